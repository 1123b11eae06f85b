//! The count itself: one round after another until every place is filled.
//!
//! Whoever is excluded last still passes on their papers, though rule 52(2) would stop before that: as those who count by
//! computer publish it (and droop does), so that the last round has everybody's votes. Nobody is elected by it.

use std::collections::BTreeSet;

use super::account::{Account, Deciding, Elected, Reason, Round, Tie, TieFor, Transfer, Why};
use super::papers::{Papers, index};
use super::rules::{Method, Rules};
use super::votes::Votes;
use crate::count::lot::Ties;

/// Counts papers that the rules admit.
pub(super) fn count<'a>(
    rules: &Rules,
    papers: impl Iterator<Item = (&'a [u32], u32)>,
    withdrawn: &BTreeSet<u32>,
    ties: &Ties,
) -> Account {
    let mut papers = Papers::new(rules.options, papers);
    let stands = |option: u32| !withdrawn.contains(&option);
    let valid = papers.deal(stands);
    let seats = match rules.method {
        Method::Irv => 1,
        Method::ScottishStv => rules.seats,
    };
    let mut count = Count {
        papers,
        ties,
        method: rules.method,
        seats: usize::try_from(seats).unwrap_or(usize::MAX),
        // Rule 46: the whole part of the valid papers ÷ (places + 1), and one more.
        quota: Votes::whole(whole_part(valid, u64::from(seats) + 1)).plus(Votes::ONE),
        continuing: (1..=rules.options).filter(|option| stands(*option)).collect(),
        rounds: Vec::new(),
    };
    count.first_round(rules.options);
    while valid > 0 && count.next_round() {}
    let withdrawn = withdrawn.iter().copied().filter(|option| (1..=rules.options).contains(option)).collect();
    let elected = count.rounds.last().map(|round| round.elected.clone()).unwrap_or_default();
    Account { valid, withdrawn, seats, quota: count.quota, rounds: count.rounds, elected }
}

fn whole_part(votes: u32, by: u64) -> u32 {
    u32::try_from(u64::from(votes) / by.max(1)).unwrap_or(u32::MAX)
}

struct Count<'a> {
    papers: Papers<'a>,
    ties: &'a Ties,
    method: Method,
    seats: usize,
    quota: Votes,
    /// Who is neither elected nor excluded.
    continuing: BTreeSet<u32>,
    rounds: Vec<Round>,
}

impl Count<'_> {
    /// Rule 45: first preferences.
    fn first_round(&mut self, options: u32) {
        let votes = (1..=options).map(|option| self.papers.votes(option)).collect();
        let round = Round {
            transfer: None,
            votes,
            non_transferable: Votes::NONE,
            lost: Votes::NONE,
            needed: self.quota,
            newly_elected: vec![],
            elected: vec![],
            excluded: vec![],
            ties: vec![],
        };
        self.close(round);
    }

    /// Moves one surplus, or excludes one; says whether there was a place left to fill.
    fn next_round(&mut self) -> bool {
        let Some(last) = self.rounds.last() else { return false };
        if last.elected.len() >= self.seats || self.continuing.is_empty() {
            return false;
        }
        let mut round = Round { transfer: None, newly_elected: vec![], ties: vec![], ..last.clone() };
        let transfer = match self.surplus(&mut round.ties) {
            Some(transfer) => transfer,
            None => match self.exclusion(&mut round.ties) {
                Some(transfer) => transfer,
                None => return false,
            },
        };
        if transfer.reason == Reason::Exclusion {
            round.excluded.push(transfer.from);
        }
        if let Some(votes) = index(transfer.from).and_then(|at| round.votes.get_mut(at)) {
            *votes = votes.minus(transfer.votes);
        }
        for credit in &transfer.to {
            if let Some(votes) = index(credit.option).and_then(|at| round.votes.get_mut(at)) {
                *votes = votes.plus(credit.votes);
            }
        }
        round.non_transferable = round.non_transferable.plus(transfer.non_transferable);
        round.lost = round.lost.plus(transfer.lost);
        round.transfer = Some(transfer);
        if self.method == Method::Irv {
            // More than all others still in play together.
            let in_play: Votes = round.votes.iter().copied().sum();
            let half = in_play.units() / Votes::ONE.units() / 2;
            round.needed = Votes::whole(u32::try_from(half).unwrap_or(u32::MAX)).plus(Votes::ONE);
        }
        self.close(round);
        true
    }

    /// Rules 48 and 49: the largest surplus moves first.
    fn surplus(&mut self, ties: &mut Vec<Tie>) -> Option<Transfer> {
        let last = self.rounds.last()?;
        let above = last.elected.iter().copied().filter(|option| votes(last, *option) > self.quota);
        let largest = most(last, above);
        let from = self.choose(TieFor::Surplus, largest, ties)?;
        let all = votes(self.rounds.last()?, from);
        let surplus = all.minus(self.quota);
        let (papers, continuing) = (&mut self.papers, &self.continuing);
        let takes = |option: u32| continuing.contains(&option);
        // Rule 48(3): surplus × what the paper was worth ÷ the candidate's votes.
        Some(papers.take(from, Reason::Surplus, surplus, takes, |worth| worth.share(surplus, all)))
    }

    /// Rules 50 and 51: the one with the fewest votes is excluded; its papers keep their value.
    fn exclusion(&mut self, ties: &mut Vec<Tie>) -> Option<Transfer> {
        let last = self.rounds.last()?;
        let fewest = fewest(last, self.continuing.iter().copied());
        let from = self.choose(TieFor::Exclusion, fewest, ties)?;
        self.continuing.remove(&from);
        let all = votes(self.rounds.last()?, from);
        let (papers, continuing) = (&mut self.papers, &self.continuing);
        let takes = |option: u32| continuing.contains(&option);
        Some(papers.take(from, Reason::Exclusion, all, takes, |worth| worth))
    }

    /// Says who is elected once the votes of a round have moved.
    fn close(&mut self, mut round: Round) {
        self.rounds.push(round.clone());
        let voted = round.votes.iter().any(|votes| !votes.is_none());
        let places = self.seats.saturating_sub(round.elected.len());
        // Rule 52 comes before rule 47 only where an exclusion left no more than there are places.
        let excluded = round.transfer.as_ref().is_some_and(|transfer| transfer.reason == Reason::Exclusion);
        if !(excluded && self.continuing.len() <= places) {
            self.reach(&mut round, places);
        }
        if voted && self.continuing.len() <= places.saturating_sub(round.newly_elected.len()) {
            // Rule 52: all at once, so the order is that of the ballot paper, whatever their votes.
            let last = std::mem::take(&mut self.continuing).into_iter();
            round.newly_elected.extend(last.map(|option| Elected { option, why: Why::LastPlaces }));
        }
        round.elected.extend(round.newly_elected.iter().map(|elected| elected.option));
        if let Some(last) = self.rounds.last_mut() {
            *last = round;
        }
    }

    /// Rule 47: whoever has the quota is elected, the most votes first. Never more than there are places.
    fn reach(&mut self, round: &mut Round, places: usize) {
        let reached = |option: &u32| votes(round, *option) >= round.needed;
        let mut reached: BTreeSet<u32> = self.continuing.iter().copied().filter(reached).collect();
        while round.newly_elected.len() < places {
            let first = most(round, reached.iter().copied());
            let Some(option) = self.choose(TieFor::Order, first, &mut round.ties) else { break };
            reached.remove(&option);
            self.continuing.remove(&option);
            round.newly_elected.push(Elected { option, why: Why::Quota });
        }
    }

    /// Whom it falls on of those who have as many votes now. Rules 49 and 51: look at the latest round before in
    /// which they had not; whoever had the most then, or the fewest for an exclusion. Where several did, the same
    /// is asked of these alone. Those who were level in every round are left to a lot.
    fn choose(&self, about: TieFor, among: Vec<u32>, ties: &mut Vec<Tie>) -> Option<u32> {
        let mut level = among.clone();
        let mut decided = None;
        for (before, round) in self.rounds.iter().enumerate().rev() {
            if level.len() < 2 {
                break;
            }
            let kept = match about {
                TieFor::Exclusion => fewest(round, level.iter().copied()),
                TieFor::Surplus | TieFor::Order => most(round, level.iter().copied()),
            };
            if kept.len() < level.len() {
                decided = u32::try_from(before + 1).ok();
                level = kept;
            }
        }
        let label = || match about {
            // The same lot for both: only those elected in the same round can have been level in all.
            TieFor::Surplus | TieFor::Order => format!("election, round {}", self.elected_in(&level)),
            TieFor::Exclusion => format!("exclusion, round {}", self.rounds.len() + 1),
        };
        let (chosen, by) = match (level.as_slice(), decided) {
            ([], _) => return None,
            ([one], Some(round)) => (*one, Deciding::EarlierRound { round }),
            ([one], None) => return Some(*one),
            (several, _) => match self.ties {
                Ties::FirstListed => (several.iter().copied().min()?, Deciding::FirstListed),
                Ties::Lot { .. } => {
                    let label = label();
                    (self.ties.first(&label, several.iter().copied())?, Deciding::Lot { label })
                }
            },
        };
        ties.push(Tie { about, among, level, chosen, by });
        Some(chosen)
    }

    /// The round, from 1, in which these were elected, or else are being elected.
    fn elected_in(&self, level: &[u32]) -> usize {
        let elected = |round: &Round| level.iter().any(|option| round.elected.contains(option));
        self.rounds.iter().position(elected).map_or(self.rounds.len(), |at| at + 1)
    }
}

fn votes(round: &Round, option: u32) -> Votes {
    index(option).and_then(|at| round.votes.get(at)).copied().unwrap_or_default()
}

/// Those of these options who have the most votes.
fn most(round: &Round, options: impl Iterator<Item = u32> + Clone) -> Vec<u32> {
    let most = options.clone().map(|option| votes(round, option)).max();
    options.filter(|option| Some(votes(round, *option)) == most).collect()
}

/// Those of these options who have the fewest votes.
fn fewest(round: &Round, options: impl Iterator<Item = u32> + Clone) -> Vec<u32> {
    let fewest = options.clone().map(|option| votes(round, option)).min();
    options.filter(|option| Some(votes(round, *option)) == fewest).collect()
}
