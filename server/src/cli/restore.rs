//! `folkmoot restore`

use std::path::PathBuf;

use clap::Args;

use crate::store::{Database, sqlite};

#[derive(Debug, Args)]
pub struct Restore {
    /// The backup to restore
    from: PathBuf,
    /// Replace the database that is there
    #[arg(long)]
    force: bool,
}

impl Restore {
    pub async fn run(self, database: &Database) -> anyhow::Result<()> {
        let Database::Sqlite(path) = database;
        sqlite::restore(&self.from, path, self.force).await?;
        println!("Restored {} to {database}.", self.from.display());
        Ok(())
    }
}
