use serde::{Deserialize, Serialize};

use super::Timestamp;

/// A time zone as a list of the moments its clocks change.
///
/// The server fills it from the time zone database; a phone needs no database of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Zone {
    /// Its IANA name, such as `Europe/London`.
    pub name: String,
    /// Seconds ahead of UTC before the first change.
    pub base: i32,
    /// From each of these moments (UTC seconds since 1970, rising) clocks are so many seconds ahead of UTC.
    pub changes: Vec<(i64, i32)>,
}

impl Zone {
    /// UTC: no changes, ever.
    pub fn utc() -> Self {
        Self { name: "UTC".to_owned(), base: 0, changes: Vec::new() }
    }

    /// How many seconds clocks here are ahead of UTC at that moment.
    pub fn offset_at(&self, at: Timestamp) -> i32 {
        let seconds = at.seconds();
        let passed = self.changes.partition_point(|&(from, _)| from <= seconds);
        passed.checked_sub(1).and_then(|last| self.changes.get(last)).map_or(self.base, |&(_, offset)| offset)
    }

    /// What clocks here show at that moment, as seconds since they showed the start of 1970.
    pub(super) fn clock_at(&self, at: Timestamp) -> i64 {
        // Cannot overflow: an instant in milliseconds leaves ample room in seconds.
        at.seconds() + i64::from(self.offset_at(at))
    }

    /// The moment clocks here show that many seconds since the start of 1970.
    ///
    /// Shown twice (clocks go back): the earlier moment. Never shown (clocks go forward): the clock
    /// is read as if it had not been changed yet, so 1:30 in a skipped hour means what is then 2:30.
    pub(super) fn moment_of(&self, clock: i64) -> Timestamp {
        let mut offset = self.base;
        for &(from, next) in &self.changes {
            let reached = |offset: i32| clock.saturating_sub(i64::from(offset)) >= from;
            if !(reached(offset) && reached(next)) {
                break;
            }
            offset = next;
        }
        Timestamp::from_seconds(clock.saturating_sub(i64::from(offset)))
    }
}

impl Default for Zone {
    fn default() -> Self {
        Self::utc()
    }
}
