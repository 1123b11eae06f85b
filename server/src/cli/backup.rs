//! `folkmoot backup`

use std::path::PathBuf;

use anyhow::{Context, bail};
use clap::Args;

use super::town;
use crate::photos::copy;
use crate::photos::files::{Files, Place};
use crate::store::{Database, sqlite};

#[derive(Debug, Args)]
pub struct Backup {
    /// The file to write; the photos that posts show go into the folder FILE.photos beside it. Both hold
    /// everything that is private, and only their owner may read them
    #[arg(value_name = "FILE")]
    to: PathBuf,
}

impl Backup {
    pub async fn run(self, database: &Database, place: &Place) -> anyhow::Result<()> {
        let store = town::open(database).await?;
        let Database::Sqlite(path) = database;
        let photos = copy::beside(&self.to);
        if photos.exists() {
            bail!("there is something at {} already", photos.display());
        }
        let copied = async {
            sqlite::backup(path, &self.to).await?;
            let copied = async { copy::backup(&store, &Files::open(place)?, &photos).await };
            let copied = copied.await.with_context(|| format!("can't copy the photos from {place}"));
            if copied.is_err() {
                // Half a backup is worse than none. That it can't be removed is the lesser trouble.
                let _ = std::fs::remove_file(&self.to);
            }
            copied
        };
        let copied = copied.await;
        store.close().await;
        println!("Copied {database} to {}, and {} to {}.", self.to.display(), copied?, photos.display());
        Ok(())
    }
}
