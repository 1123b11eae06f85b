//! The account of a count in rounds: every figure, so that anyone can follow it by hand.

use serde::{Deserialize, Serialize};

use super::votes::Votes;

/// Every round of a count. Options are numbered from 1; lists of votes are by option, from the first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// How many ballots had a preference for somebody who stood: the votes there were.
    pub valid: u32,
    /// The numbers of the options that were withdrawn before the count, in order.
    pub withdrawn: Vec<u32>,
    /// How many places were filled, or were to be.
    pub seats: u32,
    /// The votes needed to be elected. Instant runoff: in the first round (see [`Round::needed`]).
    pub quota: Votes,
    /// The rounds; the first counts first preferences.
    pub rounds: Vec<Round>,
    /// The numbers of those elected, in the order in which they were.
    pub elected: Vec<u32>,
}

/// One round (a "stage" of the Scottish rules): what moved, where everybody stands then, and what came of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Round {
    /// What moved; nothing in the first round.
    pub transfer: Option<Transfer>,
    /// The votes of each option once it moved.
    pub votes: Vec<Votes>,
    /// The votes that have gone to nobody until now, since their ballots name nobody else ("exhausted").
    pub non_transferable: Votes,
    /// The votes that have been lost until now because values are cut off after five decimal places.
    pub lost: Votes,
    /// The votes needed to be elected: the quota, or in instant runoff a majority of the votes still in play.
    pub needed: Votes,
    /// Who was elected in this round, in order.
    pub newly_elected: Vec<Elected>,
    /// The numbers of all those elected until now, in order.
    pub elected: Vec<u32>,
    /// The numbers of those excluded until now, in order.
    pub excluded: Vec<u32>,
    /// The ties that were broken, in order: first for whom votes moved, then for who was elected first.
    pub ties: Vec<Tie>,
}

/// Somebody elected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Elected {
    /// The number of the option.
    pub option: u32,
    /// Why.
    pub why: Why,
}

/// Why somebody was elected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// Had the votes needed.
    Quota,
    /// Only as many were left as there were places to fill.
    LastPlaces,
}

/// Votes moved from one option to others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Transfer {
    /// The number of the option that they moved from.
    pub from: u32,
    /// Why they moved.
    pub reason: Reason,
    /// How many votes `from` gave up: the surplus, or all it had.
    pub votes: Votes,
    /// The papers, by what each was worth before, the most first.
    pub parcels: Vec<Parcel>,
    /// What each option was given, by number; nobody who was given nothing.
    pub to: Vec<Credit>,
    /// How many papers name nobody else. Those of a surplus stay with whom they elected.
    pub non_transferable_papers: u32,
    /// What these were worth.
    pub non_transferable: Votes,
    /// What was lost because values are cut off after five decimal places.
    pub lost: Votes,
}

/// Why votes moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The option was elected with more votes than needed.
    Surplus,
    /// The option had the fewest votes.
    Exclusion,
}

/// Papers of one value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parcel {
    /// What each was worth with the option that they moved from.
    pub worth: Votes,
    /// What each is worth from now on: the transfer value.
    pub value: Votes,
    /// How many went to each option, by number.
    pub to: Vec<Credit>,
    /// How many name nobody else.
    pub non_transferable_papers: u32,
}

/// What one option was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Credit {
    /// The number of the option.
    pub option: u32,
    /// How many papers.
    pub papers: u32,
    /// What they are worth.
    pub votes: Votes,
}

/// A tie, and what broke it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tie {
    /// What it was about.
    pub about: TieFor,
    /// The numbers of those who had as many votes, in order.
    pub among: Vec<u32>,
    /// The numbers of those whom no earlier round told apart either: the one it fell on, or those for whom
    /// a lot was drawn.
    pub level: Vec<u32>,
    /// The number of the one it fell on.
    pub chosen: u32,
    /// What broke it.
    pub by: Deciding,
}

/// What a tie was about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TieFor {
    /// Which of equal surpluses moves first.
    Surplus,
    /// Which of those with the fewest votes is excluded.
    Exclusion,
    /// Which of those elected in the same round with as many votes comes first.
    Order,
}

/// What broke a tie.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Deciding {
    /// This earlier round, from 1, in which they had not as many votes.
    EarlierRound { round: u32 },
    /// A lot, drawn from the seed under this label.
    Lot { label: String },
    /// Whoever is listed first.
    FirstListed,
}

impl Account {
    /// The last round; there is always one.
    pub fn last(&self) -> Option<&Round> {
        self.rounds.last()
    }
}
