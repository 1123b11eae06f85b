//! SQLite: one file, one writing connection, a few that read.

mod copy;
mod read;
mod write;

use std::fs::{DirBuilder, File, OpenOptions};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use anyhow::Context;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions, Sqlite as Driver, Transaction};
use uuid::Uuid;

use super::StoreError;
pub use copy::{backup, restore};

/// How long to wait for another process's transaction.
const PATIENCE: Duration = Duration::from_secs(5);
/// Connections that read.
const READERS: u32 = 4;

static MIGRATIONS: sqlx::migrate::Migrator = sqlx::migrate!();

/// An open database.
#[derive(Debug, Clone)]
pub struct Sqlite {
    writer: SqlitePool,
    readers: SqlitePool,
    epoch: Uuid,
    /// Whether something was erased that the write-ahead log may still hold.
    erased: Arc<AtomicBool>,
    /// Locked for as long as the database is open, so that it is not restored under our feet.
    _held: Arc<File>,
}

impl Sqlite {
    /// Opens the file, making it (for its owner's eyes only) if there is none.
    pub async fn open(path: &Path) -> anyhow::Result<Sqlite> {
        make_folder(path)?;
        let held = lock(path)?;
        // Whoever comes first brings the tables up to date; everybody else waits for that.
        if held.try_lock().is_err() {
            held.lock_shared().with_context(|| format!("can't lock {}", path.display()))?;
        }
        owner_only(path)?;
        let options = SqliteConnectOptions::new()
            .filename(path)
            .busy_timeout(PATIENCE)
            .foreign_keys(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .pragma("secure_delete", "ON")
            .row_buffer_size(1024)
            .disable_statement_logging();
        let pool = |connections| {
            let pool = SqlitePoolOptions::new().max_connections(connections).min_connections(1);
            pool.test_before_acquire(false).idle_timeout(None).max_lifetime(None).acquire_timeout(2 * PATIENCE)
        };
        let cannot_open = || format!("can't open the database {}", path.display());
        let writer = pool(1).connect_with(options.clone()).await.with_context(cannot_open)?;
        MIGRATIONS.run(&writer).await.with_context(cannot_open)?;
        let known = sqlx::query("INSERT INTO house (only, epoch) VALUES (1, ?) ON CONFLICT DO NOTHING");
        known.bind(Uuid::from_bytes(rand::random()).as_bytes().as_slice()).execute(&writer).await?;
        let epoch: Vec<u8> = sqlx::query_scalar("SELECT epoch FROM house").fetch_one(&writer).await?;
        held.lock_shared().with_context(cannot_open)?;
        let readers = pool(READERS).connect_with(options.pragma("query_only", "ON")).await.with_context(cannot_open)?;
        Ok(Sqlite { writer, readers, epoch: Uuid::from_slice(&epoch)?, erased: Arc::default(), _held: Arc::new(held) })
    }

    /// See [`super::Store::epoch`].
    pub fn epoch(&self) -> Uuid {
        self.epoch
    }

    /// The connections that read.
    pub fn readers(&self) -> &SqlitePool {
        &self.readers
    }

    /// The one connection that writes.
    pub fn writer(&self) -> &SqlitePool {
        &self.writer
    }

    /// Begins to write: nobody else writes until this is committed or dropped.
    pub async fn begin(&self) -> Result<Transaction<'static, Driver>, StoreError> {
        Ok(self.writer.begin_with("BEGIN IMMEDIATE").await?)
    }

    /// To be called when something private was erased: see [`super::Store::tidy`].
    pub fn note_erasure(&self) {
        self.erased.store(true, Ordering::Release);
    }

    /// `secure_delete` overwrites what was erased in the tables; older pages remain in the
    /// write-ahead log until it is emptied.
    pub async fn tidy(&self) -> Result<(), StoreError> {
        if !self.erased.swap(false, Ordering::AcqRel) {
            return Ok(());
        }
        let (busy, ..): (i64, i64, i64) =
            sqlx::query_as("PRAGMA wal_checkpoint(TRUNCATE)").fetch_one(&self.writer).await?;
        if busy != 0 {
            self.note_erasure();
        }
        Ok(())
    }

    /// See [`super::Store::close`].
    pub async fn close(&self) {
        if let Err(error) = self.tidy().await {
            tracing::warn!(%error, "the write-ahead log could not be emptied");
        }
        self.readers.close().await;
        self.writer.close().await;
    }
}

/// Opens a file that only its owner may read, making it if there is none.
fn owner_only(path: &Path) -> anyhow::Result<File> {
    let file = OpenOptions::new().read(true).write(true).create(true).truncate(false).mode(0o600).open(path);
    file.with_context(|| format!("can't write to {}", path.display()))
}

/// The file that is locked while a process has the database open.
fn lock(path: &Path) -> anyhow::Result<File> {
    let mut name = path.as_os_str().to_owned();
    name.push(".lock");
    owner_only(Path::new(&name))
}

/// Makes the folder of a file, for its owner's eyes only, if there is none.
fn make_folder(path: &Path) -> anyhow::Result<()> {
    let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) else { return Ok(()) };
    let made = DirBuilder::new().recursive(true).mode(0o700).create(folder);
    made.with_context(|| format!("can't make the folder {}", folder.display()))
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        /// `SQLITE_BUSY`, the low byte of all its kinds.
        const BUSY: i32 = 5;
        let code = error.as_database_error().and_then(|error| error.code());
        match (&error, code.and_then(|code| code.parse::<i32>().ok())) {
            (_, Some(code)) if code & 0xff == BUSY => StoreError::Busy,
            (sqlx::Error::PoolTimedOut, _) => StoreError::Busy,
            _ => StoreError::Failed(error),
        }
    }
}
