//! Equal shares for a whole range of endowments at once, within bounds: every voter's money is known to lie between two
//! whole numbers of `2^-shift` units. Either every choice is certain for the whole range, and then the outcome is what exact
//! numbers would give, or nothing is said. That is many times quicker than exact numbers, which then settle the rest.

use std::cmp::Ordering;

use super::alike;
use super::market::Market;
use crate::count::budget::poll::Place;
use crate::count::budget::spending::Spending;

/// What is certain of a range of endowments.
pub(super) enum Certain {
    /// Nothing.
    Nothing,
    /// What is chosen costs more than the total.
    TooDear,
    /// What is chosen is this.
    Chosen(Vec<Place>),
}

/// A price for a unit of weight, in `2^-shift` units of money, and the utility of such a unit.
#[derive(Clone, Copy)]
struct Rate {
    price: u64,
    utility: u64,
}

impl Rate {
    fn compare(self, other: Rate) -> Ordering {
        let product = |a: u64, b: u64| u128::from(a) * u128::from(b);
        product(self.price, other.utility).cmp(&product(other.price, self.utility))
    }
}

/// A project in the running.
struct Contender {
    place: Place,
    low: Rate,
    /// None when it is not certain that it can be paid for at all.
    high: Option<Rate>,
    /// The weight of those who share it, when it is certain that each of them pays a full part: its price is then its cost
    /// divided by this.
    full: Option<u64>,
}

/// The money of all classes of voters, and what is known of prices.
pub(super) struct Bounds<'m> {
    market: &'m Market,
    costs: &'m [u128],
    low: Vec<u64>,
    high: Vec<u64>,
    shift: u32,
    /// Each project with its lowest price at the last look: it never falls.
    queue: Vec<(Place, Rate)>,
}

/// Room for one bit more than the largest number.
const BITS: u32 = 63;

impl<'m> Bounds<'m> {
    /// Bounds of figures of a usual size; none for others. `start` and `end`, the least and the most that everyone may have, as
    /// quotients.
    pub fn new(
        market: &'m Market,
        costs: &'m [u128],
        (start, end, below): (u128, u128, u128),
        open: impl Fn(Place) -> bool,
    ) -> Option<Self> {
        let most = u64::try_from(end.div_ceil(below)).ok().filter(|most| (1..1 << (BITS - 8)).contains(most))?;
        let shift = BITS.min(most.leading_zeros()).checked_sub(1)?.min(56);
        let low = u64::try_from(start.checked_mul(1 << shift)? / below).ok()?;
        let high = u64::try_from(end.checked_mul(1 << shift)?.div_ceil(below)).ok()?;
        let mut queue = Vec::with_capacity(market.offers.len());
        for place in market.offers.iter().copied().filter(|place| open(*place)) {
            // Larger ones would not fit when shifted.
            let fits = costs[place] < 1 << 62;
            let utility = u64::try_from(market.utility[place]).ok().filter(|_| fits)?;
            queue.push((place, Rate { price: 0, utility }));
        }
        let classes = market.classes.len();
        Some(Bounds { market, costs, low: vec![low; classes], high: vec![high; classes], shift, queue })
    }

    /// Counts as far as everything is certain.
    pub fn count(mut self, mut spending: Spending<'_>) -> Certain {
        loop {
            self.queue.retain(|(place, _)| spending.is_open(*place) && spending.has_room(*place));
            let contenders = self.contenders();
            let Some(first) = contenders.first() else {
                return Certain::Chosen(spending.winners);
            };
            let chosen = if contenders.len() == 1 && first.high.is_some() {
                Some(first)
            } else {
                self.least(&contenders).or_else(|| self.alike(&contenders, &spending.winners)).and_then(|equal| {
                    let (place, _) = spending.take(equal)?;
                    contenders.iter().find(|contender| contender.place == place)
                })
            };
            let Some((place, low, high)) = chosen.and_then(|one| Some((one.place, one.low, one.high?))) else {
                return Certain::Nothing;
            };
            if self.costs[place] > spending.left {
                return Certain::TooDear;
            }
            spending.fund(place);
            for &(class, weight) in &self.market.supporters[place] {
                let (class, weight) = (class as usize, u64::from(weight));
                self.low[class] = self.low[class].saturating_sub(high.price.saturating_mul(weight));
                self.high[class] = self.high[class].saturating_sub(low.price.saturating_mul(weight));
            }
        }
    }

    /// Those that may have the least price.
    fn contenders(&mut self) -> Vec<Contender> {
        self.queue.sort_unstable_by(|(_, a), (_, b)| a.compare(*b));
        let mut least: Option<Rate> = None;
        let mut contenders = Vec::new();
        let mut queue = std::mem::take(&mut self.queue);
        queue.retain_mut(|(place, known)| {
            let above = |rate: Rate| least.is_some_and(|least| rate.compare(least).is_gt());
            if above(*known) {
                return true;
            }
            let Some((price, weight)) = self.lowest(*place) else { return false };
            known.price = price;
            if above(*known) {
                return true;
            }
            let high = self.highest(*place, price).map(|price| Rate { price, ..*known });
            let full = weight.filter(|_| high.is_some_and(|high| self.pay_fully(*place, high.price)));
            if high.is_some_and(|high| least.is_none_or(|least| high.compare(least).is_lt())) {
                least = high;
            }
            contenders.push(Contender { place: *place, low: *known, high, full });
            true
        });
        self.queue = queue;
        contenders.retain(|one| least.is_none_or(|least| one.low.compare(least).is_le()));
        contenders
    }

    /// Of several whose bounds overlap, those with the least price, if exact prices are known of all.
    fn least(&self, contenders: &[Contender]) -> Option<Vec<Place>> {
        let mut least: Vec<(Place, u64)> = Vec::new();
        for one in contenders {
            let now = (one.place, one.full?);
            let compared = least.first().map(|(place, weight)| {
                if self.market.by_cost {
                    // A share of the cost: one divided by the weight.
                    return weight.cmp(&now.1);
                }
                let product = |cost: u128, weight: u64| cost.checked_mul(u128::from(weight));
                // Costs have at most 62 bits: neither is too large.
                product(self.costs[now.0], *weight).cmp(&product(self.costs[*place], now.1))
            });
            match compared {
                Some(Ordering::Greater) => {}
                Some(Ordering::Equal) => least.push(now),
                Some(Ordering::Less) | None => least = vec![now],
            }
        }
        Some(least.into_iter().map(|(place, _)| place).collect())
    }

    /// All of them, when they have the same price whatever it is, since the same money is behind each.
    fn alike(&self, contenders: &[Contender], bought: &[Place]) -> Option<Vec<Place>> {
        let places: Vec<Place> = contenders.iter().map(|contender| contender.place).collect();
        let same_cost = places.windows(2).all(|pair| self.costs[pair[0]] == self.costs[pair[1]]);
        let has_money = |class: u32| self.high[class as usize] > 0;
        (same_cost && alike::all(self.market, &places, bought, has_money)).then_some(places)
    }

    /// A price that is certainly not above the true one, and the weight of all who can pay if nobody certainly gives all
    /// that they have; `None` when the supporters certainly have too little.
    fn lowest(&self, place: Place) -> Option<(u64, Option<u64>)> {
        let supporters = &self.market.supporters[place];
        let cost = self.costs[place] << self.shift;
        let (mut together, mut all) = (0_u128, 0_u64);
        for &(class, weight) in supporters {
            let (high, count) = (self.high[class as usize], self.market.classes[class as usize]);
            together += u128::from(high) * u128::from(count);
            all += if high > 0 { u64::from(weight) * u64::from(count) } else { 0 };
        }
        if together < cost || all == 0 {
            return None;
        }
        let mut price = quotient(cost, all);
        loop {
            // Whoever certainly has less than a full part at this price has less at the true price too.
            let (mut rest, mut able) = (cost, all);
            for &(class, weight) in supporters {
                let (high, count) = (self.high[class as usize], self.market.classes[class as usize]);
                if high < price.saturating_mul(u64::from(weight)) && high > 0 {
                    rest = rest.saturating_sub(u128::from(high) * u128::from(count));
                    able -= u64::from(weight) * u64::from(count);
                }
            }
            let next = if able == 0 { price } else { quotient(rest, able) };
            if next <= price {
                return Some((price, (able == all).then_some(all)));
            }
            price = next;
        }
    }

    /// A price that is certainly not below the true one; `None` when it is not certain that it can be paid for.
    fn highest(&self, place: Place, lowest: u64) -> Option<u64> {
        let supporters = &self.market.supporters[place];
        let cost = self.costs[place] << self.shift;
        let mut price = lowest;
        loop {
            let (mut given, mut able, mut parts) = (0_u128, 0_u64, 0_u128);
            for &(class, weight) in supporters {
                let (low, count) = (self.low[class as usize], self.market.classes[class as usize]);
                let part = price.checked_mul(u64::from(weight))?;
                if low < part {
                    given += u128::from(low) * u128::from(count);
                } else {
                    able += u64::from(weight) * u64::from(count);
                    parts += u128::from(part) * u128::from(count);
                }
            }
            // At this price they certainly pay all of it.
            if given + parts >= cost {
                return Some(price);
            }
            if able == 0 {
                return None;
            }
            let next = u64::try_from((cost - given).div_ceil(u128::from(able))).ok()?;
            price = next.max(price + 1);
        }
    }

    /// Whether everyone who has anything certainly pays a full part at this price.
    fn pay_fully(&self, place: Place, price: u64) -> bool {
        self.market.supporters[place].iter().all(|&(class, weight)| {
            let (low, high) = (self.low[class as usize], self.high[class as usize]);
            high == 0 || low >= price.saturating_mul(u64::from(weight))
        })
    }
}

/// Rounded down; as much as there can be when it is more.
fn quotient(above: u128, below: u64) -> u64 {
    u64::try_from(above / u128::from(below)).unwrap_or(u64::MAX)
}
