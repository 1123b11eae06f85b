//! The Method of Equal Shares, its completions and its comparison with greedy.
//!
//! Everyone has the same share of the total. In each round every project is looked at whose supporters together have
//! its cost: they would share it by weight, whoever has less than their part giving all that they have. The project is bought
//! whose price for a unit of utility is the least.

mod exact;
mod market;

use num_bigint::BigUint;

use super::poll::Poll;
use super::quotient::Quotient;
use super::spending::{Spending, number};
use super::{Compared, Completion, Fate, Fraction, Merit, Shares, Start, Stopped, Unaffordable, Utility, greedy};
use market::Market;

/// What the rule is set to.
#[derive(Clone, Copy)]
pub(super) struct Settings {
    pub utility: Utility,
    pub completion: Completion,
    pub exhaustive_stop: bool,
    pub start: Start,
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
fn add1(before: &Spending<'_>, market: &Market, settings: Settings) -> (u64, Stopped) {
    let mut added = 0;
    loop {
        let mut spending = before.clone();
        if !exact::count(&mut spending, market, &share(before.poll, settings.start, added), false) {
            // The first share is of the total, so that nothing can cost more than that.
            return (added.saturating_sub(1), Stopped::NextTooDear);
        }
        if settings.exhaustive_stop && !spending.fits_any(&market.offers) {
            return (added, Stopped::Exhaustive);
        }
        if market.offers.iter().all(|place| !spending.is_open(*place) || !spending.has_room(*place)) {
            return (added, Stopped::NothingMore);
        }
        added += 1;
    }
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
