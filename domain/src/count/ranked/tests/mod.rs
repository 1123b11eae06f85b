//! Small counts that are worked out by hand here, and what must hold for all.

mod blt;
mod by_hand;
mod properties;

use super::{Method, Rules, Tally};
use crate::count::lot::Ties;

/// Counts papers: how many are alike, and what they say.
fn count(method: Method, options: u32, seats: u32, papers: &[(u32, &[u32])], ties: Ties) -> Tally {
    let papers = papers.iter().map(|(n, ranking)| (*ranking, *n));
    Rules { options, seats, method, quorum: 0 }.count_papers(1000, papers, &[].into(), &ties)
}

fn stv(options: u32, seats: u32, papers: &[(u32, &[u32])]) -> Tally {
    count(Method::ScottishStv, options, seats, papers, Ties::FirstListed)
}

fn irv(options: u32, papers: &[(u32, &[u32])]) -> Tally {
    count(Method::Irv, options, 1, papers, Ties::FirstListed)
}
