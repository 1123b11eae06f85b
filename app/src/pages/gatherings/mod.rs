//! Meetings (in the code: gatherings).

pub mod check_in;
pub mod list;
pub mod new;
pub mod sheet;
pub mod show;

use domain::gatherings::{Card, Phase};
use leptos::prelude::*;

use crate::components::Time;
use crate::copy::{common, gatherings as copy};

/// Where the page of a meeting is.
fn address(slug: &str, card: &Card) -> String {
    format!("/c/{slug}/meetings/{}", card.id)
}

/// What a meeting is called.
fn called(card: &Card) -> String {
    card.title.clone().unwrap_or_else(|| common::TAKEN_AWAY.to_owned())
}

/// A meeting in a list.
#[component]
pub fn GatheringCard(
    /// The meeting.
    card: Card,
    /// The community's address part.
    slug: String,
) -> impl IntoView {
    let title = called(&card);
    let is_on = card.phase == Phase::Open;
    view! {
        <li class="card" class:card--ask=is_on && !card.checked_in data-key=card.id.to_string()>
            <h3><a href=address(&slug, &card)>{title}</a></h3>
            <p class="card__meta">
                <Time when=card.begins/>
                {card.place.map(|place| view! { <span class="prose">{place}</span> })}
            </p>
            <p class="card__foot">
                <span class=copy::phase_style(card.phase)>{copy::phase(card.phase)}</span>
                {card.here.map(|here| view! { <span>{copy::here(here)}</span> })}
                {card.there.map(|there| view! { <span>{copy::there(there)}</span> })}
                {(is_on && card.checked_in).then(|| view! { <span>{copy::CHECKED_IN}</span> })}
            </p>
        </li>
    }
}
