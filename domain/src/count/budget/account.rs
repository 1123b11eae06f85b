//! The account of a count: what was done, round after round, and what became of every project.
//!
//! It holds a fixed number of figures a round and a project, however many voted.

use serde::{Deserialize, Serialize};

use super::{Amount, Fraction};

/// How a budget was counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// Every project in the order of their numbers.
    pub projects: Vec<Standing>,
    /// Every round in its order. Of equal shares with a completion: those of the last endowment that held.
    pub rounds: Vec<Round>,
    /// Of equal shares: what everyone had to spend.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shares: Option<Shares>,
    /// Of equal shares with a comparison: which outcome more voters prefer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comparison: Option<Compared>,
}

/// One project's part in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// How many ballots name it, if only to give it no points.
    pub votes: u32,
    /// How many points they give it: one each when ballots give none. None where that is not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub points: Option<u64>,
    /// Of equal shares, when it was not chosen by them: how much its supporters together still lacked in the end,
    /// rounded up to a hundredth. None when they lacked nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lacking: Option<Amount>,
    /// What became of it.
    pub fate: Fate,
}

/// What became of a project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Fate {
    /// It is funded.
    Funded,
    /// It has fewer votes than a project needs.
    TooFewVotes,
    /// It costs more than was left when its turn came.
    TooDear {
        /// What was left.
        left: Amount,
    },
    /// It would have taken one of its categories above the ceiling.
    CategoryFull {
        /// What was left for that category.
        left: Amount,
    },
    /// Equal shares: its supporters together had too little left.
    Lacked,
    /// The count ended before its turn.
    NotReached,
}

/// One round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Round {
    /// The project that was chosen or considered.
    pub project: u32,
    /// What was done.
    #[serde(flatten)]
    pub step: Step,
    /// What is left of the total after it.
    pub left: Amount,
    /// When others stood equal with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tie: Option<Tie>,
}

/// What is done in a round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum Step {
    /// Greedy: it came next by votes or points, and was funded if it could be.
    Considered {
        /// Its votes or points, or these for each unit of money; none when these would be for nothing.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        merit: Option<Fraction>,
        /// Whether it could be.
        verdict: Verdict,
    },
    /// Equal shares: its supporters could pay for it, and for the least price.
    Bought {
        /// The price for each unit of utility: what the least was that any project could be had for.
        price: Fraction,
        /// How many supporters paid: those who had something left.
        paid: u32,
        /// How many of them gave all that they had left, since that was less than their part.
        emptied: u32,
        /// The most that one of them paid.
        most: Fraction,
    },
    /// Phragmén: its supporters had earned its cost first.
    Earned {
        /// How much everyone had earned by then since the beginning; none when nobody earns for it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        each: Option<Fraction>,
        /// Whether it could be funded.
        verdict: Verdict,
    },
}

/// Whether a project that came next could be funded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// It was funded.
    Funded,
    /// It costs more than was left.
    TooDear,
    /// It would have taken one of its categories above the ceiling.
    CategoryFull,
}

/// Several projects stood equal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tie {
    /// How many stood equal.
    pub among: u32,
    /// Their numbers; only the first ten, so that an account stays short.
    pub first: Vec<u32>,
    /// By what one was taken.
    pub by: TieBreak,
}

/// By what a tie was broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TieBreak {
    /// It costs the least.
    Cost,
    /// Of those that cost the least it has the most votes.
    Votes,
    /// It is listed first.
    Listed,
    /// By lot.
    Lot,
}

/// What everyone had to spend.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shares {
    /// The total shared among all who voted.
    pub start: Fraction,
    /// What everyone had in the count that held.
    pub end: Fraction,
    /// How many times one unit of money was added.
    pub added: u64,
    /// Why no more was added.
    pub stopped: Stopped,
}

/// Why nothing more was added to what everyone had.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stopped {
    /// The rule adds nothing.
    NoCompletion,
    /// No other project that is worth something to anybody fitted in what was left of the total.
    Exhaustive,
    /// With one unit more, the projects chosen would have cost more than the total.
    NextTooDear,
    /// Everything was chosen that is worth something to anybody and has room in its category.
    NothingMore,
    /// It would have had to be added too often: very many times what was chosen was settled only by the longest calculation.
    /// What was chosen last holds, but more might have been added. That can't be met but with ballots and costs made up for
    /// it.
    TooMany,
}

/// Which of two outcomes more voters prefer: the one with more of the projects that they voted for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Compared {
    /// How many prefer the outcome of equal shares.
    pub shares: u32,
    /// How many prefer the outcome of greedy.
    pub greedy: u32,
    /// What equal shares had chosen, in its order.
    pub shares_winners: Vec<u32>,
    /// What greedy had chosen, in its order.
    pub greedy_winners: Vec<u32>,
    /// Whether greedy's outcome is taken: only when more prefer it.
    pub greedy_taken: bool,
}
