//! The six digits with which an address is added.

use app::pages::account::me::email::EmailPage;
use axum::response::Response;

use super::super::{Back, Typed, Visitor, go};
use crate::accounts::Error;
use crate::http::rate::Kind;

/// The page.
pub async fn show(visitor: Visitor) -> Response {
    if visitor.identity.account.is_none() {
        return go("/sign-in");
    }
    visitor.show(EmailPage)
}

/// Adds the address to which the digits were sent.
pub async fn post(visitor: Visitor, typed: Typed) -> Response {
    match add(&visitor, &typed).await {
        Ok(response) => response,
        Err(back) => visitor.send_back(typed, back, EmailPage),
    }
}

async fn add(visitor: &Visitor, typed: &Typed) -> Result<Response, Back> {
    let attempt = visitor.web.limits.attempt(Kind::Code, &visitor.who())?;
    let added = visitor.web.accounts.add_email(&visitor.identity.token, typed.get("digits")).await;
    match &added {
        Err(Error::CodeNotKnown | Error::TriesUsedUp) => attempt.spent(),
        _ => attempt.give_back(),
    }
    added?;
    Ok(go("/me?done=email"))
}
