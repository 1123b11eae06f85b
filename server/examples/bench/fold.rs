//! How long a server takes to open a long book.

use std::sync::Arc;
use std::time::Instant;

use domain::ids::CommunityId;
use server::store::Store;

use crate::disk::Disk;
use crate::say;
use crate::town;

const MINUTES: usize = 100_000;
const CLIENTS: usize = 64;

pub async fn measure() -> anyhow::Result<()> {
    let disk = Disk::new()?;
    let community = write(&disk).await?;
    let store = disk.store().await?;
    let Store::Sqlite(_) = &store;
    let start = Instant::now();
    let loaded = store.load(community).await?.unwrap_or_default();
    let taken = start.elapsed();
    anyhow::ensure!(loaded.head.seq >= MINUTES as u64, "the book is too short: {}", loaded.head);
    let per = taken.as_secs_f64() * MINUTES as f64 / loaded.head.seq as f64;
    say("seconds to read, check and fold 100,000 minutes", &format!("{per:.2}"), None);
    store.close().await;
    Ok(())
}

/// Writes a book of that length, two minutes of every three commands.
async fn write(disk: &Disk) -> anyhow::Result<CommunityId> {
    let (hub, live) = town::found(disk.store().await?).await?;
    let turns = MINUTES * 3 / 2 / CLIENTS + 3;
    let mut clients = tokio::task::JoinSet::new();
    for _ in 0..CLIENTS {
        let live = Arc::clone(&live);
        clients.spawn(async move { town::busy(&live, turns).await });
    }
    while let Some(done) = clients.join_next().await {
        done??;
    }
    hub.stop().await;
    Ok(live.id())
}
