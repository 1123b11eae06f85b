//! Rendering the app's pages for one person.

use std::sync::Arc;

use app::components::act_form::Returned;
use app::data::server::{FreshIds, Reading};
use app::shell::{self, Request};
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use domain::community::Visibility;
use leptos::prelude::RenderHtml;

use super::Web;
use super::security::Nonce;
use super::session::Identity;

/// What one page is rendered for.
pub struct Visit<'a> {
    /// What every endpoint has at hand.
    pub web: &'a Web,
    /// Who visits.
    pub identity: &'a Identity,
    /// The nonce of this answer.
    pub nonce: &'a Nonce,
    /// The address: path and query.
    pub address: &'a str,
}

impl Visit<'_> {
    /// The state of a community and what the visitor is there.
    pub fn reading(&self, slug: Option<&str>) -> Reading {
        let now = self.web.clock.now();
        let live = slug.and_then(|slug| self.web.hub.by_slug(slug));
        let state = live.map(|live| Arc::new(live.now().state.clone()));
        let viewer = state.as_ref().map_or(domain::Viewer::STRANGER, |state| state.viewer(self.identity.account));
        Reading { state, viewer, now, origin: self.web.settings.origin.to_string() }
    }

    /// Renders a page of a community, or one without a community.
    pub fn page<V: RenderHtml>(
        &self,
        slug: Option<&str>,
        returned: Option<Returned>,
        view: impl FnOnce() -> V,
    ) -> Response {
        let reading = self.reading(slug);
        let open = match &reading.state {
            Some(state) => {
                let profile = &state.community.profile;
                profile.visibility == Visibility::Public && !profile.is_of_need()
            }
            None => self.address == "/",
        };
        let refused = returned.is_some();
        let clock = self.web.clock.clone();
        let rendered = shell::render(
            Request {
                address: self.address,
                reading,
                ids: FreshIds(Arc::new(move || clock.moment().command_id())),
                returned,
                assets: &self.web.site.assets,
                nonce: self.nonce.as_str(),
                indexed: open,
                phone: None,
                dev_script: self.web.settings.dev.then_some("/dev/reload.js"),
            },
            view,
        );
        let status = match (rendered.not_found, refused) {
            (true, _) => StatusCode::NOT_FOUND,
            (false, true) => StatusCode::UNPROCESSABLE_ENTITY,
            (false, false) => StatusCode::OK,
        };
        // What one person sees is never kept for another.
        (status, [(header::CACHE_CONTROL, "private, no-store")], Html(rendered.html)).into_response()
    }
}
