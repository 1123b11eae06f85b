//! Showing photos, to those who may see the post, and what was sent to whoever sent it.

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use domain::Subject;
use domain::text::Hash;
use serde::Deserialize;

use super::super::Web;
use super::super::session::Identity;
use super::super::trouble::Refused;
use crate::photos::files::Size;
use crate::photos::uploads::Upload;

/// A picture alone does nothing and loads nothing, also where somebody opens it by itself.
const POLICY: &str = "default-src 'none'; sandbox";

/// Which photo, on which post.
#[derive(Debug, Deserialize)]
pub struct Asked {
    slug: String,
    noun: String,
    id: String,
    name: String,
    file: String,
}

/// Shows a photo of a post. It never changes: a browser that has it need not ask again, and those who may not
/// see the post don't learn that there is one.
pub async fn photo(State(web): State<Web>, identity: Identity, Path(asked): Path<Asked>) -> Result<Response, Refused> {
    let subject: Subject = format!("{}/{}", asked.noun, asked.id).parse().map_err(|_| Refused::Nothing)?;
    let (name, size) = read(&asked.name, &asked.file)?;
    let live = web.hub.by_slug(&asked.slug).ok_or(Refused::Nothing)?;
    let state = &live.now().state;
    if !state.may_see_photo(&state.viewer(identity.account), subject, name) {
        return Err(Refused::Nothing);
    }
    let found = web.photos.files().get(live.id(), name, size).await.map_err(crate::photos::Error::from)?;
    Ok(jpeg(found.ok_or(Refused::Nothing)?, "private, max-age=31536000, immutable"))
}

/// Which upload.
#[derive(Debug, Deserialize)]
pub struct Sent {
    slug: String,
    name: String,
    file: String,
}

/// Shows an upload to whoever sent it.
pub async fn upload(State(web): State<Web>, identity: Identity, Path(sent): Path<Sent>) -> Result<Response, Refused> {
    let (name, size) = read(&sent.name, &sent.file)?;
    let live = web.hub.by_slug(&sent.slug).ok_or(Refused::Nothing)?;
    let state = &live.now().state;
    let account = identity.account.filter(|_| size == Size::Small && state.may_read(&state.viewer(identity.account)));
    let upload = Upload { community: live.id(), account: account.ok_or(Refused::Nothing)?, name };
    let found = web.photos.upload(upload, size).await?;
    Ok(jpeg(found.ok_or(Refused::Nothing)?, "private, no-store"))
}

fn read(name: &str, file: &str) -> Result<(Hash, Size), Refused> {
    let name = name.parse().map_err(|_| Refused::Nothing)?;
    Ok((name, Size::of_file(file).ok_or(Refused::Nothing)?))
}

fn jpeg(bytes: axum::body::Bytes, kept: &'static str) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "image/jpeg"),
        (header::CACHE_CONTROL, kept),
        (header::CONTENT_SECURITY_POLICY, POLICY),
    ];
    (headers, bytes).into_response()
}
