//! Ideas.

pub mod edit;
pub mod list;
pub mod new;
pub mod show;

use domain::Subject;
use domain::ideas::Card;
use domain::text::PROSE;
use leptos::prelude::*;

use crate::components::{SavedHere, TextArea, TextField, Time};
use crate::copy::{common, ideas as copy, issues};

/// An idea in a list.
#[component]
pub fn IdeaCard(
    /// The idea.
    card: Card,
    /// The community's address part.
    slug: String,
    /// What kind of thing it is, where the list has several.
    #[prop(optional)]
    noun: Option<&'static str>,
) -> impl IntoView {
    let address = format!("/c/{slug}/ideas/{}", card.id);
    let title = card.title.unwrap_or_else(|| common::TAKEN_AWAY.to_owned());
    view! {
        <li class="card" data-key=card.id.to_string()>
            <h2><a href=address>{title}</a></h2>
            <p class="card__meta">
                {noun.map(|noun| view! { <strong>{noun}</strong> })}
                <SavedHere on=Subject::Idea(card.id)/>
                <span class=copy::stage_style(card.stage)>{copy::stage(card.stage)}</span>
                <Time when=card.proposed/>
            </p>
            {(card.support + card.comments > 0).then(|| view! {
                <p class="card__foot">
                    {(card.support > 0).then(|| view! { <span>{copy::support(card.support)}</span> })}
                    {(card.comments > 0).then(|| view! { <span>{issues::comments(card.comments)}</span> })}
                </p>
            })}
        </li>
    }
}

/// What the words of an idea are at first.
#[derive(Debug, Clone, Default)]
pub struct Wording {
    title: String,
    why: String,
    takes: String,
    cost: String,
    cost_words: String,
}

/// The fields for the words of an idea.
#[component]
pub fn WordingFields(
    /// What they hold at first.
    wording: Wording,
) -> impl IntoView {
    view! {
        <TextField name="title" label=copy::WHAT hint=copy::WHAT_HINT value=wording.title/>
        <TextArea name="why" label=copy::WHY hint=copy::WHY_HINT max=PROSE value=wording.why/>
        <TextArea name="takes" label=copy::TAKES hint=copy::TAKES_HINT max=PROSE rows=3 value=wording.takes/>
        <TextField name="cost" label=copy::COST hint=copy::COST_HINT max=20 inputmode="numeric" value=wording.cost/>
        <TextField name="cost_words" label=copy::COST_WORDS hint=copy::COST_WORDS_HINT value=wording.cost_words/>
    }
}
