//! E-mail, for those who choose it: six digits, bound to the phone that asked for them.

use domain::ids::AccountId;
use domain::time::Span;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::sessions::{Arrival, SignedIn};
use super::token::six_digits;
use super::{Accounts, Error, Recognised, Result, Token, Write, account_in, key};
use crate::mail::Letter;

const LASTS: Span = Span::MINUTE.times(10);
const TRIES: i64 = 5;

/// An e-mail address, in lower case: few people know how theirs was written when they gave it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Address(String);

impl Address {
    /// Reads what was typed.
    pub fn parse(typed: &str) -> Result<Address> {
        let address = typed.trim().to_lowercase();
        let well_formed = address.len() <= 254 && address.parse::<lettre::Address>().is_ok();
        // Mail to a bare host name or a number stays inside whatever network the server is in.
        let public = address.rsplit_once('@').is_some_and(|(_, host)| host.contains('.') && !host.starts_with('['));
        if well_formed && public { Ok(Address(address)) } else { Err(Error::NotAnAddress) }
    }

    /// As it is kept and written to.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Accounts {
    /// The address this account has given, if it has.
    pub async fn email(&self, account: AccountId) -> Result<Option<Address>> {
        let row = sqlx::query("SELECT address FROM email WHERE account = ?")
            .bind(key(account))
            .fetch_optional(self.database.readers());
        Ok(row.await?.map(|row| row.try_get("address")).transpose()?.map(Address))
    }

    /// Sends six digits to an address that is to be added to the account of this phone.
    pub async fn ask_to_add_email(&self, token: &Token, address: &Address) -> Result<()> {
        let Recognised::Session(session) = self.recognise(token).await? else {
            return Err(Error::SignedOut);
        };
        let mut write = self.write().await?;
        let digits = self.expect(&mut write, token, Some(session.account), Some(address)).await?;
        write.commit().await?;
        self.mailer.post(Letter::with_code(address.as_str(), &digits));
        Ok(())
    }

    /// Adds the address to which these digits were sent, in place of any before it.
    pub async fn add_email(&self, token: &Token, typed: &str) -> Result<Address> {
        let (mut write, row) = self.check(token, typed, true).await?;
        let account = account_in(&row)?.ok_or(Error::CodeNotKnown)?;
        let address: String = row.try_get("adding")?;
        let row = sqlx::query("SELECT account FROM email WHERE address = ?")
            .bind(&address)
            .fetch_optional(&mut *write)
            .await?;
        let owner = row.as_ref().map(account_in).transpose()?.flatten();
        let free = owner.is_none_or(|owner| owner == account);
        if free {
            sqlx::query("INSERT OR REPLACE INTO email (account, address, confirmed) VALUES (?, ?, ?)")
                .bind(key(account))
                .bind(&address)
                .bind(self.clock.now().millis())
                .execute(&mut *write)
                .await?;
        }
        write.commit().await?;
        // The address before it is gone, as far as this account goes.
        self.database.note_erasure();
        if free { Ok(Address(address)) } else { Err(Error::AddressTaken) }
    }

    /// Forgets the address of this account.
    pub async fn remove_email(&self, account: AccountId) -> Result<()> {
        let mut write = self.write().await?;
        for forgetting in ["DELETE FROM email WHERE account = ?", "DELETE FROM email_code WHERE account = ?"] {
            sqlx::query(forgetting).bind(key(account)).execute(&mut *write).await?;
        }
        write.commit().await?;
        self.database.note_erasure();
        Ok(())
    }

    /// Sends six digits to an address, if an account has it. Whoever asks is told and kept waiting the
    /// same if none has.
    pub async fn ask_to_sign_in_by_email(&self, token: &Token, address: &Address) -> Result<()> {
        let mut write = self.write().await?;
        let row = sqlx::query("SELECT account FROM email WHERE address = ?")
            .bind(address.as_str())
            .fetch_optional(&mut *write)
            .await?;
        let account = row.as_ref().map(account_in).transpose()?.flatten();
        let digits = self.expect(&mut write, token, account, None).await?;
        write.commit().await?;
        if account.is_some() {
            self.mailer.post(Letter::with_code(address.as_str(), &digits));
        }
        Ok(())
    }

    /// Signs in with the digits sent to the address of an account.
    pub async fn sign_in_by_email(&self, arrival: &Arrival, typed: &str) -> Result<SignedIn> {
        let (write, row) = self.check(&arrival.token, typed, false).await?;
        let account = account_in(&row)?.ok_or(Error::CodeNotKnown)?;
        self.arrive(write, arrival, account).await
    }

    /// Draws six digits for this phone. Those before them die.
    async fn expect(
        &self,
        write: &mut Write,
        token: &Token,
        account: Option<AccountId>,
        adding: Option<&Address>,
    ) -> Result<String> {
        let mut moment = self.moment();
        let digits = six_digits(&mut moment);
        sqlx::query(
            "INSERT OR REPLACE INTO email_code (token_hash, code_hash, adding, account, tries, until)
             VALUES (?, ?, ?, ?, 0, ?)",
        )
        .bind(&token.digest()[..])
        .bind(&token.digest_with(&digits)[..])
        .bind(adding.map(Address::as_str))
        .bind(account.map(key))
        .bind(moment.now.plus(LASTS).millis())
        .execute(&mut **write)
        .await?;
        Ok(digits)
    }

    /// Uses up the digits this phone waits for, or counts one wrong try more.
    async fn check(&self, token: &Token, typed: &str, adding: bool) -> Result<(Write, SqliteRow)> {
        let digest = token.digest();
        let mut write = self.write().await?;
        let row = sqlx::query(
            "SELECT code_hash, adding, account, tries FROM email_code
             WHERE token_hash = ? AND until > ? AND (adding IS NOT NULL) = ?",
        )
        .bind(&digest[..])
        .bind(self.clock.now().millis())
        .bind(adding)
        .fetch_optional(&mut *write)
        .await?
        .ok_or(Error::CodeNotKnown)?;
        let digits: String = typed.chars().filter(char::is_ascii_digit).take(7).collect();
        let expected: Vec<u8> = row.try_get("code_hash")?;
        let right = expected == token.digest_with(&digits);
        let last = row.try_get::<i64, _>("tries")? + 1 >= TRIES;
        let then = if right || last {
            "DELETE FROM email_code WHERE token_hash = ?"
        } else {
            "UPDATE email_code SET tries = tries + 1 WHERE token_hash = ?"
        };
        sqlx::query(then).bind(&digest[..]).execute(&mut *write).await?;
        if right {
            return Ok((write, row));
        }
        write.commit().await?;
        Err(if last { Error::TriesUsedUp } else { Error::CodeNotKnown })
    }
}
