//! Phragmén's sequential rule for projects with costs (Los, Christoff, Grossi: "Proportional Budget Allocations:
//! Towards a Systematization", 2022).
//!
//! Everyone earns at the same pace. As soon as the supporters of a project together have its cost they buy it and have
//! nothing. The count ends as soon as a project that would come next costs more than is left.

use num_bigint::BigUint;
use num_integer::Integer;

use super::poll::{Place, Poll};
use super::quotient::{Queue, Quotient};
use super::spending::Spending;
use super::{Fraction, Step, Verdict};

/// When ballots that say the same last had nothing: the sum that everyone had earned by then, in `1/scale` units.
struct Loads {
    loads: Vec<BigUint>,
    scale: BigUint,
}

pub(super) fn count(spending: &mut Spending<'_>) {
    let poll = spending.poll;
    let supporters = supporters(poll);
    let mut loads = Loads { loads: vec![BigUint::ZERO; poll.papers.len()], scale: 1_u8.into() };
    // What costs more than there ever was is no part of it.
    let eligible = |place: &Place| spending.is_open(*place) && poll.costs[*place] <= poll.total;
    let mut queue = Queue::new((0..poll.costs.len()).filter(eligible).filter(|place| poll.votes[*place] > 0));
    let mut unwanted: Vec<Place> =
        (0..poll.costs.len()).filter(eligible).filter(|place| poll.votes[*place] == 0).collect();
    for place in (0..poll.costs.len()).filter(|place| poll.costs[*place] > poll.total) {
        if spending.is_open(place) {
            let _ = spending.try_to_fund(place);
        }
    }
    loop {
        let full = |place: Place| !spending.has_room(place);
        let without: Vec<Place> = (0..poll.costs.len()).filter(|p| spending.is_open(*p) && full(*p)).collect();
        queue.retain(|place| !full(place) && spending.is_open(place));
        unwanted.retain(|place| !full(*place) && spending.is_open(*place));
        for place in without {
            let _ = spending.try_to_fund(place);
        }
        let least = queue.least(|place| Some(loads.after(poll, &supporters[place], place)));
        let (each, equal) = match least {
            Some((each, equal)) => (Some(each), equal),
            None => (None, unwanted.clone()),
        };
        let dear = equal.iter().copied().filter(|place| poll.costs[*place] > spending.left).collect::<Vec<_>>();
        let ends = !dear.is_empty();
        let Some((place, tie)) = spending.take(if ends { dear } else { equal }) else { return };
        let fraction = each.as_ref().and_then(|each| Fraction::new(each.above.clone(), &each.below * poll.unit));
        let verdict = spending.try_to_fund(place);
        spending.note(place, Step::Earned { each: fraction, verdict }, tie);
        if ends || verdict != Verdict::Funded {
            return;
        }
        if each.is_some() {
            loads.carry(poll, &supporters[place], place);
        }
    }
}

fn supporters(poll: &Poll) -> Vec<Vec<u32>> {
    let mut supporters = vec![Vec::new(); poll.costs.len()];
    for (class, (paper, _)) in (0_u32..).zip(&poll.papers) {
        for (place, _) in paper {
            supporters[*place as usize].push(class);
        }
    }
    supporters
}

impl Loads {
    /// How much everyone must have earned for these to buy it.
    fn after(&self, poll: &Poll, supporters: &[u32], place: Place) -> Quotient {
        let mut above = &self.scale * poll.costs[place];
        for class in supporters {
            let class = *class as usize;
            above += &self.loads[class] * poll.papers[class].1;
        }
        Quotient { above, below: &self.scale * poll.votes[place] }
    }

    /// These bought it and have nothing.
    fn carry(&mut self, poll: &Poll, supporters: &[u32], place: Place) {
        let (each, votes) = (self.after(poll, supporters, place), poll.votes[place]);
        let common = u32::try_from(&each.above % votes).unwrap_or(0).gcd(&votes);
        let finer = votes / common;
        self.scale *= finer;
        self.loads.iter_mut().for_each(|load| *load *= finer);
        let load = &each.above / common;
        for class in supporters {
            self.loads[*class as usize].clone_from(&load);
        }
    }
}
