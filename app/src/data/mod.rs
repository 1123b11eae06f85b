//! The one place where pages ask for what they show: the state that the server renders them from.

pub mod server;

use domain::query::Query;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// What a page shows.
#[derive(Debug)]
pub struct Shown<V: 'static>(RwSignal<V>);

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
        self.0.with(look)
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

/// The address part that names the community.
pub fn use_slug() -> Memo<String> {
    let params = use_params_map();
    Memo::new(move |_| params.with(|params| params.get("slug").unwrap_or_default()))
}

/// Shows the answer to a query.
pub fn ask<Q: Query>(query: impl Fn() -> Q, draw: impl FnOnce(Shown<Q::View>) -> AnyView) -> AnyView {
    match server::answer(&query()) {
        Ok(view) => draw(Shown(RwSignal::new(view))),
        Err(_) => crate::pages::not_found::Elsewhere().into_any(),
    }
}
