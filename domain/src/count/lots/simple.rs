//! Simple draws: so many of a pool, everybody with the same chance.

use std::collections::BTreeMap;

use crate::count::lot::Seed;

/// Draws so many ids, in the order in which they come out; all, if there are fewer. The ids, each once, are numbered from 1
/// in the order of their bytes, and drawn by [`Seed::order`] with the label `simple draw`.
pub fn draw_simple(ids: &[String], seats: u32, seed: &Seed) -> Vec<String> {
    let sorted: BTreeMap<u32, &String> = (1..).zip(ids.iter().collect::<std::collections::BTreeSet<_>>()).collect();
    let drawn = seed.order("simple draw", sorted.keys().copied());
    drawn.iter().take(seats as usize).filter_map(|number| sorted.get(number)).map(|id| (*id).clone()).collect()
}
