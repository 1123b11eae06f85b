//! What waits on a phone is known to its service worker alone, which answers in place of this. A browser
//! without one keeps nothing.

use app::pages::phone::outbox::{OutboxPage, OutboxPageProps};
use axum::response::Response;

use super::{Visitor, go};

/// The page: nothing waits.
pub async fn show(visitor: Visitor) -> Response {
    visitor.show(|| OutboxPage(OutboxPageProps { waiting: Vec::new() }))
}

/// There is nothing to be done about nothing.
pub async fn post() -> Response {
    go("/outbox")
}
