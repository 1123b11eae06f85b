//! Ranges of endowments give what counting each of them in exact numbers gives.

use std::collections::{BTreeMap, BTreeSet};

use proptest::collection::{btree_map, btree_set, vec};
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
        projects: costs.iter().map(|cost| Project::of_cost(Amount::whole(*cost))).collect(),
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

/// A fraction, in its lowest terms.
type Part = (i128, i128);

fn part(above: i128, below: i128) -> Part {
    let (mut a, mut b) = (above, below);
    while b != 0 {
        (a, b) = (b, a % b);
    }
    (above / a.max(1), below / a.max(1))
}

fn less(a: Part, b: Part) -> bool {
    a.0 * b.1 < b.0 * a.1
}

/// What a point costs if these people with so much money and so many points each pay for it together; none if they can't.
fn a_point(cost: i128, those: &[(Part, i128)]) -> Option<Part> {
    let mut those = those.to_vec();
    those.sort_by(|(a, w), (b, v)| (a.0 * v * b.1).cmp(&(b.0 * w * a.1)));
    let mut rest = part(cost, 1);
    let mut points: i128 = those.iter().map(|(_, points)| points).sum();
    for (money, weight) in those {
        let price = part(rest.0, rest.1 * points);
        if !less(money, part(price.0 * weight, price.1)) {
            return Some(price);
        }
        rest = part(rest.0 * money.1 - money.0 * rest.1, rest.1 * money.1);
        points -= weight;
    }
    None
}

/// Equal shares by points, straight from its definition.
fn straight(costs: &[u64], total: u64, ballots: &[BTreeMap<u32, u32>]) -> Vec<u32> {
    let mut money = vec![part(total.into(), ballots.len() as i128); ballots.len()];
    let mut winners: Vec<u32> = Vec::new();
    loop {
        let mut best: Option<(Part, u32)> = None;
        for (number, cost) in (1..).zip(costs).filter(|(number, _)| !winners.contains(number)) {
            let those = money.iter().zip(ballots).filter(|(money, _)| money.0 > 0);
            let those = those.filter_map(|(money, ballot)| Some((*money, i128::from(*ballot.get(&number)?))));
            let price = a_point((*cost).into(), &those.collect::<Vec<_>>());
            if let Some(price) = price
                && best.is_none_or(|(least, _)| less(price, least))
            {
                best = Some((price, number));
            }
        }
        let Some((price, number)) = best else { return winners };
        winners.push(number);
        for (money, ballot) in money.iter_mut().zip(ballots) {
            let pays = part(price.0 * i128::from(ballot.get(&number).copied().unwrap_or(0)), price.1);
            *money =
                if less(*money, pays) { (0, 1) } else { part(money.0 * pays.1 - pays.0 * money.1, money.1 * pays.1) };
        }
    }
}

fn by_points(costs: &[u64], total: u64, ballots: &[BTreeMap<u32, u32>]) -> Vec<u32> {
    let rules = rules(costs, total);
    let poll = Poll::gather(&rules, ballots.iter().map(Ballot::Points), &Ties::FirstListed);
    let market = Market::new(&poll, Utility::Points);
    let mut spending = Spending::new(&poll, &rules, &Ties::FirstListed);
    exact::count(&mut spending, &market, &share(&poll, Start::Exact, 0), true);
    spending.winners.into_iter().map(number).collect()
}

#[test]
fn whoever_gave_several_points_and_has_too_little_for_them_gives_all() {
    let ballots = [BTreeMap::from([(1, 1), (2, 1)]), BTreeMap::from([(2, 5)])];
    // Of 3.5 each, the second costs 3.5 + 1.5: a point of it is dearer than one of the first.
    assert_eq!(by_points(&[1, 5], 7, &ballots), [1, 2]);
}

#[test]
fn what_costs_nothing_is_had_for_nothing() {
    assert_eq!(by_points(&[0, 1], 0, &[BTreeMap::from([(1, 1), (2, 1)])]), [1]);
}

proptest! {
    #[test]
    fn points_are_paid_for_as_defined(
        costs in vec(1_u64..12, 4),
        ballots in vec(btree_map(1_u32..=4, 1_u32..6, 1..=3), 1..5),
        total in 1_u64..30,
    ) {
        prop_assert_eq!(by_points(&costs, total, &ballots), straight(&costs, total, &ballots));
    }

    #[test]
    fn ranges_change_nothing_with_points(
        costs in vec(1_u64..60, 5),
        ballots in vec(btree_map(1_u32..=5, 1_u32..9, 1..=4), 1..9),
        total in 1_u64..120,
        exhaustive_stop in any::<bool>(),
    ) {
        let rules = rules(&costs, total);
        let poll = Poll::gather(&rules, ballots.iter().map(Ballot::Points), &Ties::FirstListed);
        let settings = Settings {
            utility: Utility::Points,
            completion: Completion::Add1,
            exhaustive_stop,
            start: Start::Exact,
            patience: Patience::USUAL,
        };
        let market = Market::new(&poll, settings.utility);
        let spending = Spending::new(&poll, &rules, &Ties::FirstListed);
        prop_assert_eq!(add1(&spending, &market, settings), one_by_one(&spending, &market, settings));
    }

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
