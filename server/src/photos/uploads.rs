//! Who has sent which photo, and may put it into a post.

use domain::Timestamp;
use domain::ids::{AccountId, CommunityId};
use domain::text::Hash;
use sqlx::{Row, SqliteConnection};

use crate::store::StoreError;
use crate::store::sqlite::Sqlite;

/// The most photos that one account may have sent and put into no post.
const UNUSED: i64 = 40;

/// The uploads that are whole. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Uploads(Sqlite);

/// A photo of one account in one community.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Upload {
    /// Where it is to be shown.
    pub community: CommunityId,
    /// Who sent it.
    pub account: AccountId,
    /// The hash of the file as it was sent.
    pub name: Hash,
}

/// An upload, and what became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known {
    /// Who sent it.
    pub account: AccountId,
    /// The hash of the file as it was sent.
    pub name: Hash,
    /// When it came, or was put into a post.
    pub at: Timestamp,
    /// Whether a post has shown it.
    pub used: bool,
}

type Result<T> = std::result::Result<T, StoreError>;

impl Uploads {
    /// Those in this database.
    pub fn new(database: Sqlite) -> Uploads {
        Uploads(database)
    }

    /// Notes that a photo is whole. Where its account then has too many that no post shows, the oldest are let
    /// go: whoever still wants one of those sends it again.
    pub async fn note(&self, upload: Upload, bytes: u64, now: Timestamp) -> Result<()> {
        let mut write = self.0.begin().await?;
        sqlx::query(
            "INSERT INTO upload (community, account, name, bytes, at, used) VALUES (?, ?, ?, ?, ?, 0)
             ON CONFLICT DO UPDATE SET at = excluded.at, used = 0",
        )
        .bind(community(upload.community))
        .bind(account(upload.account))
        .bind(upload.name.0.as_slice())
        .bind(i64::try_from(bytes).unwrap_or(i64::MAX))
        .bind(now.millis())
        .execute(&mut *write)
        .await?;
        sqlx::query(
            "DELETE FROM upload WHERE (community, account, name) IN (
                 SELECT community, account, name FROM upload
                 WHERE account = ? AND NOT used ORDER BY at DESC, name LIMIT -1 OFFSET ?)",
        )
        .bind(account(upload.account))
        .bind(UNUSED)
        .execute(&mut *write)
        .await?;
        write.commit().await?;
        Ok(())
    }

    /// How many bytes the file had, if this account has sent this photo.
    pub async fn find(&self, upload: Upload) -> Result<Option<u64>> {
        let row = sqlx::query("SELECT bytes FROM upload WHERE community = ? AND account = ? AND name = ?")
            .bind(community(upload.community))
            .bind(account(upload.account))
            .bind(upload.name.0.as_slice())
            .fetch_optional(self.0.readers())
            .await?;
        let bytes: Option<i64> = row.map(|row| row.try_get(0)).transpose()?;
        Ok(bytes.map(i64::unsigned_abs))
    }

    /// Notes that a post shows these photos: they are kept for it, and no longer for whoever sent them.
    pub async fn used(&self, of: CommunityId, by: AccountId, names: &[Hash], now: Timestamp) -> Result<()> {
        let mut write = self.0.begin().await?;
        for name in names {
            sqlx::query("UPDATE upload SET used = 1, at = ? WHERE community = ? AND account = ? AND name = ?")
                .bind(now.millis())
                .bind(community(of))
                .bind(account(by))
                .bind(name.0.as_slice())
                .execute(&mut *write)
                .await?;
        }
        write.commit().await?;
        Ok(())
    }

    /// All of one community.
    pub async fn of(&self, of: CommunityId) -> Result<Vec<Known>> {
        let rows = sqlx::query("SELECT account, name, at, used FROM upload WHERE community = ?")
            .bind(community(of))
            .fetch_all(self.0.readers())
            .await?;
        rows.iter()
            .map(|row| {
                let account = uuid::Uuid::from_slice(row.try_get(0)?).map_err(|error| decode(error.into()))?;
                let name = <[u8; 32]>::try_from(row.try_get::<&[u8], _>(1)?).map_err(|error| decode(error.into()))?;
                let at = Timestamp::from_millis(row.try_get(2)?);
                Ok(Known { account: AccountId(account), name: Hash(name), at, used: row.try_get(3)? })
            })
            .collect()
    }

    /// Forgets uploads.
    pub async fn forget(&self, of: CommunityId, uploads: &[(AccountId, Hash)]) -> Result<()> {
        if uploads.is_empty() {
            return Ok(());
        }
        let mut write = self.0.begin().await?;
        for (by, name) in uploads {
            delete(&mut write, Upload { community: of, account: *by, name: *name }).await?;
        }
        write.commit().await?;
        self.0.note_erasure();
        Ok(())
    }
}

async fn delete(write: &mut SqliteConnection, upload: Upload) -> Result<()> {
    sqlx::query("DELETE FROM upload WHERE community = ? AND account = ? AND name = ?")
        .bind(community(upload.community))
        .bind(account(upload.account))
        .bind(upload.name.0.as_slice())
        .execute(write)
        .await?;
    Ok(())
}

fn decode(error: Box<dyn std::error::Error + Send + Sync>) -> StoreError {
    sqlx::Error::Decode(error).into()
}

fn community(id: CommunityId) -> Vec<u8> {
    id.0.as_bytes().to_vec()
}

fn account(id: AccountId) -> Vec<u8> {
    id.0.as_bytes().to_vec()
}
