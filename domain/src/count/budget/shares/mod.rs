//! The Method of Equal Shares, its completions and its comparison with greedy.
//!
//! Everyone has the same share of the total. In each round every project is looked at whose supporters together have
//! its cost: they would share it by weight, whoever has less than their part giving all that they have. The project is bought
//! whose price for a unit of utility is the least.

mod alike;
mod bounds;
mod exact;
mod market;
#[cfg(test)]
mod tests;

use num_bigint::BigUint;

use super::poll::Poll;
use super::quotient::Quotient;
use super::spending::{Spending, number};
use super::{
    Compared, Completion, Fate, Fraction, Merit, Patience, Shares, Start, Stopped, Unaffordable, Utility, greedy,
};
use bounds::{Bounds, Certain};
use market::Market;

/// What the rule is set to.
#[derive(Clone, Copy)]
pub(super) struct Settings {
    pub utility: Utility,
    pub completion: Completion,
    pub exhaustive_stop: bool,
    pub start: Start,
    pub patience: Patience,
}

/// Counts; says what everyone had.
pub(super) fn count(spending: &mut Spending<'_>, settings: Settings) -> Option<Shares> {
    let poll = spending.poll;
    if poll.cast == 0 {
        return None;
    }
    let market = Market::new(poll, settings.utility);
    let (added, stopped) = match settings.completion {
        Completion::None | Completion::Greedy => (0, Stopped::NoCompletion),
        Completion::Add1 | Completion::Add1Greedy => add1(spending, &market, settings),
    };
    let end = share(poll, settings.start, added);
    exact::count(spending, &market, &end, true);
    say_what_became_of_the_rest(spending);
    if matches!(settings.completion, Completion::Greedy | Completion::Add1Greedy) {
        let by = match settings.utility {
            Utility::Cost => Merit::Votes,
            Utility::Cardinality => Merit::VotesForCost,
            Utility::Points => Merit::PointsForCost,
        };
        greedy::count(spending, by, Unaffordable::Skip);
    }
    let money = |share: Quotient| Fraction::new(share.above, share.below * poll.unit);
    let start = money(share(poll, settings.start, 0))?;
    Some(Shares { start, end: money(end)?, added, stopped })
}

/// What everyone has when so many units of money were added.
fn share(poll: &Poll, start: Start, added: u64) -> Quotient {
    let more = BigUint::from(poll.unit) * added;
    let cast = BigUint::from(poll.cast);
    match start {
        Start::Exact => Quotient { above: more * &cast + poll.total, below: cast },
        Start::Floored => {
            let whole = poll.total / u128::from(poll.cast) / poll.unit * poll.unit;
            Quotient { above: more + whole, below: 1_u8.into() }
        }
    }
}

/// How many units of money may be added, and why not one more.
///
/// Whole ranges of endowments are tried at once, wider ones as long as their outcome is certain.
fn add1(before: &Spending<'_>, market: &Market, settings: Settings) -> (u64, Stopped) {
    let poll = before.poll;
    let (mut added, mut width, mut sure, mut patience) = (0_u64, 1_u64, 0_u32, 1_u32);
    let size: u64 = market.supporters.iter().map(|those| those.len() as u64).sum();
    let mut tries = (settings.patience.0 / (size + 1)).max(FEWEST_TRIES);
    loop {
        let certain = bounds(before, market, settings.start, added, width);
        let certain = certain.map_or(Certain::Nothing, |bounds| bounds.count(before.clone()));
        let chosen = match certain {
            Certain::Nothing if width > 1 => {
                (width, sure, patience) = (width / 2, 0, (patience * 2).min(MOST_PATIENCE));
                continue;
            }
            Certain::Nothing => {
                let Some(left) = tries.checked_sub(1) else { return (added.saturating_sub(1), Stopped::TooMany) };
                tries = left;
                let mut spending = before.clone();
                exact::count(&mut spending, market, &share(poll, settings.start, added), false)
                    .then_some(spending.winners)
            }
            Certain::TooDear => None,
            Certain::Chosen(winners) => Some(winners),
        };
        // The first share is of the total, so that nothing can cost more than that.
        let Some(winners) = chosen else { return (added.saturating_sub(1), Stopped::NextTooDear) };
        let mut spending = before.clone();
        winners.into_iter().for_each(|place| spending.fund(place));
        if settings.exhaustive_stop && !spending.fits_any(&market.offers) {
            return (added, Stopped::Exhaustive);
        }
        if market.offers.iter().all(|place| !spending.is_open(*place) || !spending.has_room(*place)) {
            return (added, Stopped::NothingMore);
        }
        added += width;
        sure += 1;
        if sure >= patience {
            (width, sure) = (width.saturating_mul(2).min(u64::MAX / 4), 0);
        }
    }
}

/// After how many certain ranges at most a wider one is tried again.
const MOST_PATIENCE: u32 = 64;

/// However many votes a count looks at, so many endowments may be settled in exact numbers.
const FEWEST_TRIES: u64 = 20;

/// What bounds can say of `width` endowments, from that with so many units of money added.
fn bounds<'m>(
    before: &'m Spending<'_>,
    market: &'m Market,
    start: Start,
    added: u64,
    width: u64,
) -> Option<Bounds<'m>> {
    let poll = before.poll;
    let last = added.checked_add(width - 1)?;
    let (base, below) = match start {
        Start::Exact => (poll.total, u128::from(poll.cast)),
        Start::Floored => (poll.total / u128::from(poll.cast) / poll.unit * poll.unit, 1),
    };
    let having = |added: u64| poll.unit.checked_mul(added.into())?.checked_mul(below)?.checked_add(base);
    Bounds::new(market, &poll.costs, (having(added)?, having(last)?, below), |place| before.is_open(place))
}

fn say_what_became_of_the_rest(spending: &mut Spending<'_>) {
    for place in (0..spending.fates.len()).filter(|place| spending.is_open(*place)).collect::<Vec<_>>() {
        spending.fates[place] = match spending.left_for_category(place) {
            Some(left) if !spending.has_room(place) => Fate::CategoryFull { left: spending.amount(left) },
            _ => Fate::Lacked,
        };
    }
}

/// Compares the outcome of equal shares with that of greedy: how many voters find more of the projects they voted for in the one
/// than in the other.
pub(super) fn compare(shares: &Spending<'_>, greedy: &Spending<'_>) -> Compared {
    let won = |spending: &Spending<'_>, paper: &[(u32, u32)]| {
        paper.iter().filter(|(place, _)| spending.fates[*place as usize] == Fate::Funded).count()
    };
    let (mut prefer_shares, mut prefer_greedy) = (0, 0);
    for (paper, count) in &shares.poll.papers {
        match won(shares, paper).cmp(&won(greedy, paper)) {
            std::cmp::Ordering::Greater => prefer_shares += count,
            std::cmp::Ordering::Less => prefer_greedy += count,
            std::cmp::Ordering::Equal => {}
        }
    }
    let numbers = |spending: &Spending<'_>| spending.winners.iter().copied().map(number).collect();
    Compared {
        shares: prefer_shares,
        greedy: prefer_greedy,
        shares_winners: numbers(shares),
        greedy_winners: numbers(greedy),
        greedy_taken: prefer_greedy > prefer_shares,
    }
}
