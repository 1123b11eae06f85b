//! How many commands a second reach the disk, beside single rows on the same disk.

use std::sync::Arc;
use std::time::{Duration, Instant};

use server::store::Store;

use crate::disk::Disk;
use crate::say;
use crate::town;

const CLIENTS: usize = 64;
const TURNS: usize = 150;
const ROUNDS: usize = 3;
const SINGLE: Duration = Duration::from_secs(2);

/// Both by turns, so that whatever else the machine does disturbs both; the middle of each is told.
pub async fn measure() -> anyhow::Result<()> {
    let (mut singles, mut commands) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        singles.push(single_rows().await?);
        commands.push(many_clients().await?);
    }
    let (single, many) = (middle(singles), middle(commands));
    say("single-row committed inserts a second", &format!("{single:.0}"), None);
    say("durable commands a second, 64 clients", &format!("{many:.0}"), None);
    let ratio = many / single;
    say("  as a ratio", &format!("{ratio:.1}"), Some(("≥ 5", ratio >= 5.0)));
    Ok(())
}

/// Rows inserted one by one, each committed to the disk, by the same writer with the same pragmas.
async fn single_rows() -> anyhow::Result<f64> {
    let disk = Disk::new()?;
    let store = disk.store().await?;
    let Store::Sqlite(sqlite) = &store;
    sqlx::raw_sql("CREATE TABLE plain (id INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT")
        .execute(sqlite.writer())
        .await?;
    let start = Instant::now();
    let mut rows = 0_u32;
    while start.elapsed() < SINGLE {
        let insert = sqlx::query("INSERT INTO plain (body) VALUES (?)").bind("Deep pothole outside number 12");
        insert.execute(sqlite.writer()).await?;
        rows += 1;
    }
    let rate = f64::from(rows) / start.elapsed().as_secs_f64();
    store.close().await;
    Ok(rate)
}

async fn many_clients() -> anyhow::Result<f64> {
    let disk = Disk::new()?;
    let (hub, live) = town::found(disk.store().await?).await?;
    let start = Instant::now();
    let mut clients = tokio::task::JoinSet::new();
    for _ in 0..CLIENTS {
        let live = Arc::clone(&live);
        clients.spawn(async move { town::busy(&live, TURNS).await });
    }
    while let Some(done) = clients.join_next().await {
        done??;
    }
    let taken = start.elapsed();
    hub.stop().await;
    // Joining is a command too.
    let commands = f64::from(u32::try_from(CLIENTS * (TURNS + 1))?);
    Ok(commands / taken.as_secs_f64())
}

fn middle(mut rates: Vec<f64>) -> f64 {
    rates.sort_by(f64::total_cmp);
    rates[rates.len() / 2]
}
