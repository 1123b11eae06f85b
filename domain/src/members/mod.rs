//! Members: who they are is private; their posts and roles are what the book shows.

mod acts;
mod events;
mod record;
mod register;
mod views;

#[cfg(test)]
mod tests;

pub use acts::{
    Appoint, Approve, CODES, Confirm, Declare, Decline, EndCode, Entry, EraseMe, Join, Leave, MakeCode, OLDEST, Opened,
    Pause, Posts, Remove, Rename, RenewFeed, ReplacePhone, StandDown, Unpause, welcome,
};
pub use events::{Event, apply};
pub use record::{Happened, told};
pub use register::{Key, PHONE, Register, Row, erase, kept_on_phone, put};
pub use views::{
    CodeView, Codes, CodesView, Download, List, ListView, Me, MeView, MemberView, OpensView, Post, StandingFilter,
    download,
};

use serde::{Deserialize, Serialize};

use crate::ids::{AccountId, CommandId, MemberId};
use crate::time::Span;
use crate::{Subject, TextRef, Timestamp};

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
    /// Whether they come back only when an organiser says yes: after a pause or a removal.
    #[serde(default)]
    pub barred: bool,
    /// Why they were paused or removed; for organisers and themselves only.
    #[serde(default)]
    pub note: Option<String>,
}

impl Member {
    /// Whether it stands: not ended, and not only asked for.
    pub fn is_here(&self) -> bool {
        matches!(self.standing, Standing::Active | Standing::Paused)
    }
}

/// What a member says of themselves, unchecked, so as to be on the roll of votes that ask for it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
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
    /// Move this membership to a new phone, once.
    Replacement { member: MemberId },
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

/// How long a code that works once may wait to be used.
const ONCE_LASTS: Span = Span::DAY.times(7);

impl Code {
    /// When it stops working by itself; one that many may use never does.
    pub fn ends(&self) -> Option<Timestamp> {
        (self.opens != Opens::Membership).then(|| self.made.plus(ONCE_LASTS))
    }

    /// Whether it has stopped working.
    pub fn is_spent(&self, now: Timestamp) -> bool {
        self.ends().is_some_and(|end| end <= now)
    }
}

/// The secret address of a member's own feed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Feed {
    /// Whose.
    pub member: MemberId,
    /// The secret part: small letters and digits.
    pub secret: String,
}

/// The members paired with a thing in a private register.
pub fn paired<T: Copy + Ord>(pairs: &crate::Set<(T, MemberId)>, thing: T) -> impl Iterator<Item = MemberId> {
    let all = (thing, MemberId(uuid::Uuid::nil()))..=(thing, MemberId(uuid::Uuid::max()));
    pairs.range(all).map(|pair| pair.1)
}

/// As [`paired`] with what is kept for each of them.
pub fn kept<T: Copy + Ord, V: Clone>(
    rows: &crate::Map<(T, MemberId), V>,
    thing: T,
) -> impl Iterator<Item = (MemberId, &V)> {
    let all = (thing, MemberId(uuid::Uuid::nil()))..=(thing, MemberId(uuid::Uuid::max()));
    rows.range(all).map(|(key, value)| (key.1, value))
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
