use std::collections::BTreeSet;

use proptest::collection::vec;
use proptest::prelude::*;

use super::super::papers::index;
use super::super::{Account, Method, Reason, Rules, Tally, Votes};
use crate::count::lot::Ties;

type Papers = Vec<(Vec<u32>, u32)>;

/// Rankings of some of the options; how many of each.
fn any_papers(options: u32, most: u32) -> impl Strategy<Value = Papers> {
    let all: Vec<u32> = (1..=options).collect();
    let ranking = (Just(all).prop_shuffle(), 1..=options as usize)
        .prop_map(|(all, ranked)| all.into_iter().take(ranked).collect());
    vec((ranking, 1..=most), 1..14)
}

fn any_count() -> impl Strategy<Value = (Rules, Papers)> {
    (1_u32..8, 1_u32..5, any::<bool>()).prop_flat_map(|(options, seats, irv)| {
        let method = if irv { Method::Irv } else { Method::ScottishStv };
        let rules = Rules { options, seats, method, quorum: 0 };
        (Just(rules), any_papers(options, 40))
    })
}

fn count(rules: Rules, papers: &Papers) -> Tally {
    let papers = papers.iter().map(|(ranking, n)| (ranking.as_slice(), *n));
    rules.count_papers(10_000, papers, &BTreeSet::new(), &Ties::FirstListed)
}

fn cast(papers: &Papers) -> u32 {
    papers.iter().map(|(_, n)| n).sum()
}

/// Instant runoff once more, with nothing but lists of ballots; nobody when there is a tie to break.
fn naive_runoff(options: u32, papers: &Papers) -> Option<u32> {
    let mut standing: Vec<u32> = (1..=options).collect();
    loop {
        let first = |ranking: &Vec<u32>| ranking.iter().find(|option| standing.contains(option)).copied();
        let of = |option: u32| -> u32 { papers.iter().filter(|(r, _)| first(r) == Some(option)).map(|(_, n)| n).sum() };
        let in_play: u32 = standing.iter().map(|option| of(*option)).sum();
        if let Some(winner) = standing.iter().find(|option| of(**option) * 2 > in_play) {
            return Some(*winner);
        }
        let fewest = standing.iter().map(|option| of(*option)).min()?;
        let last: Vec<u32> = standing.iter().copied().filter(|option| of(*option) == fewest).collect();
        let [last] = last.as_slice() else { return None };
        standing.retain(|option| option != last);
    }
}

/// Whether every tie was broken by the votes of an earlier round.
fn without_lots(account: &Account) -> bool {
    account.rounds.iter().all(|round| round.ties.iter().all(|tie| tie.level.len() < 2))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn votes_are_conserved_in_every_round((rules, papers) in any_count()) {
        let tally = count(rules, &papers);
        for round in &tally.account.rounds {
            let held: Votes = round.votes.iter().copied().sum();
            prop_assert_eq!(held.plus(round.non_transferable).plus(round.lost), Votes::whole(cast(&papers)));
            let Some(transfer) = &round.transfer else { continue };
            let credited: Votes = transfer.to.iter().map(|credit| credit.votes).sum();
            prop_assert_eq!(credited.plus(transfer.non_transferable).plus(transfer.lost), transfer.votes);
            if transfer.reason == Reason::Exclusion {
                prop_assert_eq!(transfer.lost, Votes::NONE);
            }
        }
    }

    #[test]
    fn as_many_are_elected_as_there_are_places_and_nobody_twice((rules, papers) in any_count()) {
        let tally = count(rules, &papers);
        let places = if rules.method == Method::Irv { 1 } else { rules.seats };
        let elected: BTreeSet<_> = tally.winners().iter().copied().collect();
        prop_assert_eq!(elected.len(), tally.winners().len());
        prop_assert_eq!(elected.len() as u32, places.min(rules.options));
        let last = tally.account.last().expect("a round");
        prop_assert!(last.excluded.iter().all(|option| !elected.contains(option)));
    }

    #[test]
    fn the_order_of_ballots_changes_nothing((rules, papers) in any_count(), seed in any::<u64>()) {
        let mut apart: Papers =
            papers.iter().flat_map(|(r, n)| std::iter::repeat_n((r.clone(), 1), *n as usize)).collect();
        let n = apart.len() as u64;
        for at in 0..apart.len() {
            apart.swap(at, (seed.wrapping_mul(at as u64 + 1) % n) as usize);
        }
        prop_assert_eq!(count(rules, &papers), count(rules, &apart));
    }

    #[test]
    fn other_names_change_only_ties((rules, papers, names) in any_count().prop_flat_map(|(rules, papers)| {
        let names: Vec<u32> = (1..=rules.options).collect();
        (Just(rules), Just(papers), Just(names).prop_shuffle())
    })) {
        let name = |option: u32| names[index(option).expect("a number")];
        let other: Papers = papers.iter().map(|(r, n)| (r.iter().map(|o| name(*o)).collect(), *n)).collect();
        let (one, two) = (count(rules, &papers), count(rules, &other));
        if without_lots(&one.account) && without_lots(&two.account) {
            let renamed: BTreeSet<u32> = one.winners().iter().map(|option| name(*option)).collect();
            prop_assert_eq!(renamed, two.winners().iter().copied().collect());
            prop_assert_eq!(one.account.rounds.len(), two.account.rounds.len());
            for (one, two) in one.account.rounds.iter().zip(&two.account.rounds) {
                for (option, votes) in (1..).zip(&one.votes) {
                    prop_assert_eq!(Some(votes), index(name(option)).and_then(|at| two.votes.get(at)));
                }
            }
        }
    }

    #[test]
    fn instant_runoff_elects_as_a_naive_count_does((options, papers) in (1_u32..7).prop_flat_map(|n| (Just(n), any_papers(n, 9)))) {
        let tally = count(Rules { options, seats: 1, method: Method::Irv, quorum: 0 }, &papers);
        if let Some(winner) = naive_runoff(options, &papers) {
            prop_assert_eq!(tally.winners(), [winner]);
        }
    }

    #[test]
    fn whoever_most_put_first_wins_instant_runoff((options, papers) in (1_u32..7).prop_flat_map(|n| (Just(n), any_papers(n, 40))), first in 1_u32..7) {
        let firsts: u32 = papers.iter().filter(|(r, _)| r.first() == Some(&first)).map(|(_, n)| n).sum();
        if firsts * 2 > cast(&papers) {
            let tally = count(Rules { options, seats: 1, method: Method::Irv, quorum: 0 }, &papers);
            prop_assert_eq!(tally.winners(), [first]);
            prop_assert_eq!(tally.account.rounds.len(), 1);
        }
    }

    /// A solid coalition of k quotas, and what cutting off values may cost it, elects k of those it supports.
    #[test]
    fn solid_coalitions_get_their_share(
        (rules, solid, papers) in (2_u32..8, 1_u32..5).prop_flat_map(|(options, seats)| {
            let rules = Rules { options, seats, method: Method::ScottishStv, quorum: 0 };
            let all: Vec<u32> = (1..=options).collect();
            (Just(rules), 1..=options).prop_flat_map(move |(rules, supported)| {
                let solid = (Just((1..=supported).collect::<Vec<u32>>()).prop_shuffle(), Just(all[supported as usize..].to_vec()).prop_shuffle())
                    .prop_map(|(top, rest)| [top, rest].concat());
                (Just(rules), vec((solid, 1..90_u32), 1..8).prop_map(move |papers| (supported, papers)), any_papers(options, 40))
            })
        }),
    ) {
        let (supported, solid) = solid;
        let coalition = cast(&solid);
        let tally = count(rules, &[solid, papers].concat());
        let account = &tally.account;
        // Each paper loses at most 0.00001 a transfer.
        let lost = Votes::from_units(u64::from(coalition) * account.rounds.len() as u64);
        let mut owed = 0;
        while owed < supported && account.quota.times(owed + 1).plus(lost) < Votes::whole(coalition) {
            owed += 1;
        }
        let got = tally.winners().iter().filter(|option| **option <= supported).count();
        prop_assert!(got as u32 >= owed.min(rules.seats), "{got} of {owed}: {account:?}");
    }
}
