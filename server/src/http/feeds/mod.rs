//! The Record for feed readers: as everybody sees it, and as members see it at an address that is
//! the only key. Feed readers have no cookies, so nobody is asked who they are.

mod atom;

use app::components::links::{feed_address, public_feed_address};
use axum::extract::{FromRequestParts, OriginalUri, Path, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::query::ask;
use domain::record::List;
use domain::text::Hash;
use domain::{Refusal, Viewer};

use super::Web;
use super::pages::{Slug, community_page};
use super::render::Visit;
use super::security::Nonce;
use super::session::Identity;
use super::trouble::Refused;
use crate::live::Published;
use atom::{Audience, Feed};

/// The feed of what everybody may see of a community.
pub async fn public(State(web): State<Web>, Path(Slug { slug }): Path<Slug>, request: Request) -> Response {
    let asked = request.headers().get(header::IF_NONE_MATCH).cloned();
    let feed = web.hub.by_slug(&slug).and_then(|live| {
        write(&web, &live.now(), Viewer::STRANGER, Audience::Everybody, &public_feed_address(&slug)).ok()
    });
    let Some(feed) = feed else { return nothing_here(&web, request, &slug).await };
    // Hex digits in quotes always make a header.
    let tag = format!("\"{}\"", Hash::of(&feed));
    let tag = HeaderValue::try_from(tag).unwrap_or(HeaderValue::from_static("\"\""));
    // It may change, or be for members only, at any moment: to be asked for each time.
    let headers = [(header::CACHE_CONTROL, HeaderValue::from_static("no-cache")), (header::ETAG, tag.clone())];
    if asked == Some(tag) {
        (StatusCode::NOT_MODIFIED, headers).into_response()
    } else {
        (headers, atom(feed)).into_response()
    }
}

/// The feed of what members may see, at the secret address of one of them.
pub async fn own(State(web): State<Web>, Path(secret): Path<String>) -> Response {
    let whose = web.hub.all().into_iter().find_map(|live| {
        let published = live.now();
        published.state.viewer_of_feed(&secret).map(|viewer| (published, viewer))
    });
    let feed = whose.and_then(|(published, viewer)| {
        write(&web, &published, viewer, Audience::Members, &feed_address(&secret)).ok()
    });
    let Some(feed) = feed else { return Refused::Nothing.into_response() };
    let headers = [
        (header::CACHE_CONTROL, "private, no-store"),
        (header::REFERRER_POLICY, "no-referrer"),
        (HeaderName::from_static("x-robots-tag"), "noindex"),
    ];
    (headers, atom(feed)).into_response()
}

fn atom(feed: Vec<u8>) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "application/atom+xml; charset=utf-8")], feed)
}

fn write(
    web: &Web,
    published: &Published,
    viewer: Viewer,
    audience: Audience,
    address: &str,
) -> Result<Vec<u8>, Refusal> {
    let list = ask(&List::default(), &published.state, viewer, web.clock.now())?;
    let origin = web.settings.origin.to_string();
    let feed = Feed { origin: &origin, address, published, audience, entries: &list.entries };
    feed.write().map_err(|error| {
        tracing::error!(%error, "a feed could not be written");
        Refusal::NotFound
    })
}

/// The page that stands where there is nothing, as at any other address of a community.
async fn nothing_here(web: &Web, request: Request, slug: &str) -> Response {
    let (mut parts, _) = request.into_parts();
    match visit(web, &mut parts).await {
        Ok((identity, nonce, address)) => {
            community_page(&Visit { web, identity: &identity, nonce: &nonce, address: &address }, slug, None)
        }
        Err(refused) => refused.into_response(),
    }
}

async fn visit(web: &Web, parts: &mut Parts) -> Result<(Identity, Nonce, String), Refused> {
    let identity = Identity::from_request_parts(parts, web).await?;
    // Neither of these can fail.
    let Ok(nonce) = Nonce::from_request_parts(parts, web).await;
    let Ok(OriginalUri(uri)) = OriginalUri::from_request_parts(parts, web).await;
    Ok((identity, nonce, uri.path().to_owned()))
}
