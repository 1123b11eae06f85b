//! Who a request is from, and the cookie by which they are known.

use std::sync::{Arc, Mutex, PoisonError};

use axum::extract::{FromRef, FromRequestParts};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use domain::ids::AccountId;

use super::trouble::Refused;
use crate::accounts::{self, Accounts, Arrival, Device, Recognised, SignedIn, Token};

/// The longest that browsers keep a cookie: 400 days, in seconds.
const LASTS: u32 = 400 * 24 * 60 * 60;

/// Who a request is from.
#[derive(Debug, Clone)]
pub struct Identity {
    /// What the phone is known by; a fresh visitor's if it had nothing.
    pub token: Token,
    /// Whose account it is signed in to, if it is.
    pub account: Option<AccountId>,
    /// The kind of machine.
    pub device: Device,
    fresh: bool,
    pocket: Pocket,
}

impl Identity {
    /// Has the browser keep the visitor's token until it is closed, so that a form which makes an
    /// account makes one however often it is sent. For pages with such a form.
    pub fn remember(&self) {
        if self.fresh {
            self.pocket.put(Put::Visitor(self.token));
        }
    }

    /// The account, made now if there is none.
    ///
    /// # Errors
    /// If this phone was signed out meanwhile, or the database fails.
    pub async fn account_or_new(&self, accounts: &Accounts) -> Result<AccountId, accounts::Error> {
        if let Some(account) = self.account {
            return Ok(account);
        }
        let session = accounts.begin(&self.token, self.device).await?;
        self.pocket.put(Put::Phone(self.token));
        Ok(session.account)
    }

    /// This phone, about to sign in. `settled`: whether its own account is a member of any community.
    pub fn arrival(&self, settled: bool) -> Arrival {
        Arrival { token: self.token, device: self.device, settled }
    }

    /// Has the browser keep the token of a phone that has just signed in.
    pub fn keep(&self, signed_in: &SignedIn) {
        self.pocket.put(Put::Phone(signed_in.token));
    }

    /// Has the browser throw the token away.
    pub fn forget(&self) {
        self.pocket.put(Put::Nothing);
    }
}

/// What the browser is to be given with the answer. Travels with the request.
#[derive(Debug, Clone)]
pub(super) struct Pocket {
    secure: bool,
    put: Arc<Mutex<Option<Put>>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Put {
    /// A visitor's token, until the browser is closed.
    Visitor(Token),
    /// The token of a phone that is signed in.
    Phone(Token),
    /// Nothing: an end to the cookie.
    Nothing,
}

impl Pocket {
    pub(super) fn new(secure: bool) -> Pocket {
        Pocket { secure, put: Arc::default() }
    }

    /// The cookie's name. Browsers let nobody else, not even a neighbouring host, set one named `__Host-`.
    fn name(&self) -> &'static str {
        if self.secure { "__Host-session" } else { "session" }
    }

    fn put(&self, new: Put) {
        let mut put = self.put.lock().unwrap_or_else(PoisonError::into_inner);
        // Whatever else happens on the way, a visitor's token never takes the place of another.
        if put.is_none() || !matches!(new, Put::Visitor(_)) {
            *put = Some(new);
        }
    }

    fn token(&self, headers: &HeaderMap) -> Option<Token> {
        let cookies = headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
        let mut pairs = cookies.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
        pairs.find_map(|(name, value)| (name == self.name()).then(|| Token::parse(value)).flatten())
    }

    /// Sets the cookie on the answer, if anything was put in.
    pub(super) fn empty_into(&self, response: &mut Response) {
        let put = self.put.lock().unwrap_or_else(PoisonError::into_inner).take();
        let (value, age) = match put {
            None => return,
            Some(Put::Visitor(token)) => (token.reveal(), String::new()),
            Some(Put::Phone(token)) => (token.reveal(), format!("; Max-Age={LASTS}")),
            Some(Put::Nothing) => {
                // Photos that were looked at stay in the browser's own cache otherwise.
                let cache = HeaderValue::from_static("\"cache\"");
                response.headers_mut().insert("clear-site-data", cache);
                (String::new(), "; Max-Age=0".to_owned())
            }
        };
        let secure = if self.secure { "; Secure" } else { "" };
        let cookie = format!("{}={value}; Path=/; HttpOnly; SameSite=Lax{secure}{age}", self.name());
        // Hexadecimal digits and fixed words always make a header.
        if let Ok(mut cookie) = HeaderValue::try_from(cookie) {
            cookie.set_sensitive(true);
            response.headers_mut().append(header::SET_COOKIE, cookie);
            // An answer that carries a key is nobody else's.
            response
                .headers_mut()
                .entry(header::CACHE_CONTROL)
                .or_insert(HeaderValue::from_static("private, no-store"));
        }
    }
}

impl<S> FromRequestParts<S> for Identity
where
    S: Send + Sync,
    Accounts: FromRef<S>,
{
    type Rejection = Refused;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Identity, Refused> {
        if let Some(known) = parts.extensions.get::<Identity>() {
            return Ok(known.clone());
        }
        let accounts = Accounts::from_ref(state);
        // Without the guard in front, nothing put into this pocket arrives: nobody is signed in by it.
        let pocket = parts.extensions.get::<Pocket>().cloned().unwrap_or_else(|| Pocket::new(true));
        let agent = parts.headers.get(header::USER_AGENT).and_then(|agent| agent.to_str().ok());
        let device = Device::of(agent.unwrap_or_default());
        let visitor = || (accounts.new_visitor(), None, true);
        let (token, account, fresh) = match pocket.token(&parts.headers) {
            None => visitor(),
            Some(token) => match accounts.recognise(&token).await? {
                Recognised::Visitor => (token, None, false),
                Recognised::Ended => visitor(),
                Recognised::Session(session) => {
                    if session.renewed {
                        pocket.put(Put::Phone(token));
                    }
                    (token, Some(session.account), false)
                }
            },
        };
        let identity = Identity { token, account, device, fresh, pocket };
        parts.extensions.insert(identity.clone());
        Ok(identity)
    }
}

impl From<accounts::Error> for Refused {
    fn from(error: accounts::Error) -> Refused {
        tracing::error!("accounts: {error}");
        Refused::Trouble
    }
}
