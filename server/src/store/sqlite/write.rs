//! Writing a batch in one transaction, in few statements.

use domain::change::{Key, Row};
use domain::ids::CommunityId;
use sqlx::sqlite::SqliteConnection;
use sqlx::{QueryBuilder, Sqlite as Driver};
use uuid::Uuid;

use super::Sqlite;
use crate::store::{Batch, SealedMinute, Settled, StoreError};

/// Rows in one statement, well below the most values that one may bind.
const ROWS: usize = 1000;

impl Sqlite {
    pub async fn commit(&self, community: CommunityId, batch: &Batch) -> Result<(), StoreError> {
        let id = community.0.as_bytes().as_slice();
        let rows = Rows::sort(&batch.rows)?;
        let mut writing = self.begin().await?;
        raise_version(&mut writing, id, batch).await?;
        minutes(&mut writing, id, &batch.minutes).await?;
        rows.write(&mut writing, id).await?;
        outcomes(&mut writing, id, &batch.settled).await?;
        writing.commit().await?;
        if rows.erases() {
            self.note_erasure();
        }
        Ok(())
    }
}

async fn raise_version(to: &mut SqliteConnection, id: &[u8], batch: &Batch) -> Result<(), StoreError> {
    let due = batch.next_due.map(|due| due.millis());
    let done = if batch.version == 0 {
        let found = sqlx::query("INSERT INTO community (slug, next_due, id, version) VALUES (?, ?, ?, ? + 1)");
        found.bind(&batch.slug).bind(due).bind(id).bind(0_i64).execute(to).await
    } else {
        let raise = sqlx::query(
            "UPDATE community SET slug = ?, next_due = ?, version = version + 1 WHERE id = ? AND version = ?",
        );
        let version = i64::try_from(batch.version).unwrap_or(i64::MAX);
        raise.bind(&batch.slug).bind(due).bind(id).bind(version).execute(to).await
    };
    match done {
        Ok(done) if done.rows_affected() == 1 => Ok(()),
        Ok(_) => Err(StoreError::Conflict),
        Err(error) => Err(match error.as_database_error() {
            Some(known) if known.is_unique_violation() && known.message().contains("community.slug") => {
                StoreError::SlugTaken
            }
            Some(known) if known.is_unique_violation() => StoreError::Conflict,
            _ => error.into(),
        }),
    }
}

async fn minutes(to: &mut SqliteConnection, id: &[u8], minutes: &[SealedMinute]) -> Result<(), StoreError> {
    for some in minutes.chunks(ROWS) {
        let mut sql = QueryBuilder::<Driver>::new("INSERT INTO minute (community, seq, bytes, hash) ");
        sql.push_values(some, |mut row, minute| {
            let seq = i64::try_from(minute.head.seq).unwrap_or(i64::MAX);
            row.push_bind(id).push_bind(seq).push_bind(minute.bytes.as_slice());
            row.push_bind(minute.head.hash.0.as_slice());
        });
        sql.build().persistent(false).execute(&mut *to).await?;
    }
    Ok(())
}

/// The rows of a batch by what is to be done with them.
#[derive(Default)]
struct Rows<'a> {
    texts: Vec<&'a domain::text::SaltedText>,
    erased_texts: Vec<[u8; 32]>,
    rows: Vec<(String, String)>,
    erased_rows: Vec<String>,
    replaces: bool,
}

impl<'a> Rows<'a> {
    fn sort(all: &'a std::collections::BTreeMap<Key, Option<Row>>) -> Result<Rows<'a>, StoreError> {
        let mut rows = Rows::default();
        for (key, row) in all {
            match (key, row) {
                (_, Some(Row::Text(text))) => rows.texts.push(text),
                (Key::Text(text), _) => rows.erased_texts.push(text.0.0),
                (key, Some(row)) => {
                    // An address may take the place of another, which must not linger either.
                    rows.replaces |= matches!(row, Row::Job(domain::jobs::Row::Details { .. }));
                    rows.rows.push((serde_json::to_string(key)?, serde_json::to_string(row)?));
                }
                (key, None) => rows.erased_rows.push(serde_json::to_string(key)?),
            }
        }
        Ok(rows)
    }

    fn erases(&self) -> bool {
        self.replaces || !self.erased_texts.is_empty() || !self.erased_rows.is_empty()
    }

    async fn write(&self, to: &mut SqliteConnection, id: &[u8]) -> Result<(), StoreError> {
        for some in self.texts.chunks(ROWS) {
            let mut sql = QueryBuilder::<Driver>::new("INSERT INTO text (community, commitment, salt, body) ");
            sql.push_values(some, |mut row, text| {
                row.push_bind(id).push_bind(text.commitment().0.0.to_vec());
                row.push_bind(text.salt.0.as_slice()).push_bind(text.body.as_str());
            });
            sql.push(" ON CONFLICT DO NOTHING");
            sql.build().persistent(false).execute(&mut *to).await?;
        }
        for some in self.rows.chunks(ROWS) {
            let mut sql = QueryBuilder::<Driver>::new("INSERT INTO register (community, key, value) ");
            sql.push_values(some, |mut row, (key, value)| {
                row.push_bind(id).push_bind(key.as_str()).push_bind(value.as_str());
            });
            sql.push(" ON CONFLICT (community, key) DO UPDATE SET value = excluded.value");
            sql.build().persistent(false).execute(&mut *to).await?;
        }
        for some in self.erased_texts.chunks(ROWS) {
            let mut sql = QueryBuilder::<Driver>::new("DELETE FROM text WHERE community = ");
            sql.push_bind(id).push(" AND commitment IN (");
            let mut list = sql.separated(", ");
            some.iter().for_each(|text| {
                list.push_bind(text.as_slice());
            });
            sql.push(")").build().persistent(false).execute(&mut *to).await?;
        }
        for some in self.erased_rows.chunks(ROWS) {
            let mut sql = QueryBuilder::<Driver>::new("DELETE FROM register WHERE community = ");
            sql.push_bind(id).push(" AND key IN (");
            let mut list = sql.separated(", ");
            some.iter().for_each(|key| {
                list.push_bind(key.as_str());
            });
            sql.push(")").build().persistent(false).execute(&mut *to).await?;
        }
        Ok(())
    }
}

async fn outcomes(to: &mut SqliteConnection, id: &[u8], settled: &[Settled]) -> Result<(), StoreError> {
    for some in settled.chunks(ROWS) {
        let refusals: Vec<Option<String>> = some
            .iter()
            .map(|settled| settled.outcome.refusal.as_ref().map(serde_json::to_string).transpose())
            .collect::<Result<_, _>>()?;
        let mut sql =
            QueryBuilder::<Driver>::new("INSERT INTO outcome (community, command, account, digest, refusal) ");
        sql.push_values(some.iter().zip(&refusals), |mut row, (settled, refusal)| {
            let account = settled.outcome.account.map_or(Uuid::nil(), |account| account.0);
            row.push_bind(id).push_bind(settled.outcome.command.0.as_bytes().as_slice());
            row.push_bind(account.as_bytes().to_vec()).push_bind(settled.digest.0.as_slice());
            row.push_bind(refusal.as_deref());
        });
        sql.build().persistent(false).execute(&mut *to).await?;
    }
    Ok(())
}
