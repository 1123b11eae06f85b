//! Commands from phones: the form as a browser would post it, answered as JSON.

use axum::Json;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use domain::{Command, Refusal};
use serde::Serialize;

use super::Web;
use super::pages::Slug;
use super::session::Identity;
use super::submit::{Sender, Sent};

/// What became of a command.
#[derive(Serialize)]
struct Answer {
    refusal: Option<Refusal>,
}

/// Does what the command says, once however often it is sent.
pub async fn post(
    State(web): State<Web>,
    identity: Identity,
    Sent { client, owner }: Sent,
    Path(Slug { slug }): Path<Slug>,
    body: String,
) -> Response {
    let command = match Command::from_form(&body) {
        Ok(command) => command,
        Err(refusal) => return Json(Answer { refusal: Some(refusal) }).into_response(),
    };
    let sender = Sender { web: &web, identity: &identity, client: &client, owner };
    match sender.submit_to(web.hub.by_slug(&slug).as_deref(), command).await {
        Ok(answer) => Json(Answer { refusal: answer.outcome.err() }).into_response(),
        Err(declined) => declined.into_response(),
    }
}
