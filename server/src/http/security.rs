//! What stands before every endpoint: no writes from other sites, and headers that leave an attacker
//! little to work with.

use std::convert::Infallible;
use std::panic::AssertUnwindSafe;
use std::str::FromStr;
use std::sync::Arc;

use app::shell::Assets;
use axum::Router;
use axum::extract::{DefaultBodyLimit, FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::uri::Authority;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, Uri, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use futures::FutureExt;

use super::client::{self, Cidr, Client};
use super::photos;
use super::session::Pocket;
use super::trouble::{Asked, Refused};
use crate::clock::Clock;

/// The longest body without a file, in bytes: some times the longest text there is, however it is encoded.
pub const BODY: usize = 256 * 1024;

/// Where people find this server: `https://` and a host, or `http://` and this very machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    secure: bool,
    authority: Authority,
}

impl Origin {
    /// Whether it is reached by https.
    pub fn is_secure(&self) -> bool {
        self.secure
    }

    /// The host.
    pub fn host(&self) -> &str {
        self.authority.host()
    }

    fn port(&self) -> u16 {
        self.authority.port_u16().unwrap_or(if self.secure { 443 } else { 80 })
    }

    /// Whether both are the same place. All names of this very machine are one.
    fn is(&self, other: &Origin) -> bool {
        let (mine, theirs) = (self.host(), other.host());
        let same_host = mine.eq_ignore_ascii_case(theirs) || (is_loopback(mine) && is_loopback(theirs));
        self.secure == other.secure && self.port() == other.port() && same_host
    }

    /// As browsers write it, and the beginning of a referrer.
    fn read(text: &str) -> Option<Origin> {
        let uri: Uri = text.parse().ok()?;
        let secure = match uri.scheme_str()? {
            "https" => true,
            "http" => false,
            _ => return None,
        };
        Some(Origin { secure, authority: uri.authority()?.clone() })
    }
}

impl FromStr for Origin {
    type Err = String;

    fn from_str(text: &str) -> Result<Origin, String> {
        let wrong = || format!("{text} is not an address such as https://moot.example");
        let bare = text.trim().trim_end_matches('/');
        let origin = Origin::read(bare).ok_or_else(wrong)?;
        if origin.to_string() != bare.to_ascii_lowercase() || origin.authority.as_str().contains('@') {
            return Err(wrong());
        }
        if !origin.secure && !is_loopback(origin.host()) {
            return Err(format!("{text} must begin with https, since other machines can reach it"));
        }
        Ok(origin)
    }
}

impl std::fmt::Display for Origin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let scheme = if self.secure { "https" } else { "http" };
        write!(f, "{scheme}://{}", self.authority.as_str().to_ascii_lowercase())
    }
}

fn is_loopback(host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    host.eq_ignore_ascii_case("localhost") || bare.parse().is_ok_and(|ip: std::net::IpAddr| ip.is_loopback())
}

/// What the guard goes by.
#[derive(Clone)]
pub struct Guard {
    /// Where people find this server.
    pub origin: Origin,
    /// Proxies whose word on the client's address is taken.
    pub trusted: Vec<Cidr>,
    /// Randomness for nonces.
    pub clock: Arc<dyn Clock>,
    /// The built files, for pages that say what went wrong.
    pub assets: Assets,
}

impl Guard {
    /// Stands before everything in the router.
    pub fn before<S: Clone + Send + Sync + 'static>(self, router: Router<S>) -> Router<S> {
        router.layer(DefaultBodyLimit::max(BODY)).layer(from_fn_with_state(Arc::new(self), stand_guard))
    }

    /// Why this request goes no further, if it doesn't.
    fn refuses(&self, method: &Method, path: &str, headers: &HeaderMap) -> Option<Refused> {
        if matches!(*method, Method::GET | Method::HEAD) {
            return None;
        }
        // What another app shares comes from no page. Nothing is done with it but to fill in a form.
        if path != photos::share::PATH && !self.is_from_here(headers) {
            return Some(Refused::FromElsewhere);
        }
        let length = headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse().ok());
        length.is_some_and(|length: usize| length > longest(method, headers)).then_some(Refused::TooLarge)
    }

    /// Whether another site sends somebody's browser here, who is signed in. It could put guesses into the
    /// address again and again, and learn from the size of what is compressed which of them the page holds.
    fn may_be_probed(&self, headers: &HeaderMap) -> bool {
        let site = headers.get("sec-fetch-site").map(HeaderValue::as_bytes);
        headers.contains_key(header::COOKIE) && !matches!(site, Some(b"same-origin" | b"none"))
    }

    /// Whether one of our own pages wrote this. What the browser says must all agree, and it must say something.
    fn is_from_here(&self, headers: &HeaderMap) -> bool {
        let told = |name: HeaderName| headers.get(name).map(|value| value.to_str().unwrap_or_default());
        let ours = |address: &str| Origin::read(address).is_some_and(|origin| origin.is(&self.origin));
        let site = told(HeaderName::from_static("sec-fetch-site")).map(|site| site == "same-origin");
        let origin = told(header::ORIGIN).map(ours);
        match (site, origin) {
            (None, None) => told(header::REFERER).is_some_and(ours),
            (site, origin) => site.unwrap_or(true) && origin.unwrap_or(true),
        }
    }

    fn dress(&self, response: &mut Response, nonce: &Nonce) {
        let headers = response.headers_mut();
        let is_page = headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
        let policy = policy(is_page.then_some(nonce));
        // An answer may have policies of its own.
        headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(policy);
        headers.entry(header::REFERRER_POLICY).or_insert(HeaderValue::from_static("same-origin"));
        for (name, value) in [
            (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
            (
                HeaderName::from_static("permissions-policy"),
                "geolocation=(self), camera=(), microphone=(), payment=(), usb=()",
            ),
            (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
            (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        ] {
            headers.insert(name, HeaderValue::from_static(value));
        }
        if self.origin.is_secure() {
            headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000"));
        }
    }
}

async fn stand_guard(State(guard): State<Arc<Guard>>, mut request: Request, next: Next) -> Response {
    let nonce = Nonce(guard.clock.moment().draw().to_string()[..32].into());
    let pocket = Pocket::new(guard.origin.is_secure());
    let client = Client::of(client::peer(request.extensions()), request.headers(), &guard.trusted);
    let refused = guard.refuses(request.method(), request.uri().path(), request.headers());
    let asked = Asked::of(request.uri().path());
    if guard.may_be_probed(request.headers()) {
        request.headers_mut().remove(header::ACCEPT_ENCODING);
    }
    let travelling = request.extensions_mut();
    travelling.insert(nonce.clone());
    travelling.insert(pocket.clone());
    travelling.insert(client);
    let response = match refused {
        Some(refused) => refused.into_response(),
        // What panics half-way was at work on copies; locks are read as they were left.
        None => AssertUnwindSafe(next.run(request)).catch_unwind().await.unwrap_or_else(|_| {
            tracing::error!("a request made the server panic");
            Refused::Broken.into_response()
        }),
    };
    let mut response = asked.explain(response, &guard, &nonce);
    pocket.empty_into(&mut response);
    guard.dress(&mut response, &nonce);
    response
}

/// The longest body, as far as the head of the request says what is in it: whoever takes it looks more closely.
fn longest(method: &Method, headers: &HeaderMap) -> usize {
    if *method == Method::PATCH || photos::form::is_multipart(headers) { photos::form::BODY } else { BODY }
}

/// The content security policy of a page with this nonce. Scripts are our own files: nothing else is
/// ever served as a script, since no content type is guessed.
pub fn policy(nonce: Option<&Nonce>) -> HeaderValue {
    let nonce = nonce.map_or(String::new(), |nonce| format!(" 'nonce-{}'", nonce.as_str()));
    let policy = format!(
        "default-src 'self'; script-src 'self'{nonce} 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
         object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    );
    // Fixed words and hexadecimal digits always make a header.
    HeaderValue::try_from(policy).unwrap_or(HeaderValue::from_static("default-src 'none'"))
}

/// What marks the scripts of one answer as ours.
#[derive(Debug, Clone)]
pub struct Nonce(Arc<str>);

impl Nonce {
    /// As written in the page.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Nonce {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Nonce, Infallible> {
        // Without the guard in front there is no policy that asks for one.
        Ok(parts.extensions.get().cloned().unwrap_or(Nonce("".into())))
    }
}

#[cfg(test)]
#[path = "security_tests.rs"]
mod tests;
