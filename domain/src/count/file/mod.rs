//! The published file: all that is needed to count again, and nothing of who voted how.
//!
//! A ballot that few cast alike can be a fingerprint: somebody who told a friend how they ranked twelve
//! projects would be found again in the list. So a vote states its *smallest group*, and only those
//! ballots are published that at least so many people cast alike. What is kept back is itself of at
//! least so many ballots, since the figures of the result less what is published tell what they sum up to.

mod lines;
mod text;

use std::collections::{BTreeMap, BTreeSet};

pub use text::Unreadable;

use super::lot::{Seed, Ties};
use super::{Ballot, Few, Rules, Tally};
use crate::text::Hash;

/// The ballots of one vote, as published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BallotFile {
    /// What was asked, in one line.
    pub question: String,
    /// The options in their order, one line each; none when answered by one word.
    pub options: Vec<String>,
    /// The rules.
    pub rules: Rules,
    /// How many might have voted.
    pub roll: u32,
    /// For how many hours after the close ballots still came in.
    pub grace: u32,
    /// The fewest who must have cast a ballot for it to be published; 1 publishes all.
    pub least_group: u32,
    /// What lots are drawn from; nothing in a file whose rules draw none.
    pub lots: Seed,
    cast: Option<u32>,
    ballots: Vec<Ballot>,
}

impl BallotFile {
    /// Puts the ballots in the order of the file. `question` and `options` must be single lines.
    pub fn new(question: String, options: Vec<String>, rules: Rules, roll: u32, mut ballots: Vec<Ballot>) -> Self {
        ballots.sort_by_cached_key(lines::ballot);
        let cast = Some(number(ballots.len()));
        Self { question, options, rules, roll, grace: 0, least_group: 1, lots: NO_LOTS, cast, ballots }
    }

    /// The same for a vote that took ballots for so many hours after its close.
    pub fn with_grace(self, grace: u32) -> Self {
        Self { grace, ..self }
    }

    /// The published ballots, in the order of the file.
    pub fn ballots(&self) -> &[Ballot] {
        &self.ballots
    }

    /// How many ballots were cast; none where that is not said, since they were fewer than the smallest group.
    pub fn cast(&self) -> Option<u32> {
        self.cast
    }

    /// Whether every ballot that was cast is here, so that the result can be counted again.
    pub fn is_complete(&self) -> bool {
        self.cast == Some(number(self.ballots.len()))
    }

    /// How many ballots were cast and are not here; none where it is not said how many were.
    pub fn kept_back(&self) -> u32 {
        self.cast.map_or(0, |cast| cast.saturating_sub(number(self.ballots.len())))
    }

    /// Counts the ballots that are here.
    pub fn tally(&self) -> Tally {
        self.rules.count(self.roll, &self.ballots, &self.ties())
    }

    fn ties(&self) -> Ties {
        Ties::Lot { seed: self.lots }
    }

    /// What is published of a vote that has all its ballots here and whose smallest group is of so many: the
    /// result and the file. `lots` are drawn at the close, so that nobody knows them before, and stand in the file.
    pub fn close(self, least_group: u32, lots: Seed) -> (Tally, BallotFile) {
        let all = self.ballots.clone();
        let file = Self { least_group, ..self };
        let lots = if file.names_lots() { lots } else { file.lots };
        let file = Self { lots, ..file }.published();
        let tally = file.rules.count(file.roll, &all, &file.ties());
        match file.cast {
            Some(_) if file.is_complete() => (tally, file),
            // Round by round one could follow a single paper.
            Some(_) => (tally.without_rounds(), file),
            None => {
                let (rules, verdict) = (file.rules.clone(), tally.verdict().in_no_order());
                (Tally::Few(Few { rules, roll: file.roll, least_group, verdict }), file)
            }
        }
    }

    fn published(self) -> Self {
        match self.cast {
            Some(cast) if self.least_group > 1 && cast < self.least_group => {
                Self { cast: None, ballots: Vec::new(), ..self }
            }
            _ if self.rules.figures_tell_all() => self,
            _ => self.with_rare_kept_back(),
        }
    }

    fn with_rare_kept_back(mut self) -> Self {
        let least = usize::try_from(self.least_group).unwrap_or(usize::MAX);
        let mut alike: BTreeMap<String, usize> = BTreeMap::new();
        for ballot in &self.ballots {
            *alike.entry(lines::ballot(ballot)).or_default() += 1;
        }
        let mut groups: Vec<(usize, String)> = alike.into_iter().map(|(line, size)| (size, line)).collect();
        groups.sort();
        // The smallest first, until those left out are none or enough to hide among.
        let mut kept_back = 0;
        let mut published = groups.as_slice();
        while let Some(((size, _), larger)) = published.split_first() {
            if *size >= least && (kept_back == 0 || kept_back >= least) {
                break;
            }
            kept_back += size;
            published = larger;
        }
        let published: BTreeSet<&str> = published.iter().map(|(_, line)| line.as_str()).collect();
        self.ballots.retain(|ballot| published.contains(lines::ballot(ballot).as_str()));
        self
    }

    /// The hash of the file.
    pub fn hash(&self) -> Hash {
        Hash::of(self.to_string().as_bytes())
    }
}

/// Stands for no lots.
const NO_LOTS: Seed = Seed(Hash::ZERO);

fn number(n: usize) -> u32 {
    // No memory holds more ballots.
    u32::try_from(n).unwrap_or(u32::MAX)
}
