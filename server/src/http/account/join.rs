//! Joining: by link, by a code that was typed, or by the square on a poster.

use std::sync::Arc;

use app::pages::account::join::{CodePage, CodePageProps, DoorPage, DoorPageProps};
use axum::extract::{Path, RawQuery};
use axum::response::Response;
use domain::community::{Door, DoorView};
use domain::ids::AccountId;
use domain::members::{Join, Leave, OpensView};
use domain::moment::normal_code;
use domain::viewer::Role;
use domain::{Command, Refusal};

use super::super::rate::Kind;
use super::{Back, Typed, Visitor, go, not_there, recovery};
use crate::live::Live;

/// The community that a code opens: one to join with, or that of a gathering which is on.
pub fn by_code(visitor: &Visitor, code: &str) -> Option<Arc<Live>> {
    let now = visitor.web.clock.now();
    let code = normal_code(code);
    visitor.web.hub.all().into_iter().find(|live| live.now().state.opened_by(&code, now).is_some())
}

/// The door of the community in the address, or the page to type a code on.
pub async fn show(visitor: Visitor, RawQuery(query): RawQuery) -> Response {
    visitor.identity.remember();
    let query = Typed::read(&query.unwrap_or_default());
    let slug = query.get("c");
    if slug.is_empty() {
        return visitor.show(|| CodePage(CodePageProps { missed: false }));
    }
    match visitor.web.hub.by_slug(slug) {
        Some(live) => at_door(&visitor, &live, String::new(), None),
        None => missed(&visitor),
    }
}

/// The door that the code in the address opens.
pub async fn show_code(visitor: Visitor, Path(code): Path<String>) -> Response {
    visitor.identity.remember();
    let code = normal_code(&code);
    match find(&visitor, &code) {
        Ok(live) => at_door(&visitor, &live, code, None),
        Err(back) => code_not_known(&visitor, Typed(vec![("form".into(), "code".into()), ("code".into(), code)]), back),
    }
}

/// Finds a community by its code, joins one, or no longer asks to.
pub async fn post(visitor: Visitor, typed: Typed) -> Response {
    let code = normal_code(typed.get("code"));
    if typed.get("form") == "code" {
        return match find(&visitor, &code) {
            Ok(_) => go(&format!("/join/{code}")),
            Err(back) => code_not_known(&visitor, typed, back),
        };
    }
    let live = visitor.web.hub.by_slug(typed.get("c"));
    let Some(live) = live else { return missed(&visitor) };
    let done = match typed.get("form") {
        "no-more" => no_more(&visitor, &live, &typed).await,
        _ => join(&visitor, &live, &typed, &code).await,
    };
    done.unwrap_or_else(|back| at_door(&visitor, &live, code, Some((typed, back))))
}

/// A wrong code is a try that counts.
fn find(visitor: &Visitor, code: &str) -> Result<Arc<Live>, Back> {
    let attempt = visitor.web.limits.attempt(Kind::Code, &visitor.who())?;
    let found = by_code(visitor, code);
    if found.is_some() {
        attempt.give_back();
    }
    Ok(found.ok_or(Refusal::CodeNotKnown)?)
}

async fn join(visitor: &Visitor, live: &Live, typed: &Typed, code: &str) -> Result<Response, Back> {
    let join = Join { name: typed.get("name").to_owned(), code: code.to_owned() };
    let command = Command { id: typed.id()?, act: join.into() };
    let answer = visitor.sender().submit(live, command).await?;
    match answer.outcome {
        Ok(()) | Err(Refusal::AlreadyMember) => {
            let account = visitor.account().await?;
            recovery::give(visitor, account, typed.id()?, &inside(visitor, live, account, code)).await
        }
        Err(refusal) => Err(refusal.into()),
    }
}

async fn no_more(visitor: &Visitor, live: &Live, typed: &Typed) -> Result<Response, Back> {
    let command = Command { id: typed.id()?, act: Leave {}.into() };
    visitor.sender().submit(live, command).await?.outcome?;
    Ok(go("/"))
}

/// Where somebody belongs who has come through the door: inside, at the gathering whose code they
/// came with, or before the door to wait.
fn inside(visitor: &Visitor, live: &Live, account: Option<AccountId>, code: &str) -> String {
    let now = live.now();
    let slug = &now.state.community.profile.slug;
    let gathering = now.state.gathering_of_code(code, visitor.web.clock.now());
    match (now.state.viewer(account).role, gathering) {
        (Role::Waiting, _) => format!("/join?c={slug}"),
        (_, Some(gathering)) => format!("/c/{slug}/meetings/{}?done=gathering.joined", gathering.id),
        (_, None) => format!("/c/{slug}?done=member.join"),
    }
}

/// Shows the door; to those who are inside already, the community.
fn at_door(visitor: &Visitor, live: &Live, code: String, sent: Option<(Typed, Back)>) -> Response {
    let Ok(door) = visitor.ask(live, &Door { code: code.clone() }) else { return missed(visitor) };
    let belongs = door.role >= Role::Paused && !changes_anything(&door);
    if belongs && sent.is_none() {
        // Nobody is checked in by looking at a page: a member does it there with one tap.
        return go(&match door.gathering {
            Some((id, _)) => format!("/c/{}/meetings/{id}/check-in?code={code}", door.slug),
            None => format!("/c/{}", door.slug),
        });
    }
    let signed_in = visitor.identity.account.is_some();
    let me = visitor.ask(live, &domain::members::Me {}).ok();
    let name = me.map(|me| me.name).unwrap_or_default();
    let view = || DoorPage(DoorPageProps { door, code, name, signed_in });
    match sent {
        Some((typed, back)) => visitor.send_back(typed, back, view),
        None => visitor.show(view),
    }
}

/// Whether the code does something for somebody who is a member already.
fn changes_anything(door: &DoorView) -> bool {
    match door.opens {
        Some(OpensView::Organiser | OpensView::Replacement) => door.role == Role::Member,
        Some(OpensView::Membership | OpensView::Gathering) | None => false,
    }
}

/// To a stranger, a community that only members may see looks as if it did not exist.
fn missed(visitor: &Visitor) -> Response {
    not_there(visitor.show(|| CodePage(CodePageProps { missed: true })))
}

fn code_not_known(visitor: &Visitor, typed: Typed, back: Back) -> Response {
    visitor.send_back(typed, back, || CodePage(CodePageProps { missed: false }))
}
