//! How a question is settled by ranked ballots, and what came of it.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::account::Account;
use super::count;
use crate::count::lot::Ties;

/// How ranked ballots are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// Instant runoff ("alternative vote"): one place, whatever `seats` says. Whoever has more votes than all
    /// others still in play together is elected; else the one with the fewest is excluded, its ballots go to
    /// their next preferences, and so on (Parliamentary Voting System and Constituencies Act 2011, section 9:
    /// rule 45A). Ties for exclusion are broken as the Scottish rules do.
    Irv,
    /// The single transferable vote of the Scottish Local Government Elections Order 2007, Schedule 1, rules
    /// 45 to 52: weighted inclusive Gregory, values cut off after five decimal places.
    ScottishStv,
}

/// How the question is settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Rules {
    /// How many options there are, numbered from 1.
    pub options: u32,
    /// How many places are to be filled.
    pub seats: u32,
    /// How ballots are counted.
    pub method: Method,
    /// How many must vote; 0 when any number will do.
    pub quorum: u32,
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Every place was filled, or everybody was elected.
    Elected,
    /// Too few voted, whatever they wanted.
    TooFewVoted,
    /// Nobody voted, though nobody had to.
    NobodyVoted,
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
    /// Whether enough voted.
    pub quorum_met: bool,
    /// Every round, also where too few voted for it to stand.
    pub account: Account,
    /// What came of it.
    pub outcome: Outcome,
}

impl Rules {
    /// Whether so may be ranked, best first: at least one option, none unknown, none twice.
    pub fn admit(&self, ranking: &[u32]) -> bool {
        !ranking.is_empty() && self.knows_each_once(ranking)
    }

    /// Counts the rankings, best first, of a roll of so many people. Those not admitted count for nothing.
    pub fn count<'a>(self, roll: u32, ballots: impl IntoIterator<Item = &'a [u32]>, ties: &Ties) -> Tally {
        self.count_papers(roll, ballots.into_iter().map(|ranking| (ranking, 1)), &BTreeSet::new(), ties)
    }

    /// The same for papers that many cast alike, some of whose options may have been withdrawn since. Papers
    /// beyond the first 4,294,967,295 count for nothing.
    pub fn count_papers<'a>(
        self,
        roll: u32,
        papers: impl IntoIterator<Item = (&'a [u32], u32)>,
        withdrawn: &BTreeSet<u32>,
        ties: &Ties,
    ) -> Tally {
        let mut cast = 0_u32;
        let admitted = papers.into_iter().filter(|(ranking, _)| self.admit(ranking)).map(|(ranking, n)| {
            let counted = n.min(u32::MAX - cast);
            cast += counted;
            (ranking, counted)
        });
        let account = count::count(&self, admitted, withdrawn, ties);
        let quorum_met = cast >= self.quorum;
        let outcome = match (quorum_met, account.valid) {
            (false, _) => Outcome::TooFewVoted,
            (true, 0) => Outcome::NobodyVoted,
            (true, _) => Outcome::Elected,
        };
        Tally { rules: self, roll, cast, quorum_met, account, outcome }
    }

    fn knows_each_once(&self, ranking: &[u32]) -> bool {
        let mut seen = BTreeSet::new();
        ranking.iter().all(|number| (1..=self.options).contains(number) && seen.insert(*number))
    }
}

impl Tally {
    /// The numbers of those elected, in the order in which they were; nobody where the result does not stand.
    pub fn winners(&self) -> &[u32] {
        match self.outcome {
            Outcome::Elected => &self.account.elected,
            Outcome::TooFewVoted | Outcome::NobodyVoted => &[],
        }
    }
}
