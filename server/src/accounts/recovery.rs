//! Coming back with a code that was written down.

use domain::Timestamp;
use domain::ids::AccountId;
use domain::moment::normal_code;

use super::sessions::{Arrival, SignedIn};
use super::token::{Digest, digest};
use super::{Accounts, Error, Result, account_in, key, time_in};

/// 120 bits: what a recovery code opens, it opens for ever.
const LETTERS: usize = 24;
/// More than anybody types, with every space and dash.
const LONGEST_TYPED: usize = 100;

impl Accounts {
    /// A new recovery code, to be shown once. The one before it dies.
    pub async fn new_recovery_code(&self, account: AccountId) -> Result<String> {
        let mut moment = self.moment();
        let code = moment.code(LETTERS);
        sqlx::query(
            "INSERT INTO recovery_code (account, code_hash, made) VALUES (?, ?, ?)
             ON CONFLICT (account) DO UPDATE SET code_hash = excluded.code_hash, made = excluded.made",
        )
        .bind(key(account))
        .bind(&kept(&code)[..])
        .bind(moment.now.millis())
        .execute(self.database.writer())
        .await?;
        Ok(code)
    }

    /// When this account's recovery code was made, if it has one.
    pub async fn recovery_code_made(&self, account: AccountId) -> Result<Option<Timestamp>> {
        let row = sqlx::query("SELECT made FROM recovery_code WHERE account = ?")
            .bind(key(account))
            .fetch_optional(self.database.readers())
            .await?;
        row.as_ref().map(|row| time_in(row, "made")).transpose()
    }

    /// Signs in with a recovery code, which stays good.
    pub async fn sign_in_with_recovery_code(&self, arrival: &Arrival, typed: &str) -> Result<SignedIn> {
        let code = read_code(typed, LETTERS)?;
        let mut write = self.write().await?;
        let row = sqlx::query("SELECT account FROM recovery_code WHERE code_hash = ?")
            .bind(&kept(&code)[..])
            .fetch_optional(&mut *write)
            .await?;
        let account = row.as_ref().map(account_in).transpose()?.flatten().ok_or(Error::CodeNotKnown)?;
        self.arrive(write, arrival, account).await
    }
}

fn kept(code: &str) -> Digest {
    digest("recovery", code)
}

/// The code that was typed, if it has as many letters as such a code has.
pub(super) fn read_code(typed: &str, letters: usize) -> Result<String> {
    let code = if typed.len() <= LONGEST_TYPED { normal_code(typed) } else { String::new() };
    let has = code.chars().filter(char::is_ascii_alphanumeric).count();
    if has == letters { Ok(code) } else { Err(Error::CodeNotKnown) }
}

#[cfg(test)]
mod tests {
    use domain::Moment;

    use super::*;

    #[test]
    fn codes_are_read_whatever_their_dashes() {
        let code = Moment::new(Timestamp::from_millis(0), [1; 32]).code(8);
        assert_eq!(read_code(&format!(" {} ", code.to_lowercase().replace('-', "  ")), 8).ok(), Some(code));
        for wrong in ["", "ABCD-EFG", "ABCD-EFGH-J", &"A".repeat(101)] {
            assert!(matches!(read_code(wrong, 8), Err(Error::CodeNotKnown)), "{wrong}");
        }
    }
}
