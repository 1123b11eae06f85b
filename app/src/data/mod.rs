//! The one place where pages ask for what they show.
//!
//! The server answers from its state while rendering and embeds the answer in the page; the phone
//! hydrates from exactly that answer, and asks again when the address changes, after an act, and
//! when the live stream says that something changed.

mod embed;
#[cfg(feature = "ssr")]
pub mod server;

use domain::Subject;
use domain::query::Query;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use serde::{Deserialize, Serialize};

/// Why a page can't show what was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Trouble {
    /// There is no such thing, or not for this person.
    NotFound,
    /// The server could not be reached.
    NoSignal,
    /// The server asks to wait.
    TooFast,
    /// The server is in trouble.
    Server,
}

/// What a page shows now; changes in place when something new comes.
#[derive(Debug)]
pub struct Shown<V: 'static>(RwSignal<Option<V>>);

impl<V> Clone for Shown<V> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<V> Copy for Shown<V> {}

impl<V: Clone + Send + Sync + 'static> Shown<V> {
    /// Part of it, kept up to date. What hangs on it is drawn again only when this part changes, so
    /// that news of something else leaves half-written forms alone.
    pub fn read<T: Clone + PartialEq + Send + Sync + 'static>(
        self,
        part: impl Fn(&V) -> T + Send + Sync + 'static,
    ) -> Signal<T> {
        Memo::new(move |_| self.with(&part)).into()
    }

    /// Looks at it once, and again when it changes.
    pub fn with<T>(self, look: impl FnOnce(&V) -> T) -> T {
        // A page is drawn only once there is something to show, and never loses it again.
        self.0.with(|shown| look(shown.as_ref().expect("drawn only when there is something to show")))
    }

    /// Looks at it as it is now and never again: for what a form begins with, which news must not redraw.
    pub fn first<T>(self, look: impl FnOnce(&V) -> T) -> T {
        untrack(|| self.with(look))
    }

    /// All of it.
    pub fn get(self) -> V {
        self.with(V::clone)
    }
}

/// Counts what makes pages ask again: one's own acts and the live stream.
#[derive(Debug, Clone, Copy)]
pub struct Refresh {
    acts: RwSignal<u32>,
    news: RwSignal<(u32, Vec<Subject>)>,
    new_above: RwSignal<bool>,
}

impl Refresh {
    /// Nothing has happened yet.
    pub fn new() -> Self {
        Self { acts: RwSignal::new(0), news: RwSignal::new((0, Vec::new())), new_above: RwSignal::new(false) }
    }

    /// One's own act was done: every part of the page asks again.
    pub fn after_act(self) {
        self.acts.update(|count| *count += 1);
    }

    /// How many acts were done.
    pub fn acts(self) -> u32 {
        self.acts.get()
    }

    /// How much news there was, and what `look` makes of the newest.
    pub fn news<T>(self, look: impl FnOnce(&[Subject]) -> T) -> (u32, T) {
        self.news.with(|(count, subjects)| (*count, look(subjects)))
    }

    /// Whether something new came in above what is being read.
    pub fn has_new_above(self) -> bool {
        self.new_above.get()
    }

    /// Something new came in above what is being read, or it has been looked at.
    pub fn new_above(self, is: bool) {
        self.new_above.set(is);
    }

    /// The live stream told of these things.
    pub fn after_news(self, subjects: Vec<Subject>) {
        self.news.update(|news| *news = (news.0 + 1, subjects));
    }
}

impl Default for Refresh {
    fn default() -> Self {
        Self::new()
    }
}

/// The address part that names the community.
pub fn use_slug() -> Memo<String> {
    let params = use_params_map();
    Memo::new(move |_| params.with(|params| params.get("slug").unwrap_or_default()))
}

/// Shows the answer to a query, and keeps it up to date. `concerns` says which news of the live
/// stream matter to it.
pub fn ask<Q: Query>(
    query: impl Fn() -> Q + Send + Sync + 'static,
    concerns: impl Fn(&Q, &Subject) -> bool + Send + Sync + 'static,
    draw: impl Fn(Shown<Q::View>) -> AnyView + Send + Sync + 'static,
) -> impl IntoView {
    let slug = use_slug();
    let shown = RwSignal::new(None);
    let trouble = RwSignal::new(None);
    let embedded = embed::Embedded::take(&query, slug);
    match embedded.answer {
        Some(Ok(view)) => shown.set(Some(view)),
        Some(Err(why)) => trouble.set(Some(why)),
        None => {}
    }
    #[cfg(feature = "hydrate")]
    crate::phone::keep_current(query, concerns, slug, shown, trouble);
    #[cfg(not(feature = "hydrate"))]
    let _ = concerns;

    // Once there is something to show, the page is not drawn anew whatever comes of asking again.
    let missing = Memo::new(move |_| if shown.with(Option::is_some) { None } else { Some(trouble.get()) });
    view! {
        <script type="application/json" data-view=Q::NAME inner_html=embedded.json></script>
        {move || match missing.get() {
            // Nothing that drawing looks at makes it start again: parts that change see to themselves.
            None => untrack(|| draw(Shown(shown))),
            Some(Some(why)) => crate::pages::not_found::trouble(why).into_any(),
            Some(None) => view! { <p class="muted" aria-busy="true">{crate::copy::common::LOADING}</p> }.into_any(),
        }}
    }
}
