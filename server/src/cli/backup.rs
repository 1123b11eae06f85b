//! `folkmoot backup`

use std::path::PathBuf;

use clap::Args;

use super::town;
use crate::store::{Database, sqlite};

#[derive(Debug, Args)]
pub struct Backup {
    /// The file to write. It holds everything that is private, and only its owner may read it
    to: PathBuf,
}

impl Backup {
    pub async fn run(self, database: &Database) -> anyhow::Result<()> {
        let store = town::open(database).await?;
        let Database::Sqlite(path) = database;
        let copied = sqlite::backup(path, &self.to).await;
        store.close().await;
        copied?;
        println!("Copied {database} to {}.", self.to.display());
        Ok(())
    }
}
