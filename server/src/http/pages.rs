//! The pages of a community.

use app::app::App;
use app::components::act_form::Returned;
use axum::extract::{OriginalUri, Path, State};
use axum::response::Response;
use serde::Deserialize;

use super::Web;
use super::render::Visit;
use super::security::Nonce;
use super::session::Identity;

/// The address part that names the community.
#[derive(Debug, Deserialize)]
pub struct Slug {
    /// It.
    pub slug: String,
}

/// Shows a page.
pub async fn show(
    State(web): State<Web>,
    identity: Identity,
    nonce: Nonce,
    Path(Slug { slug }): Path<Slug>,
    OriginalUri(uri): OriginalUri,
) -> Response {
    let address = uri.path_and_query().map_or("/", |address| address.as_str());
    community_page(&Visit { web: &web, identity: &identity, nonce: &nonce, address }, &slug, None)
}

/// Renders a page of a community.
pub fn community_page(visit: &Visit<'_>, slug: &str, returned: Option<Returned>) -> Response {
    visit.page(Some(slug), returned, App)
}
