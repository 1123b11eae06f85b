//! Copying the whole database while it is in use, and putting a copy in its place.

use std::fs::{self, OpenOptions};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail, ensure};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{Connection, SqliteConnection};
use uuid::Uuid;

use super::{PATIENCE, lock, make_folder};

/// Copies the database at `from` into a new file, as it is at one moment.
pub async fn backup(from: &Path, to: &Path) -> anyhow::Result<()> {
    let name = to.to_str().context("the name of the file to write is not text in UTF-8")?;
    // SQLite fills an empty file: made here, so that nobody else can ever read it.
    let new = OpenOptions::new().write(true).create_new(true).mode(0o600).open(to);
    new.with_context(|| format!("can't make the file {}", to.display()))?;
    let copied = async {
        let mut database = open(from).await?;
        sqlx::query("VACUUM INTO ?").bind(name).execute(&mut database).await?;
        database.close().await?;
        check(to).await?;
        to_disk(to)
    };
    let copied = copied.await;
    if copied.is_err() {
        // Half a backup is worse than none. That it can't be removed is the lesser trouble.
        let _ = fs::remove_file(to);
    }
    copied.with_context(|| format!("can't copy the database to {}", to.display()))
}

/// Puts a backup in the place of the database, as a new database: phones start afresh with it.
pub async fn restore(from: &Path, to: &Path, replace: bool) -> anyhow::Result<()> {
    ensure!(from.is_file(), "there is no backup at {}", from.display());
    check(from).await.with_context(|| format!("{} is not a backup of Folkmoot", from.display()))?;
    make_folder(to)?;
    let held = lock(to)?;
    if held.try_lock().is_err() {
        bail!("the database {} is in use: stop the server first", to.display());
    }
    if to.exists() && !replace {
        bail!("there is a database at {} already: to replace it, add --force", to.display());
    }
    // Made ready beside the old one, which is there, whole, until it is replaced in one step.
    let ready = beside(to, ".restoring");
    let restored = async {
        let _ = fs::remove_file(&ready);
        let mut new = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&ready)?;
        std::io::copy(&mut fs::File::open(from)?, &mut new)?;
        let mut database = open(&ready).await?;
        let epoch = Uuid::from_bytes(rand::random());
        sqlx::query("UPDATE house SET epoch = ?").bind(epoch.as_bytes().as_slice()).execute(&mut database).await?;
        // What was sent and shown by no post is not in a backup. Phones send it again.
        if sqlx::query("SELECT 1 FROM sqlite_schema WHERE name = 'upload'")
            .fetch_optional(&mut database)
            .await?
            .is_some()
        {
            sqlx::query("DELETE FROM upload").execute(&mut database).await?;
        }
        database.close().await?;
        for left in ["-wal", "-shm"] {
            // The log of the database that goes, which must not be read into the new one.
            let left = beside(to, left);
            if left.exists() {
                fs::remove_file(left)?;
            }
        }
        fs::rename(&ready, to)?;
        to_disk(to)
    };
    restored.await.with_context(|| format!("can't restore to {}", to.display()))
}

/// Opens a file that is there, to read it or to change it a little.
async fn open(path: &Path) -> anyhow::Result<SqliteConnection> {
    let options = SqliteConnectOptions::new().filename(path).busy_timeout(PATIENCE);
    Ok(SqliteConnection::connect_with(&options).await?)
}

/// Whether a file is a whole database of ours.
async fn check(path: &Path) -> anyhow::Result<()> {
    let options = SqliteConnectOptions::new().filename(path).read_only(true).busy_timeout(PATIENCE);
    let mut database = SqliteConnection::connect_with(&options).await?;
    let found: String = sqlx::query_scalar("PRAGMA integrity_check(1)").fetch_one(&mut database).await?;
    ensure!(found == "ok", "it is damaged: {found}");
    sqlx::query("SELECT epoch FROM house").fetch_one(&mut database).await?;
    database.close().await?;
    Ok(())
}

/// Waits until a file and its name are on the disk.
fn to_disk(path: &Path) -> anyhow::Result<()> {
    fs::File::open(path)?.sync_all()?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::File::open(folder)?.sync_all()?;
    Ok(())
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}
