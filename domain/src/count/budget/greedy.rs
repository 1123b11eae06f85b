//! Greedy: the project with the most first, then the next, while the money lasts.

use std::cmp::Ordering;

use num_bigint::BigUint;

use super::poll::Place;
use super::spending::Spending;
use super::{Fraction, Merit, Step, Unaffordable, Verdict};

/// Funds by merit what is still open. Ties are broken as the rules say.
pub(super) fn count(spending: &mut Spending<'_>, by: Merit, unaffordable: Unaffordable) {
    let poll = spending.poll;
    let merit = |place: Place| {
        let (most, per) = match by {
            Merit::Votes => (u64::from(poll.votes[place]), 1),
            Merit::Points => (poll.points[place], 1),
            Merit::VotesForCost => (u64::from(poll.votes[place]), poll.costs[place]),
            Merit::PointsForCost => (poll.points[place], poll.costs[place]),
        };
        // What nobody wants is nothing, even for nothing.
        if most == 0 { (0, 1) } else { (most, per) }
    };
    let mut queue: Vec<Place> = (0..poll.costs.len()).filter(|place| spending.is_open(*place)).collect();
    queue.sort_by(|a, b| compare(merit(*b), merit(*a)).then_with(|| spending.prefer(*a, *b)));
    for equal in queue.chunk_by(|a, b| compare(merit(*a), merit(*b)).is_eq()) {
        for (at, &place) in equal.iter().enumerate() {
            let tie = spending.tie(&equal[at..]);
            let (most, per) = merit(place);
            let for_cost = matches!(by, Merit::VotesForCost | Merit::PointsForCost);
            let most = if for_cost { BigUint::from(most) * poll.unit } else { most.into() };
            let verdict = spending.try_to_fund(place);
            spending.note(place, Step::Considered { merit: Fraction::new(most, per), verdict }, tie);
            if verdict == Verdict::TooDear && unaffordable == Unaffordable::Stop {
                return;
            }
        }
    }
}

/// Compares two quotients. What costs nothing is above what costs something.
fn compare((a, per_a): (u64, u128), (b, per_b): (u64, u128)) -> Ordering {
    match (u128::from(a).checked_mul(per_b), u128::from(b).checked_mul(per_a)) {
        (Some(left), Some(right)) => left.cmp(&right),
        _ => (BigUint::from(a) * per_b).cmp(&(BigUint::from(b) * per_a)),
    }
}
