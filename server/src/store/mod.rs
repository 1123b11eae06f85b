//! Where communities are kept. All SQL is behind [`Store`]; nothing else knows which database it is.

mod database;
mod fold;
pub mod sqlite;
mod verify;

use std::collections::BTreeMap;

use domain::book::{Broken, Head};
use domain::change::{Key, Outcome, Row};
use domain::ids::{CommandId, CommunityId};
use domain::text::{Hash, SaltedText};
use domain::{State, TextRef, Timestamp};
use uuid::Uuid;

pub use database::Database;
use sqlite::Sqlite;
pub use verify::{Kept, verify};

/// The seam between Folkmoot and its database.
#[derive(Debug, Clone)]
pub enum Store {
    /// One file, many readers, one writer.
    Sqlite(Sqlite),
}

/// Why the store did not do what was asked. Nothing has then changed.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Somebody else has written to the community meanwhile: load it and decide again.
    #[error("the community has been changed by another process")]
    Conflict,
    /// Another community has the address.
    #[error("the address is taken")]
    SlugTaken,
    /// The database is too busy; try again later.
    #[error("the database is busy")]
    Busy,
    /// What is stored is not as it was written.
    #[error("the stored book is damaged: {0:?}")]
    Damaged(Broken),
    /// A row of a private register can't be read.
    #[error("a stored row can't be read: {0}")]
    Unreadable(#[from] serde_json::Error),
    /// Anything else.
    #[error(transparent)]
    Failed(sqlx::Error),
}

/// What a listing says of a community.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its id.
    pub id: CommunityId,
    /// Its address.
    pub slug: String,
    /// Raised by every batch.
    pub version: u64,
}

/// A community as loaded.
#[derive(Debug, Clone, Default)]
pub struct Loaded {
    /// The fold of all that is stored.
    pub state: State,
    /// The end of its book.
    pub head: Head,
    /// The version of both.
    pub version: u64,
}

/// A minute to store.
#[derive(Debug, Clone)]
pub struct SealedMinute {
    /// As hashed.
    pub bytes: Vec<u8>,
    /// The head after it.
    pub head: Head,
}

/// What became of a command, and what exactly the command was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settled {
    /// What became of it.
    pub outcome: Outcome,
    /// The digest of the command.
    pub digest: Hash,
}

/// What is written in one transaction.
#[derive(Debug, Clone, Default)]
pub struct Batch {
    /// The version that this was decided on; 0 to found the community.
    pub version: u64,
    /// The address after it.
    pub slug: String,
    /// When something next happens by itself after it.
    pub next_due: Option<Timestamp>,
    /// New minutes, oldest first.
    pub minutes: Vec<SealedMinute>,
    /// Rows to put, or to erase where none.
    pub rows: BTreeMap<Key, Option<Row>>,
    /// What became of the commands.
    pub settled: Vec<Settled>,
}

/// One stored thing, as [`Store::read`] shows it.
#[derive(Debug, Clone, Copy)]
pub enum Stored<'a> {
    /// A minute and the hash kept beside it.
    Minute { bytes: &'a [u8], hash: &'a [u8] },
    /// A text and the commitment it is kept under.
    Text { commitment: &'a [u8], salt: &'a [u8], body: &'a str },
    /// A row of a private register, as JSON.
    Row { value: &'a str },
}

impl Stored<'_> {
    /// The commitment and the text of [`Stored::Text`], if both have the right length.
    pub fn salted(commitment: &[u8], salt: &[u8], body: &str) -> Option<(TextRef, SaltedText)> {
        let text = SaltedText { salt: Hash(salt.try_into().ok()?), body: body.to_owned() };
        Some((TextRef(Hash(commitment.try_into().ok()?)), text))
    }
}

/// Looks at one stored thing after another; an error ends the reading.
pub type Visit<'a> = dyn FnMut(Stored<'_>) -> Result<(), StoreError> + Send + 'a;

impl Store {
    /// Opens the database, making it if there is none, and brings its tables up to date.
    pub async fn open(database: &Database) -> anyhow::Result<Store> {
        let Database::Sqlite(path) = database;
        Ok(Store::Sqlite(Sqlite::open(path).await?))
    }

    /// Which database this is: another after a backup was restored.
    pub fn epoch(&self) -> Uuid {
        let Store::Sqlite(sqlite) = self;
        sqlite.epoch()
    }

    /// Every community.
    pub async fn list(&self) -> Result<Vec<Listed>, StoreError> {
        let Store::Sqlite(sqlite) = self;
        sqlite.list().await
    }

    /// Shows everything of one community as it was at one moment: its minutes, oldest first, then
    /// texts and rows. Gives its version, or none if there is no such community.
    pub async fn read(&self, community: CommunityId, visit: &mut Visit<'_>) -> Result<Option<u64>, StoreError> {
        let Store::Sqlite(sqlite) = self;
        sqlite.read(community, visit).await
    }

    /// Folds everything of one community.
    pub async fn load(&self, community: CommunityId) -> Result<Option<Loaded>, StoreError> {
        let mut loaded = Loaded::default();
        let version = self.read(community, &mut |stored| fold::fold(&mut loaded, stored)).await?;
        Ok(version.map(|version| Loaded { version, ..loaded }))
    }

    /// What became of those of these commands that were settled before, whoever gave them.
    pub async fn outcomes(&self, community: CommunityId, ids: &[CommandId]) -> Result<Vec<Settled>, StoreError> {
        let Store::Sqlite(sqlite) = self;
        sqlite.outcomes(community, ids).await
    }

    /// Writes a batch, all or nothing, onto the disk.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] if the community is no longer at the batch's version.
    pub async fn commit(&self, community: CommunityId, batch: &Batch) -> Result<(), StoreError> {
        let Store::Sqlite(sqlite) = self;
        sqlite.commit(community, batch).await
    }

    /// Clears what is left of erased texts and rows outside the tables. Called every few seconds.
    pub async fn tidy(&self) -> Result<(), StoreError> {
        let Store::Sqlite(sqlite) = self;
        sqlite.tidy().await
    }

    /// Finishes what is under way and lets go of the database.
    pub async fn close(&self) {
        let Store::Sqlite(sqlite) = self;
        sqlite.close().await;
    }
}
