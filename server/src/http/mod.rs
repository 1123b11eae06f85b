//! The web: one file for every endpoint, and what stands before them.

pub mod account;
pub mod acts;
pub mod assets;
pub mod ballots;
pub mod client;
pub mod commands;
pub mod dev;
pub mod feeds;
pub mod health;
pub mod live;
pub mod log;
pub mod pages;
pub mod photos;
pub mod rate;
pub mod render;
pub mod robots;
pub mod security;
pub mod serve;
pub mod session;
pub mod submit;
pub mod sync;
pub mod trouble;
pub mod views;
pub mod worker;

use std::sync::Arc;

use axum::Router;
use axum::extract::FromRef;
use axum::middleware::from_fn_with_state;
use axum::routing::{get, post};
use tower_http::CompressionLevel;
use tower_http::compression::CompressionLayer;

use crate::accounts::Accounts;
use crate::clock::Clock;
use crate::live::Hub;
use crate::photos::Photos;

/// What every endpoint has at hand.
#[derive(Clone)]
pub struct Web {
    /// The communities.
    pub hub: Hub,
    /// The accounts.
    pub accounts: Accounts,
    /// Their photos.
    pub photos: Photos,
    /// Time and randomness.
    pub clock: Arc<dyn Clock>,
    /// The built files.
    pub site: Arc<assets::Site>,
    /// What has been tried lately.
    pub limits: rate::Limits,
    /// How it is served.
    pub settings: Arc<Settings>,
}

impl FromRef<Web> for Accounts {
    fn from_ref(web: &Web) -> Accounts {
        web.accounts.clone()
    }
}

/// How it is served.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Where people find it, such as `https://moot.example`.
    pub origin: security::Origin,
    /// Proxies whose word on the client's address is taken.
    pub trusted_proxies: Vec<client::Cidr>,
    /// Whether to reload pages when the server starts anew.
    pub dev: bool,
}

/// Every address.
pub fn router(web: Web) -> Router {
    let assets = assets::service(&web.site);
    let router = Router::new()
        .route("/healthz", get(health::check))
        .route("/worker.js", get(worker::show))
        .route("/robots.txt", get(robots::show))
        .route("/live", get(live::stream))
        .route("/c/{slug}", get(pages::show).post(acts::post))
        .route("/c/{slug}/commands", post(commands::post))
        .route("/c/{slug}/sync", post(sync::post))
        .route("/c/{slug}/views/{name}", get(views::show))
        .route("/c/{slug}/votes/{id}/ballots.txt", get(ballots::show))
        .route("/c/{slug}/feeds/record.atom", get(feeds::public))
        .route("/feeds/{secret}/record.atom", get(feeds::own))
        .route("/c/{slug}/{*rest}", get(pages::show).post(acts::post))
        .merge(account::routes())
        .merge(photos::routes())
        .fallback_service(assets);
    let router = if web.settings.dev { router.merge(dev::routes()) } else { router };
    let guard = security::Guard {
        origin: web.settings.origin.clone(),
        trusted: web.settings.trusted_proxies.clone(),
        clock: web.clock.clone(),
        assets: web.site.assets.clone(),
    };
    let log = from_fn_with_state(web.clock.clone(), log::note);
    guard.before(router.layer(compression())).layer(log).with_state(web)
}

/// Makes pages small for those who wait for them, at a level that costs about as much as rendering them.
fn compression() -> CompressionLayer {
    CompressionLayer::new().quality(CompressionLevel::Precise(4))
}
