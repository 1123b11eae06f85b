//! A line in the log for every request: its id, which kind of address, what came of it, how long it
//! took. Never who asked, from where, for which community or for what: that would be a diary of people.

use std::sync::Arc;
use std::time::Instant;

use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use tracing::Instrument;

use crate::clock::Clock;

/// Says which request an answer answers, so that somebody in trouble can name it.
pub const ID: HeaderName = HeaderName::from_static("x-request-id");

/// Answers a request, and writes it down. All that is logged on the way carries the request's id.
pub async fn note(State(clock): State<Arc<dyn Clock>>, request: Request, next: Next) -> Response {
    let id = clock.moment().draw().to_string()[..16].to_owned();
    let address = request.extensions().get::<MatchedPath>().map_or("(none)", MatchedPath::as_str).to_owned();
    let span = tracing::info_span!("request", id, method = %request.method(), address);
    let began = Instant::now();
    let mut response = next.run(request).instrument(span.clone()).await;
    span.in_scope(|| {
        let (status, ms) = (response.status().as_u16(), began.elapsed().as_millis());
        if response.status().is_server_error() {
            tracing::error!(status, ms, "answered");
        } else {
            tracing::info!(status, ms, "answered");
        }
    });
    // Hexadecimal digits always make a header.
    if let Ok(id) = HeaderValue::try_from(id) {
        response.headers_mut().insert(ID, id);
    }
    response
}
