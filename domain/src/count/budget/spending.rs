//! What has been funded so far and what is left: kept alike by every rule.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::poll::{Place, Poll};
use super::{Amount, Fate, Round, Rules, Step, Tie, TieBreak, TieRule, Verdict};
use crate::count::lot::Ties;

/// As many of those that tie are named.
const NAMED: usize = 10;

/// A count under way.
#[derive(Clone)]
pub(super) struct Spending<'a> {
    pub poll: &'a Poll,
    pub rules: &'a Rules,
    pub ties: &'a Ties,
    /// What is left of the total.
    pub left: u128,
    /// What is left of each ceiling.
    pub categories: BTreeMap<u32, u128>,
    /// Those funded, in their order.
    pub winners: Vec<Place>,
    /// What became of each.
    pub fates: Vec<Fate>,
    /// Of equal shares: what the supporters of each lacked in the end.
    pub lacking: Vec<Option<Amount>>,
    /// What was done.
    pub rounds: Vec<Round>,
}

impl<'a> Spending<'a> {
    pub fn new(poll: &'a Poll, rules: &'a Rules, ties: &'a Ties) -> Self {
        let mut categories = BTreeMap::new();
        for ceiling in &rules.ceilings {
            let at_most = poll.units(ceiling.at_most);
            let least = categories.entry(ceiling.category).or_insert(at_most);
            *least = at_most.min(*least);
        }
        let fates =
            poll.open.iter().map(|open| if *open { Fate::NotReached } else { Fate::TooFewVotes }).collect::<Vec<_>>();
        let lacking = vec![None; fates.len()];
        Spending {
            poll,
            rules,
            ties,
            left: poll.total,
            categories,
            winners: Vec::new(),
            fates,
            lacking,
            rounds: Vec::new(),
        }
    }

    /// Whether it is still to be had: it has the votes and is not funded.
    pub fn is_open(&self, place: Place) -> bool {
        self.poll.open[place] && self.fates[place] != Fate::Funded
    }

    /// The least that is left for one of its categories that have a ceiling.
    pub fn left_for_category(&self, place: Place) -> Option<u128> {
        let left = self.rules.projects[place].categories.iter().filter_map(|category| self.categories.get(category));
        left.min().copied()
    }

    /// Whether each of its categories has room for it.
    pub fn has_room(&self, place: Place) -> bool {
        self.left_for_category(place).is_none_or(|left| self.poll.costs[place] <= left)
    }

    /// Funds it, whatever is left.
    pub fn fund(&mut self, place: Place) {
        let cost = self.poll.costs[place];
        self.left = self.left.saturating_sub(cost);
        for category in &self.rules.projects[place].categories {
            if let Some(left) = self.categories.get_mut(category) {
                *left = left.saturating_sub(cost);
            }
        }
        self.winners.push(place);
        self.fates[place] = Fate::Funded;
    }

    /// Funds it if the total and its categories allow it, and notes what became of it.
    pub fn try_to_fund(&mut self, place: Place) -> Verdict {
        if !self.has_room(place) {
            let left = self.amount(self.left_for_category(place).unwrap_or(0));
            self.fates[place] = Fate::CategoryFull { left };
            Verdict::CategoryFull
        } else if self.poll.costs[place] > self.left {
            self.fates[place] = Fate::TooDear { left: self.amount(self.left) };
            Verdict::TooDear
        } else {
            self.fund(place);
            Verdict::Funded
        }
    }

    /// Notes a round.
    pub fn note(&mut self, place: Place, step: Step, tie: Option<Tie>) {
        self.rounds.push(Round { project: number(place), step, left: self.amount(self.left), tie });
    }

    /// Whether one of these would still fit in what is left.
    pub fn fits_any(&self, places: &[Place]) -> bool {
        let fits =
            |place: &Place| self.is_open(*place) && self.poll.costs[*place] <= self.left && self.has_room(*place);
        places.iter().any(fits)
    }

    pub fn amount(&self, units: u128) -> Amount {
        self.poll.amount(units)
    }

    /// Which comes first when two stand equal.
    pub fn prefer(&self, a: Place, b: Place) -> Ordering {
        let cheapest = match self.rules.ties {
            TieRule::AsListed => Ordering::Equal,
            TieRule::Cheapest => {
                let Poll { costs, votes, .. } = self.poll;
                costs[a].cmp(&costs[b]).then(votes[b].cmp(&votes[a]))
            }
        };
        cheapest.then(self.poll.rank[a].cmp(&self.poll.rank[b]))
    }

    /// Takes one of those that stand equal, and says how when there are several.
    pub fn take(&self, mut equal: Vec<Place>) -> Option<(Place, Option<Tie>)> {
        equal.sort_unstable_by(|a, b| self.prefer(*a, *b));
        Some((*equal.first()?, self.tie(&equal)))
    }

    /// How the first of these is taken, when there are several; they stand in the order of preference.
    pub fn tie(&self, equal: &[Place]) -> Option<Tie> {
        let [first, second, ..] = *equal else { return None };
        Some(Tie {
            among: u32::try_from(equal.len()).unwrap_or(u32::MAX),
            first: equal.iter().take(NAMED).copied().map(number).collect(),
            by: self.broken_by(first, second),
        })
    }

    fn broken_by(&self, first: Place, second: Place) -> TieBreak {
        let Poll { costs, votes, .. } = self.poll;
        match (self.rules.ties, self.ties) {
            (TieRule::Cheapest, _) if costs[first] != costs[second] => TieBreak::Cost,
            (TieRule::Cheapest, _) if votes[first] != votes[second] => TieBreak::Votes,
            (_, Ties::FirstListed) => TieBreak::Listed,
            (_, Ties::Lot { .. }) => TieBreak::Lot,
        }
    }
}

/// The number of the project at this place.
pub(super) fn number(place: Place) -> u32 {
    u32::try_from(place + 1).unwrap_or(u32::MAX)
}
