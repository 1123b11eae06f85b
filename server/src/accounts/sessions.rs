//! Phones that are signed in.

use domain::Timestamp;
use domain::ids::AccountId;
use domain::text::{Hash, sha256};
use domain::time::Span;
use serde::Serialize;
use sqlx::Row;

use super::cache::Forgotten;
use super::token::Digest;
use super::{Accounts, Error, Result, Token, Write, account_in, before, key, time_in};

/// How long a phone stays signed in that nobody uses.
pub(super) const LASTS: Span = Span::DAY.times(400);
/// How often a phone in use is noted as seen.
const RENEWED: Span = Span::DAY;

/// What a token stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recognised {
    /// Nobody yet.
    Visitor,
    /// Signed in.
    Session(Session),
    /// Nobody any more: it was signed out or ran out, so the phone needs a new one.
    Ended,
}

/// A phone that is signed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Session {
    /// Into this account.
    pub account: AccountId,
    /// Whether it has just been given another 400 days, so that its cookie must be too.
    pub renewed: bool,
}

/// Somebody signing in on a phone with something they know.
#[derive(Debug, Clone, Copy)]
pub struct Arrival {
    /// What the phone holds now.
    pub token: Token,
    /// The kind of machine.
    pub device: Device,
    /// Whether the account that this phone has already is a member of any community.
    pub settled: bool,
}

/// Somebody who has signed in.
#[derive(Debug, Clone, Copy)]
pub struct SignedIn {
    /// Into this account.
    pub account: AccountId,
    /// What the phone must hold from now on.
    pub token: Token,
}

/// A kind of machine: all that is kept of what a browser says of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Device {
    /// A phone or tablet with Android.
    Android,
    /// An iPhone.
    Iphone,
    /// An iPad.
    Ipad,
    /// A Mac.
    Mac,
    /// A computer with Windows.
    Windows,
    /// A Chromebook.
    Chromebook,
    /// A computer with Linux.
    Linux,
    /// Something else.
    Other,
}

impl Device {
    const ALL: [(Device, &str, &str); 7] = [
        (Device::Android, "android", "Android"),
        (Device::Iphone, "iphone", "iPhone"),
        (Device::Ipad, "ipad", "iPad"),
        (Device::Mac, "mac", "Macintosh"),
        (Device::Windows, "windows", "Windows"),
        (Device::Chromebook, "chromebook", "CrOS"),
        (Device::Linux, "linux", "Linux"),
    ];

    /// The kind of machine that a `User-Agent` speaks of.
    pub fn of(user_agent: &str) -> Device {
        Self::ALL.iter().find(|(.., sign)| user_agent.contains(sign)).map_or(Device::Other, |(device, ..)| *device)
    }

    /// As it is kept.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(device, ..)| *device == self).map_or("other", |(_, name, _)| name)
    }

    fn named(name: &str) -> Device {
        Self::ALL.iter().find(|(_, known, _)| *known == name).map_or(Device::Other, |(device, ..)| *device)
    }
}

/// A phone in somebody's list of where they are signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SignedInDevice {
    /// What to name it by when it is to be signed out.
    pub handle: String,
    /// The kind of machine.
    pub device: Device,
    /// When it signed in.
    pub since: Timestamp,
    /// When it was last seen, to the day.
    pub seen: Timestamp,
    /// Whether it is the phone that asks.
    pub this: bool,
}

impl Accounts {
    /// What a token stands for. Cheap enough to ask for every page.
    pub async fn recognise(&self, token: &Token) -> Result<Recognised> {
        let (digest, now) = (token.digest(), self.clock.now());
        let epoch = match self.known.get(&digest, now) {
            Ok(what) => return Ok(what),
            Err(epoch) => epoch,
        };
        let row = sqlx::query("SELECT account, seen FROM session WHERE token_hash = ?")
            .bind(&digest[..])
            .fetch_optional(self.database.readers())
            .await?;
        let Some(row) = row else {
            self.known.put(digest, epoch, Recognised::Visitor, now);
            return Ok(Recognised::Visitor);
        };
        let unseen = now.minus(time_in(&row, "seen")?);
        let Some(account) = account_in(&row)?.filter(|_| unseen < LASTS) else {
            self.known.put(digest, epoch, Recognised::Ended, now);
            return Ok(Recognised::Ended);
        };
        let renewed = unseen >= RENEWED;
        if renewed {
            sqlx::query("UPDATE session SET seen = ? WHERE token_hash = ? AND account IS NOT NULL")
                .bind(now.millis())
                .bind(&digest[..])
                .execute(self.database.writer())
                .await?;
        }
        self.known.put(digest, epoch, Recognised::Session(Session { account, renewed: false }), now);
        Ok(Recognised::Session(Session { account, renewed }))
    }

    /// Makes an account for whoever holds this token, unless it has one already: however often and
    /// at once a form is sent, one token never makes two accounts.
    pub async fn begin(&self, token: &Token, device: Device) -> Result<Session> {
        let digest = token.digest();
        let mut write = self.write().await?;
        let row = sqlx::query("SELECT account, seen FROM session WHERE token_hash = ?")
            .bind(&digest[..])
            .fetch_optional(&mut *write)
            .await?;
        let mut moment = self.moment();
        if let Some(row) = row {
            let lasts = moment.now.minus(time_in(&row, "seen")?) < LASTS;
            let account = account_in(&row)?.filter(|_| lasts).ok_or(Error::SignedOut)?;
            return Ok(Session { account, renewed: false });
        }
        let account = AccountId(moment.command_id().0);
        self.open(&mut write, account, token, device, moment.now).await?;
        write.commit().await?;
        self.known.forget(Forgotten::Phone(digest));
        Ok(Session { account, renewed: false })
    }

    /// Waits until this phone is no longer signed in as it is now: signed out, erased, or into another
    /// account. It may end too soon, never too late, so whoever waits is to look again.
    pub fn until_changed(&self, token: &Token, account: Option<AccountId>) -> impl Future<Output = ()> + Send + use<> {
        let (accounts, token, digest) = (self.clone(), *token, token.digest());
        let mut word = self.known.listen();
        async move {
            // It may have changed since the phone was recognised. A visitor has nothing to lose.
            let same = |known| matches!(known, Ok(Recognised::Session(now)) if Some(now.account) == account);
            if account.is_some() && !same(accounts.recognise(&token).await) {
                return;
            }
            while let Ok(forgotten) = word.recv().await {
                if forgotten.is(&digest, account) {
                    return;
                }
            }
        }
    }

    /// Signs a phone into an account that whoever calls answers for (the demonstration's people),
    /// and makes that account if need be.
    pub async fn admit(&self, arrival: &Arrival, account: AccountId) -> Result<SignedIn> {
        let mut write = self.write().await?;
        sqlx::query("INSERT INTO account (id, made) VALUES (?, ?) ON CONFLICT DO NOTHING")
            .bind(key(account))
            .bind(self.clock.now().millis())
            .execute(&mut *write)
            .await?;
        self.arrive(write, arrival, account).await
    }

    /// Signs the phone in, under a new token: one that somebody else may have planted is worth nothing.
    /// An account that the phone had and that nobody can reach any more is destroyed.
    pub(super) async fn arrive(&self, mut write: Write, arrival: &Arrival, account: AccountId) -> Result<SignedIn> {
        let old = arrival.token.digest();
        let row = sqlx::query("SELECT account FROM session WHERE token_hash = ?")
            .bind(&old[..])
            .fetch_optional(&mut *write)
            .await?;
        let before = row.as_ref().map(account_in).transpose()?.flatten();
        if before == Some(account) {
            write.commit().await?;
            return Ok(SignedIn { account, token: arrival.token });
        }
        if before.is_some() && arrival.settled {
            return Err(Error::MemberAlready);
        }
        let mut moment = self.moment();
        let token = Token::draw(&mut moment);
        end(&mut write, &old).await?;
        if let Some(before) = before {
            sqlx::query(
                "DELETE FROM account WHERE id = ?1
                 AND NOT EXISTS (SELECT 1 FROM session WHERE account = ?1)
                 AND NOT EXISTS (SELECT 1 FROM recovery_code WHERE account = ?1)
                 AND NOT EXISTS (SELECT 1 FROM email WHERE account = ?1)",
            )
            .bind(key(before))
            .execute(&mut *write)
            .await?;
        }
        self.open(&mut write, account, &token, arrival.device, moment.now).await?;
        write.commit().await?;
        self.known.forget(Forgotten::Phone(old));
        Ok(SignedIn { account, token })
    }

    async fn open(
        &self,
        write: &mut Write,
        account: AccountId,
        token: &Token,
        device: Device,
        now: Timestamp,
    ) -> Result<()> {
        sqlx::query("INSERT INTO account (id, made) VALUES (?, ?) ON CONFLICT DO NOTHING")
            .bind(key(account))
            .bind(now.millis())
            .execute(&mut **write)
            .await?;
        sqlx::query("INSERT INTO session (token_hash, account, device, made, seen) VALUES (?, ?, ?, ?, ?)")
            .bind(&token.digest()[..])
            .bind(key(account))
            .bind(device.name())
            .bind(now.millis())
            .bind(now.millis())
            .execute(&mut **write)
            .await?;
        Ok(())
    }

    /// Signs this phone out.
    pub async fn sign_out(&self, token: &Token) -> Result<()> {
        let digest = token.digest();
        let mut write = self.write().await?;
        end(&mut write, &digest).await?;
        write.commit().await?;
        self.known.forget(Forgotten::Phone(digest));
        Ok(())
    }

    /// Signs every phone of an account out, but for `except`.
    pub async fn sign_out_everywhere(&self, account: AccountId, except: Option<&Token>) -> Result<()> {
        let mut write = self.write().await?;
        let except = except.map(Token::digest);
        end_all(&mut write, account, except).await?;
        write.commit().await?;
        self.known.forget(Forgotten::Account { account, except });
        Ok(())
    }

    /// Signs out one phone of an account. Does nothing if it is not one of its phones.
    pub async fn sign_out_device(&self, account: AccountId, handle: &str) -> Result<()> {
        let mut write = self.write().await?;
        let rows = sqlx::query("SELECT token_hash FROM session WHERE account = ?")
            .bind(key(account))
            .fetch_all(&mut *write)
            .await?;
        let mut ended = Vec::new();
        for row in rows {
            let digest: Vec<u8> = row.try_get("token_hash")?;
            if handle_of(&digest) == handle {
                end(&mut write, &digest).await?;
                ended.extend(Digest::try_from(digest));
            }
        }
        write.commit().await?;
        for digest in ended {
            self.known.forget(Forgotten::Phone(digest));
        }
        Ok(())
    }

    /// Where an account is signed in, the phone that asks first, then those last seen.
    pub async fn list_devices(&self, account: AccountId, asking: &Token) -> Result<Vec<SignedInDevice>> {
        let here = asking.digest();
        let rows = sqlx::query(
            "SELECT token_hash, device, made, seen FROM session WHERE account = ? AND seen > ?
             ORDER BY token_hash = ? DESC, seen DESC, made DESC",
        )
        .bind(key(account))
        .bind(before(self.clock.now(), LASTS))
        .bind(&here[..])
        .fetch_all(self.database.readers())
        .await?;
        rows.iter()
            .map(|row| {
                let digest: Vec<u8> = row.try_get("token_hash")?;
                Ok(SignedInDevice {
                    handle: handle_of(&digest),
                    device: Device::named(row.try_get("device")?),
                    since: time_in(row, "made")?,
                    seen: time_in(row, "seen")?,
                    this: digest == here,
                })
            })
            .collect()
    }
}

/// Ends a session, and what was on its way to it by e-mail.
async fn end(write: &mut Write, digest: &[u8]) -> Result<()> {
    sqlx::query("DELETE FROM email_code WHERE token_hash = ?").bind(digest).execute(&mut **write).await?;
    sqlx::query("UPDATE session SET account = NULL, device = '' WHERE token_hash = ?")
        .bind(digest)
        .execute(&mut **write)
        .await?;
    Ok(())
}

/// Ends the sessions of an account, and whatever could open one without a code that somebody wrote down.
pub(super) async fn end_all(write: &mut Write, account: AccountId, except: Option<Digest>) -> Result<()> {
    sqlx::query("DELETE FROM move_code WHERE account = ?").bind(key(account)).execute(&mut **write).await?;
    let except = except.unwrap_or_default();
    for ending in [
        "DELETE FROM email_code WHERE account = ?1 AND token_hash <> ?2",
        "UPDATE session SET account = NULL, device = '' WHERE account = ?1 AND token_hash <> ?2",
    ] {
        sqlx::query(ending).bind(key(account)).bind(&except[..]).execute(&mut **write).await?;
    }
    Ok(())
}

/// Names a session to its own account without giving away what its row is found by.
fn handle_of(digest: &[u8]) -> String {
    Hash(sha256(&[b"handle\0", digest])).to_string()[..16].to_owned()
}
