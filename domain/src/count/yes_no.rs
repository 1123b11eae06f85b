//! Yes, no or abstain: agreed when enough of those named said yes, and enough voted.

use serde::{Deserialize, Serialize};

/// What a ballot says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// For.
    Yes,
    /// Against.
    No,
    /// Neither, but was there.
    Abstain,
}

impl Answer {
    /// Every answer.
    pub const ALL: [Answer; 3] = [Answer::Yes, Answer::No, Answer::Abstain];
}

/// Whether the share itself is enough.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    /// The share is not enough: one more is needed.
    #[default]
    MoreThan,
    /// The share is enough.
    AtLeast,
}

/// Of whom the share is taken.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Denominator {
    /// Of those who said yes or no.
    #[default]
    YesAndNo,
    /// Of all who voted, abstaining or not.
    AllBallots,
    /// Of everyone who might have voted.
    EveryoneOnRoll,
}

/// How many must say yes: more than, or at least, `share` in `out_of` of those named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Threshold {
    /// Whether the share itself is enough.
    pub bound: Bound,
    /// The 8 of "8 in 10".
    pub share: u32,
    /// The 10 of "8 in 10".
    pub out_of: u32,
    /// Of whom.
    pub of: Denominator,
}

impl Threshold {
    /// The fewest who must say yes out of `base` people; never fewer than one.
    pub fn needed(&self, base: u32) -> u32 {
        let parts = u64::from(self.share) * u64::from(base);
        let out_of = u64::from(self.out_of).max(1);
        let needed = match self.bound {
            Bound::MoreThan => parts / out_of + 1,
            Bound::AtLeast => parts.div_ceil(out_of),
        };
        u32::try_from(needed.max(1)).unwrap_or(u32::MAX)
    }

    /// Whether some number of people could ever meet it.
    pub fn can_be_met(&self) -> bool {
        match self.bound {
            Bound::MoreThan => self.share < self.out_of,
            Bound::AtLeast => self.share >= 1 && self.share <= self.out_of,
        }
    }
}

/// How the question is settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Rules {
    /// How many must say yes.
    pub threshold: Threshold,
    /// How many must vote; 0 when any number will do.
    pub quorum: u32,
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Enough voted, and enough of them said yes.
    Agreed,
    /// Enough voted, but too few said yes.
    NotAgreed,
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
    /// How many said yes.
    pub yes: u32,
    /// How many said no.
    pub no: u32,
    /// How many abstained.
    pub abstain: u32,
    /// How many people the share was taken of.
    pub base: u32,
    /// How many of them had to say yes.
    pub needed: u32,
    /// Whether so many did.
    pub threshold_met: bool,
    /// Whether enough voted.
    pub quorum_met: bool,
    /// What came of it.
    pub outcome: Outcome,
}

impl Rules {
    /// Counts the answers of a roll of so many people.
    pub fn count(self, roll: u32, answers: impl IntoIterator<Item = Answer>) -> Tally {
        let (mut yes, mut no, mut abstain) = (0_u32, 0_u32, 0_u32);
        for answer in answers {
            let figure = match answer {
                Answer::Yes => &mut yes,
                Answer::No => &mut no,
                Answer::Abstain => &mut abstain,
            };
            *figure = figure.saturating_add(1);
        }
        let cast = yes.saturating_add(no).saturating_add(abstain);
        let base = match self.threshold.of {
            Denominator::YesAndNo => yes.saturating_add(no),
            Denominator::AllBallots => cast,
            Denominator::EveryoneOnRoll => roll,
        };
        let needed = self.threshold.needed(base);
        let threshold_met = yes >= needed;
        let quorum_met = cast >= self.quorum;
        let outcome = match (quorum_met, threshold_met) {
            (false, _) => Outcome::TooFewVoted,
            (true, true) => Outcome::Agreed,
            (true, false) => Outcome::NotAgreed,
        };
        Tally { rules: self, roll, cast, yes, no, abstain, base, needed, threshold_met, quorum_met, outcome }
    }
}
