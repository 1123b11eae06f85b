//! Approval: choose up to so many of the options; the one with most approvals wins.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::most::{Outcome, leaders};

/// How the question is settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Rules {
    /// How many options there are, numbered from 1.
    pub options: u32,
    /// The most that one ballot may choose.
    pub choose_up_to: u32,
    /// How many must vote; 0 when any number will do.
    pub quorum: u32,
}

/// A result: every figure, and the rules that were kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// The rules.
    pub rules: Rules,
    /// How many might have voted.
    pub roll: u32,
    /// How many ballots were cast.
    pub cast: u32,
    /// How many approved of each option, from the first.
    pub approvals: Vec<u32>,
    /// The numbers of the options with the most approvals; none when nobody voted.
    pub leaders: Vec<u32>,
    /// Whether enough voted.
    pub quorum_met: bool,
    /// What came of it.
    pub outcome: Outcome,
}

impl Rules {
    /// Whether such a choice may be made: at least one option, none unknown, not too many.
    pub fn admit(&self, chosen: &BTreeSet<u32>) -> bool {
        !chosen.is_empty()
            && chosen.iter().all(|number| (1..=self.options).contains(number))
            && u32::try_from(chosen.len()).is_ok_and(|n| n <= self.choose_up_to)
    }

    /// Counts the choices of a roll of so many people.
    pub fn count<'a>(self, roll: u32, choices: impl IntoIterator<Item = &'a BTreeSet<u32>>) -> Tally {
        let mut cast = 0_u32;
        let mut approvals: Vec<u32> = (0..self.options).map(|_| 0).collect();
        for chosen in choices {
            cast = cast.saturating_add(1);
            for (number, figure) in (1..).zip(&mut approvals) {
                *figure = figure.saturating_add(u32::from(chosen.contains(&number)));
            }
        }
        let leaders = leaders(cast, &approvals);
        let quorum_met = cast >= self.quorum;
        let outcome = Outcome::of(quorum_met, &leaders);
        Tally { rules: self, roll, cast, approvals, leaders, quorum_met, outcome }
    }
}
