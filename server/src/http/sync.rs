//! What a phone keeps of a community: it says what it has, and is sent what it lacks.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use domain::query::Look;
use domain::sync::{Have, answer};

use super::Web;
use super::pages::Slug;
use super::session::Identity;
use super::trouble::Refused;

/// Sends what the phone lacks. A community that one may not read is not there, like one that is missing:
/// then what the phone still has of it goes.
pub async fn post(
    State(web): State<Web>,
    identity: Identity,
    Path(Slug { slug }): Path<Slug>,
    Json(have): Json<Have>,
) -> Result<Response, Refused> {
    let live = web.hub.by_slug(&slug).ok_or(Refused::Nothing)?;
    let published = live.now();
    let (state, now) = (&published.state, web.clock.now());
    let viewer = state.viewer(identity.account);
    if !state.may_read(&viewer) {
        return Err(Refused::Nothing);
    }
    let shelf = live.shelves().shelf(&published, viewer.role, now);
    let sent = answer(&shelf, &Look { state, viewer, now }, &have);
    Ok(([(header::CACHE_CONTROL, "private, no-store")], Json(sent)).into_response())
}
