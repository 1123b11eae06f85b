//! Reading communities and outcomes.

use domain::change::Outcome;
use domain::ids::{AccountId, CommandId, CommunityId};
use domain::text::Hash;
use futures::TryStreamExt;
use sqlx::{QueryBuilder, Row, SqliteConnection};
use uuid::Uuid;

use super::Sqlite;
use crate::store::{Listed, Settled, StoreError, Stored, Visit};

impl Sqlite {
    pub async fn list(&self) -> Result<Vec<Listed>, StoreError> {
        let all = sqlx::query("SELECT id, slug, version FROM community ORDER BY slug");
        let mut rows = all.fetch(&self.readers);
        let mut listed = Vec::new();
        while let Some(row) = rows.try_next().await? {
            listed.push(Listed {
                id: CommunityId(uuid(row.try_get(0)?)?),
                slug: row.try_get(1)?,
                version: row.try_get::<i64, _>(2)?.unsigned_abs(),
            });
        }
        Ok(listed)
    }

    pub async fn read(&self, community: CommunityId, visit: &mut Visit<'_>) -> Result<Option<u64>, StoreError> {
        // One transaction, so that all of it is of one moment.
        let mut snapshot = self.readers.begin().await?;
        let id = community.0.as_bytes().as_slice();
        let version = sqlx::query_scalar::<_, i64>("SELECT version FROM community WHERE id = ?").bind(id);
        let Some(version) = version.fetch_optional(&mut *snapshot).await? else {
            return Ok(None);
        };
        minutes(&mut snapshot, id, visit).await?;
        texts(&mut snapshot, id, visit).await?;
        register(&mut snapshot, id, visit).await?;
        Ok(Some(version.unsigned_abs()))
    }

    pub async fn outcomes(&self, community: CommunityId, ids: &[CommandId]) -> Result<Vec<Settled>, StoreError> {
        let mut sql = QueryBuilder::new("SELECT command, account, digest, refusal FROM outcome WHERE community = ");
        sql.push_bind(community.0.as_bytes().as_slice()).push(" AND command IN (");
        let mut list = sql.separated(", ");
        for id in ids {
            list.push_bind(id.0.as_bytes().as_slice());
        }
        sql.push(")");
        let mut settled = Vec::new();
        for row in sql.build().persistent(false).fetch_all(&self.readers).await? {
            let account = uuid(row.try_get(1)?)?;
            let refusal: Option<&str> = row.try_get(3)?;
            let outcome = Outcome {
                account: (!account.is_nil()).then_some(AccountId(account)),
                command: CommandId(uuid(row.try_get(0)?)?),
                refusal: refusal.map(serde_json::from_str).transpose()?,
            };
            let digest: [u8; 32] = row.try_get::<&[u8], _>(2)?.try_into().map_err(wrong_length)?;
            settled.push(Settled { outcome, digest: Hash(digest) });
        }
        Ok(settled)
    }
}

async fn minutes(from: &mut SqliteConnection, id: &[u8], visit: &mut Visit<'_>) -> Result<(), StoreError> {
    let all = sqlx::query("SELECT bytes, hash FROM minute WHERE community = ? ORDER BY seq").bind(id);
    let mut rows = all.fetch(from);
    while let Some(row) = rows.try_next().await? {
        visit(Stored::Minute { bytes: row.try_get(0)?, hash: row.try_get(1)? })?;
    }
    Ok(())
}

async fn texts(from: &mut SqliteConnection, id: &[u8], visit: &mut Visit<'_>) -> Result<(), StoreError> {
    let all = sqlx::query("SELECT commitment, salt, body FROM text WHERE community = ?").bind(id);
    let mut rows = all.fetch(from);
    while let Some(row) = rows.try_next().await? {
        visit(Stored::Text { commitment: row.try_get(0)?, salt: row.try_get(1)?, body: row.try_get(2)? })?;
    }
    Ok(())
}

async fn register(from: &mut SqliteConnection, id: &[u8], visit: &mut Visit<'_>) -> Result<(), StoreError> {
    let all = sqlx::query("SELECT value FROM register WHERE community = ? ORDER BY key").bind(id);
    let mut rows = all.fetch(from);
    while let Some(row) = rows.try_next().await? {
        visit(Stored::Row { value: row.try_get(0)? })?;
    }
    Ok(())
}

fn uuid(bytes: &[u8]) -> Result<Uuid, StoreError> {
    Uuid::from_slice(bytes).map_err(wrong_length)
}

/// The tables check lengths: only a file changed by hand comes here.
fn wrong_length(error: impl std::error::Error + Send + Sync + 'static) -> StoreError {
    StoreError::Failed(sqlx::Error::Decode(Box::new(error)))
}
