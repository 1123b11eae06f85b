//! Moving to a new phone: a code shown on the old one, typed on the new one.

use domain::Timestamp;
use domain::ids::AccountId;
use domain::time::Span;

use super::recovery::read_code;
use super::sessions::{Arrival, SignedIn};
use super::token::{Digest, slow_digest};
use super::{Accounts, Error, Result, account_in, key};

/// 40 bits.
const LETTERS: usize = 8;
const LASTS: Span = Span::MINUTE.times(15);

/// A code that brings one other phone into the account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MoveCode {
    /// As shown.
    pub code: String,
    /// When it runs out.
    pub until: Timestamp,
}

impl Accounts {
    /// A new code to move with: good once, for a quarter of an hour. The one before it dies.
    pub async fn new_move_code(&self, account: AccountId) -> Result<MoveCode> {
        let mut moment = self.moment();
        let (code, until) = (moment.code(LETTERS), moment.now.plus(LASTS));
        let kept = kept(&code);
        let mut write = self.write().await?;
        // A code that ran out may be drawn again by chance.
        sqlx::query("DELETE FROM move_code WHERE account = ? OR until <= ?")
            .bind(key(account))
            .bind(moment.now.millis())
            .execute(&mut *write)
            .await?;
        sqlx::query("INSERT INTO move_code (account, code_hash, until) VALUES (?, ?, ?)")
            .bind(key(account))
            .bind(&kept[..])
            .bind(until.millis())
            .execute(&mut *write)
            .await?;
        write.commit().await?;
        Ok(MoveCode { code, until })
    }

    /// Signs a new phone into the account whose old phone shows the code. If the new phone would lose
    /// memberships by it, the code stays good.
    pub async fn sign_in_with_move_code(&self, arrival: &Arrival, typed: &str) -> Result<SignedIn> {
        let kept = kept(&read_code(typed, LETTERS)?);
        let mut write = self.write().await?;
        let row = sqlx::query("DELETE FROM move_code WHERE code_hash = ? AND until > ? RETURNING account")
            .bind(&kept[..])
            .bind(self.clock.now().millis())
            .fetch_optional(&mut *write)
            .await?;
        let account = row.as_ref().map(account_in).transpose()?.flatten().ok_or(Error::CodeNotKnown)?;
        self.arrive(write, arrival, account).await
    }
}

fn kept(code: &str) -> Digest {
    slow_digest("move", code)
}
