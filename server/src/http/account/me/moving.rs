//! Moving to a new phone.

use app::pages::account::me::moving::{MovePage, MovePageProps};
use axum::response::Response;

use super::super::{Back, Typed, Visitor, go};
use crate::http::rate::Kind;

/// The page, before a code is asked for.
pub async fn show(visitor: Visitor) -> Response {
    if visitor.identity.account.is_none() {
        return go("/sign-in");
    }
    page(&visitor, None)
}

/// The page with a new code, which is kept nowhere else.
pub async fn post(visitor: Visitor, typed: Typed) -> Response {
    let Some(account) = visitor.identity.account else { return go("/sign-in") };
    let made = async {
        visitor.web.limits.attempt(Kind::Post, &visitor.who())?.spent();
        Ok::<_, Back>(visitor.web.accounts.new_move_code(account).await?)
    };
    match made.await {
        Ok(made) => page(&visitor, Some(made.code)),
        Err(back) => visitor.send_back(typed, back, || MovePage(props(&visitor, None))),
    }
}

fn page(visitor: &Visitor, code: Option<String>) -> Response {
    visitor.show(|| MovePage(props(visitor, code)))
}

fn props(visitor: &Visitor, code: Option<String>) -> MovePageProps {
    MovePageProps { code, origin: visitor.web.settings.origin.to_string() }
}
