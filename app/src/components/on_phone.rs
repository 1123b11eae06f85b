//! What is so only on the phone that shows the page.

use std::collections::BTreeSet;
use std::sync::Arc;

use domain::Subject;
use leptos::prelude::*;

use super::links::page_of;
use crate::copy::phone as copy;

/// That a phone shows the page, from what it keeps, and what it has not sent. The server has none.
#[derive(Debug, Clone, Default)]
pub struct OnPhone {
    /// What looks as it does only here, because the server has not answered for it yet.
    pub unsent: Arc<BTreeSet<Subject>>,
}

impl OnPhone {
    /// Whether the server has not answered for this yet.
    pub fn is_unsent(subject: Subject) -> bool {
        use_context::<OnPhone>().is_some_and(|phone| phone.unsent.contains(&subject))
    }
}

/// Marks what waits on this phone.
#[component]
pub fn SavedHere(
    /// What the mark stands on.
    on: Subject,
) -> impl IntoView {
    OnPhone::is_unsent(on).then(|| view! { <span class="badge badge--waiting">{copy::SAVED_HERE}</span> })
}

/// Says that no more than the outline of a thing is here, where that is so.
#[component]
pub fn OutlineOnly(
    /// The community's address part.
    slug: String,
    /// The page's path.
    path: String,
) -> impl IntoView {
    page_of(&slug, &path)
        .filter(|subject| is_outline(*subject))
        .map(|_| view! { <p class="banner banner--info" role="status">{copy::OUTLINE_ONLY}</p> })
}

/// Whether no more than the outline of a thing is here.
pub fn is_outline(subject: Subject) -> bool {
    let state = use_context::<crate::data::server::Reading>().and_then(|reading| reading.state);
    state.is_some_and(|state| state.elsewhere.is_outline(subject))
}
