//! Working groups.

pub mod call_sheet;
pub mod list;
pub mod new;
mod people;
mod run;
pub mod show;

use domain::Subject;
use domain::groups::{Card, Joining};
use domain::text::PROSE;
use leptos::prelude::*;

use crate::components::{Choice, SavedHere, TextArea, TextField, form_value};
use crate::copy::{common, groups as copy};

/// A group in a list.
#[component]
pub fn GroupCard(
    /// The group.
    card: Card,
    /// The community's address part.
    slug: String,
    /// What kind of thing it is, where the list has several.
    #[prop(optional)]
    noun: Option<&'static str>,
) -> impl IntoView {
    let address = format!("/c/{slug}/groups/{}", card.id);
    let name = card.name.unwrap_or_else(|| common::TAKEN_AWAY.to_owned());
    view! {
        <li class="card" data-key=card.id.to_string()>
            <h2><a href=address>{name}</a></h2>
            {card.purpose.map(|purpose| view! { <p class="prose">{purpose}</p> })}
            <p class="card__foot">
                {noun.map(|noun| view! { <strong>{noun}</strong> })}
                <SavedHere on=Subject::Group(card.id)/>
                {card.closed.then(|| view! { <span class="badge badge--closed">{copy::IS_CLOSED}</span> })}
                {card.mine.then(|| view! { <span class="badge">{copy::YOU_ARE_IN}</span> })}
                <span>{copy::members(card.members)}</span>
                {(card.jobs > 0 && !card.closed).then(|| view! { <span>{copy::jobs(card.jobs)}</span> })}
                {(!card.closed && !card.mine).then(|| view! { <span>{copy::joining(card.joining)}</span> })}
            </p>
        </li>
    }
}

/// The fields for what a group says of itself.
#[component]
pub fn GroupFields(
    /// Its name.
    #[prop(optional)]
    name: String,
    /// What it is for.
    #[prop(optional)]
    purpose: String,
    /// How people get into it.
    #[prop(optional)]
    joining: Joining,
) -> impl IntoView {
    let choices = [Joining::Open, Joining::ByRequest].map(|choice| {
        view! { <Choice name="joining" value=form_value(choice) label=copy::joining_choice(choice) chosen=choice == joining/> }
    });
    view! {
        <TextField name="name" label=copy::NAME hint=copy::NAME_HINT value=name/>
        <TextArea name="purpose" label=copy::PURPOSE hint=copy::PURPOSE_HINT max=PROSE value=purpose/>
        <fieldset class="choices">
            <legend>{copy::JOINING}</legend>
            {choices.into_iter().collect_view()}
        </fieldset>
    }
}
