//! What came of a vote, whatever its kind.

use serde::{Deserialize, Serialize};

use super::most::Outcome;
use super::{Tally, budget, consent, ranked, yes_no};

/// What came of a vote. Options are named by their numbers, from 1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "came", rename_all = "snake_case")]
pub enum Verdict {
    /// What was asked is agreed.
    Agreed,
    /// What was asked is not agreed.
    NotAgreed,
    /// These were chosen, in the order of the count.
    Chosen { options: Vec<u32> },
    /// These came out on top together, and nothing breaks the tie.
    Tied { options: Vec<u32> },
    /// Nothing could be chosen by the rules.
    NothingChosen,
    /// Too few voted, whatever they said.
    TooFewVoted,
    /// Nobody voted, though nobody had to.
    NobodyVoted,
}

impl Verdict {
    /// The options that were chosen or tied.
    pub fn options(&self) -> &[u32] {
        match self {
            Verdict::Chosen { options } | Verdict::Tied { options } => options,
            _ => &[],
        }
    }

    /// The same with options in the order of their numbers: the order of the count could be one person's.
    #[must_use]
    pub fn in_no_order(mut self) -> Verdict {
        if let Verdict::Chosen { options } | Verdict::Tied { options } = &mut self {
            options.sort_unstable();
        }
        self
    }

    /// Of one that leads, or several that are tied.
    fn of_leaders(leaders: &[u32], outcome: Outcome) -> Verdict {
        let options = leaders.to_vec();
        match outcome {
            Outcome::Won => Verdict::Chosen { options },
            Outcome::Tied => Verdict::Tied { options },
            Outcome::TooFewVoted => Verdict::TooFewVoted,
            Outcome::NobodyVoted => Verdict::NobodyVoted,
        }
    }
}

impl Tally {
    /// What came of it.
    pub fn verdict(&self) -> Verdict {
        match self {
            Tally::YesNo(tally) => match tally.outcome {
                yes_no::Outcome::Agreed => Verdict::Agreed,
                yes_no::Outcome::NotAgreed => Verdict::NotAgreed,
                yes_no::Outcome::TooFewVoted => Verdict::TooFewVoted,
            },
            Tally::Approval(tally) => Verdict::of_leaders(&tally.leaders, tally.outcome),
            Tally::Consent(tally) => match tally.outcome {
                consent::Outcome::Agreed => Verdict::Agreed,
                consent::Outcome::Blocked | consent::Outcome::NobodyAgreed => Verdict::NotAgreed,
                consent::Outcome::TooFewVoted => Verdict::TooFewVoted,
            },
            Tally::Score(tally) => Verdict::of_leaders(&tally.leaders, tally.outcome),
            Tally::Borda(tally) => Verdict::of_leaders(&tally.leaders, tally.outcome),
            Tally::Ranked(tally) => match tally.outcome {
                ranked::Outcome::Elected => Verdict::Chosen { options: tally.winners().to_vec() },
                ranked::Outcome::TooFewVoted => Verdict::TooFewVoted,
                ranked::Outcome::NobodyVoted => Verdict::NobodyVoted,
            },
            Tally::Budget(tally) => match tally.outcome {
                budget::Outcome::Funded => Verdict::Chosen { options: tally.winners.clone() },
                budget::Outcome::NothingFunded => Verdict::NothingChosen,
                budget::Outcome::TooFewVoted => Verdict::TooFewVoted,
                budget::Outcome::NobodyVoted => Verdict::NobodyVoted,
            },
            Tally::Few(few) => few.verdict.clone(),
        }
    }
}
