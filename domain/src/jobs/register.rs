//! Who has taken on a job: private to the group.

use serde::{Deserialize, Serialize};

use crate::Map;
use crate::ids::{GroupId, JobId, MemberId};
use crate::members::kept;

/// A row of the private register of jobs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "row", rename_all = "snake_case")]
pub enum Row {
    /// Somebody has taken it on.
    Taker { group: GroupId, job: JobId, member: MemberId },
}

/// The key of such a row.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Key {
    /// See [`Row::Taker`].
    Taker(GroupId, JobId, MemberId),
}

impl Row {
    /// The key under which the row is kept.
    pub fn key(&self) -> Key {
        match *self {
            Row::Taker { group, job, member } => Key::Taker(group, job, member),
        }
    }
}

impl Key {
    /// Whose job it is about.
    pub fn group(&self) -> GroupId {
        match *self {
            Key::Taker(group, ..) => group,
        }
    }
}

/// The private register of jobs.
#[derive(Debug, Clone, Default)]
pub struct Register {
    takers: Map<(JobId, MemberId), GroupId>,
}

impl Register {
    /// Those who have taken it on.
    pub fn takers(&self, job: JobId) -> impl Iterator<Item = MemberId> {
        kept(&self.takers, job).map(|(member, _)| member)
    }

    /// How many have taken it on.
    pub fn count(&self, job: JobId) -> u32 {
        u32::try_from(self.takers(job).count()).unwrap_or(u32::MAX)
    }

    /// Whether this member has taken it on.
    pub fn has(&self, job: JobId, member: MemberId) -> bool {
        self.takers.contains_key(&(job, member))
    }

    /// The jobs that this member has taken on.
    pub fn taken_by(&self, member: MemberId) -> impl Iterator<Item = JobId> {
        self.takers.keys().filter(move |key| key.1 == member).map(|key| key.0)
    }

    /// Every row of one member, as it is.
    pub fn rows_of(&self, member: MemberId) -> impl Iterator<Item = Row> {
        self.of_member(member).map(|Key::Taker(group, job, member)| Row::Taker { group, job, member })
    }

    /// The keys of every row of one member.
    pub fn of_member(&self, member: MemberId) -> impl Iterator<Item = Key> {
        let mine = self.takers.iter().filter(move |((_, taker), _)| *taker == member);
        mine.map(|((job, member), group)| Key::Taker(*group, *job, *member))
    }
}

/// Writes a row.
pub fn put(private: &mut crate::state::Private, row: &Row) {
    match *row {
        Row::Taker { group, job, member } => private.jobs.takers.insert((job, member), group),
    };
}

/// Destroys a row.
pub fn erase(private: &mut crate::state::Private, key: &Key) {
    match *key {
        Key::Taker(_, job, member) => private.jobs.takers.remove(&(job, member)),
    };
}
