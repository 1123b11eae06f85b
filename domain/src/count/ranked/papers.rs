//! Ballot papers, and in whose hands they are.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::account::{Credit, Parcel, Reason, Transfer};
use super::votes::Votes;

/// The papers of a count. Those that are alike stay together.
pub(super) struct Papers<'a> {
    alike: Vec<Alike<'a>>,
    /// By option, from the first.
    hands: Vec<Vec<Held>>,
}

struct Alike<'a> {
    ranking: &'a [u32],
    papers: u32,
}

/// Papers that are alike, in somebody's hands.
#[derive(Clone, Copy)]
struct Held {
    /// Which.
    alike: usize,
    /// How many of their preferences have been looked at, the one that brought them here too.
    seen: usize,
    /// What each is worth here.
    worth: Votes,
}

impl<'a> Papers<'a> {
    /// Puts those that are alike together.
    pub fn new(options: u32, papers: impl Iterator<Item = (&'a [u32], u32)>) -> Self {
        let mut alike: BTreeMap<&[u32], u32> = BTreeMap::new();
        for (ranking, n) in papers.filter(|(_, n)| *n > 0) {
            let papers = alike.entry(ranking).or_default();
            *papers = papers.saturating_add(n);
        }
        let alike = alike.into_iter().map(|(ranking, papers)| Alike { ranking, papers }).collect();
        Self { alike, hands: (0..options).map(|_| Vec::new()).collect() }
    }

    /// Gives each paper to its first preference among those who stand; says how many are given.
    pub fn deal(&mut self, stands: impl Fn(u32) -> bool) -> u32 {
        let mut dealt = 0_u32;
        for (alike, Alike { ranking, papers }) in self.alike.iter().enumerate() {
            if let Some((option, seen)) = next(ranking, 0, &stands) {
                dealt = dealt.saturating_add(*papers);
                give(&mut self.hands, option, Held { alike, seen, worth: Votes::ONE });
            }
        }
        dealt
    }

    /// What the papers of an option are worth together.
    pub fn votes(&self, option: u32) -> Votes {
        let hand = index(option).and_then(|at| self.hands.get(at)).map_or(&[][..], |hand| hand.as_slice());
        hand.iter().map(|held| held.worth.times(self.alike.get(held.alike).map_or(0, |alike| alike.papers))).sum()
    }

    /// Takes all papers of an option and gives each to its next preference among those who take papers.
    /// `votes` is what the option gives up, `value` what a paper is worth from now on.
    pub fn take(
        &mut self,
        from: u32,
        reason: Reason,
        votes: Votes,
        takes: impl Fn(u32) -> bool,
        value: impl Fn(Votes) -> Votes,
    ) -> Transfer {
        let hand = index(from).and_then(|at| self.hands.get_mut(at)).map(std::mem::take).unwrap_or_default();
        let mut parcels: BTreeMap<Reverse<Votes>, Open> = BTreeMap::new();
        for Held { alike: which, seen, worth } in hand {
            let Some(Alike { ranking, papers }) = self.alike.get(which) else { continue };
            let parcel = parcels.entry(Reverse(worth)).or_default();
            if let Some((option, seen)) = next(ranking, seen, &takes) {
                let papers_to = parcel.to.entry(option).or_default();
                *papers_to = papers_to.saturating_add(*papers);
                give(&mut self.hands, option, Held { alike: which, seen, worth: value(worth) });
            } else {
                parcel.non_transferable = parcel.non_transferable.saturating_add(*papers);
            }
        }
        let parcels = parcels.into_iter().map(|(Reverse(worth), open)| open.close(worth, value(worth)));
        transfer(from, reason, votes, parcels.collect())
    }
}

/// A parcel while papers are put into it.
#[derive(Default)]
struct Open {
    to: BTreeMap<u32, u32>,
    non_transferable: u32,
}

impl Open {
    fn close(self, worth: Votes, value: Votes) -> Parcel {
        let credit = |(option, papers)| Credit { option, papers, votes: value.times(papers) };
        let to = self.to.into_iter().map(credit).collect();
        Parcel { worth, value, to, non_transferable_papers: self.non_transferable }
    }
}

fn transfer(from: u32, reason: Reason, votes: Votes, parcels: Vec<Parcel>) -> Transfer {
    let mut to: BTreeMap<u32, Credit> = BTreeMap::new();
    for &Credit { option, papers, votes } in parcels.iter().flat_map(|parcel| &parcel.to) {
        let credit = to.entry(option).or_insert(Credit { option, papers: 0, votes: Votes::NONE });
        credit.papers = credit.papers.saturating_add(papers);
        credit.votes = credit.votes.plus(votes);
    }
    let to: Vec<Credit> = to.into_values().collect();
    let non_transferable_papers =
        parcels.iter().fold(0_u32, |sum, parcel| sum.saturating_add(parcel.non_transferable_papers));
    let non_transferable = parcels.iter().map(|parcel| parcel.value.times(parcel.non_transferable_papers)).sum();
    let given: Votes = to.iter().map(|credit| credit.votes).sum();
    let lost = votes.minus(given).minus(non_transferable);
    Transfer { from, reason, votes, parcels, to, non_transferable_papers, non_transferable, lost }
}

/// The next preference among those who take papers, and how many preferences have been looked at with it.
fn next(ranking: &[u32], seen: usize, takes: impl Fn(u32) -> bool) -> Option<(u32, usize)> {
    let (at, option) = ranking.iter().enumerate().skip(seen).find(|(_, option)| takes(**option))?;
    Some((*option, at + 1))
}

fn give(hands: &mut [Vec<Held>], option: u32, held: Held) {
    if let Some(hand) = index(option).and_then(|at| hands.get_mut(at)) {
        hand.push(held);
    }
}

/// Where an option stands in a list by option.
pub(super) fn index(option: u32) -> Option<usize> {
    usize::try_from(option.checked_sub(1)?).ok()
}
