//! What another app shares with the installed one: it leads to the form for a new issue, filled in.
//!
//! The service worker takes it before it comes here, and keeps the photo. Where there is none yet, the words go
//! on without it: nobody's photo is taken before they have said that it is to be sent.

use axum::extract::{DefaultBodyLimit, FromRequest, Multipart, Request};
use axum::response::{IntoResponse, Redirect, Response};

use super::form::{self, broken};
use crate::http::trouble::Refused;

/// Where the manifest has it sent.
pub const PATH: &str = "/go/share";

/// As much of what was shared as an address has room for, in characters.
const TITLE: usize = 200;
const DETAILS: usize = 1500;

/// Leads to the form.
pub async fn post(mut request: Request) -> Result<Response, Response> {
    DefaultBodyLimit::max(form::BODY).apply(&mut request);
    let mut shared = Multipart::from_request(request, &()).await.map_err(IntoResponse::into_response)?;
    let [mut title, mut text, mut url] = [const { String::new() }; 3];
    while let Some(field) = shared.next_field().await.map_err(broken)? {
        let to = match field.name() {
            Some("title") => &mut title,
            Some("text") => &mut text,
            Some("url") => &mut url,
            _ => continue,
        };
        *to = form::text(field, crate::http::security::BODY).await?.trim().to_owned();
    }
    let details: Vec<&str> = [text.as_str(), url.as_str()].into_iter().filter(|part| !part.is_empty()).collect();
    let cut = |text: &str, most| text.chars().take(most).collect::<String>();
    let fields = [("title", cut(&title, TITLE)), ("details", cut(&details.join("\n"), DETAILS))];
    let fields: Vec<_> = fields.into_iter().filter(|(_, value)| !value.is_empty()).collect();
    let query = serde_html_form::to_string(fields).map_err(|_| Refused::Misread.into_response())?;
    let address = if query.is_empty() { "/go/raise".to_owned() } else { format!("/go/raise?{query}") };
    Ok(Redirect::to(&address).into_response())
}
