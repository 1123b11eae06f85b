//! Equal shares at one endowment, in exact numbers.

use num_bigint::BigUint;
use num_integer::Integer;

use super::market::Market;
use crate::count::budget::poll::{Place, Poll};
use crate::count::budget::quotient::{Queue, Quotient};
use crate::count::budget::spending::Spending;
use crate::count::budget::{Amount, Fraction, Step};

/// What every voter has: so many `1/scale` units, by class.
struct Purses {
    money: Vec<BigUint>,
    scale: BigUint,
}

/// What a project would cost its supporters: `rest / (weight * scale)` for each unit of weight.
struct Price {
    rest: BigUint,
    weight: u64,
}

/// Buys with shares of `start` units each, until nothing more can be bought. False as soon as it costs more than the
/// total: then the count stands as it was before that.
pub(super) fn count(spending: &mut Spending<'_>, market: &Market, start: &Quotient, notes: bool) -> bool {
    let poll = spending.poll;
    let mut purses = Purses { money: vec![start.above.clone(); market.classes.len()], scale: start.below.clone() };
    let mut queue = Queue::new(market.offers.iter().copied().filter(|place| spending.is_open(*place)));
    loop {
        queue.retain(|place| spending.is_open(place) && spending.has_room(place));
        let least = queue.least(|place| {
            let price = purses.price(poll, market, place)?;
            Some(Quotient { above: price.rest, below: &purses.scale * market.utility[place] * price.weight })
        });
        let Some((rho, (place, tie))) = least.and_then(|(rho, equal)| Some((rho, spending.take(equal)?))) else {
            break;
        };
        if poll.costs[place] > spending.left {
            return false;
        }
        let Some(price) = purses.price(poll, market, place) else { break };
        spending.fund(place);
        let paid = notes.then(|| purses.paid(market, place, &price));
        purses.pay(market, place, price);
        if let Some((paid, emptied, most)) = paid {
            // Utility by cost is money too, so that the price is a share of the cost.
            let unit = if market.by_cost { 1 } else { poll.unit };
            let price = Fraction::new(rho.above, rho.below * unit);
            let most = Fraction::new(most.above, most.below * poll.unit);
            if let (Some(price), Some(most)) = (price, most) {
                spending.note(place, Step::Bought { price, paid, emptied, most }, tie);
            }
        }
    }
    if notes {
        spending.lacking = (0..poll.costs.len()).map(|place| purses.lacking(spending, market, place)).collect();
    }
    true
}

impl Purses {
    /// What it would cost now; `None` when its supporters together have too little.
    fn price(&self, poll: &Poll, market: &Market, place: Place) -> Option<Price> {
        let mut rest = &self.scale * poll.costs[place];
        if rest == BigUint::ZERO {
            // What is for nothing can be had even with nothing.
            return Some(Price { rest, weight: 1 });
        }
        let mut weight = 0_u64;
        let mut able = Vec::with_capacity(market.supporters[place].len());
        let mut together = BigUint::ZERO;
        for &(class, each) in &market.supporters[place] {
            let (money, count) = (&self.money[class as usize], market.classes[class as usize]);
            if *money != BigUint::ZERO {
                together += money * count;
                weight += u64::from(each) * u64::from(count);
                able.push((money, each, count));
            }
        }
        if together < rest || weight == 0 {
            return None;
        }
        // Whoever has less than their part gives all, and the part of the others grows.
        loop {
            let above = rest.div_floor(&weight.into()) + 1_u8;
            let before = able.len();
            let mut short = Vec::new();
            able.retain(|&(money, each, count)| {
                // Mostly the first says it already, and is quicker.
                let is_short = *money < &above * each && money * weight < &rest * each;
                if is_short {
                    short.push((money, each, count));
                }
                !is_short
            });
            if able.len() == before || able.is_empty() {
                return Some(Price { rest, weight });
            }
            for (money, each, count) in short {
                rest -= money * count;
                weight -= u64::from(each) * u64::from(count);
            }
        }
    }

    /// How many pay, how many of them all they have, and the most that one pays.
    fn paid(&self, market: &Market, place: Place, price: &Price) -> (u32, u32, Quotient) {
        let (mut paid, mut emptied, mut most) = (0, 0, BigUint::ZERO);
        for &(class, each) in &market.supporters[place] {
            let (money, count) = (&self.money[class as usize], market.classes[class as usize]);
            let (has, part) = (money * price.weight, &price.rest * each);
            if has != BigUint::ZERO {
                paid += count;
                emptied += if has < part { count } else { 0 };
                most = most.max(has.min(part));
            }
        }
        (paid, emptied, Quotient { above: most, below: &self.scale * price.weight })
    }

    fn pay(&mut self, market: &Market, place: Place, price: Price) {
        let rest_of = u64::try_from(&price.rest % price.weight).unwrap_or(0);
        let common = rest_of.gcd(&price.weight);
        let (finer, rest) = (price.weight / common, price.rest / common);
        self.scale *= finer;
        self.money.iter_mut().for_each(|money| *money *= finer);
        for &(class, each) in &market.supporters[place] {
            let (money, part) = (&mut self.money[class as usize], &rest * each);
            if *money > part {
                *money -= part;
            } else {
                *money = BigUint::ZERO;
            }
        }
    }

    /// How much the supporters of a project that was not bought lack.
    fn lacking(&self, spending: &Spending<'_>, market: &Market, place: Place) -> Option<Amount> {
        let poll = spending.poll;
        let mut needed = &self.scale * poll.costs[place];
        for &(class, _) in &market.supporters[place] {
            let has = &self.money[class as usize] * market.classes[class as usize];
            needed = if has < needed { needed - has } else { BigUint::ZERO };
        }
        if !spending.is_open(place) || needed == BigUint::ZERO {
            return None;
        }
        Some(Fraction::new(needed, &self.scale * poll.unit)?.rounded_up(2))
    }
}
