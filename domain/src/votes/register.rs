//! The roll and the ballots: private until the close, and then destroyed. The published files are
//! kept beside them.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Published;
use crate::count::Ballot;
use crate::ids::{MemberId, VoteId};
use crate::{Map, Set};

/// A row of the private register of votes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "row", rename_all = "snake_case")]
pub enum Row {
    /// Somebody is on the roll.
    Roll { vote: VoteId, member: MemberId },
    /// What somebody votes, until the close. Once sealed it counts, and nobody is shown it or changes it.
    Ballot {
        vote: VoteId,
        member: MemberId,
        ballot: Ballot,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        sealed: bool,
    },
    /// The published file, for everybody.
    File { vote: VoteId, text: Arc<str> },
}

/// The key of such a row.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Key {
    /// See [`Row::Roll`].
    Roll(VoteId, MemberId),
    /// See [`Row::Ballot`].
    Ballot(VoteId, MemberId),
    /// See [`Row::File`].
    File(VoteId),
}

impl Row {
    /// The key under which the row is kept.
    pub fn key(&self) -> Key {
        match *self {
            Row::Roll { vote, member } => Key::Roll(vote, member),
            Row::Ballot { vote, member, .. } => Key::Ballot(vote, member),
            Row::File { vote, .. } => Key::File(vote),
        }
    }
}

/// A ballot as it waits for the close.
#[derive(Debug, Clone)]
struct Kept {
    ballot: Ballot,
    sealed: bool,
}

/// The private register of votes.
#[derive(Debug, Clone, Default)]
pub struct Register {
    roll: Set<(VoteId, MemberId)>,
    ballots: Map<(VoteId, MemberId), Kept>,
    files: Map<VoteId, Arc<Published>>,
}

impl Register {
    /// Whether this member is on the roll of an open vote.
    pub fn on_roll(&self, vote: VoteId, member: MemberId) -> bool {
        self.roll.contains(&(vote, member))
    }

    /// What this member votes, until the close; none if it is sealed.
    pub fn ballot(&self, vote: VoteId, member: MemberId) -> Option<&Ballot> {
        self.ballots.get(&(vote, member)).filter(|kept| !kept.sealed).map(|kept| &kept.ballot)
    }

    /// Whether this member's ballot is sealed.
    pub fn is_sealed(&self, vote: VoteId, member: MemberId) -> bool {
        self.ballots.get(&(vote, member)).is_some_and(|kept| kept.sealed)
    }

    /// The ballots of a member, sealed: for when the membership goes to somebody who may be another.
    pub fn sealing(&self, member: MemberId) -> impl Iterator<Item = Row> {
        let mine = self.ballots.iter().filter(move |((_, of), _)| *of == member);
        mine.map(|((vote, member), kept)| Row::Ballot {
            vote: *vote,
            member: *member,
            ballot: kept.ballot.clone(),
            sealed: true,
        })
    }

    /// The ballots cast so far. For the close alone: nobody is shown them, nor how many there are.
    pub(super) fn ballots(&self, vote: VoteId) -> impl Iterator<Item = &Ballot> {
        self.ballots.range(all_of(vote)).map(|(_, kept)| &kept.ballot)
    }

    /// Every row that links a member to this vote.
    pub fn links(&self, vote: VoteId) -> impl Iterator<Item = Key> {
        let roll = self.roll.range(all_of(vote)).map(|row| Key::Roll(row.0, row.1));
        let ballots = self.ballots.range(all_of(vote)).map(|(row, _)| Key::Ballot(row.0, row.1));
        roll.chain(ballots)
    }

    /// Every row of one member, as it is; of a sealed ballot no more than that there is one.
    pub fn rows_of(&self, member: MemberId) -> impl Iterator<Item = Row> {
        let roll = self.roll.iter().filter(move |row| row.1 == member);
        let ballots = self.ballots.iter().filter(move |((_, of), _)| *of == member);
        let blank = || Ballot::Options(std::collections::BTreeSet::new());
        roll.map(|(vote, member)| Row::Roll { vote: *vote, member: *member }).chain(ballots.map(
            move |((vote, member), kept)| Row::Ballot {
                vote: *vote,
                member: *member,
                ballot: if kept.sealed { blank() } else { kept.ballot.clone() },
                sealed: kept.sealed,
            },
        ))
    }

    /// The keys of every row of one member.
    pub fn of_member(&self, member: MemberId) -> impl Iterator<Item = Key> {
        self.rows_of(member).map(|row| row.key())
    }

    /// The published file of a vote that has closed.
    pub(super) fn file(&self, vote: VoteId) -> Option<&Arc<Published>> {
        self.files.get(&vote)
    }
}

fn all_of(vote: VoteId) -> std::ops::RangeInclusive<(VoteId, MemberId)> {
    (vote, MemberId(uuid::Uuid::nil()))..=(vote, MemberId(uuid::Uuid::max()))
}

/// Writes a row.
pub fn put(private: &mut crate::state::Private, row: &Row) {
    let register = &mut private.votes;
    match row.clone() {
        Row::Roll { vote, member } => {
            register.roll.insert((vote, member));
        }
        Row::Ballot { vote, member, ballot, sealed } => {
            register.ballots.insert((vote, member), Kept { ballot, sealed });
        }
        Row::File { vote, text } => {
            register.files.insert(vote, Arc::new(Published::new(text)));
        }
    }
}

/// Destroys a row.
pub fn erase(private: &mut crate::state::Private, key: &Key) {
    let register = &mut private.votes;
    match *key {
        Key::Roll(vote, member) => {
            register.roll.remove(&(vote, member));
        }
        Key::Ballot(vote, member) => {
            register.ballots.remove(&(vote, member));
        }
        Key::File(vote) => {
            register.files.remove(&vote);
        }
    }
}
