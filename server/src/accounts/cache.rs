//! Phones seen in the last few seconds, so that reading pages does not read the database, and word
//! of those that were signed out, for whoever has told them news until then.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use domain::Timestamp;
use domain::ids::AccountId;
use domain::time::Span;
use tokio::sync::broadcast;

use super::sessions::{Recognised, Session};
use super::token::Digest;

/// For so long what another process changed may go unnoticed.
const FRESH: Span = Span::SECOND.times(10);
const MOST: usize = 20_000;
/// So much word may wait for a slow listener. One that misses some must look for itself.
const WORD: usize = 64;

/// Whose being signed in is no longer what it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Forgotten {
    /// One phone's.
    Phone(Digest),
    /// That of every phone of an account but one.
    Account { account: AccountId, except: Option<Digest> },
}

impl Forgotten {
    /// Whether that is this phone, signed in to this account.
    pub(super) fn is(&self, phone: &Digest, its: Option<AccountId>) -> bool {
        match self {
            Forgotten::Phone(digest) => digest == phone,
            Forgotten::Account { account, except } => its == Some(*account) && except.as_ref() != Some(phone),
        }
    }
}

#[derive(Debug)]
pub(super) struct Known {
    inner: Mutex<Inner>,
    word: broadcast::Sender<Forgotten>,
}

impl Default for Known {
    fn default() -> Known {
        Known { inner: Mutex::default(), word: broadcast::Sender::new(WORD) }
    }
}

#[derive(Debug, Default)]
struct Inner {
    /// Raised whenever something is forgotten: what was read before that is not to be kept.
    epoch: u64,
    phones: HashMap<Digest, (Recognised, Timestamp)>,
}

impl Known {
    /// What is known of a phone, or the epoch in which to go and read it.
    pub(super) fn get(&self, digest: &Digest, now: Timestamp) -> Result<Recognised, u64> {
        let inner = self.lock();
        match inner.phones.get(digest) {
            Some((what, at)) if (0..FRESH.millis()).contains(&now.minus(*at).millis()) => Ok(*what),
            _ => Err(inner.epoch),
        }
    }

    pub(super) fn put(&self, digest: Digest, epoch: u64, what: Recognised, now: Timestamp) {
        let mut inner = self.lock();
        if inner.epoch != epoch {
            return;
        }
        if inner.phones.len() >= MOST {
            inner.phones.clear();
        }
        inner.phones.insert(digest, (what, now));
    }

    /// Forgets, once the database has it otherwise, and passes the word on.
    pub(super) fn forget(&self, forgotten: Forgotten) {
        let mut inner = self.lock();
        inner.epoch += 1;
        match &forgotten {
            Forgotten::Phone(digest) => drop(inner.phones.remove(digest)),
            Forgotten::Account { .. } => inner.phones.retain(|digest, (what, _)| {
                let account =
                    if let Recognised::Session(Session { account, .. }) = what { Some(*account) } else { None };
                !forgotten.is(digest, account)
            }),
        }
        drop(inner);
        // An error says that nobody listens.
        let _ = self.word.send(forgotten);
    }

    /// All that is forgotten from now on.
    pub(super) fn listen(&self) -> broadcast::Receiver<Forgotten> {
        self.word.subscribe()
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        // Nothing in here can panic half-way.
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
