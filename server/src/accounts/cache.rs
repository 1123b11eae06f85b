//! Phones seen in the last few seconds, so that reading pages does not read the database.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use domain::Timestamp;
use domain::time::Span;

use super::sessions::Recognised;
use super::token::Digest;

/// For so long what another process changed may go unnoticed.
const FRESH: Span = Span::SECOND.times(10);
const MOST: usize = 20_000;

#[derive(Debug, Default)]
pub(super) struct Known(Mutex<Inner>);

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

    pub(super) fn forget(&self, digest: &Digest) {
        let mut inner = self.lock();
        inner.epoch += 1;
        inner.phones.remove(digest);
    }

    pub(super) fn forget_all(&self) {
        let mut inner = self.lock();
        inner.epoch += 1;
        inner.phones.clear();
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        // Nothing in here can panic half-way.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
