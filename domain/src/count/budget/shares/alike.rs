//! Projects with the same money behind them, though nobody knows how much.

use std::collections::{BTreeMap, HashMap};

use super::market::Market;
use crate::count::budget::poll::Place;

/// What a class paid for, by the place in the order, and with what weight. All began with the same money: two classes that paid
/// for the same with the same weights have the same left.
type Paid = Vec<(usize, u32)>;

/// Whether the supporters of these projects are as many with the same money and the same weights. Those who have nothing left
/// do not count.
pub(super) fn all(market: &Market, places: &[Place], bought: &[Place], has_money: impl Fn(u32) -> bool) -> bool {
    let mut paid: HashMap<u32, Paid> = HashMap::new();
    for &(class, _) in places.iter().flat_map(|place| &market.supporters[*place]).filter(|(class, _)| has_money(*class))
    {
        paid.entry(class).or_default();
    }
    for (nth, place) in bought.iter().enumerate() {
        for (class, weight) in &market.supporters[*place] {
            if let Some(paid) = paid.get_mut(class) {
                paid.push((nth, *weight));
            }
        }
    }
    let behind = |place: &Place| {
        let mut behind: BTreeMap<(&Paid, u32), u64> = BTreeMap::new();
        for (class, weight) in &market.supporters[*place] {
            if let Some(paid) = paid.get(class) {
                *behind.entry((paid, *weight)).or_default() += u64::from(market.classes[*class as usize]);
            }
        }
        behind
    };
    let Some((first, rest)) = places.split_first() else { return true };
    let first = behind(first);
    rest.iter().all(|place| behind(place) == first)
}
