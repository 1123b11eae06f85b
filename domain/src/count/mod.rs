//! Counting rules. They know nothing of communities: rules and ballots go in, figures come out.
//!
//! Whole numbers and exact fractions only, so that the same ballots give the same result everywhere
//! and for ever.

pub mod approval;
mod ballot;
pub mod borda;
pub mod budget;
pub mod consent;
mod file;
pub mod lot;
#[cfg(feature = "lots")]
pub mod lots;
pub mod most;
pub mod ranked;
pub mod score;
#[cfg(test)]
mod tests;
mod verdict;
pub mod yes_no;

pub use ballot::Ballot;
pub use file::{BallotFile, Unreadable};
pub use verdict::Verdict;

use serde::{Deserialize, Serialize};

use lot::Ties;

/// How a question is asked and when it is settled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Rules {
    /// Yes, no or abstain.
    YesNo(yes_no::Rules),
    /// Choose up to so many of these.
    Approval(approval::Rules),
    /// Agree, stand aside or block.
    Consent(consent::Rules),
    /// Points for each.
    Score(score::Rules),
    /// An order, with points for each place.
    Borda(borda::Rules),
    /// An order, counted round by round.
    Ranked(ranked::Rules),
    /// Which projects a sum of money is spent on.
    Budget(budget::Rules),
}

impl Rules {
    /// How many must vote for the result to stand; 0 when any number will do.
    pub fn quorum(&self) -> u32 {
        match self {
            Rules::YesNo(rules) => rules.quorum,
            Rules::Approval(rules) => rules.quorum,
            Rules::Consent(rules) => rules.quorum,
            Rules::Score(rules) => rules.quorum,
            Rules::Borda(rules) => rules.quorum,
            Rules::Ranked(rules) => rules.quorum,
            Rules::Budget(rules) => rules.quorum,
        }
    }

    /// How many options there are; none where one word is the answer.
    pub fn options(&self) -> u32 {
        match self {
            Rules::YesNo(_) | Rules::Consent(_) => 0,
            Rules::Approval(rules) => rules.options,
            Rules::Score(rules) => rules.options,
            Rules::Borda(rules) => rules.options,
            Rules::Ranked(rules) => rules.options,
            // As many as memory holds are fewer.
            Rules::Budget(rules) => u32::try_from(rules.projects.len()).unwrap_or(u32::MAX),
        }
    }

    /// Whether such a ballot counts under these rules. Those of a budget count as they were cast, perhaps
    /// elsewhere: what may be cast here is for whoever takes it.
    pub fn admit(&self, ballot: &Ballot) -> bool {
        match (self, ballot) {
            (Rules::YesNo(_), Ballot::Answer(_)) => true,
            (Rules::Approval(rules), Ballot::Options(chosen)) => rules.admit(chosen),
            (Rules::Consent(_), Ballot::Consent(_)) => true,
            (Rules::Score(rules), Ballot::Points(points)) => rules.admit(points),
            (Rules::Borda(rules), Ballot::Ranking(ranking)) => rules.admit(ranking),
            (Rules::Ranked(rules), Ballot::Ranking(ranking)) => rules.admit(ranking),
            (Rules::Budget(rules), ballot) => {
                ballot.on_budget(rules.ballots).is_some_and(|_| ballot.names_only(self.options()))
            }
            _ => false,
        }
    }

    /// Whether the figures of a result say as much as all its ballots do: each is one answer.
    pub fn figures_tell_all(&self) -> bool {
        match self {
            Rules::YesNo(_) | Rules::Consent(_) => true,
            Rules::Approval(rules) => rules.choose_up_to == 1,
            Rules::Score(_) | Rules::Borda(_) | Rules::Ranked(_) | Rules::Budget(_) => false,
        }
    }

    /// Counts the ballots of a roll of so many people. Ballots of the wrong kind count for nothing.
    pub fn count<'a>(&self, roll: u32, ballots: impl IntoIterator<Item = &'a Ballot>, ties: &Ties) -> Tally {
        let ballots = ballots.into_iter().filter(|ballot| self.admit(ballot));
        match self {
            Rules::YesNo(rules) => Tally::YesNo(rules.count(roll, ballots.filter_map(Ballot::answer))),
            Rules::Approval(rules) => Tally::Approval(rules.count(roll, ballots.filter_map(Ballot::options))),
            Rules::Consent(rules) => Tally::Consent(rules.count(roll, ballots.filter_map(Ballot::consent))),
            Rules::Score(rules) => Tally::Score(rules.count(roll, ballots.filter_map(Ballot::points))),
            Rules::Borda(rules) => Tally::Borda(rules.count(roll, ballots.filter_map(Ballot::ranking))),
            Rules::Ranked(rules) => Tally::Ranked(rules.count(roll, ballots.filter_map(Ballot::ranking), ties)),
            Rules::Budget(rules) => {
                let ballots = ballots.filter_map(|ballot| ballot.on_budget(rules.ballots));
                Tally::Budget(Box::new(rules.count_as_cast(roll, ballots, ties)))
            }
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
    /// Of what everybody was to agree on.
    Consent(consent::Tally),
    /// Of points for each option.
    Score(score::Tally),
    /// Of orders, with points for each place.
    Borda(borda::Tally),
    /// Of orders, counted round by round.
    Ranked(ranked::Tally),
    /// Of a sum of money for projects.
    Budget(Box<budget::Tally>),
    /// Of a vote in which so few voted that its figures would show who voted how.
    Few(Few),
}

/// What is said of a vote in which fewer voted than its smallest group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Few {
    /// The rules.
    pub rules: Rules,
    /// How many might have voted.
    pub roll: u32,
    /// Fewer than this voted.
    pub least_group: u32,
    /// What came of it.
    pub verdict: Verdict,
}

impl Tally {
    /// How many ballots were cast; none where that is not said.
    pub fn cast(&self) -> Option<u32> {
        match self {
            Tally::YesNo(tally) => Some(tally.cast),
            Tally::Approval(tally) => Some(tally.cast),
            Tally::Consent(tally) => Some(tally.cast),
            Tally::Score(tally) => Some(tally.cast),
            Tally::Borda(tally) => Some(tally.cast),
            Tally::Ranked(tally) => Some(tally.cast),
            Tally::Budget(tally) => Some(tally.cast),
            Tally::Few(_) => None,
        }
    }

    /// How many might have voted.
    pub fn roll(&self) -> u32 {
        match self {
            Tally::YesNo(tally) => tally.roll,
            Tally::Approval(tally) => tally.roll,
            Tally::Consent(tally) => tally.roll,
            Tally::Score(tally) => tally.roll,
            Tally::Borda(tally) => tally.roll,
            Tally::Ranked(tally) => tally.roll,
            Tally::Budget(tally) => tally.roll,
            Tally::Few(few) => few.roll,
        }
    }

    /// The same without what happened round by round, and what a budget's projects nearly had, from which single
    /// ballots could be worked out. Sums stay; those of points only where they decide.
    #[must_use]
    pub fn without_rounds(mut self) -> Tally {
        match &mut self {
            Tally::Ranked(tally) => tally.account.rounds.clear(),
            Tally::Budget(tally) => {
                let account = &mut tally.account;
                account.rounds.clear();
                (account.shares, account.comparison) = (None, None);
                let by_points = tally.rules.rule.goes_by_points();
                for standing in &mut account.projects {
                    standing.lacking = None;
                    standing.points = standing.points.filter(|_| by_points);
                }
            }
            _ => {}
        }
        self
    }

    /// The rules that were kept.
    pub fn rules(&self) -> Rules {
        match self {
            Tally::YesNo(tally) => Rules::YesNo(tally.rules),
            Tally::Approval(tally) => Rules::Approval(tally.rules),
            Tally::Consent(tally) => Rules::Consent(tally.rules),
            Tally::Score(tally) => Rules::Score(tally.rules),
            Tally::Borda(tally) => Rules::Borda(tally.rules),
            Tally::Ranked(tally) => Rules::Ranked(tally.rules),
            Tally::Budget(tally) => Rules::Budget(tally.rules.clone()),
            Tally::Few(few) => few.rules.clone(),
        }
    }
}
