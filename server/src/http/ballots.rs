//! The published ballots of a vote that has closed, for anybody to count again.

use axum::extract::{OriginalUri, Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use domain::votes::published;
use serde::Deserialize;

use super::Web;
use super::pages::community_page;
use super::render::Visit;
use super::security::Nonce;
use super::session::Identity;

/// Which vote, of which community.
#[derive(Debug, Deserialize)]
pub struct Asked {
    slug: String,
    id: String,
}

/// Gives the file, byte for byte as its hash was minuted, to whoever may see the vote.
pub async fn show(
    State(web): State<Web>,
    identity: Identity,
    nonce: Nonce,
    Path(Asked { slug, id }): Path<Asked>,
    OriginalUri(uri): OriginalUri,
) -> Response {
    let file = web.hub.by_slug(&slug).zip(id.parse().ok()).and_then(|(live, id)| {
        let live = live.now();
        published(&live.state, &live.state.viewer(identity.account), id)
    });
    match file {
        Some(file) => {
            let headers = [
                (header::CONTENT_TYPE, "text/plain; charset=utf-8"),
                // The vote may yet be hidden.
                (header::CACHE_CONTROL, "private, no-store"),
                (header::CONTENT_DISPOSITION, "inline; filename=\"ballots.txt\""),
            ];
            (headers, file.text.to_string()).into_response()
        }
        None => {
            let address = uri.path_and_query().map_or("/", |address| address.as_str());
            community_page(&Visit { web: &web, identity: &identity, nonce: &nonce, address }, &slug, None)
        }
    }
}
