//! Time: instants, time zones, calendar dates, and how all of them are written.
//!
//! Pure: there is no clock here. `now` and the zone are always arguments, so the
//! server and the phone write the same date in the same words.

mod civil;
mod format;
#[cfg(test)]
mod tests;
mod zone;

pub use civil::{Civil, Weekday, parse_local, to_local_input};
pub use format::{Style, rfc3339, write};
pub use zone::Zone;

use serde::{Deserialize, Serialize};

/// An instant: milliseconds since the start of 1970 in UTC. Negative before then.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Timestamp(i64);

impl Timestamp {
    /// The instant this many milliseconds after the start of 1970 in UTC.
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// The instant this many seconds after the start of 1970 in UTC; stops at the last instant there is.
    pub const fn from_seconds(seconds: i64) -> Self {
        Self(seconds.saturating_mul(1000))
    }

    /// Milliseconds since the start of 1970 in UTC.
    pub const fn millis(self) -> i64 {
        self.0
    }

    /// Whole seconds since the start of 1970 in UTC, rounded towards the past.
    pub const fn seconds(self) -> i64 {
        self.0.div_euclid(1000)
    }

    /// The instant `span` later (earlier if negative); stops at the last instant there is.
    pub const fn plus(self, span: Span) -> Self {
        Self(self.0.saturating_add(span.0))
    }

    /// How long after `other` this is; negative if before.
    pub const fn minus(self, other: Self) -> Span {
        Span(self.0.saturating_sub(other.0))
    }
}

/// A length of time in milliseconds; negative goes back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Span(i64);

impl Span {
    /// One second.
    pub const SECOND: Self = Self(1000);
    /// Sixty seconds.
    pub const MINUTE: Self = Self::SECOND.times(60);
    /// Sixty minutes.
    pub const HOUR: Self = Self::MINUTE.times(60);
    /// Twenty-four hours, whatever the clocks do that day.
    pub const DAY: Self = Self::HOUR.times(24);

    /// This many milliseconds.
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// Its length in milliseconds.
    pub const fn millis(self) -> i64 {
        self.0
    }

    /// `count` of these one after another; stops at the longest span there is.
    pub const fn times(self, count: i64) -> Self {
        Self(self.0.saturating_mul(count))
    }
}
