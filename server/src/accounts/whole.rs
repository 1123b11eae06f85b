//! All that is held of somebody here: to give to them, or to destroy.

use domain::Timestamp;
use domain::ids::AccountId;
use serde::Serialize;
use sqlx::Row;

use super::cache::Forgotten;
use super::sessions::{SignedInDevice, end_all};
use super::{Accounts, Result, Token, key, time_in};

/// Everything these tables hold about one person. What their communities hold is theirs to add.
#[derive(Debug, Clone, Serialize)]
pub struct Everything {
    /// When the account was made.
    pub since: Option<Timestamp>,
    /// The e-mail address, if they gave one.
    pub email: Option<String>,
    /// When the recovery code was made, if there is one. The code itself is not kept.
    pub recovery_code_made: Option<Timestamp>,
    /// When the code to move with runs out, if there is one. The code itself is not kept.
    pub move_code_until: Option<Timestamp>,
    /// When each photo came that no post shows yet, or that one has shown since yesterday.
    pub photos_sent: Vec<Timestamp>,
    /// Where they are signed in.
    pub devices: Vec<SignedInDevice>,
}

impl Accounts {
    /// All that is held about this account here.
    pub async fn download(&self, account: AccountId, asking: &Token) -> Result<Everything> {
        let row = sqlx::query(
            "SELECT account.made, address, recovery_code.made AS recovery, move_code.until
             FROM account
             LEFT JOIN email ON email.account = id
             LEFT JOIN recovery_code ON recovery_code.account = id
             LEFT JOIN move_code ON move_code.account = id
             WHERE id = ?",
        )
        .bind(key(account))
        .fetch_optional(self.database.readers())
        .await?;
        let sent = sqlx::query("SELECT at FROM upload WHERE account = ? ORDER BY at").bind(key(account));
        let sent = sent.fetch_all(self.database.readers()).await?;
        let time = |column: &str| -> Result<Option<Timestamp>> {
            let Some(row) = &row else { return Ok(None) };
            Ok(row.try_get::<Option<i64>, _>(column)?.map(Timestamp::from_millis))
        };
        Ok(Everything {
            since: row.as_ref().map(|row| time_in(row, "made")).transpose()?,
            email: row.as_ref().map(|row| row.try_get("address")).transpose()?.flatten(),
            recovery_code_made: time("recovery")?,
            move_code_until: time("until")?,
            photos_sent: sent.iter().map(|row| time_in(row, "at")).collect::<Result<_>>()?,
            devices: self.list_devices(account, asking).await?,
        })
    }

    /// Destroys the account and all that hangs on it. Of its sessions only hashes stay, so that a
    /// copied token never begins again. Its memberships must be erased first: this can't be undone.
    pub async fn erase(&self, account: AccountId) -> Result<()> {
        let mut write = self.write().await?;
        end_all(&mut write, account, None).await?;
        sqlx::query("DELETE FROM account WHERE id = ?").bind(key(account)).execute(&mut *write).await?;
        sqlx::query("DELETE FROM outcome WHERE account = ?").bind(key(account)).execute(&mut *write).await?;
        sqlx::query("DELETE FROM upload WHERE account = ?").bind(key(account)).execute(&mut *write).await?;
        write.commit().await?;
        self.database.note_erasure();
        self.known.forget(Forgotten::Account { account, except: None });
        Ok(())
    }
}
