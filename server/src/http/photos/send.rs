//! Photos that come in pieces: where one stands, and more of it.

use std::time::Duration;

use axum::Json;
use axum::body::{Body, BodyDataStream};
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::photos::Unfit;
use futures::StreamExt;
use serde::Deserialize;
use serde_json::json;
use tokio::io::AsyncWriteExt;

use super::super::Web;
use super::super::rate::{Kind, Who};
use super::super::session::Identity;
use super::super::submit::Owner;
use super::super::trouble::Refused;
use super::{Turned, sender};
use crate::photos::partial::Writer;
use crate::photos::uploads::Upload;
use crate::photos::{Error, picture};

const OFFSET: HeaderName = HeaderName::from_static("upload-offset");
const LENGTH: HeaderName = HeaderName::from_static("upload-length");
const COMPLETE: HeaderName = HeaderName::from_static("upload-complete");

/// How long to wait for the next bytes before the line counts as cut.
const SILENCE: Duration = Duration::from_secs(30);

/// Which file.
#[derive(Debug, Deserialize)]
pub struct Asked {
    slug: String,
    name: String,
}

impl Asked {
    fn find(&self, web: &Web, identity: &Identity, owner: Owner) -> Result<Upload, Turned> {
        let (live, account) = sender(web, identity, owner, &self.slug)?;
        let name = self.name.parse().map_err(|_| Refused::Nothing)?;
        Ok(Upload { community: live.id(), account, name })
    }
}

/// Says how much has come of a file.
pub async fn offset(
    State(web): State<Web>,
    identity: Identity,
    owner: Owner,
    Path(asked): Path<Asked>,
) -> Result<Response, Response> {
    let upload = asked.find(&web, &identity, owner).map_err(IntoResponse::into_response)?;
    let stands = stands(&web, upload).await.map_err(|error| Refused::from(error).into_response())?;
    Ok(stands.into_response())
}

/// Takes more of a file, as far as it comes.
pub async fn append(
    State(web): State<Web>,
    identity: Identity,
    owner: Owner,
    Path(asked): Path<Asked>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Response> {
    let upload = asked.find(&web, &identity, owner).map_err(IntoResponse::into_response)?;
    let told = |name: HeaderName| headers.get(name)?.to_str().ok()?.parse().ok();
    let (Some(from), Some(length)) = (told(OFFSET), told(LENGTH)) else {
        return Err(Refused::Misread.into_response());
    };
    let piece = Piece { web, upload, from, length };
    // Goes on when the line is cut: what has come is kept, and what is whole is finished.
    let done = tokio::spawn(async move { piece.take(body.into_data_stream()).await }).await;
    done.unwrap_or(Err(Refused::Broken.into_response()))
}

/// How much has come.
#[derive(Debug, Clone, Copy)]
struct Stands {
    offset: u64,
    complete: bool,
}

impl Stands {
    /// For whoever thought that it stood elsewhere.
    fn instead(offset: u64) -> Response {
        let headers = [(OFFSET, HeaderValue::from(offset))];
        (StatusCode::CONFLICT, headers, Json(json!({ "trouble": "offset" }))).into_response()
    }
}

impl IntoResponse for Stands {
    fn into_response(self) -> Response {
        let mut response = (StatusCode::NO_CONTENT, [(OFFSET, HeaderValue::from(self.offset))]).into_response();
        if self.complete {
            response.headers_mut().insert(COMPLETE, HeaderValue::from_static("?1"));
        }
        response
    }
}

async fn stands(web: &Web, upload: Upload) -> Result<Stands, Error> {
    if let Some(offset) = web.photos.find(upload).await? {
        return Ok(Stands { offset, complete: true });
    }
    Ok(Stands { offset: web.photos.partials().offset(upload).await?, complete: false })
}

/// A piece of a file that is about to come.
struct Piece {
    web: Web,
    upload: Upload,
    from: u64,
    length: u64,
}

impl Piece {
    async fn take(self, body: BodyDataStream) -> Result<Response, Response> {
        let trouble = |error: Error| Refused::from(error).into_response();
        let partials = self.web.photos.partials();
        let mut writer = partials.writer(self.upload).await.map_err(|error| trouble(error.into()))?;
        let stands = stands(&self.web, self.upload).await.map_err(trouble)?;
        if stands.complete {
            return Ok(stands.into_response());
        }
        if let Some(unfit) = unfit(self.length) {
            writer.destroy().await.map_err(|error| trouble(error.into()))?;
            return Err(refuse(unfit));
        }
        if stands.offset != self.from {
            return Err(Stands::instead(stands.offset));
        }
        if self.from == 0 {
            let who = Who::account(self.upload.account);
            self.web.limits.attempt(Kind::Photo, &who).map_err(IntoResponse::into_response)?.spent();
            partials.make_room(self.upload.account).await.map_err(|error| trouble(error.into()))?;
        }
        let offset = self.append(&mut writer, body).await.map_err(|error| trouble(error.into()))?;
        if offset < self.length {
            return Ok(Stands { offset, complete: false }.into_response());
        }
        match self.web.photos.finish(self.upload, &writer).await {
            Ok(()) => Ok(Stands { offset, complete: true }.into_response()),
            Err(Error::Unfit(unfit)) => Err(refuse(unfit)),
            // Something came otherwise than it was sent: from the beginning, then.
            Err(Error::Misnamed) => Err(Stands::instead(0)),
            Err(error) => Err(trouble(error)),
        }
    }

    /// Writes what comes until there is no more, the line is cut, or another comes to write. Gives how much
    /// there is then. What is sent beyond the end of the file is not taken.
    async fn append(&self, writer: &mut Writer, mut body: BodyDataStream) -> std::io::Result<u64> {
        let (mut file, mut offset) = (writer.open().await?, self.from);
        while offset < self.length {
            let next = tokio::select! {
                next = tokio::time::timeout(SILENCE, body.next()) => next,
                () = writer.is_relieved() => break,
            };
            let Ok(Some(Ok(bytes))) = next else { break };
            let wanted = usize::try_from(self.length - offset).unwrap_or(usize::MAX).min(bytes.len());
            file.write_all(&bytes[..wanted]).await?;
            offset += wanted as u64;
        }
        file.flush().await?;
        Ok(offset)
    }
}

/// Whether a file of this length is no photo, whatever is in it.
fn unfit(length: u64) -> Option<Unfit> {
    match length {
        0 => Some(Unfit::NotAPicture),
        length if length > picture::BYTES => Some(Unfit::TooLarge),
        _ => None,
    }
}

fn refuse(unfit: Unfit) -> Response {
    (StatusCode::UNPROCESSABLE_ENTITY, Json(json!({ "fault": unfit.word() }))).into_response()
}
