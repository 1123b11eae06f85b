//! Forms sent without JavaScript: every page takes its own, with files and without.

use app::components::act_form::Returned;
use app::forms::Posted;
use axum::extract::{FromRequest, OriginalUri, Path, RawForm, Request, State};
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Redirect, Response};
use domain::Command;

use super::Web;
use super::pages::{Slug, community_page};
use super::photos;
use super::render::Visit;
use super::security::Nonce;
use super::session::Identity;
use super::submit::{Sender, Sent};

/// Does what the form says: 303 to the next page when done, 422 with the page and what was typed when refused.
pub async fn post(
    State(web): State<Web>,
    identity: Identity,
    Sent { client, owner }: Sent,
    nonce: Nonce,
    Path(Slug { slug }): Path<Slug>,
    OriginalUri(uri): OriginalUri,
    request: Request,
) -> Response {
    let sender = Sender { web: &web, identity: &identity, client: &client, owner };
    let body = match read(&sender, &slug, request).await {
        Ok(body) => body,
        Err(answer) => return answer,
    };
    let form = Posted::read(&body);
    let name = form.get("act");
    let refusal = match Command::from_form(&body) {
        Err(refusal) => refusal,
        Ok(command) => match sender.submit_to(web.hub.by_slug(&slug).as_deref(), command).await {
            Ok(answer) => match answer.outcome {
                Ok(()) => {
                    let here = uri.path_and_query().map_or("/", |here| here.as_str());
                    return Redirect::to(&form.next(here, "done", name)).into_response();
                }
                Err(refusal) => refusal,
            },
            Err(declined) => return declined.into_response(),
        },
    };
    let returned =
        Returned { act: name.to_owned(), about: form.get("about").to_owned(), fields: form.fields.clone(), refusal };
    show(&web, &identity, &nonce, &slug, &uri, returned)
}

/// The fields of the form, as a form without files has them.
async fn read(sender: &Sender<'_>, slug: &str, request: Request) -> Result<String, Response> {
    if photos::form::is_multipart(request.headers()) {
        return photos::form::read(sender, slug, request).await;
    }
    let RawForm(body) = RawForm::from_request(request, &()).await.map_err(IntoResponse::into_response)?;
    Ok(String::from_utf8_lossy(&body).into_owned())
}

fn show(web: &Web, identity: &Identity, nonce: &Nonce, slug: &str, uri: &Uri, returned: Returned) -> Response {
    let address = uri.path_and_query().map_or("/", |address| address.as_str());
    let mut response = community_page(&Visit { web, identity, nonce, address }, slug, Some(returned));
    if response.status().is_success() {
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    response
}
