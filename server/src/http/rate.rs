//! How often things may be tried, so that guessing is hopeless and a hall of people behind one
//! address is never locked out.
//!
//! Every try is spent when it begins and given back when it turns out right, so only wrong ones
//! count, also when many are sent at once. Each phone has a small allowance; each network a large one.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use domain::Timestamp;
use domain::ids::AccountId;
use domain::text::sha256;
use domain::time::Span;

use super::client::Client;
use super::trouble::Refused;
use crate::accounts::Token;
use crate::clock::Clock;

/// What is limited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Typing a code: to join, to move, to recover, or the digits of an e-mail. Right ones are given back.
    Code,
    /// Asking for an e-mail. The target is the address.
    Email,
    /// Making an account.
    Account,
    /// Posting.
    Post,
    /// Sending a photo, counted by account alone: see [`Who::account`].
    Photo,
}

/// So many at once, and one more after each `every`.
#[derive(Debug, Clone, Copy)]
struct Allowance {
    burst: i64,
    every: Span,
}

impl Kind {
    fn per_phone(self) -> Allowance {
        match self {
            Kind::Code => Allowance { burst: 10, every: Span::MINUTE.times(2) },
            Kind::Email => Allowance { burst: 5, every: Span::MINUTE.times(10) },
            Kind::Account => Allowance { burst: 5, every: Span::MINUTE },
            // An outbox that was filled during a day without signal comes at once.
            Kind::Post => Allowance { burst: 120, every: Span::SECOND.times(2) },
            // As many as a full outbox may hold, and then some: what is cut off counts each time it begins.
            Kind::Photo => Allowance { burst: 80, every: Span::SECOND.times(15) },
        }
    }

    fn per_network(self) -> Allowance {
        match self {
            Kind::Code | Kind::Email => Allowance { burst: 1000, every: Span::SECOND.times(5) },
            Kind::Account => Allowance { burst: 1000, every: Span::SECOND.times(2) },
            Kind::Post | Kind::Photo => Allowance { burst: 6000, every: Span::from_millis(50) },
        }
    }

    fn per_target(self) -> Allowance {
        Allowance { burst: 5, every: Span::HOUR }
    }
}

/// Who tries what.
#[derive(Debug, Clone)]
pub struct Who {
    phone: Key,
    network: Option<Key>,
    target: Option<Key>,
}

type Key = [u8; 16];

impl Who {
    /// A phone in a network.
    pub fn new(token: &Token, client: &Client) -> Who {
        Who { phone: short(&token.digest()), network: Some(client.network()), target: None }
    }

    /// Somebody with an account, wherever they are and however many phones they have.
    pub fn account(account: AccountId) -> Who {
        Who { phone: short(account.0.as_bytes()), network: None, target: None }
    }

    /// The same, aiming at something that others may aim at too, such as an e-mail address.
    pub fn at(self, target: &str) -> Who {
        Who { target: Some(short(target.as_bytes())), ..self }
    }
}

fn short(bytes: &[u8]) -> Key {
    let mut key = Key::default();
    key.copy_from_slice(&sha256(&[bytes])[..16]);
    key
}

/// Too often: try again after so long.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("too fast: try again in {seconds} seconds")]
pub struct TooFast {
    /// Whole seconds, at least one.
    pub seconds: u64,
}

impl IntoResponse for TooFast {
    fn into_response(self) -> Response {
        let mut response = Refused::TooFast.into_response();
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(self.seconds));
        response
    }
}

/// What has been tried lately. Cheap to clone; forgotten when the server stops.
#[derive(Clone)]
pub struct Limits {
    clock: Arc<dyn Clock>,
    tables: Arc<Mutex<Tables>>,
}

#[derive(Debug, Default)]
struct Tables {
    phones: Table,
    networks: Table,
    targets: Table,
}

/// A try that has been spent. It stays so unless it is given back.
#[must_use = "a right try is to be given back; drop it with `.spent()` if it is to count"]
#[derive(Debug)]
pub struct Attempt<'a> {
    tables: &'a Mutex<Tables>,
    kind: Kind,
    who: Who,
}

impl Attempt<'_> {
    /// It was right: it does not count.
    pub fn give_back(self) {
        let mut tables = self.tables.lock().unwrap_or_else(PoisonError::into_inner);
        for (table, key, allowance) in tables.of(self.kind, &self.who) {
            table.give_back((self.kind, key), allowance);
        }
    }

    /// It counts.
    pub fn spent(self) {}
}

impl Limits {
    /// Nothing has been tried yet.
    pub fn new(clock: Arc<dyn Clock>) -> Limits {
        Limits { clock, tables: Arc::default() }
    }

    /// Spends one try.
    ///
    /// # Errors
    /// If there is none left. Nothing is spent then, so that waiting always helps.
    pub fn attempt(&self, kind: Kind, who: &Who) -> Result<Attempt<'_>, TooFast> {
        let now = self.clock.now();
        let mut tables = self.tables.lock().unwrap_or_else(PoisonError::into_inner);
        let wait = tables.of(kind, who).map(|(table, key, allowance)| table.wait((kind, key), allowance, now));
        if let Some(wait) = wait.max().filter(|wait| *wait > 0) {
            return Err(TooFast { seconds: wait.unsigned_abs().div_ceil(1000) });
        }
        for (table, key, allowance) in tables.of(kind, who) {
            table.spend((kind, key), allowance, now);
        }
        Ok(Attempt { tables: &self.tables, kind, who: who.clone() })
    }
}

impl Tables {
    fn of(&mut self, kind: Kind, who: &Who) -> impl Iterator<Item = (&mut Table, Key, Allowance)> {
        let target = who.target.map(|target| (&mut self.targets, target, kind.per_target()));
        let phone = (&mut self.phones, who.phone, kind.per_phone());
        let network = who.network.map(|network| (&mut self.networks, network, kind.per_network()));
        std::iter::once(phone).chain(network).chain(target)
    }
}

/// For each key the time, in milliseconds, at which its whole allowance will be there again.
#[derive(Debug, Default)]
struct Table(HashMap<(Kind, Key), i64>);

/// The most keys in a table: some three megabytes.
const MOST: usize = 40_000;

impl Table {
    fn whole_again(&self, key: (Kind, Key), allowance: Allowance, now: Timestamp) -> i64 {
        let furthest = now.millis().saturating_add(allowance.every.times(allowance.burst).millis());
        // Bounded above in case the clock was set back.
        self.0.get(&key).map_or(now.millis(), |at| (*at).clamp(now.millis(), furthest))
    }

    /// How many milliseconds until one may be spent.
    fn wait(&self, key: (Kind, Key), allowance: Allowance, now: Timestamp) -> i64 {
        let spent = self.whole_again(key, allowance, now) - now.millis();
        spent - allowance.every.times(allowance.burst - 1).millis()
    }

    fn spend(&mut self, key: (Kind, Key), allowance: Allowance, now: Timestamp) {
        let at = self.whole_again(key, allowance, now) + allowance.every.millis();
        if self.0.len() >= MOST && !self.0.contains_key(&key) {
            self.make_room(now);
        }
        self.0.insert(key, at);
    }

    fn give_back(&mut self, key: (Kind, Key), allowance: Allowance) {
        if let Some(at) = self.0.get_mut(&key) {
            *at -= allowance.every.millis();
        }
    }

    /// Forgets those that are whole again; if most are not, the half that has least to wait.
    fn make_room(&mut self, now: Timestamp) {
        self.0.retain(|_, at| *at > now.millis());
        if self.0.len() < MOST / 4 * 3 {
            return;
        }
        let mut times: Vec<i64> = self.0.values().copied().collect();
        let middle = times.len() / 2;
        let (_, &mut median, _) = times.select_nth_unstable(middle);
        self.0.retain(|_, at| *at > median);
    }
}

#[cfg(test)]
#[path = "rate_tests.rs"]
mod tests;
