//! One community, as the operator's commands use it.

use std::sync::Arc;

use anyhow::{Context, bail};
use domain::ids::CommandId;
use domain::{Act, Caller, Command};

use crate::clock::System;
use crate::live::{Hub, Live};
use crate::store::{Database, Listed, Store};

/// Opens a database that must be there already.
pub async fn open(database: &Database) -> anyhow::Result<Store> {
    let Database::Sqlite(path) = database;
    if !path.is_file() {
        bail!("there is no database at {}: say where it is with --database", path.display());
    }
    Store::open(database).await
}

/// The community at an address.
pub async fn find(store: &Store, slug: &str) -> anyhow::Result<Listed> {
    let known = store.list().await?.into_iter().find(|listed| listed.slug == slug);
    known.with_context(|| format!("there is no community called {slug}: `folkmoot community list` shows them all"))
}

/// All communities, in use. `hub.stop()` must be awaited in the end.
pub async fn hub(store: Store) -> anyhow::Result<Hub> {
    Hub::open(store, Arc::new(System)).await
}

/// The communities of a database that must be there already, and one of them.
pub async fn enter(database: &Database, slug: &str) -> anyhow::Result<(Hub, Arc<Live>)> {
    let store = open(database).await?;
    find(&store, slug).await?;
    let hub = hub(store).await?;
    let live = hub.by_slug(slug).context("the community has just been given another address")?;
    Ok((hub, live))
}

/// Does something as the operator.
pub async fn act(live: &Live, id: CommandId, act: impl Into<Act>) -> anyhow::Result<()> {
    let answer = live.submit(Caller::System, Command { id, act: act.into() }).await?;
    answer.outcome.map_err(|refusal| anyhow::anyhow!(app::copy::refusals::sentence(&refusal)))
}
