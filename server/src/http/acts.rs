//! Forms sent without JavaScript: every page takes its own.

use app::components::act_form::Returned;
use axum::extract::{OriginalUri, Path, RawForm, State};
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Redirect, Response};
use domain::Command;

use super::Web;
use super::client::Client;
use super::pages::{Slug, community_page};
use super::render::Visit;
use super::security::Nonce;
use super::session::Identity;
use super::submit::Sender;

/// The fields that every form has besides those of its act.
struct Form<'a> {
    fields: &'a [(String, String)],
}

impl Form<'_> {
    fn get(&self, name: &str) -> &str {
        self.fields.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }
}

/// Does what the form says: 303 to the next page when done, 422 with the page and what was typed when refused.
pub async fn post(
    State(web): State<Web>,
    identity: Identity,
    client: Client,
    nonce: Nonce,
    Path(Slug { slug }): Path<Slug>,
    OriginalUri(uri): OriginalUri,
    RawForm(body): RawForm,
) -> Response {
    let body = String::from_utf8_lossy(&body);
    let fields: Vec<(String, String)> = serde_html_form::from_str(&body).unwrap_or_default();
    let form = Form { fields: &fields };
    let name = form.get("act");
    let refusal = match Command::from_form(&body) {
        Err(refusal) => refusal,
        Ok(command) => {
            let sender = Sender { web: &web, identity: &identity, client: &client };
            match sender.submit_to(web.hub.by_slug(&slug).as_deref(), command).await {
                Ok(answer) => match answer.outcome {
                    Ok(()) => return Redirect::to(&next(&form, &uri, name)).into_response(),
                    Err(refusal) => refusal,
                },
                Err(declined) => return declined.into_response(),
            }
        }
    };
    let returned =
        Returned { act: name.to_owned(), about: form.get("about").to_owned(), fields: fields.clone(), refusal };
    show(&web, &identity, &nonce, &slug, &uri, returned)
}

/// Where to go when it is done: a page of this server, which then confirms it; the same one, as narrow
/// as it was, unless the form says otherwise.
fn next(form: &Form<'_>, uri: &Uri, act: &str) -> String {
    let wanted = form.get("next");
    let here = uri.path_and_query().map_or("/", |here| here.as_str());
    let address = if is_ours(wanted) { wanted } else { here };
    let (path, asked) = address.split_once('?').unwrap_or((address, ""));
    let asked = asked.split('&').filter(|part| !part.is_empty() && !part.starts_with("done="));
    let asked: String = asked.map(|part| format!("{part}&")).collect();
    format!("{path}?{asked}done={act}")
}

/// Whether an address that came with a request is one of this server's pages.
pub fn is_ours(address: &str) -> bool {
    address.starts_with('/')
        && !address.starts_with("//")
        && address.bytes().all(|b| b.is_ascii_graphic() && b != b'\\')
}

fn show(web: &Web, identity: &Identity, nonce: &Nonce, slug: &str, uri: &Uri, returned: Returned) -> Response {
    let address = uri.path_and_query().map_or("/", |address| address.as_str());
    let mut response = community_page(&Visit { web, identity, nonce, address }, slug, Some(returned));
    if response.status().is_success() {
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    response
}
