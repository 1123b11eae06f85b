//! Accounts: who somebody is on this server, without having to know anything about them.
//!
//! An account is a random id. A phone holds a [`Token`] in a cookie; a token nobody has stored is a
//! *visitor's*, and [`Accounts::begin`] makes an account of it at the first act that needs one.
//! Recovery codes, move codes and e-mail bring other phones into the same account.

mod cache;
mod email;
mod moving;
mod recovery;
mod sessions;
#[cfg(test)]
mod tests;
mod token;
mod whole;

use std::sync::Arc;

use domain::ids::AccountId;
use domain::time::Span;
use domain::{Moment, Timestamp};
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, Transaction};

use crate::clock::Clock;
use crate::mail::Mailer;
use crate::store::sqlite::Sqlite;
use crate::store::{Store, StoreError};

pub use email::Address;
pub use moving::MoveCode;
pub use sessions::{Arrival, Device, Recognised, Session, SignedIn};
pub use token::Token;
pub use whole::Everything;

/// The accounts of this server. Cheap to clone.
#[derive(Clone)]
pub struct Accounts {
    database: Sqlite,
    clock: Arc<dyn Clock>,
    mailer: Mailer,
    known: Arc<cache::Known>,
}

/// Why something about an account was not done. `code` names it for ever.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Wrong, used up or run out; which of these nobody is told.
    #[error("the code is not known")]
    CodeNotKnown,
    /// Five wrong codes: another must be asked for.
    #[error("too many wrong codes")]
    TriesUsedUp,
    /// This phone's own account is a member somewhere, and would be lost.
    #[error("this phone is a member somewhere already")]
    MemberAlready,
    /// Not an e-mail address.
    #[error("not an e-mail address")]
    NotAnAddress,
    /// The address belongs to another account. Told only to whoever can read its mail.
    #[error("the address belongs to another account")]
    AddressTaken,
    /// This phone has been signed out.
    #[error("signed out")]
    SignedOut,
    /// The database failed: try again later.
    #[error("the database failed: {0}")]
    Storage(#[from] StoreError),
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Error {
        Error::Storage(error.into())
    }
}

impl Error {
    /// Its stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Error::CodeNotKnown => "code_not_known",
            Error::TriesUsedUp => "tries_used_up",
            Error::MemberAlready => "member_already",
            Error::NotAnAddress => "not_an_address",
            Error::AddressTaken => "address_taken",
            Error::SignedOut => "signed_out",
            Error::Storage(_) => "try_again",
        }
    }
}

type Result<T> = std::result::Result<T, Error>;
type Write = Transaction<'static, sqlx::Sqlite>;

impl Accounts {
    /// The accounts in this database.
    pub fn new(store: &Store, clock: Arc<dyn Clock>, mailer: Mailer) -> Accounts {
        let Store::Sqlite(database) = store.clone();
        Accounts { database, clock, mailer, known: Arc::default() }
    }

    /// A token for somebody who has none.
    pub fn new_visitor(&self) -> Token {
        Token::draw(&mut self.moment())
    }

    /// Destroys what has run out. To be called now and then.
    pub async fn tidy(&self) -> Result<()> {
        let now = self.clock.now();
        let mut write = self.write().await?;
        sqlx::query("DELETE FROM session WHERE seen <= ?")
            .bind(before(now, sessions::LASTS))
            .execute(&mut *write)
            .await?;
        sqlx::query("DELETE FROM move_code WHERE until <= ?").bind(now.millis()).execute(&mut *write).await?;
        sqlx::query("DELETE FROM email_code WHERE until <= ?").bind(now.millis()).execute(&mut *write).await?;
        write.commit().await?;
        Ok(())
    }

    fn moment(&self) -> Moment {
        self.clock.moment()
    }

    /// A short transaction that waits for its turn to write before it reads.
    async fn write(&self) -> Result<Write> {
        Ok(self.database.begin().await?)
    }
}

fn before(now: Timestamp, span: Span) -> i64 {
    now.millis().saturating_sub(span.millis())
}

/// The account in a row's column of that name, if there is one.
fn account_in(row: &SqliteRow) -> Result<Option<AccountId>> {
    let bytes: Option<Vec<u8>> = row.try_get("account")?;
    let uuid = bytes.map(|bytes| uuid::Uuid::from_slice(&bytes)).transpose();
    Ok(uuid.map_err(|error| sqlx::Error::Decode(error.into()))?.map(AccountId))
}

fn time_in(row: &SqliteRow, column: &str) -> Result<Timestamp> {
    Ok(Timestamp::from_millis(row.try_get(column)?))
}

fn key(account: AccountId) -> Vec<u8> {
    account.0.as_bytes().to_vec()
}
