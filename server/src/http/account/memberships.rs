//! The communities that a phone keeps: those that its holder belongs to.

use axum::Json;
use axum::http::header;
use axum::response::{IntoResponse, Response};

use super::Visitor;

/// The address parts of the communities that whoever asks may read as more than a stranger.
pub async fn show(visitor: Visitor) -> Response {
    let account = visitor.identity.account;
    let mine = visitor.communities_of(account).into_iter().filter_map(|live| {
        let state = &live.now().state;
        let viewer = state.viewer(account);
        (viewer.member.is_some() && state.may_read(&viewer)).then(|| state.community.profile.slug.clone())
    });
    let slugs: Vec<String> = mine.collect();
    ([(header::CACHE_CONTROL, "private, no-store")], Json(slugs)).into_response()
}
