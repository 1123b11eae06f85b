//! What stands in place of a page that is not on this phone.

use leptos::prelude::*;

use super::outbox::{WaitingAct, WaitingActs};
use crate::copy::no_signal as copy;
use crate::pages::account::Frame;

/// A community that this phone keeps.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Its address part.
    pub slug: String,
    /// Its name.
    pub name: String,
}

/// The page: that there is no signal, and what is here without one.
#[component]
pub fn NoSignalPage(
    /// Whether something was sent, which is not done.
    sent: bool,
    /// The communities on this phone.
    kept: Vec<Kept>,
    /// What waits on this phone.
    waiting: Vec<WaitingAct>,
) -> impl IntoView {
    let none = kept.is_empty();
    view! {
        <Frame name=copy::TITLE narrow=true>
            <h1>{copy::TITLE}</h1>
            <p>{if sent { copy::NOT_SENT } else { copy::NOT_HERE }}</p>
            <section aria-labelledby="kept">
                <h2 id="kept">{copy::KEPT}</h2>
                {none.then(|| view! { <p class="muted">{copy::NONE_KEPT}</p> })}
                <ul class="cards">
                    {kept.into_iter().map(|kept| view! {
                        <li class="card"><h3 class="prose"><a href=format!("/c/{}", kept.slug)>{kept.name}</a></h3></li>
                    }).collect_view()}
                </ul>
            </section>
            <section aria-labelledby="waiting">
                <h2 id="waiting">{crate::copy::outbox::TITLE}</h2>
                <WaitingActs waiting/>
            </section>
        </Frame>
    }
}
