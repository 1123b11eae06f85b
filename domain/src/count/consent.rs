//! Consent: agreed when somebody agrees and nobody blocks.
//!
//! As in sociocracy and in the formal consensus of C. T. Butler ("On Conflict and Consensus", 1987):
//! whoever stands aside would have it otherwise but lets it be; whoever blocks cannot.

use serde::{Deserialize, Serialize};

/// What a ballot says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// For.
    Agree,
    /// Neither for nor in the way.
    StandAside,
    /// Against, and it must not happen.
    Block,
}

impl Answer {
    /// Every answer.
    pub const ALL: [Answer; 3] = [Answer::Agree, Answer::StandAside, Answer::Block];
}

/// How the question is settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Rules {
    /// How many must vote; 0 when any number will do.
    pub quorum: u32,
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Enough voted, somebody agreed and nobody blocked.
    Agreed,
    /// Enough voted, and somebody blocked.
    Blocked,
    /// Enough voted and nobody blocked, but nobody agreed either.
    NobodyAgreed,
    /// Too few voted, whatever they said.
    TooFewVoted,
}

/// A result: every figure, and the rules that were kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// The rules.
    pub rules: Rules,
    /// How many might have voted.
    pub roll: u32,
    /// How many ballots were cast.
    pub cast: u32,
    /// How many agreed.
    pub agree: u32,
    /// How many stood aside.
    pub stand_aside: u32,
    /// How many blocked.
    pub block: u32,
    /// Whether enough voted.
    pub quorum_met: bool,
    /// What came of it.
    pub outcome: Outcome,
}

impl Rules {
    /// Counts the answers of a roll of so many people.
    pub fn count(self, roll: u32, answers: impl IntoIterator<Item = Answer>) -> Tally {
        let (mut agree, mut stand_aside, mut block) = (0_u32, 0_u32, 0_u32);
        for answer in answers {
            let figure = match answer {
                Answer::Agree => &mut agree,
                Answer::StandAside => &mut stand_aside,
                Answer::Block => &mut block,
            };
            *figure = figure.saturating_add(1);
        }
        let cast = agree.saturating_add(stand_aside).saturating_add(block);
        let quorum_met = cast >= self.quorum;
        let outcome = match (quorum_met, block, agree) {
            (false, _, _) => Outcome::TooFewVoted,
            (true, 0, 0) => Outcome::NobodyAgreed,
            (true, 0, _) => Outcome::Agreed,
            (true, _, _) => Outcome::Blocked,
        };
        Tally { rules: self, roll, cast, agree, stand_aside, block, quorum_met, outcome }
    }
}
