//! Ranges of endowments give what counting each of them in exact numbers gives.

use std::collections::BTreeSet;

use proptest::collection::{btree_set, vec};
use proptest::prelude::*;

use super::*;
use crate::count::budget::{Amount, Ballot, Form, Patience, Project, Rule, Rules, TieRule};
use crate::count::lot::Ties;

/// The same, one endowment after another.
fn one_by_one(before: &Spending<'_>, market: &Market, settings: Settings) -> (u64, Stopped) {
    for added in 0.. {
        let mut spending = before.clone();
        if !exact::count(&mut spending, market, &share(before.poll, settings.start, added), false) {
            return (added - 1, Stopped::NextTooDear);
        }
        if settings.exhaustive_stop && !spending.fits_any(&market.offers) {
            return (added, Stopped::Exhaustive);
        }
        if market.offers.iter().all(|place| !spending.is_open(*place)) {
            return (added, Stopped::NothingMore);
        }
    }
    unreachable!("with enough money everything is chosen")
}

fn rules(costs: &[u64], total: u64) -> Rules {
    Rules {
        projects: costs.iter().map(|cost| Project { cost: Amount::whole(*cost), category: None }).collect(),
        total: Amount::whole(total),
        ballots: Form::Approval { up_to: None },
        rule: Rule::Phragmen,
        minimum_votes: 0,
        ceilings: vec![],
        ties: TieRule::AsListed,
        quorum: 0,
    }
}

fn poll(rules: &Rules, ballots: &[&[u32]]) -> Poll {
    let ballots: Vec<BTreeSet<u32>> = ballots.iter().map(|chosen| chosen.iter().copied().collect()).collect();
    Poll::gather(rules, ballots.iter().map(Ballot::Chosen), &Ties::FirstListed)
}

#[test]
fn what_has_the_same_money_behind_it_is_a_tie_without_exact_numbers() {
    // Whoever votes for the first has 2 left of 10, which is less than their part of the others.
    let twins: &[&[u32]] = &[&[1, 2, 3], &[1], &[1], &[2, 3]];
    let alike: &[&[u32]] = &[&[1, 2], &[1, 3], &[1], &[2], &[3]];
    let poor_apart: &[&[u32]] = &[&[1, 2], &[1, 3], &[1, 3], &[2], &[3]];
    for (ballots, chosen) in
        [(twins, Some(vec![0, 1])), (alike, Some(vec![0, 1, 2])), (poor_apart, Some(vec![0, 2, 1]))]
    {
        let rules = rules(&[24, 9, 9], 10 * ballots.len() as u64);
        let poll = poll(&rules, ballots);
        let market = Market::new(&poll, Utility::Cost);
        let before = Spending::new(&poll, &rules, &Ties::FirstListed);
        let certain = bounds(&before, &market, Start::Exact, 0, 1).expect("small figures").count(before.clone());
        let found = if let Certain::Chosen(winners) = certain { Some(winners) } else { None };
        assert_eq!(found, chosen, "{ballots:?}");
    }
}

#[test]
fn whoever_loses_patience_keeps_what_was_certain() {
    // The last but one and the one before it always tie, since 200 and 600 left are as much as twice 400.
    let ballots: &[&[u32]] =
        &[&[1, 4], &[1], &[1], &[1], &[2, 4], &[2], &[2], &[2], &[3, 5], &[3, 5], &[3], &[3], &[4, 6], &[5, 6]];
    let rules = rules(&[3200, 1600, 2400, 1500, 1500, 3800], 14_000);
    let poll = poll(&rules, ballots);
    let market = Market::new(&poll, Utility::Cost);
    let before = Spending::new(&poll, &rules, &Ties::FirstListed);
    let settings = |patience| Settings {
        utility: Utility::Cost,
        completion: Completion::Add1,
        exhaustive_stop: true,
        start: Start::Exact,
        patience,
    };
    assert_eq!(add1(&before, &market, settings(Patience(0))), (FEWEST_TRIES - 1, Stopped::TooMany));
    let whole = one_by_one(&before, &market, settings(Patience::USUAL));
    assert!(whole.0 > 300, "{whole:?}");
    assert_eq!(add1(&before, &market, settings(Patience::LONG)), whole);
}

proptest! {
    #[test]
    fn ranges_change_nothing(
        costs in vec(1_u64..60, 5),
        ballots in vec(btree_set(1_u32..=5, 1..=4), 1..9),
        total in 1_u64..120,
        exhaustive_stop in any::<bool>(),
        by_cost in any::<bool>(),
        floored in any::<bool>(),
        twins in any::<bool>(),
    ) {
        let (mut costs, mut ballots) = (costs, ballots);
        if twins {
            costs[4] = costs[3];
            ballots.iter_mut().for_each(|ballot| if !ballot.contains(&4) { ballot.remove(&5); } else { ballot.insert(5); });
        }
        let rules = rules(&costs, total);
        let poll = Poll::gather(&rules, ballots.iter().map(Ballot::Chosen), &Ties::FirstListed);
        let settings = Settings {
            utility: if by_cost { Utility::Cost } else { Utility::Cardinality },
            completion: Completion::Add1,
            exhaustive_stop,
            start: if floored { Start::Floored } else { Start::Exact },
            patience: Patience::USUAL,
        };
        let market = Market::new(&poll, settings.utility);
        let spending = Spending::new(&poll, &rules, &Ties::FirstListed);
        prop_assert_eq!(add1(&spending, &market, settings), one_by_one(&spending, &market, settings));
    }
}
