//! `folkmoot restore`

use std::path::PathBuf;

use clap::Args;

use super::town;
use crate::photos::copy;
use crate::photos::files::{Files, Place};
use crate::store::{Database, sqlite};

#[derive(Debug, Args)]
pub struct Restore {
    /// The backup to restore, with the photos in the folder FILE.photos beside it
    #[arg(value_name = "FILE")]
    from: PathBuf,
    /// Replace the database that is there
    #[arg(long)]
    force: bool,
}

impl Restore {
    pub async fn run(self, database: &Database, place: &Place) -> anyhow::Result<()> {
        let Database::Sqlite(path) = database;
        // Told before anything is changed.
        let files = Files::open(place)?;
        sqlite::restore(&self.from, path, self.force).await?;
        let store = town::open(database).await?;
        let copied = copy::restore(&store, &copy::beside(&self.from), &files).await;
        store.close().await;
        println!("Restored {} to {database}, and {} to {place}.", self.from.display(), copied?);
        Ok(())
    }
}
