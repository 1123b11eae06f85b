//! The ballots of a budget, gathered: what every rule counts from.

use std::collections::{BTreeMap, HashMap};

use super::{Amount, Ballot, Form, Rules};
use crate::count::lot::Ties;

/// A project by its place, from 0.
pub(super) type Place = usize;

/// What one voter gave: the places of projects, ascending, with points.
type Paper = Vec<(u32, u32)>;

/// Everything about the projects and the ballots, in whole numbers.
pub(super) struct Poll {
    /// How many ballots there are.
    pub cast: u32,
    /// Ballots that say the same, and how many there are of each.
    pub papers: Vec<(Paper, u32)>,
    /// How many ballots name each project.
    pub votes: Vec<u32>,
    /// How many points each project has.
    pub points: Vec<u64>,
    /// What each costs, in `unit`s.
    pub costs: Vec<u128>,
    /// How much there is to spend.
    pub total: u128,
    /// How many of these make one unit of money.
    pub unit: u128,
    /// Whether each project has the votes it needs.
    pub open: Vec<bool>,
    /// Where each project comes when listing, or a lot, decides.
    pub rank: Vec<u32>,
    /// How many billionths of a unit of money one of these is.
    grain: u128,
}

impl Poll {
    /// Gathers ballots. Numbers of projects that there are not say nothing.
    pub fn gather<'a>(rules: &Rules, ballots: impl Iterator<Item = Ballot<'a>>, ties: &Ties) -> Poll {
        let places = rules.projects.len();
        let mut counted: HashMap<Paper, u32> = HashMap::new();
        let mut cast = 0_u32;
        for ballot in ballots {
            cast = cast.saturating_add(1);
            let same = counted.entry(paper(rules, ballot)).or_default();
            *same = same.saturating_add(1);
        }
        let mut papers: Vec<(Paper, u32)> = counted.into_iter().collect();
        papers.sort_unstable();
        let (mut votes, mut points) = (vec![0_u32; places], vec![0_u64; places]);
        for (paper, count) in &papers {
            for &(place, given) in paper {
                votes[place as usize] += count;
                points[place as usize] += u64::from(given) * u64::from(*count);
            }
        }
        let open = votes.iter().map(|votes| *votes >= rules.minimum_votes).collect();
        let grain = grain(rules);
        let costs = rules.projects.iter().map(|project| project.cost.billionths() / grain).collect();
        let mut poll = Poll {
            cast,
            papers,
            votes,
            points,
            costs,
            total: rules.total.billionths() / grain,
            unit: Amount::whole(1).billionths() / grain,
            open,
            rank: vec![0; places],
            grain,
        };
        for (rank, place) in (0..).zip(listed(places, ties)) {
            poll.rank[place] = rank;
        }
        poll
    }

    /// So many units as money.
    pub fn amount(&self, units: u128) -> Amount {
        Amount::from_billionths(units.saturating_mul(self.grain))
    }

    /// An amount in units, rounded down.
    pub fn units(&self, amount: Amount) -> u128 {
        amount.billionths() / self.grain
    }
}

/// The places in the order in which they are listed or drawn.
fn listed(places: usize, ties: &Ties) -> Vec<Place> {
    let numbers = 1..=u32::try_from(places).unwrap_or(u32::MAX);
    let numbers = match ties {
        Ties::FirstListed => numbers.collect(),
        Ties::Lot { seed } => seed.order("budget", numbers),
    };
    numbers.into_iter().map(|number| number as usize - 1).collect()
}

/// The largest power of ten of billionths that all amounts are multiples of, at most one unit of money.
fn grain(rules: &Rules) -> u128 {
    let ceilings = rules.ceilings.iter().map(|ceiling| ceiling.at_most);
    let amounts = rules.projects.iter().map(|project| project.cost).chain(ceilings).chain([rules.total]);
    amounts.fold(Amount::whole(1).billionths(), |mut grain, amount| {
        while !amount.billionths().is_multiple_of(grain) {
            grain /= 10;
        }
        grain
    })
}

fn paper(rules: &Rules, ballot: Ballot<'_>) -> Paper {
    let places = u32::try_from(rules.projects.len()).unwrap_or(u32::MAX);
    let known = |number: &u32| (1..=places).contains(number);
    match ballot {
        Ballot::Chosen(chosen) => chosen.iter().filter(|n| known(n)).map(|n| (n - 1, 1)).collect(),
        Ballot::Points(points) => points.iter().filter(|(n, _)| known(n)).map(|(n, given)| (n - 1, *given)).collect(),
        Ballot::Ranked(ranked) => {
            let last = if let Form::Ranking { last, .. } = rules.ballots { last } else { 1 };
            let ranked =
                (0_u32..).map(|place| last.saturating_add(place)).zip(ranked.iter().rev()).filter(|(_, n)| known(n));
            // What a ballot names twice counts where it comes first.
            ranked.map(|(given, n)| (n - 1, given)).collect::<BTreeMap<_, _>>().into_iter().collect()
        }
    }
}
