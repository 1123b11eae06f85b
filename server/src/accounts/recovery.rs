//! Coming back with a code that was written down.

use domain::ids::{AccountId, CommandId};
use domain::moment::normal_code;
use domain::time::Span;
use domain::{Moment, Timestamp};

use super::sessions::{Arrival, SignedIn};
use super::token::{Digest, digest};
use super::{Accounts, Error, Result, Token, account_in, before, key, time_in};

/// 120 bits: what a recovery code opens, it opens for ever.
const LETTERS: usize = 24;
/// How long it may be looked at.
const SHOWN: Span = Span::MINUTE.times(30);
/// More than anybody types, with every space and dash.
const LONGEST_TYPED: usize = 100;

impl Accounts {
    /// A new recovery code. The one before it dies. A form that is sent twice gives the same code twice,
    /// so that whichever answer arrives, what is written down is right.
    pub async fn new_recovery_code(&self, account: AccountId, token: &Token, form: CommandId) -> Result<String> {
        let code = drawn(token, form);
        sqlx::query(
            "INSERT INTO recovery_code (account, code_hash, made) VALUES (?, ?, ?)
             ON CONFLICT (account) DO UPDATE SET code_hash = excluded.code_hash, made = excluded.made",
        )
        .bind(key(account))
        .bind(&kept(&code)[..])
        .bind(self.clock.now().millis())
        .execute(self.database.writer())
        .await?;
        Ok(code)
    }

    /// The recovery code that a form made: for as long as one needs to write it down, and only on the
    /// phone that sent it. It is drawn anew from what that phone knows, since it is not kept.
    pub async fn fresh_recovery_code(
        &self,
        account: AccountId,
        token: &Token,
        form: CommandId,
    ) -> Result<Option<String>> {
        let code = drawn(token, form);
        let row = sqlx::query("SELECT 1 FROM recovery_code WHERE account = ? AND code_hash = ? AND made > ?")
            .bind(key(account))
            .bind(&kept(&code)[..])
            .bind(before(self.clock.now(), SHOWN))
            .fetch_optional(self.database.readers())
            .await?;
        Ok(row.map(|_| code))
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

/// The code that a form makes: drawn from the phone's own secret, so that nobody else can draw it.
fn drawn(token: &Token, form: CommandId) -> String {
    Moment::new(Timestamp::from_millis(0), token.seed_for(form.0.as_bytes())).code(LETTERS)
}

/// The code that was typed, if it has as many letters as such a code has.
pub(super) fn read_code(typed: &str, letters: usize) -> Result<String> {
    let code = if typed.len() <= LONGEST_TYPED { normal_code(typed) } else { String::new() };
    let has = code.chars().filter(char::is_ascii_alphanumeric).count();
    if has == letters { Ok(code) } else { Err(Error::CodeNotKnown) }
}

#[cfg(test)]
mod tests {
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
