//! What the server gives to the pages it renders.

use std::sync::{Arc, Mutex};

use domain::query::{self, Query};
use domain::{Refusal, State, Timestamp, Viewer, ids::CommandId};
use leptos::prelude::*;

/// The state a page is rendered from, and for whom. None where there is no such community.
#[derive(Clone)]
pub struct Reading {
    /// The state.
    pub state: Option<Arc<State>>,
    /// Who looks.
    pub viewer: Viewer,
    /// When.
    pub now: Timestamp,
    /// Where people find this server, such as `https://moot.example`.
    pub origin: String,
}

/// Makes the id of the command that a form will give.
#[derive(Clone)]
pub struct FreshIds(pub Arc<dyn Fn() -> CommandId + Send + Sync>);

/// What pages tell the server while they are rendered.
#[derive(Clone, Default)]
pub struct Told {
    inside: Arc<Mutex<Inside>>,
}

#[derive(Default)]
struct Inside {
    title: String,
    not_found: bool,
    feed: Option<String>,
}

impl Told {
    /// The page's title.
    pub fn title(&self) -> String {
        self.inside.lock().map(|inside| inside.title.clone()).unwrap_or_default()
    }

    /// Whether there was nothing to show at this address.
    pub fn not_found(&self) -> bool {
        self.inside.lock().is_ok_and(|inside| inside.not_found)
    }

    /// The address of a feed that says what is new on the page.
    pub fn feed(&self) -> Option<String> {
        self.inside.lock().ok().and_then(|inside| inside.feed.clone())
    }

    /// There is a feed that says what is new on the page.
    pub fn set_feed(&self, address: String) {
        if let Ok(mut inside) = self.inside.lock() {
            inside.feed = Some(address);
        }
    }

    /// Sets the title.
    pub fn set_title(&self, title: String) {
        if let Ok(mut inside) = self.inside.lock() {
            inside.title = title;
        }
    }

    /// There is nothing to show at this address.
    pub fn set_not_found(&self) {
        if let Ok(mut inside) = self.inside.lock() {
            inside.not_found = true;
        }
    }
}

/// Answers a query from the state that the page is rendered from. A community that is missing and
/// one that the viewer may not see look the same.
pub fn answer<Q: Query>(query: &Q) -> Result<Q::View, Refusal> {
    let Reading { state, viewer, now, .. } = use_context::<Reading>().ok_or(Refusal::NotFound)?;
    query::ask(query, &*state.ok_or(Refusal::NotFound)?, viewer, now)
}
