//! Who is for an idea: private; the page shows how many.

use serde::{Deserialize, Serialize};

use crate::Set;
use crate::ids::{IdeaId, MemberId};
use crate::members::paired;

/// A row of the private register of ideas.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "row", rename_all = "snake_case")]
pub enum Row {
    /// Somebody is for it.
    Support { idea: IdeaId, member: MemberId },
}

/// The key of such a row.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Key {
    /// See [`Row::Support`].
    Support(IdeaId, MemberId),
}

impl Row {
    /// The key under which the row is kept.
    pub fn key(&self) -> Key {
        match *self {
            Row::Support { idea, member } => Key::Support(idea, member),
        }
    }
}

impl Key {
    /// Which idea it is about.
    pub fn idea(&self) -> IdeaId {
        match *self {
            Key::Support(idea, _) => idea,
        }
    }
}

/// The private register of ideas.
#[derive(Debug, Clone, Default)]
pub struct Register {
    support: Set<(IdeaId, MemberId)>,
}

impl Register {
    /// How many are for it.
    pub fn support_count(&self, idea: IdeaId) -> u32 {
        u32::try_from(paired(&self.support, idea).count()).unwrap_or(u32::MAX)
    }

    /// Whether this member is for it.
    pub fn supports(&self, idea: IdeaId, member: MemberId) -> bool {
        self.support.contains(&(idea, member))
    }

    /// Every row of one member, as it is.
    pub fn rows_of(&self, member: MemberId) -> impl Iterator<Item = Row> {
        self.of_member(member).map(|Key::Support(idea, member)| Row::Support { idea, member })
    }

    /// The keys of every row of one member.
    pub fn of_member(&self, member: MemberId) -> impl Iterator<Item = Key> {
        self.support.iter().filter(move |row| row.1 == member).map(|row| Key::Support(row.0, row.1))
    }
}

/// Writes a row.
pub fn put(private: &mut crate::state::Private, row: &Row) {
    match *row {
        Row::Support { idea, member } => private.ideas.support.insert((idea, member)),
    };
}

/// Destroys a row.
pub fn erase(private: &mut crate::state::Private, key: &Key) {
    match *key {
        Key::Support(idea, member) => private.ideas.support.remove(&(idea, member)),
    };
}
