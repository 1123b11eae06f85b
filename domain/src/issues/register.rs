//! Who says "me too" and who offers help: private; the page shows how many.

use serde::{Deserialize, Serialize};

use crate::Set;
use crate::ids::{IssueId, MemberId};
use crate::members::paired;

/// A row of the private register of issues.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "row", rename_all = "snake_case")]
pub enum Row {
    /// Somebody has the same trouble.
    MeToo { issue: IssueId, member: MemberId },
    /// Somebody can help.
    Help { issue: IssueId, member: MemberId },
}

/// The key of such a row.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Key {
    /// See [`Row::MeToo`].
    MeToo(IssueId, MemberId),
    /// See [`Row::Help`].
    Help(IssueId, MemberId),
}

impl Row {
    /// The key under which the row is kept.
    pub fn key(&self) -> Key {
        match *self {
            Row::MeToo { issue, member } => Key::MeToo(issue, member),
            Row::Help { issue, member } => Key::Help(issue, member),
        }
    }

    /// Which issue it is about.
    pub fn issue(&self) -> IssueId {
        self.key().issue()
    }
}

impl Key {
    /// Which issue it is about.
    pub fn issue(&self) -> IssueId {
        match *self {
            Key::MeToo(issue, _) | Key::Help(issue, _) => issue,
        }
    }
}

/// The private register of issues.
#[derive(Debug, Clone, Default)]
pub struct Register {
    me_too: Set<(IssueId, MemberId)>,
    help: Set<(IssueId, MemberId)>,
}

impl Register {
    /// How many have the same trouble.
    pub fn me_too_count(&self, issue: IssueId) -> u32 {
        count(&self.me_too, issue)
    }

    /// How many can help.
    pub fn help_count(&self, issue: IssueId) -> u32 {
        count(&self.help, issue)
    }

    /// Whether this member has the same trouble.
    pub fn says_me_too(&self, issue: IssueId, member: MemberId) -> bool {
        self.me_too.contains(&(issue, member))
    }

    /// Whether this member can help.
    pub fn offers_help(&self, issue: IssueId, member: MemberId) -> bool {
        self.help.contains(&(issue, member))
    }

    /// Every row of one member, as it is.
    pub fn rows_of(&self, member: MemberId) -> impl Iterator<Item = Row> {
        self.of_member(member).map(|key| match key {
            Key::MeToo(issue, member) => Row::MeToo { issue, member },
            Key::Help(issue, member) => Row::Help { issue, member },
        })
    }

    /// The keys of every row of one member.
    pub fn of_member(&self, member: MemberId) -> impl Iterator<Item = Key> {
        let me_too = self.me_too.iter().filter(move |row| row.1 == member).map(|row| Key::MeToo(row.0, row.1));
        let help = self.help.iter().filter(move |row| row.1 == member).map(|row| Key::Help(row.0, row.1));
        me_too.chain(help)
    }
}

fn count(rows: &Set<(IssueId, MemberId)>, issue: IssueId) -> u32 {
    u32::try_from(paired(rows, issue).count()).unwrap_or(u32::MAX)
}

/// Writes a row.
pub fn put(private: &mut crate::state::Private, row: &Row) {
    match *row {
        Row::MeToo { issue, member } => private.issues.me_too.insert((issue, member)),
        Row::Help { issue, member } => private.issues.help.insert((issue, member)),
    };
}

/// Destroys a row.
pub fn erase(private: &mut crate::state::Private, key: &Key) {
    match *key {
        Key::MeToo(issue, member) => private.issues.me_too.remove(&(issue, member)),
        Key::Help(issue, member) => private.issues.help.remove(&(issue, member)),
    };
}
