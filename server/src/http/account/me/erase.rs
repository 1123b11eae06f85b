//! Being forgotten: in every community first, then here.

use std::sync::Arc;

use app::copy::me as copy;
use app::pages::account::me::erase::{ErasePage, ErasePageProps};
use axum::http::StatusCode;
use axum::response::Response;
use domain::ids::{AccountId, CommandId};
use domain::members::{EraseMe, Posts};
use domain::{Caller, Command, Fault, Refusal, decide};

use super::super::{Back, Typed, Visitor, go};
use crate::live::Live;

/// The page.
pub async fn show(visitor: Visitor) -> Response {
    let Some(account) = visitor.identity.account else { return go("/sign-in") };
    visitor.show(|| ErasePage(props(&visitor, account)))
}

/// Erases.
pub async fn post(visitor: Visitor, typed: Typed) -> Response {
    let Some(account) = visitor.identity.account else { return go("/sign-in") };
    match erase(&visitor, account, &typed).await {
        Ok(()) => {
            visitor.identity.forget();
            go("/?done=erased")
        }
        Err(back) => visitor.send_back(typed, back, || ErasePage(props(&visitor, account))),
    }
}

async fn erase(visitor: &Visitor, account: AccountId, typed: &Typed) -> Result<(), Back> {
    let posts: Option<Posts> = serde_json::from_value(typed.get("posts").into()).ok();
    let posts = posts.ok_or(Refusal::invalid("posts", Fault::NotAChoice))?;
    let all = everywhere(visitor, account);
    let commands: Vec<_> = all.iter().map(|live| command(live, typed.id(), posts)).collect::<Result<_, _>>()?;
    // Nothing is erased anywhere unless it can be everywhere.
    for (live, command) in all.iter().zip(&commands) {
        let mut moment = visitor.web.clock.moment();
        match decide(&live.now().state, Caller::Account(account), command, &mut moment) {
            Err(Refusal::LastOrganiser) => {
                return Err(Back::said(StatusCode::UNPROCESSABLE_ENTITY, copy::last_organiser(&name(live))));
            }
            decided => drop(decided?),
        }
    }
    for (live, command) in all.iter().zip(commands) {
        visitor.sender().submit(live, command).await?.outcome?;
    }
    Ok(visitor.web.accounts.erase(account).await?)
}

/// The command for one community: the same whenever the same form is sent.
fn command(live: &Live, form: Result<CommandId, Refusal>, posts: Posts) -> Result<Command, Refusal> {
    let id = CommandId::of_source(&form?.to_string(), &live.id().to_string());
    Ok(Command { id, act: EraseMe { posts }.into() })
}

/// Every community that keeps something of the account, also after it has left.
fn everywhere(visitor: &Visitor, account: AccountId) -> Vec<Arc<Live>> {
    let mut all = visitor.web.hub.all();
    all.retain(|live| live.now().state.private.members.all_of_account(account).next().is_some());
    all
}

fn name(live: &Live) -> String {
    let now = live.now();
    let profile = &now.state.community.profile;
    now.state.text(profile.name).unwrap_or(&profile.slug).to_owned()
}

fn props(visitor: &Visitor, account: AccountId) -> ErasePageProps {
    ErasePageProps { communities: everywhere(visitor, account).iter().map(|live| name(live)).collect() }
}
