//! Opening the doors.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use tokio::net::TcpListener;

use super::{Settings, Web, assets, client, rate, router, security};
use crate::accounts::Accounts;
use crate::live::Hub;
use crate::photos::Photos;

/// How to serve.
#[derive(Debug, Clone)]
pub struct Options {
    /// Where to listen.
    pub listen: SocketAddr,
    /// Where people find it, such as `https://moot.example`.
    pub origin: security::Origin,
    /// Proxies whose word on the client's address is taken.
    pub trusted_proxies: Vec<client::Cidr>,
    /// Whether to reload pages when the server starts anew.
    pub dev: bool,
}

/// Serves until it is told to stop; then finishes what has begun. Calls `ready` once it listens.
pub async fn serve(
    hub: Hub,
    accounts: Accounts,
    photos: Photos,
    options: Options,
    ready: impl FnOnce(SocketAddr),
) -> anyhow::Result<()> {
    let listener =
        TcpListener::bind(options.listen).await.with_context(|| format!("can't listen on {}", options.listen))?;
    let tidying = tokio::spawn(keep_tidy(accounts.clone()));
    let web = Web {
        clock: hub.clock().clone(),
        accounts,
        photos: photos.clone(),
        site: Arc::new(assets::Site::find()?),
        limits: rate::Limits::new(hub.clock().clone()),
        settings: Arc::new(Settings {
            origin: options.origin,
            trusted_proxies: options.trusted_proxies,
            dev: options.dev,
        }),
        hub: hub.clone(),
    };
    ready(listener.local_addr()?);
    let beating = tokio::spawn({
        let hub = hub.clone();
        async move { hub.keep_beating().await }
    });
    let sweeping = tokio::spawn({
        let hub = hub.clone();
        async move { photos.keep_swept(&hub).await }
    });
    let app = router(web).into_make_service_with_connect_info::<SocketAddr>();
    let stopping = hub.clone();
    axum::serve(listener, app)
        .with_graceful_shutdown(async move {
            told_to_stop().await;
            tracing::info!("stopping");
            // Streams would otherwise never end. Everybody else is still answered.
            stopping.say_goodbye();
        })
        .await?;
    tidying.abort();
    // What is left is found when the server starts again.
    sweeping.abort();
    hub.stop().await;
    beating.await?;
    Ok(())
}

/// Destroys sessions and codes that have run out, every hour.
async fn keep_tidy(accounts: Accounts) {
    let mut hours = tokio::time::interval(Duration::from_secs(60 * 60));
    loop {
        hours.tick().await;
        if let Err(error) = accounts.tidy().await {
            tracing::warn!(%error, "what has run out could not be destroyed");
        }
    }
}

/// Waits for Ctrl-C or for the machine's word to end.
async fn told_to_stop() {
    let interrupted = tokio::signal::ctrl_c();
    match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        Ok(mut ended) => {
            tokio::select! {
                _ = interrupted => {}
                _ = ended.recv() => {}
            }
        }
        // Without the other signal, Ctrl-C alone stops it.
        Err(_) => drop(interrupted.await),
    }
}
