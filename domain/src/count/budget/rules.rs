//! What a budget vote asks, and how it is settled.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Account, Amount};

/// One project that may be funded. It is known by its number, from 1.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Project {
    /// What it costs.
    pub cost: Amount,
    /// The numbers of its categories.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub categories: BTreeSet<u32>,
}

impl Project {
    /// One of no category.
    pub fn of_cost(cost: Amount) -> Project {
        Project { cost, categories: BTreeSet::new() }
    }
}

/// The most that may be spent on the projects of one category.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Ceiling {
    /// The number of the category.
    pub category: u32,
    /// The most.
    pub at_most: Amount,
}

/// What a ballot is. Every ballot names at least one project, and none twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Form {
    /// Choose up to so many.
    Approval {
        /// So many; any number when there is none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        up_to: Option<u32>,
    },
    /// Choose what together costs no more than the total.
    Knapsack,
    /// Give out points, from 1 to each project that is named.
    Points {
        /// How many there are to give; any number when there is none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        in_all: Option<u32>,
        /// The most for one project; any number when there is none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        each_up_to: Option<u32>,
    },
    /// Put up to so many in order, the best first. Counted as points: so many for the last, one more for each before it. So
    /// a ballot that names fewer gives fewer points, as in pabutools; [`crate::count::borda`] is otherwise.
    Ranking {
        /// So many; any number when there is none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        up_to: Option<u32>,
        /// The points of the last that a ballot names: with 1, three get 3, 2 and 1, as in Kraków, where all three must be named.
        last: u32,
    },
}

/// What one ballot says; numbers are those of projects, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ballot<'a> {
    /// Of approval and knapsack: the chosen.
    Chosen(&'a BTreeSet<u32>),
    /// Of points: how many to which.
    Points(&'a BTreeMap<u32, u32>),
    /// Of ranking: the best first.
    Ranked(&'a [u32]),
}

/// How what is funded follows from the ballots.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Rule {
    /// The project with the most first, then the next, while the money lasts.
    Greedy {
        /// The most of what.
        by: Merit,
        /// What happens when the next project costs more than is left.
        unaffordable: Unaffordable,
    },
    /// The Method of Equal Shares (Peters, Pierczyński, Skowron: "Proportional Participatory Budgeting with
    /// Additive Utilities", 2021): everyone has the same share of the total, and projects are paid by
    /// their supporters.
    EqualShares {
        /// What a project is worth to a supporter.
        utility: Utility,
        /// What is done with money left over.
        completion: Completion,
        /// Of add1: whether it stops as soon as no other project fits in what is left.
        exhaustive_stop: bool,
        /// What everyone has at the beginning.
        start: Start,
        /// Whether greedy's outcome (by votes, passing over what is too dear) is taken instead when
        /// more voters prefer it.
        comparison: bool,
    },
    /// Phragmén's sequential rule, for ballots that choose: everyone earns at the same pace, a project is bought as soon as
    /// its supporters together have its cost, and the count ends when the next would cost more than is left.
    Phragmen,
}

impl Form {
    /// Whether ballots give points, and don't just name projects.
    pub fn gives_points(self) -> bool {
        matches!(self, Form::Points { .. } | Form::Ranking { .. })
    }
}

impl Rule {
    /// Whether sums of points alone put the projects in order.
    pub fn goes_by_points(self) -> bool {
        matches!(self, Rule::Greedy { by: Merit::Points | Merit::PointsForCost, .. })
    }
}

/// By what greedy orders projects.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Merit {
    /// Votes.
    Votes,
    /// Points.
    Points,
    /// Votes for each unit of money.
    VotesForCost,
    /// Points for each unit of money.
    PointsForCost,
}

/// What greedy does when the next project costs more than is left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unaffordable {
    /// It is passed over, and the one after it is tried.
    Skip,
    /// The count ends.
    Stop,
}

/// What a project is worth to a voter, in equal shares.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Utility {
    /// What it costs, to those who vote for it.
    Cost,
    /// One, to those who vote for it.
    Cardinality,
    /// The points that they give it.
    Points,
}

/// What equal shares does with money left over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Completion {
    /// Nothing: it stays unspent.
    None,
    /// Everyone is given one unit of money more and all is counted anew, as long as what is chosen costs no more
    /// than the total.
    Add1,
    /// The same, then greedy with what is left.
    Add1Greedy,
    /// Greedy with what is left.
    Greedy,
}

/// How long money may be added to everybody's share before the count gives up ([`super::Stopped::TooMany`]): ballots and costs
/// can be made up for which it would take years. Measured in votes that are looked at in exact numbers, not in time, so that
/// every machine gives up at the same point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Patience(pub(super) u64);

impl Patience {
    /// Some seconds: everybody who counts what is published must come to the same.
    pub const USUAL: Patience = Patience(5_000_000);
    /// Hours, where somebody waits who can end it.
    pub const LONG: Patience = Patience(50_000_000_000);
}

/// What everyone has at the beginning of equal shares.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Start {
    /// The total divided by the number of ballots.
    Exact,
    /// That, rounded down to a whole unit of money.
    Floored,
}

/// How a tie is broken, before [`Ties`](crate::count::lot::Ties) do.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TieRule {
    /// By nothing.
    #[default]
    AsListed,
    /// What costs least comes first; of those that cost the same, what has the most votes.
    Cheapest,
}

/// How a budget is settled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rules {
    /// The projects.
    pub projects: Vec<Project>,
    /// How much there is to spend.
    pub total: Amount,
    /// What a ballot is.
    pub ballots: Form,
    /// What is counted.
    pub rule: Rule,
    /// How many votes a project needs; 0 when it needs none.
    pub minimum_votes: u32,
    /// The most for categories.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ceilings: Vec<Ceiling>,
    /// How ties are broken.
    pub ties: TieRule,
    /// How many must vote; 0 when any number will do.
    pub quorum: u32,
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// At least one project is funded.
    Funded,
    /// Enough voted, but nothing is funded.
    NothingFunded,
    /// Too few voted, whatever they chose.
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
    /// What came of it.
    pub outcome: Outcome,
    /// The numbers of the projects that won, in the order chosen. When too few voted they are funded no more than any other.
    pub winners: Vec<u32>,
    /// What these cost.
    pub total_cost: Amount,
    /// How it was counted.
    pub account: Account,
}
