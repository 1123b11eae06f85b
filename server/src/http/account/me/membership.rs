//! One's membership in one community.

use app::copy::me as copy;
use app::pages::account::me::membership::{MembershipPage, MembershipPageProps};
use axum::extract::{Path, RawQuery};
use axum::response::Response;
use domain::members::{Declare, Leave, Me, MeView, Rename, RenewFeed};
use domain::{Act, Command, Refusal};

use super::super::{Back, Typed, Visitor, go};
use crate::http::pages::Slug;
use crate::live::Live;

/// The page.
pub async fn show(visitor: Visitor, Path(Slug { slug }): Path<Slug>, RawQuery(query): RawQuery) -> Response {
    let done = copy::done(Typed::read(&query.unwrap_or_default()).get("done"));
    match visitor.web.hub.by_slug(&slug).and_then(|live| mine(&visitor, &live)) {
        Some(me) => visitor.show(|| MembershipPage(props(&visitor, slug, me, done))),
        None => go("/me"),
    }
}

/// Does what one of its forms asks.
pub async fn post(visitor: Visitor, Path(Slug { slug }): Path<Slug>, typed: Typed) -> Response {
    let Some(live) = visitor.web.hub.by_slug(&slug) else { return go("/me") };
    let back = match act(&visitor, &live, &typed).await {
        Ok(()) if typed.get("form") == "leave" => return go("/me?done=leave"),
        Ok(()) => return go(&format!("/me/c/{slug}?done={}", typed.get("form"))),
        Err(back) => back,
    };
    match mine(&visitor, &live) {
        Some(me) => visitor.send_back(typed, back, || MembershipPage(props(&visitor, slug, me, None))),
        None => go("/me"),
    }
}

async fn act(visitor: &Visitor, live: &Live, typed: &Typed) -> Result<(), Back> {
    let act: Act = match typed.get("form") {
        "name" => Rename { name: typed.get("name").to_owned() }.into(),
        "declare" => Declare {
            linked_to_place: !typed.get("linked_to_place").is_empty(),
            at_least_age: typed.get("at_least_age").to_owned(),
        }
        .into(),
        "feed" => RenewFeed {}.into(),
        "leave" => Leave {}.into(),
        _ => return Err(Refusal::NotThatForm.into()),
    };
    let command = Command { id: typed.id()?, act };
    visitor.sender().submit(live, command).await?.outcome?;
    Ok(())
}

fn mine(visitor: &Visitor, live: &Live) -> Option<MeView> {
    visitor.ask(live, &Me {}).ok()
}

fn props(visitor: &Visitor, slug: String, me: MeView, done: Option<&'static str>) -> MembershipPageProps {
    MembershipPageProps { slug, me, origin: visitor.web.settings.origin.to_string(), done }
}
