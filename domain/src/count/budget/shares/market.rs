//! Who supports which project, and how much it is worth to them: what equal shares is counted from.

use std::collections::HashMap;

use crate::count::budget::Utility;
use crate::count::budget::poll::{Place, Poll};

/// Voters that are the same to this rule stand together as one class.
pub(super) struct Market {
    /// How many voters are of each class.
    pub classes: Vec<u32>,
    /// Who supports each project: the class, and the weight by which each of it pays.
    pub supporters: Vec<Vec<(u32, u32)>>,
    /// The utility of each project for one unit of weight.
    pub utility: Vec<u128>,
    /// Whether utility is what a project costs.
    pub by_cost: bool,
    /// The projects that are worth something to somebody, ascending.
    pub offers: Vec<Place>,
}

impl Market {
    pub fn new(poll: &Poll, utility: Utility) -> Market {
        let mut counted: HashMap<Vec<(u32, u32)>, u32> = HashMap::new();
        for (paper, count) in &poll.papers {
            let paper = paper.iter().filter(|(place, _)| poll.open[*place as usize]);
            let weighed = paper.map(|(place, points)| (*place, if utility == Utility::Points { *points } else { 1 }));
            let weighed: Vec<_> = weighed.filter(|(_, weight)| *weight > 0).collect();
            *counted.entry(weighed).or_default() += count;
        }
        let mut counted: Vec<_> = counted.into_iter().collect();
        counted.sort_unstable();
        let mut supporters = vec![Vec::new(); poll.costs.len()];
        let mut classes = Vec::with_capacity(counted.len());
        for (class, (paper, count)) in (0_u32..).zip(counted) {
            paper.iter().for_each(|(place, weight)| supporters[*place as usize].push((class, *weight)));
            classes.push(count);
        }
        let by_cost = utility == Utility::Cost;
        let utility = if by_cost { poll.costs.clone() } else { vec![1; poll.costs.len()] };
        let offers = (0..poll.costs.len()).filter(|place| utility[*place] > 0 && !supporters[*place].is_empty());
        let offers = offers.collect();
        Market { classes, supporters, utility, by_cost, offers }
    }
}
