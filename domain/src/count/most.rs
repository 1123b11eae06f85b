//! The option with the most wins: what approval, scores and Borda have in common.

use serde::{Deserialize, Serialize};

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// One option has the most.
    Won,
    /// Several options have the most: a tie, and nothing breaks it.
    Tied,
    /// Too few voted, whatever they wanted.
    TooFewVoted,
    /// Nobody voted, though nobody had to.
    NobodyVoted,
}

impl Outcome {
    /// What so many leaders come to.
    pub(super) fn of(quorum_met: bool, leaders: &[u32]) -> Self {
        match (quorum_met, leaders.len()) {
            (false, _) => Outcome::TooFewVoted,
            (true, 0) => Outcome::NobodyVoted,
            (true, 1) => Outcome::Won,
            (true, _) => Outcome::Tied,
        }
    }
}

/// The numbers of the options with the highest figure; none when nobody voted.
pub(super) fn leaders<N: Ord>(cast: u32, figures: &[N]) -> Vec<u32> {
    let most = figures.iter().max().filter(|_| cast > 0);
    (1..).zip(figures).filter(|(_, figure)| Some(*figure) == most).map(|(number, _)| number).collect()
}
