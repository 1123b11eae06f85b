//! Issues.

pub mod list;
pub mod new;
pub mod show;

use domain::Subject;
use domain::issues::Card;
use leptos::prelude::*;

use crate::components::{SavedHere, Time};
use crate::copy::{common, issues as copy, photos};

/// An issue in a list.
#[component]
pub fn IssueCard(
    /// The issue.
    card: Card,
    /// The community's address part.
    slug: String,
    /// What kind of thing it is, where the list has several.
    #[prop(optional)]
    noun: Option<&'static str>,
) -> impl IntoView {
    let address = format!("/c/{slug}/issues/{}", card.id);
    let title = card.title.unwrap_or_else(|| common::TAKEN_AWAY.to_owned());
    view! {
        <li class="card" data-key=card.id.to_string()>
            <h2><a href=address>{title}</a></h2>
            <p class="card__meta">
                {noun.map(|noun| view! { <strong>{noun}</strong> })}
                <SavedHere on=Subject::Issue(card.id)/>
                <span class=copy::status_style(card.status)>{copy::status(card.status)}</span>
                {card.category.map(|category| view! { <span>{category}</span> })}
                {card.place.map(|place| view! { <span>{place}</span> })}
                <Time when=card.raised/>
            </p>
            {(card.me_too + card.comments + card.photos > 0).then(|| view! {
                <p class="card__foot">
                    {(card.me_too > 0).then(|| view! { <span>{copy::me_too(card.me_too)}</span> })}
                    {(card.photos > 0).then(|| view! { <span>{photos::how_many(card.photos)}</span> })}
                    {(card.comments > 0).then(|| view! { <span>{copy::comments(card.comments)}</span> })}
                </p>
            })}
        </li>
    }
}
