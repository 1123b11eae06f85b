//! Who visits one of these pages, and what they typed there.

use std::sync::Arc;

use app::components::plain_form::SentBack;
use app::pages::account::Around;
use axum::extract::{FromRequest, FromRequestParts, OriginalUri, RawForm, Request};
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use domain::ids::{AccountId, CommandId};
use domain::query::{Query, ask};
use domain::{Refusal, Viewer};
use leptos::prelude::{RenderHtml, provide_context};

use super::super::Web;
use super::super::client::Client;
use super::super::rate::Who;
use super::super::render::Visit;
use super::super::security::Nonce;
use super::super::session::Identity;
use super::super::submit::{Owner, Sender};
use super::super::trouble::Refused;
use super::Back;
use crate::accounts::{Arrival, Recognised};
use crate::live::Live;

/// Somebody who visits one of these pages.
pub struct Visitor {
    /// What every endpoint has at hand.
    pub web: Web,
    /// Who.
    pub identity: Identity,
    /// From where.
    pub client: Client,
    nonce: Nonce,
    address: String,
}

impl FromRequestParts<Web> for Visitor {
    type Rejection = Refused;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Visitor, Refused> {
        let identity = Identity::from_request_parts(parts, web).await?;
        // None of these can fail.
        let Ok(client) = Client::from_request_parts(parts, web).await;
        let Ok(nonce) = Nonce::from_request_parts(parts, web).await;
        let Ok(OriginalUri(uri)) = OriginalUri::from_request_parts(parts, web).await;
        let address = uri.path_and_query().map_or("/", |address| address.as_str()).to_owned();
        Ok(Visitor { web: web.clone(), identity, client, nonce, address })
    }
}

impl Visitor {
    /// Shows a page.
    pub fn show<V: RenderHtml>(&self, view: impl FnOnce() -> V) -> Response {
        let around = Around { signed_in: self.identity.account.is_some() };
        let visit = Visit { web: &self.web, identity: &self.identity, nonce: &self.nonce, address: &self.address };
        visit.page(None, None, || {
            provide_context(around);
            view()
        })
    }

    /// Shows the page of a form that was not done, with all that was typed.
    pub fn send_back<V: RenderHtml>(&self, typed: Typed, back: Back, view: impl FnOnce() -> V) -> Response {
        let (form, about) = (typed.get("form").to_owned(), typed.get("about").to_owned());
        let sent = SentBack { form, about, fields: typed.0, problem: back.problem };
        let mut response = self.show(|| {
            provide_context(sent);
            view()
        });
        *response.status_mut() = back.status;
        if let Some(seconds) = back.wait {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }

    /// Who sends commands.
    pub fn sender(&self) -> Sender<'_> {
        Sender { web: &self.web, identity: &self.identity, client: &self.client, owner: Owner::default() }
    }

    /// Who tries codes.
    pub fn who(&self) -> Who {
        Who::new(&self.identity.token, &self.client)
    }

    /// The account, also if it was made while answering this very request.
    pub async fn account(&self) -> Result<Option<AccountId>, Back> {
        if self.identity.account.is_some() {
            return Ok(self.identity.account);
        }
        Ok(match self.web.accounts.recognise(&self.identity.token).await? {
            Recognised::Session(session) => Some(session.account),
            Recognised::Visitor | Recognised::Ended => None,
        })
    }

    /// What the visitor is in a community.
    pub fn viewer(&self, live: &Live) -> Viewer {
        live.now().state.viewer(self.identity.account)
    }

    /// What the visitor may know of a community.
    pub fn ask<Q: Query>(&self, live: &Live, query: &Q) -> Result<Q::View, Refusal> {
        ask(query, &live.now().state, self.viewer(live), self.web.clock.now())
    }

    /// The communities in which an account has a membership, also one that waits or is paused.
    pub fn communities_of(&self, account: Option<AccountId>) -> Vec<Arc<Live>> {
        let mut all = if account.is_some() { self.web.hub.all() } else { Vec::new() };
        all.retain(|live| live.now().state.viewer(account).member.is_some());
        all
    }

    /// This phone, about to sign in.
    pub fn arrival(&self) -> Arrival {
        let account = self.identity.account;
        let settled = !account.is_some_and(crate::demo::is_made_up) && !self.communities_of(account).is_empty();
        self.identity.arrival(settled)
    }
}

/// What was typed into a form.
#[derive(Debug, Clone)]
pub struct Typed(pub Vec<(String, String)>);

impl<S: Send + Sync> FromRequest<S> for Typed {
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Typed, Response> {
        let RawForm(body) = RawForm::from_request(request, state).await.map_err(IntoResponse::into_response)?;
        Ok(Typed::read(&String::from_utf8_lossy(&body)))
    }
}

impl Typed {
    /// Reads a form's body or an address's query.
    pub fn read(text: &str) -> Typed {
        Typed(serde_html_form::from_str(text).unwrap_or_default())
    }

    /// What was typed into a field; nothing if there is no such field.
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    /// All that was typed or chosen under a name.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The id of the command that the form gives.
    pub fn id(&self) -> Result<CommandId, Refusal> {
        self.get("id").parse().map_err(|_| Refusal::NotThatForm)
    }
}

/// Goes to another page of this server once a form is done.
pub fn go(address: &str) -> Response {
    Redirect::to(address).into_response()
}

/// For what is not there.
pub fn not_there(mut response: Response) -> Response {
    *response.status_mut() = StatusCode::NOT_FOUND;
    response
}
