//! Who the members are, their codes and feeds, and who wrote what: private.

use serde::{Deserialize, Serialize};

use super::{Code, Feed, Member, Opens, Standing};
use crate::ids::{AccountId, MemberId};
use crate::{Map, Set, Subject, Timestamp};

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
    /// The secret address of a member's feed.
    Feed(Feed),
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
    /// See [`Row::Feed`].
    Feed(MemberId),
}

impl Row {
    /// The key under which the row is kept.
    pub fn key(&self) -> Key {
        match self {
            Row::Member(member) => Key::Member(member.id),
            Row::Code(code) => Key::Code(code.code.clone()),
            Row::Author { subject, .. } => Key::Author(*subject),
            Row::Feed(feed) => Key::Feed(feed.member),
        }
    }
}

/// The private register of members.
#[derive(Debug, Clone, Default)]
pub struct Register {
    members: Map<MemberId, Member>,
    by_account: Set<(AccountId, MemberId)>,
    codes: Map<String, Code>,
    authors: Map<Subject, MemberId>,
    feeds: Map<MemberId, String>,
    by_feed: Map<String, MemberId>,
}

impl Register {
    /// The member with this id.
    pub fn get(&self, id: MemberId) -> Option<&Member> {
        self.members.get(&id)
    }

    /// The membership of this account: the one that stands, else the newest.
    pub fn of_account(&self, account: AccountId) -> Option<&Member> {
        self.all_of_account(account)
            .max_by_key(|member| (member.is_here(), member.standing == Standing::Waiting, member.since, member.id))
    }

    /// Every membership of this account: more than one only after a lost phone was replaced.
    pub fn all_of_account(&self, account: AccountId) -> impl Iterator<Item = &Member> {
        super::paired(&self.by_account, account).filter_map(|id| self.members.get(&id))
    }

    /// Every membership there ever was and that was not erased.
    pub fn all(&self) -> impl Iterator<Item = &Member> {
        self.members.values()
    }

    /// Those who may act.
    pub fn active(&self) -> impl Iterator<Item = &Member> {
        self.all().filter(|member| member.standing == Standing::Active)
    }

    /// Whether nobody else is here.
    pub fn is_alone(&self, member: MemberId) -> bool {
        self.all().all(|other| other.id == member || !other.is_here())
    }

    /// Those who have asked to join.
    pub fn waiting(&self) -> impl Iterator<Item = &Member> {
        self.all().filter(|member| member.standing == Standing::Waiting)
    }

    /// The code, as [`crate::moment::normal_code`] writes it.
    pub fn code(&self, code: &str) -> Option<&Code> {
        self.codes.get(code)
    }

    /// As [`Register::code`] if it still works.
    pub fn usable_code(&self, code: &str, now: Timestamp) -> Option<&Code> {
        self.code(code).filter(|code| !code.is_spent(now))
    }

    /// Every code.
    pub fn codes(&self) -> impl Iterator<Item = &Code> {
        self.codes.values()
    }

    /// The secret part of the address of a member's feed, if they asked for one.
    pub fn feed(&self, member: MemberId) -> Option<&str> {
        self.feeds.get(&member).map(String::as_str)
    }

    /// Whose feed has this secret.
    pub fn of_feed(&self, secret: &str) -> Option<&Member> {
        self.get(*self.by_feed.get(secret)?)
    }

    /// That this member wrote what they wrote.
    pub fn signed_by(&self, member: MemberId) -> impl Iterator<Item = Row> {
        self.written_by(member).map(move |subject| Row::Author { subject, member })
    }

    /// The keys of every row of one member.
    pub fn of_member(&self, member: MemberId) -> impl Iterator<Item = Key> {
        let codes = self.codes().filter(move |code| code.opens == Opens::Replacement { member });
        let codes = codes.map(|code| Key::Code(code.code.clone()));
        self.written_by(member).map(Key::Author).chain(codes).chain([Key::Feed(member), Key::Member(member)])
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

/// The account of whoever holds a phone: it has no need of another, and is told none.
pub const PHONE: AccountId = AccountId(uuid::Uuid::max());

/// A membership as a phone keeps it: under an account that says nothing.
pub fn kept_on_phone(member: &Member) -> Row {
    Row::Member(Member { account: PHONE, note: None, ..member.clone() })
}

/// Writes a row.
pub fn put(private: &mut crate::state::Private, row: &Row) {
    let register = &mut private.members;
    match row.clone() {
        Row::Member(member) => {
            erase(private, &Key::Member(member.id));
            let register = &mut private.members;
            register.by_account.insert((member.account, member.id));
            register.members.insert(member.id, member);
        }
        Row::Code(code) => {
            register.codes.insert(code.code.clone(), code);
        }
        Row::Author { subject, member } => {
            register.authors.insert(subject, member);
        }
        Row::Feed(feed) => {
            erase(private, &Key::Feed(feed.member));
            let register = &mut private.members;
            register.by_feed.insert(feed.secret.clone(), feed.member);
            register.feeds.insert(feed.member, feed.secret);
        }
    }
}

/// Destroys a row.
pub fn erase(private: &mut crate::state::Private, key: &Key) {
    let register = &mut private.members;
    match key {
        Key::Member(id) => {
            if let Some(member) = register.members.remove(id) {
                register.by_account.remove(&(member.account, *id));
            }
        }
        Key::Code(code) => {
            register.codes.remove(code);
        }
        Key::Author(subject) => {
            register.authors.remove(subject);
        }
        Key::Feed(member) => {
            if let Some(secret) = register.feeds.remove(member) {
                register.by_feed.remove(&secret);
            }
        }
    }
}
