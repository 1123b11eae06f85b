//! Counting rules. They know nothing of communities: rules and ballots go in, figures come out.
//!
//! Whole numbers only, so that the same ballots give the same result everywhere and for ever.

pub mod approval;
mod file;
pub mod lot;
#[cfg(feature = "lots")]
pub mod lots;
#[cfg(test)]
mod tests;
pub mod yes_no;

pub use file::{BallotFile, Unreadable};

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

/// One ballot, without any word of whose it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ballot {
    /// To a question that is answered by yes or no.
    Answer(yes_no::Answer),
    /// The numbers, from 1, of the options approved of.
    Options(BTreeSet<u32>),
}

/// How a question is asked and when it is settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Rules {
    /// Yes, no or abstain.
    YesNo(yes_no::Rules),
    /// Choose up to so many of these.
    Approval(approval::Rules),
}

impl Rules {
    /// How many must vote for the result to stand; 0 when any number will do.
    pub fn quorum(&self) -> u32 {
        match self {
            Rules::YesNo(rules) => rules.quorum,
            Rules::Approval(rules) => rules.quorum,
        }
    }

    /// Whether such a ballot may be cast under these rules.
    pub fn admit(&self, ballot: &Ballot) -> bool {
        match (self, ballot) {
            (Rules::YesNo(_), Ballot::Answer(_)) => true,
            (Rules::Approval(rules), Ballot::Options(chosen)) => rules.admit(chosen),
            _ => false,
        }
    }

    /// Counts the ballots of a roll of so many people. Ballots of the wrong kind count for nothing.
    pub fn count<'a>(&self, roll: u32, ballots: impl IntoIterator<Item = &'a Ballot>) -> Tally {
        let ballots = ballots.into_iter().filter(|ballot| self.admit(ballot));
        match self {
            Rules::YesNo(rules) => Tally::YesNo(rules.count(
                roll,
                ballots.filter_map(|ballot| match ballot {
                    Ballot::Answer(answer) => Some(*answer),
                    Ballot::Options(_) => None,
                }),
            )),
            Rules::Approval(rules) => Tally::Approval(rules.count(
                roll,
                ballots.filter_map(|ballot| match ballot {
                    Ballot::Options(chosen) => Some(chosen),
                    Ballot::Answer(_) => None,
                }),
            )),
        }
    }
}

/// A result: every figure, and the rules that were kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Tally {
    /// Of a question answered by yes or no.
    YesNo(yes_no::Tally),
    /// Of a choice among options.
    Approval(approval::Tally),
}

impl Tally {
    /// How many ballots were cast.
    pub fn cast(&self) -> u32 {
        match self {
            Tally::YesNo(tally) => tally.cast,
            Tally::Approval(tally) => tally.cast,
        }
    }

    /// How many might have voted.
    pub fn roll(&self) -> u32 {
        match self {
            Tally::YesNo(tally) => tally.roll,
            Tally::Approval(tally) => tally.roll,
        }
    }
}
