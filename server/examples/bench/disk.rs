//! A folder on the disk where the program is: the machine's temporary folder may be in memory.

use std::path::PathBuf;

use server::store::{Database, Store};
use tempfile::TempDir;

/// A folder that goes with the measurement.
pub struct Disk(TempDir);

impl Disk {
    pub fn new() -> anyhow::Result<Disk> {
        let program = std::env::current_exe()?;
        let folder = program.parent().unwrap_or(&program);
        Ok(Disk(tempfile::tempdir_in(folder)?))
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub fn database(&self) -> Database {
        Database::Sqlite(self.path("folkmoot.db"))
    }

    pub async fn store(&self) -> anyhow::Result<Store> {
        Store::open(&self.database()).await
    }
}
