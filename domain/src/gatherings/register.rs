//! The codes of gatherings and who is there: private, and destroyed when they have served.

use serde::{Deserialize, Serialize};

use crate::ids::{GatheringId, MemberId};
use crate::members::paired;
use crate::{Map, Set};

/// A row of the private register of gatherings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "row", rename_all = "snake_case")]
pub enum Row {
    /// The code by which people check in. For organisers.
    Code { gathering: GatheringId, code: String },
    /// Somebody is there.
    Here { gathering: GatheringId, member: MemberId },
}

/// The key of such a row.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Key {
    /// See [`Row::Code`].
    Code(GatheringId),
    /// See [`Row::Here`].
    Here(GatheringId, MemberId),
}

impl Row {
    /// The key under which the row is kept.
    pub fn key(&self) -> Key {
        match *self {
            Row::Code { gathering, .. } => Key::Code(gathering),
            Row::Here { gathering, member } => Key::Here(gathering, member),
        }
    }
}

impl Key {
    /// The gathering whose page looks different, to anybody but organisers, when the row changes.
    pub fn shows_on(&self) -> Option<GatheringId> {
        match *self {
            Key::Here(gathering, _) => Some(gathering),
            Key::Code(_) => None,
        }
    }
}

/// The private register of gatherings.
#[derive(Debug, Clone, Default)]
pub struct Register {
    codes: Map<GatheringId, String>,
    by_code: Map<String, GatheringId>,
    here: Set<(GatheringId, MemberId)>,
}

impl Register {
    /// The code of a gathering that is not over.
    pub fn code(&self, gathering: GatheringId) -> Option<&str> {
        self.codes.get(&gathering).map(String::as_str)
    }

    /// The gathering with this code, as [`crate::moment::normal_code`] writes it.
    pub fn of_code(&self, code: &str) -> Option<GatheringId> {
        self.by_code.get(code).copied()
    }

    /// Whether this member is there, or was and a vote still waits for that.
    pub fn is_here(&self, gathering: GatheringId, member: MemberId) -> bool {
        self.here.contains(&(gathering, member))
    }

    /// Those who are there.
    pub(super) fn here(&self, gathering: GatheringId) -> impl Iterator<Item = MemberId> {
        paired(&self.here, gathering)
    }

    /// How many are there.
    pub fn count(&self, gathering: GatheringId) -> u32 {
        u32::try_from(self.here(gathering).count()).unwrap_or(u32::MAX)
    }

    /// Every row of one member, as it is.
    pub fn rows_of(&self, member: MemberId) -> impl Iterator<Item = Row> {
        self.here.iter().filter(move |row| row.1 == member).map(|row| Row::Here { gathering: row.0, member: row.1 })
    }

    /// The keys of every row of one member.
    pub fn of_member(&self, member: MemberId) -> impl Iterator<Item = Key> {
        self.rows_of(member).map(|row| row.key())
    }
}

/// Writes a row.
pub fn put(private: &mut crate::state::Private, row: &Row) {
    match row.clone() {
        Row::Code { gathering, code } => {
            erase(private, &Key::Code(gathering));
            let register = &mut private.gatherings;
            register.by_code.insert(code.clone(), gathering);
            register.codes.insert(gathering, code);
        }
        Row::Here { gathering, member } => {
            private.gatherings.here.insert((gathering, member));
        }
    }
}

/// Destroys a row.
pub fn erase(private: &mut crate::state::Private, key: &Key) {
    let register = &mut private.gatherings;
    match *key {
        Key::Code(gathering) => {
            if let Some(code) = register.codes.remove(&gathering) {
                register.by_code.remove(&code);
            }
        }
        Key::Here(gathering, member) => {
            register.here.remove(&(gathering, member));
        }
    }
}
