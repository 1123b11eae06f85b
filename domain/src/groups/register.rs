//! Who is in a group and who asks to be: private.

use serde::{Deserialize, Serialize};

use crate::ids::{GroupId, MemberId};
use crate::members::kept;
use crate::{Map, Set, Timestamp};

/// A row of the private register of groups.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "row", rename_all = "snake_case")]
pub enum Row {
    /// Somebody is in a group; `shown` if they choose to be named on its page.
    Member { group: GroupId, member: MemberId, shown: bool },
    /// Somebody asks to be.
    Request { group: GroupId, member: MemberId, request: Request },
    /// A coordinator trusts somebody in it with private details of its jobs.
    Trusted { group: GroupId, member: MemberId },
}

/// That somebody asks to be in a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// Whether they choose to be named on its page.
    pub shown: bool,
    /// When they asked.
    pub at: Timestamp,
}

/// The key of such a row.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Key {
    /// See [`Row::Member`].
    Member(GroupId, MemberId),
    /// See [`Row::Request`].
    Request(GroupId, MemberId),
    /// See [`Row::Trusted`].
    Trusted(GroupId, MemberId),
}

impl Row {
    /// The key under which the row is kept.
    pub fn key(&self) -> Key {
        match *self {
            Row::Member { group, member, .. } => Key::Member(group, member),
            Row::Request { group, member, .. } => Key::Request(group, member),
            Row::Trusted { group, member } => Key::Trusted(group, member),
        }
    }
}

impl Key {
    /// The group whose page looks different, to anybody but its coordinators, when the row changes.
    pub fn shows_on(&self) -> Option<GroupId> {
        match *self {
            Key::Member(group, _) => Some(group),
            Key::Request(..) | Key::Trusted(..) => None,
        }
    }
}

/// The private register of groups.
#[derive(Debug, Clone, Default)]
pub struct Register {
    members: Map<(GroupId, MemberId), bool>,
    requests: Map<(GroupId, MemberId), Request>,
    trusted: Set<(GroupId, MemberId)>,
}

impl Register {
    /// Whether this member is in the group.
    pub fn has(&self, group: GroupId, member: MemberId) -> bool {
        self.members.contains_key(&(group, member))
    }

    /// Whether this member is in the group and chooses to be named on its page.
    pub fn shows(&self, group: GroupId, member: MemberId) -> bool {
        self.members.get(&(group, member)) == Some(&true)
    }

    /// Those in the group, and whether they choose to be named on its page.
    pub fn members(&self, group: GroupId) -> impl Iterator<Item = (MemberId, bool)> {
        kept(&self.members, group).map(|(member, shown)| (member, *shown))
    }

    /// How many are in the group.
    pub fn count(&self, group: GroupId) -> u32 {
        u32::try_from(self.members(group).count()).unwrap_or(u32::MAX)
    }

    /// This member's request to be in the group.
    pub fn request(&self, group: GroupId, member: MemberId) -> Option<Request> {
        self.requests.get(&(group, member)).copied()
    }

    /// Those who ask to be in the group.
    pub fn requests(&self, group: GroupId) -> impl Iterator<Item = (MemberId, Request)> {
        kept(&self.requests, group).map(|(member, request)| (member, *request))
    }

    /// Whether a coordinator trusts this member with private details of the group's jobs.
    pub fn trusts(&self, group: GroupId, member: MemberId) -> bool {
        self.trusted.contains(&(group, member))
    }

    /// The groups that trust this member so.
    pub fn trusting(&self, member: MemberId) -> impl Iterator<Item = Key> {
        self.trusted.iter().filter(move |key| key.1 == member).map(|key| Key::Trusted(key.0, key.1))
    }

    /// The groups that this member is in.
    pub fn groups_of(&self, member: MemberId) -> impl Iterator<Item = GroupId> {
        self.members.keys().filter(move |key| key.1 == member).map(|key| key.0)
    }

    /// Every row of one member, as it is.
    pub fn rows_of(&self, member: MemberId) -> impl Iterator<Item = Row> {
        self.of_member(member).filter_map(|key| match key {
            Key::Member(group, member) => {
                self.members.get(&(group, member)).map(|shown| Row::Member { group, member, shown: *shown })
            }
            Key::Request(group, member) => {
                self.request(group, member).map(|request| Row::Request { group, member, request })
            }
            Key::Trusted(group, member) => Some(Row::Trusted { group, member }),
        })
    }

    /// The keys of every row of one member.
    pub fn of_member(&self, member: MemberId) -> impl Iterator<Item = Key> {
        let members = self.members.keys().filter(move |key| key.1 == member).map(|key| Key::Member(key.0, key.1));
        let requests = self.requests.keys().filter(move |key| key.1 == member).map(|key| Key::Request(key.0, key.1));
        members.chain(requests).chain(self.trusting(member))
    }
}

/// Writes a row.
pub fn put(private: &mut crate::state::Private, row: &Row) {
    let register = &mut private.groups;
    match *row {
        Row::Member { group, member, shown } => {
            register.members.insert((group, member), shown);
        }
        Row::Request { group, member, request } => {
            register.requests.insert((group, member), request);
        }
        Row::Trusted { group, member } => {
            register.trusted.insert((group, member));
        }
    }
}

/// Destroys a row.
pub fn erase(private: &mut crate::state::Private, key: &Key) {
    let register = &mut private.groups;
    match *key {
        Key::Member(group, member) => {
            register.members.remove(&(group, member));
        }
        Key::Request(group, member) => {
            register.requests.remove(&(group, member));
        }
        Key::Trusted(group, member) => {
            register.trusted.remove(&(group, member));
        }
    }
}
