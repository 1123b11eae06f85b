//! What pages on a phone ask for, as JSON.

use axum::extract::{Path, RawQuery, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::query::answer;
use serde::Deserialize;

use super::Web;
use super::session::Identity;

/// Which query, of which community.
#[derive(Debug, Deserialize)]
pub struct Asked {
    slug: String,
    name: String,
}

/// Answers a query. What somebody may not see is not there.
pub async fn show(
    State(web): State<Web>,
    identity: Identity,
    Path(asked): Path<Asked>,
    RawQuery(fields): RawQuery,
) -> Response {
    let Some(live) = web.hub.by_slug(&asked.slug) else { return StatusCode::NOT_FOUND.into_response() };
    let published = live.now();
    let viewer = published.state.viewer(identity.account);
    let fields = fields.as_deref().unwrap_or_default();
    match answer(&asked.name, fields, &published.state, viewer, web.clock.now()) {
        Ok(json) => {
            let headers = [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "private, no-store")];
            (headers, json).into_response()
        }
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}
