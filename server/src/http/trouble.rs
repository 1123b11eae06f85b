//! What goes wrong before a page sees a request, or instead of its answer: a kind page that says so,
//! or its code for a sender that shows no page.

use std::sync::Arc;

use app::copy::safety;
use app::data::server::{FreshIds, Reading};
use app::pages::not_found::Elsewhere;
use app::pages::trouble::{TroublePage, TroublePageProps};
use app::shell::{self, Assets, Request};
use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::Viewer;
use leptos::prelude::IntoAny;

use super::security::{Guard, Nonce};
use crate::live::Failure;

/// Why a request was turned away without a page of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// Another site wrote it, or the browser does not say which did.
    FromElsewhere,
    /// There is nothing at this address.
    Nothing,
    /// It is not what is taken at this address.
    Misread,
    /// Somebody else did it than is signed in here now.
    SomebodyElse,
    /// More than anything here needs.
    TooLarge,
    /// Too often.
    TooFast,
    /// The server is in trouble that may pass.
    Trouble,
    /// The server made a mistake.
    Broken,
}

impl Refused {
    fn status(self) -> StatusCode {
        match self {
            Refused::FromElsewhere => StatusCode::FORBIDDEN,
            Refused::Nothing => StatusCode::NOT_FOUND,
            Refused::Misread => StatusCode::BAD_REQUEST,
            Refused::SomebodyElse => StatusCode::CONFLICT,
            Refused::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Refused::TooFast => StatusCode::TOO_MANY_REQUESTS,
            Refused::Trouble => StatusCode::SERVICE_UNAVAILABLE,
            Refused::Broken => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// Its stable code.
    pub fn code(self) -> &'static str {
        match self {
            Refused::FromElsewhere => "from_elsewhere",
            Refused::Nothing => "not_found",
            Refused::Misread => "not_that_form",
            Refused::SomebodyElse => "somebody_else",
            Refused::TooLarge => "too_large",
            Refused::TooFast => "too_fast",
            Refused::Trouble => "try_again",
            Refused::Broken => "broken",
        }
    }

    fn says(self) -> &'static str {
        match self {
            Refused::FromElsewhere => safety::FROM_ELSEWHERE,
            Refused::Nothing | Refused::Misread => safety::MISREAD,
            Refused::SomebodyElse => safety::SOMEBODY_ELSE,
            Refused::TooLarge => safety::TOO_LARGE,
            Refused::TooFast => safety::TOO_FAST,
            Refused::Trouble => safety::TROUBLE,
            Refused::Broken => safety::BROKEN,
        }
    }

    /// What an answer means that says no more than its status.
    fn of(status: StatusCode) -> Option<Refused> {
        Some(match status {
            StatusCode::FORBIDDEN => Refused::FromElsewhere,
            StatusCode::NOT_FOUND => Refused::Nothing,
            StatusCode::BAD_REQUEST
            | StatusCode::METHOD_NOT_ALLOWED
            | StatusCode::UNSUPPORTED_MEDIA_TYPE
            | StatusCode::UNPROCESSABLE_ENTITY => Refused::Misread,
            StatusCode::CONFLICT => Refused::SomebodyElse,
            StatusCode::PAYLOAD_TOO_LARGE => Refused::TooLarge,
            StatusCode::TOO_MANY_REQUESTS => Refused::TooFast,
            StatusCode::SERVICE_UNAVAILABLE => Refused::Trouble,
            status if status.is_server_error() => Refused::Broken,
            _ => return None,
        })
    }

    fn page(self, guard: &Guard, nonce: &Nonce) -> String {
        let (now, clock) = (guard.clock.now(), guard.clock.clone());
        // A page that needs no script can't fail by one.
        let assets = Assets { style: guard.assets.style.clone(), ..Assets::default() };
        let request = Request {
            address: "/",
            reading: Reading { state: None, viewer: Viewer::STRANGER, now, origin: guard.origin.to_string() },
            ids: FreshIds(Arc::new(move || clock.moment().command_id())),
            returned: None,
            assets: &assets,
            nonce: nonce.as_str(),
            indexed: false,
            phone: None,
            dev_script: None,
        };
        let view = || match self {
            Refused::Nothing => Elsewhere().into_any(),
            _ => TroublePage(TroublePageProps { says: self.says(), code: self.code() }).into_any(),
        };
        shell::render(request, view).html
    }
}

impl IntoResponse for Refused {
    /// The bare answer: the guard, which stands before everything, explains it.
    fn into_response(self) -> Response {
        self.status().into_response()
    }
}

impl From<Failure> for Refused {
    fn from(failure: Failure) -> Refused {
        match failure {
            Failure::TooLarge => Refused::TooLarge,
            Failure::Busy | Failure::Storage => Refused::Trouble,
        }
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        Refused::from(self).into_response()
    }
}

/// What somebody expects in return.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// A page.
    Page,
    /// JSON.
    Data,
}

impl Asked {
    /// What the address gives.
    pub fn of(path: &str) -> Asked {
        let mut parts = path.split('/').skip(1);
        let is_data =
            parts.next() == Some("c") && matches!(parts.nth(1), Some("commands" | "sync" | "uploads" | "views"));
        if is_data { Asked::Data } else { Asked::Page }
    }

    /// Gives an answer that says no more than its status a body that does. All else stays as it is.
    pub fn explain(self, answer: Response, guard: &Guard, nonce: &Nonce) -> Response {
        let Some(refused) = Refused::of(answer.status()).filter(|_| is_bare(answer.headers())) else { return answer };
        let (mut parts, _) = answer.into_parts();
        let (kind, body) = match self {
            Asked::Page => ("text/html; charset=utf-8", refused.page(guard, nonce)),
            Asked::Data => ("application/json", serde_json::json!({ "trouble": refused.code() }).to_string()),
        };
        parts.headers.insert(header::CONTENT_LENGTH, HeaderValue::from(body.len()));
        parts.headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
        parts.headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        Response::from_parts(parts, Body::from(body))
    }
}

/// Whether an answer is meant for no reader: no page, and no data.
fn is_bare(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).map_or(&b""[..], HeaderValue::as_bytes);
    !kind.starts_with(b"text/html") && !kind.starts_with(b"application/json")
}
