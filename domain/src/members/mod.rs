//! Members: who they are is private; their posts and roles are what the book shows.

mod acts;
mod events;

pub use acts::{Confirm, Declare, Join, OLDEST, welcome};
pub use events::{Event, apply};

use serde::{Deserialize, Serialize};

use crate::ids::{AccountId, CommandId, MemberId};
use crate::{Map, Subject, TextRef, Timestamp};

/// Where a membership stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Has asked; an organiser has not answered.
    Waiting,
    /// May act.
    Active,
    /// Paused by an organiser: may read, not act.
    Paused,
    /// Left.
    Left,
    /// Removed by an organiser.
    Removed,
}

/// A membership. Private: the book never says who is a member.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// Their id here.
    pub id: MemberId,
    /// Whose membership it is.
    pub account: AccountId,
    /// What they are known by here.
    pub name: String,
    /// Where it stands.
    pub standing: Standing,
    /// Whether they are an organiser (steward).
    pub organiser: bool,
    /// When they asked or joined.
    pub since: Timestamp,
    /// Whether an organiser has confirmed that they are one real person who belongs here.
    #[serde(default)]
    pub confirmed: bool,
    /// What they say of themselves, where votes ask for it.
    #[serde(default)]
    pub declaration: Option<Declaration>,
}

/// What a member says of themselves, unchecked, so as to be on the roll of votes that ask for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Declaration {
    /// Whether they live, work or otherwise belong in the place.
    pub linked_to_place: bool,
    /// The age in years that they have reached or passed; 0 when they would rather not say.
    pub at_least_age: u32,
}

/// What a code lets its bearer do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Opens {
    /// Join as a member.
    Membership,
    /// Become an organiser, once.
    Organiser,
}

/// A code to join with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Code {
    /// As typed: capitals and digits in groups of four.
    pub code: String,
    /// What it lets its bearer do.
    pub opens: Opens,
    /// When it was made.
    pub made: Timestamp,
    /// How often it has been used.
    pub uses: u32,
}

/// A row of the private register of members.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "row", rename_all = "snake_case")]
pub enum Row {
    /// A membership.
    Member(Member),
    /// A code to join with.
    Code(Code),
    /// Who wrote something, whether or not it shows their name.
    Author { subject: Subject, member: MemberId },
}

/// The key of such a row.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Key {
    /// See [`Row::Member`].
    Member(MemberId),
    /// See [`Row::Code`].
    Code(String),
    /// See [`Row::Author`].
    Author(Subject),
}

impl Row {
    /// The key under which the row is kept.
    pub fn key(&self) -> Key {
        match self {
            Row::Member(member) => Key::Member(member.id),
            Row::Code(code) => Key::Code(code.code.clone()),
            Row::Author { subject, .. } => Key::Author(*subject),
        }
    }
}

/// The private register of members.
#[derive(Debug, Clone, Default)]
pub struct Register {
    members: Map<MemberId, Member>,
    by_account: Map<AccountId, MemberId>,
    codes: Map<String, Code>,
    authors: Map<Subject, MemberId>,
}

impl Register {
    /// The member with this id.
    pub fn get(&self, id: MemberId) -> Option<&Member> {
        self.members.get(&id)
    }

    /// The newest membership of this account.
    pub fn of_account(&self, account: AccountId) -> Option<&Member> {
        self.by_account.get(&account).and_then(|id| self.members.get(id))
    }

    /// Every membership there ever was and that was not erased.
    pub fn all(&self) -> impl Iterator<Item = &Member> {
        self.members.values()
    }

    /// Those who may act.
    pub fn active(&self) -> impl Iterator<Item = &Member> {
        self.all().filter(|member| member.standing == Standing::Active)
    }

    /// The code, as [`crate::moment::normal_code`] writes it.
    pub fn code(&self, code: &str) -> Option<&Code> {
        self.codes.get(code)
    }

    /// Every code.
    pub fn codes(&self) -> impl Iterator<Item = &Code> {
        self.codes.values()
    }

    /// Who wrote it.
    pub fn author(&self, subject: Subject) -> Option<MemberId> {
        self.authors.get(&subject).copied()
    }

    /// All that a member wrote.
    pub fn written_by(&self, member: MemberId) -> impl Iterator<Item = Subject> {
        self.authors.iter().filter(move |(_, author)| **author == member).map(|(subject, _)| *subject)
    }
}

/// Writes a row.
pub fn put(private: &mut crate::state::Private, row: &Row) {
    let register = &mut private.members;
    match row.clone() {
        Row::Member(member) => {
            let newest = register.of_account(member.account).is_none_or(|known| known.since <= member.since);
            if newest {
                register.by_account.insert(member.account, member.id);
            }
            register.members.insert(member.id, member);
        }
        Row::Code(code) => {
            register.codes.insert(code.code.clone(), code);
        }
        Row::Author { subject, member } => {
            register.authors.insert(subject, member);
        }
    }
}

/// Destroys a row.
pub fn erase(private: &mut crate::state::Private, key: &Key) {
    let register = &mut private.members;
    match key {
        Key::Member(id) => {
            if let Some(member) = register.members.remove(id)
                && register.by_account.get(&member.account) == Some(id)
            {
                register.by_account.remove(&member.account);
            }
        }
        Key::Code(code) => {
            register.codes.remove(code);
        }
        Key::Author(subject) => {
            register.authors.remove(subject);
        }
    }
}

/// The members paired with a thing in a private register.
pub fn paired<T: Copy + Ord>(pairs: &crate::Set<(T, MemberId)>, thing: T) -> impl Iterator<Item = MemberId> {
    let all = (thing, MemberId(uuid::Uuid::nil()))..=(thing, MemberId(uuid::Uuid::max()));
    pairs.range(all).map(|pair| pair.1)
}

/// The name a post shows, and whose it is. Only on posts whose author chose to show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Byline {
    /// The member.
    pub member: MemberId,
    /// The name they were known by when they wrote it.
    pub name: TextRef,
}

/// Notes who wrote something; gives the byline when they chose to show their name.
pub fn sign(
    ctx: &mut crate::context::Context<'_>,
    subject: Subject,
    member: &Member,
    show_name: bool,
) -> Option<Byline> {
    ctx.put(crate::Row::Member(Row::Author { subject, member: member.id }));
    show_name.then(|| Byline { member: member.id, name: ctx.text(member.name.clone()) })
}

/// The member that joining by this command makes.
pub fn id_of(command: CommandId) -> MemberId {
    command.into()
}
