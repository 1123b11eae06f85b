//! Score: each option gets from 0 to so many points; the one with the most points wins.
//!
//! Range voting (W. D. Smith, "Range voting", 2000) by sums: an option that a ballot leaves out gets 0.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::most::{Outcome, leaders};

/// How the question is settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Rules {
    /// How many options there are, numbered from 1.
    pub options: u32,
    /// The most points that a ballot may give one option.
    pub highest: u32,
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
    /// The points of each option, from the first.
    pub sums: Vec<u64>,
    /// The numbers of the options with the most points; none when nobody voted.
    pub leaders: Vec<u32>,
    /// Whether enough voted.
    pub quorum_met: bool,
    /// What came of it.
    pub outcome: Outcome,
}

impl Rules {
    /// Whether such scores may be given: to at least one option, none unknown, none too high.
    pub fn admit(&self, scores: &BTreeMap<u32, u32>) -> bool {
        !scores.is_empty()
            && scores.iter().all(|(number, score)| (1..=self.options).contains(number) && *score <= self.highest)
    }

    /// Counts the scores of a roll of so many people.
    pub fn count<'a>(self, roll: u32, ballots: impl IntoIterator<Item = &'a BTreeMap<u32, u32>>) -> Tally {
        let mut cast = 0_u32;
        let mut sums: Vec<u64> = (0..self.options).map(|_| 0).collect();
        for scores in ballots {
            cast = cast.saturating_add(1);
            for (number, sum) in (1..).zip(&mut sums) {
                *sum = sum.saturating_add(scores.get(&number).copied().unwrap_or(0).into());
            }
        }
        let leaders = leaders(cast, &sums);
        let quorum_met = cast >= self.quorum;
        let outcome = Outcome::of(quorum_met, &leaders);
        Tally { rules: self, roll, cast, sums, leaders, quorum_met, outcome }
    }
}
