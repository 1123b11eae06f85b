//! Where time and randomness come from: the machine, or a test.

use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use domain::time::Span;
use domain::{Moment, Timestamp};

/// The time and fresh randomness.
pub trait Clock: Send + Sync + 'static {
    /// The time.
    fn now(&self) -> Timestamp;

    /// 256 random bits not given before.
    fn seed(&self) -> [u8; 32];

    /// What one decision needs of both.
    fn moment(&self) -> Moment {
        Moment::new(self.now(), self.seed())
    }
}

/// The machine's clock and its secure randomness.
#[derive(Debug, Clone, Copy, Default)]
pub struct System;

impl Clock for System {
    fn now(&self) -> Timestamp {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Timestamp::from_millis(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
    }

    fn seed(&self) -> [u8; 32] {
        rand::random()
    }
}

/// A clock that stands still until it is moved, and whose randomness is the same every time: for tests.
#[derive(Debug)]
pub struct Manual {
    now: AtomicI64,
    seeds: AtomicU64,
}

impl Manual {
    /// Stands at `now`. Clocks with another `stream` give other randomness.
    pub fn new(now: Timestamp, stream: u32) -> Self {
        Self { now: AtomicI64::new(now.millis()), seeds: AtomicU64::new(u64::from(stream) << 32) }
    }

    /// Moves on (back, if negative).
    pub fn advance(&self, span: Span) {
        self.now.fetch_add(span.millis(), Ordering::SeqCst);
    }
}

impl Clock for Manual {
    fn now(&self) -> Timestamp {
        Timestamp::from_millis(self.now.load(Ordering::SeqCst))
    }

    fn seed(&self) -> [u8; 32] {
        let nth = self.seeds.fetch_add(1, Ordering::SeqCst);
        domain::text::sha256(&[b"manual clock", &nth.to_be_bytes()])
    }
}
