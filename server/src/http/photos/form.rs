//! Forms with files in them: each file is put away, and its name stands in its place. The rest goes on as the form
//! would have without files, so that what is refused is given back with all that was typed and sent.

use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{DefaultBodyLimit, FromRequest, Multipart, Request};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::ids::{AccountId, CommunityId};
use domain::photos::{MOST, Unfit};
use domain::text::Hash;
use sha2::{Digest, Sha256};
use tokio::io::AsyncWriteExt;

use super::super::rate::{Kind, Who};
use super::super::security;
use super::super::submit::Sender;
use super::super::trouble::Refused;
use super::sender;
use crate::photos::uploads::Upload;
use crate::photos::{Error, picture};

/// The longest body with files in it: four that are taken, and room for some that turn out too large.
pub const BODY: usize = 64 * 1024 * 1024;

/// Whether a form with files comes.
pub fn is_multipart(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).map_or(&b""[..], |kind| kind.as_bytes());
    kind.get(..20).is_some_and(|kind| kind.eq_ignore_ascii_case(b"multipart/form-data;"))
}

/// The form's fields, as one without files has them. Files of those who may send none are left out: why that
/// is so, they are told when the form is done.
pub async fn read(from: &Sender<'_>, slug: &str, mut request: Request) -> Result<String, Response> {
    DefaultBodyLimit::max(BODY).apply(&mut request);
    let mut form = Multipart::from_request(request, &()).await.map_err(IntoResponse::into_response)?;
    let whose = sender(from.web, from.identity, from.owner, slug).ok().map(|(live, account)| (live.id(), account));
    let (mut fields, mut typed, mut files) = (Vec::new(), 0, 0);
    while let Some(field) = form.next_field().await.map_err(broken)? {
        let name = field.name().unwrap_or_default().to_owned();
        let value = match (field.file_name().is_some(), whose) {
            (false, _) => text(field, security::BODY - typed).await?,
            (true, Some((community, account))) if name == "photo" => {
                files += 1;
                put_away(from, community, account, field, files <= MOST).await?
            }
            (true, _) => String::new(),
        };
        typed += name.len() + value.len();
        if typed > security::BODY {
            return Err(Refused::TooLarge.into_response());
        }
        fields.push((name, value));
    }
    serde_html_form::to_string(&fields).map_err(|_| Refused::Misread.into_response())
}

/// What was typed into a field.
pub(super) async fn text(mut field: Field<'_>, most: usize) -> Result<String, Response> {
    let mut bytes = Vec::new();
    while let Some(more) = field.chunk().await.map_err(broken)? {
        bytes.extend_from_slice(&more);
        if bytes.len() > most {
            return Err(Refused::TooLarge.into_response());
        }
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Puts a file away as a photo, and gives what stands for it in the form. One beyond those that a post may have
/// is only named.
async fn put_away(
    from: &Sender<'_>,
    community: CommunityId,
    account: AccountId,
    mut field: Field<'_>,
    is_wanted: bool,
) -> Result<String, Response> {
    // Browsers send an empty file where none was chosen.
    let Some(mut bytes) = field.chunk().await.map_err(broken)?.filter(|bytes| !bytes.is_empty()) else {
        return Ok(String::new());
    };
    let (photos, partials) = (&from.web.photos, from.web.photos.partials());
    if is_wanted {
        let attempt = from.web.limits.attempt(Kind::Photo, &Who::account(account));
        attempt.map_err(IntoResponse::into_response)?.spent();
    }
    partials.make_room(account).await.map_err(trouble)?;
    let number = from.web.clock.moment().draw().to_string();
    let mut unnamed = partials.unnamed(community, account, &number).await.map_err(trouble)?;
    let (mut hash, mut length) = (Sha256::new(), 0);
    loop {
        length += bytes.len() as u64;
        if length <= picture::BYTES && is_wanted {
            unnamed.file.write_all(&bytes).await.map_err(trouble)?;
        }
        hash.update(&bytes);
        match field.chunk().await.map_err(broken)? {
            Some(more) => bytes = more,
            None => break,
        }
    }
    if length > picture::BYTES {
        return Ok(Unfit::TooLarge.word().to_owned());
    }
    let upload = Upload { community, account, name: Hash(hash.finalize().into()) };
    if is_wanted && photos.find(upload).await.map_err(trouble)?.is_none() {
        let writer = partials.writer(upload).await.map_err(trouble)?;
        unnamed.name(&writer).await.map_err(trouble)?;
        match photos.finish(upload, &writer).await {
            Ok(()) => {}
            Err(Error::Unfit(unfit)) => return Ok(unfit.word().to_owned()),
            Err(error) => return Err(trouble(error)),
        }
    }
    Ok(upload.name.to_string())
}

fn trouble(error: impl Into<Error>) -> Response {
    Refused::from(error.into()).into_response()
}

/// A form that can't be read, or goes on for too long.
pub(super) fn broken(error: MultipartError) -> Response {
    let refused = match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Refused::TooLarge,
        _ => Refused::Misread,
    };
    refused.into_response()
}
