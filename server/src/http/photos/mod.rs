//! Photos: how they come, in pieces or in a form, and how they are shown.

pub mod form;
mod send;
pub mod share;
mod show;

use std::sync::Arc;

use axum::Json;
use axum::Router;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, head, post};
use domain::ids::{AccountId, CommunityId};
use domain::photos::Unfit;
use domain::viewer::Role;
use domain::{Caller, Command, Refusal, decide};
use serde_json::json;

use super::Web;
use super::session::Identity;
use super::submit::{Declined, Owner};
use super::trouble::Refused;
use crate::live::{Answer, Live};
use crate::photos::Error;

/// Their addresses.
pub fn routes() -> Router<Web> {
    Router::new()
        .route("/c/{slug}/photos/{noun}/{id}/{name}/{file}", get(show::photo))
        .route("/c/{slug}/uploads/{name}", head(send::offset).patch(send::append))
        .route("/c/{slug}/uploads/{name}/{file}", get(show::upload))
        .route(share::PATH, post(share::post))
}

impl From<Error> for Refused {
    fn from(error: Error) -> Refused {
        match error {
            Error::Busy => {}
            error => tracing::error!("photos: {error}"),
        }
        Refused::Trouble
    }
}

/// Why nothing is taken from somebody.
pub(super) enum Turned {
    /// As elsewhere.
    Away(Refused),
    /// As an act of theirs would be.
    Down(StatusCode, Refusal),
}

impl From<Refused> for Turned {
    fn from(refused: Refused) -> Turned {
        Turned::Away(refused)
    }
}

impl IntoResponse for Turned {
    fn into_response(self) -> Response {
        match self {
            Turned::Away(refused) => refused.into_response(),
            Turned::Down(status, refusal) => (status, Json(json!({ "refusal": refusal }))).into_response(),
        }
    }
}

/// Whoever may send photos to a community, and the community.
pub(super) fn sender(
    web: &Web,
    identity: &Identity,
    owner: Owner,
    slug: &str,
) -> Result<(Arc<Live>, AccountId), Turned> {
    let live = web.hub.by_slug(slug).ok_or(Refused::Nothing)?;
    let state = &live.now().state;
    if !owner.is(state, identity.account) {
        return Err(Refused::SomebodyElse.into());
    }
    let viewer = state.viewer(identity.account);
    if !state.may_read(&viewer) {
        return Err(Refused::Nothing.into());
    }
    let Some(account) = identity.account else {
        return Err(Turned::Down(StatusCode::UNAUTHORIZED, Refusal::MembersOnly));
    };
    let refusal = match viewer.role {
        Role::Member | Role::Organiser => return Ok((live, account)),
        Role::Paused => Refusal::Paused,
        Role::Waiting => Refusal::WaitingForApproval,
        Role::Stranger => Refusal::MembersOnly,
    };
    Err(Turned::Down(StatusCode::FORBIDDEN, refusal))
}

/// Has a community decide a command that shows photos, which must be there and whoever's the command is.
/// That they are not is never kept as its outcome, so that they can be sent and the command sent again.
pub(super) async fn submit(
    web: &Web,
    community: CommunityId,
    caller: Caller,
    command: Command,
) -> Result<Answer, Declined> {
    let Some(live) = web.hub.by_id(community) else { return Err(crate::live::Failure::Storage.into()) };
    let web = web.clone();
    // Goes on to its end also when nobody waits for the answer any more: what it holds and what it notes belong
    // to what is decided.
    let decided = tokio::spawn(async move { decide_with(&web, &live, caller, command).await });
    decided.await.unwrap_or(Err(crate::live::Failure::Storage.into()))
}

async fn decide_with(web: &Web, live: &Live, caller: Caller, command: Command) -> Result<Answer, Declined> {
    let (names, held) = (command.act.photos(), web.photos.hold().await);
    let Some(account) = caller.account() else { return Ok(live.submit(caller, command).await?) };
    let is_ready = held.has_all(live.id(), account, &names).await? || is_settled(web, live, account, &command).await?;
    if !is_ready {
        let decided = decide(&live.now().state, caller, &command, &mut web.clock.moment());
        let refusal = decided.err().unwrap_or_else(|| Unfit::Missing.refusal());
        return Ok(Answer { outcome: Err(refusal), version: 0 });
    }
    let answer = live.submit(caller, command).await?;
    if answer.outcome.is_ok() {
        held.used(live.id(), account, &names).await;
    }
    Ok(answer)
}

/// Whether what became of the command is known already, so that it can't be otherwise.
async fn is_settled(web: &Web, live: &Live, account: AccountId, command: &Command) -> Result<bool, Error> {
    let known = web.hub.store().outcomes(live.id(), &[command.id]).await?;
    Ok(known.iter().any(|settled| settled.outcome.account == Some(account)))
}
