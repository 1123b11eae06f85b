//! What is so only on the phone that shows the page.

use std::collections::BTreeSet;
use std::sync::Arc;

use domain::Subject;
use leptos::prelude::*;

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

/// The thing whose page is at this path.
pub fn page_of(slug: &str, path: &str) -> Option<Subject> {
    let rest = path.strip_prefix("/c/")?.strip_prefix(slug)?.strip_prefix('/')?;
    let (nouns, id) = rest.split_once('/')?;
    let noun = nouns.strip_suffix('s')?;
    let noun = if noun == "meeting" { "gathering" } else { noun };
    format!("{noun}/{id}").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::page_of;

    #[test]
    fn an_address_names_the_thing_it_shows() {
        let id = "01890a5d-ac96-774b-bcce-b302099a8057";
        let named = page_of("mill", &format!("/c/mill/issues/{id}")).map(|subject| subject.to_string());
        assert_eq!(named, Some(format!("issue/{id}")));
        assert_eq!(page_of("mill", "/c/mill/issues/new"), None);
        assert_eq!(page_of("mill", "/c/mill"), None);
    }
}
