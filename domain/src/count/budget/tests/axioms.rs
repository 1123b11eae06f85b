//! What must hold of every budget, tried on many made-up ones.

use std::collections::BTreeSet;

use proptest::collection::{btree_set, vec};
use proptest::prelude::*;
use proptest::sample::select;

use super::super::*;
use super::{GREEDY, shares};
use crate::count::lot::Ties;

type Chosen = Vec<BTreeSet<u32>>;

fn any_rule() -> impl Strategy<Value = Rule> {
    let utilities = select(vec![Utility::Cost, Utility::Cardinality, Utility::Points]);
    let completions = select(vec![Completion::None, Completion::Add1, Completion::Add1Greedy, Completion::Greedy]);
    let equal = (utilities, completions, any::<bool>(), any::<bool>(), any::<bool>());
    let equal = equal.prop_map(|(utility, completion, exhaustive_stop, floored, comparison)| {
        let start = if floored { Start::Floored } else { Start::Exact };
        Rule::EqualShares { utility, completion, exhaustive_stop, start, comparison }
    });
    prop_oneof![3 => equal, 1 => Just(GREEDY), 1 => Just(Rule::Phragmen)]
}

/// Up to six projects, with costs and a total in tenths.
fn any_budget(rule: impl Strategy<Value = Rule>) -> impl Strategy<Value = (Rules, Chosen)> {
    (1_u32..=6, 0_u32..400, rule).prop_flat_map(|(projects, total, rule)| {
        let costs = vec((0_u32..200, btree_set(0_u32..2, 0..=2)), projects as usize);
        let ballots = vec(btree_set(1..=projects, 1..=projects as usize), 0..12);
        let ceilings = vec(proptest::option::of(0_u32..200), 2);
        let cheapest = any::<bool>();
        (costs, ballots, ceilings, cheapest, 0_u32..3).prop_map(
            move |(costs, ballots, ceilings, cheapest, minimum_votes)| {
                let project = |(cost, categories)| Project { cost: tenths(cost), categories };
                let rules = Rules {
                    projects: costs.into_iter().map(project).collect(),
                    total: tenths(total),
                    ballots: Form::Approval { up_to: None },
                    rule,
                    minimum_votes,
                    ceilings: (0..)
                        .zip(ceilings.into_iter().flatten())
                        .map(|(category, most)| Ceiling { category, at_most: tenths(most) })
                        .collect(),
                    ties: if cheapest { TieRule::Cheapest } else { TieRule::AsListed },
                    quorum: 0,
                };
                (rules, ballots)
            },
        )
    })
}

fn tenths(number: u32) -> Amount {
    Amount::from_billionths(u128::from(number) * 100_000_000)
}

fn count(rules: &Rules, ballots: &Chosen) -> Tally {
    rules.count(50, ballots.iter().map(Ballot::Chosen), &Ties::FirstListed)
}

/// Extended justified representation up to one project (Peters, Pierczyński, Skowron 2021), for approval ballots: wherever enough
/// voters for its cost approve of all of a set, one of them is as well off as with that set, or would be better off
/// with one more project of it.
fn is_justified(tally: &Tally, ballots: &Chosen, worth: impl Fn(u32) -> u128) -> bool {
    let projects = tally.rules.projects.len() as u32;
    let cost = |number: u32| tally.rules.projects[number as usize - 1].cost.billionths();
    (1_u32..1 << projects).all(|mask| {
        let set: Vec<u32> = (1..=projects).filter(|number| mask >> (number - 1) & 1 == 1).collect();
        let set_cost: u128 = set.iter().map(|number| cost(*number)).sum();
        let set_worth: u128 = set.iter().map(|number| worth(*number)).sum();
        let badly_off = |ballot: &&BTreeSet<u32>| {
            let has: u128 =
                tally.winners.iter().filter(|number| ballot.contains(number)).map(|number| worth(*number)).sum();
            let with_more = |number: &u32| has + if tally.winners.contains(number) { 0 } else { worth(*number) };
            set.iter().all(|number| ballot.contains(number))
                && has < set_worth
                && set.iter().all(|number| with_more(number) <= set_worth)
        };
        let wronged = ballots.iter().filter(badly_off).count() as u128;
        wronged == 0 || wronged * tally.rules.total.billionths() < set_cost * ballots.len() as u128
    })
}

proptest! {
    #[test]
    fn no_more_is_spent_than_there_is((rules, ballots) in any_budget(any_rule())) {
        let tally = count(&rules, &ballots);
        let cost_of = |numbers: &[u32]| numbers.iter().map(|n| rules.projects[*n as usize - 1].cost).sum::<Amount>();
        prop_assert_eq!(cost_of(&tally.winners), tally.total_cost);
        prop_assert!(tally.total_cost <= rules.total);
        for ceiling in &rules.ceilings {
            let of_it = |n: &&u32| rules.projects[**n as usize - 1].categories.contains(&ceiling.category);
            let of_it: Vec<u32> = tally.winners.iter().filter(of_it).copied().collect();
            prop_assert!(cost_of(&of_it) <= ceiling.at_most);
        }
        let once: BTreeSet<u32> = tally.winners.iter().copied().collect();
        prop_assert_eq!(once.len(), tally.winners.len());
        for (number, project) in (1..).zip(&tally.account.projects) {
            prop_assert_eq!(once.contains(&number), project.fate == Fate::Funded);
            prop_assert!(!once.contains(&number) || project.votes >= rules.minimum_votes);
        }
        if let Some(last) = tally.account.rounds.last()
            && tally.account.comparison.is_none()
        {
            prop_assert_eq!(last.left, rules.total.minus(tally.total_cost));
        }
    }

    #[test]
    fn the_order_of_voters_changes_nothing((rules, ballots) in any_budget(any_rule()), by in 0_usize..12) {
        let mut other = ballots.clone();
        other.rotate_left(by.min(ballots.len()));
        other.reverse();
        prop_assert_eq!(count(&rules, &ballots), count(&rules, &other));
    }

    #[test]
    fn other_numbers_change_nothing_but_ties(
        (rules, ballots) in any_budget(prop_oneof![
            Just(GREEDY),
            Just(Rule::Phragmen),
            Just(shares(Utility::Cost, Completion::None)),
            Just(shares(Utility::Cardinality, Completion::Greedy)),
        ]),
    ) {
        let tally = count(&rules, &ballots);
        prop_assume!(tally.account.rounds.iter().all(|round| round.tie.is_none()));
        let turned = |number: u32| rules.projects.len() as u32 + 1 - number;
        let mut other = rules.clone();
        other.projects.reverse();
        let ballots = ballots.iter().map(|chosen| chosen.iter().copied().map(turned).collect()).collect();
        let again: Vec<u32> = count(&other, &ballots).winners.into_iter().map(turned).collect();
        prop_assert_eq!(tally.winners, again);
    }

    #[test]
    fn another_unit_of_money_changes_nothing(
        (rules, ballots) in any_budget(prop_oneof![
            Just(GREEDY),
            Just(Rule::Phragmen),
            Just(shares(Utility::Cost, Completion::None)),
            Just(shares(Utility::Cardinality, Completion::Greedy)),
        ]),
    ) {
        let scaled = |amount: Amount| Amount::from_billionths(amount.billionths() * 37 / 100);
        let mut other = rules.clone();
        other.total = scaled(rules.total);
        other.projects.iter_mut().for_each(|project| project.cost = scaled(project.cost));
        other.ceilings.iter_mut().for_each(|ceiling| ceiling.at_most = scaled(ceiling.at_most));
        prop_assert_eq!(count(&rules, &ballots).winners, count(&other, &ballots).winners);
    }

    #[test]
    fn equal_shares_are_justified_up_to_one_project(
        (rules, ballots) in any_budget(Just(GREEDY)),
        by_cost in any::<bool>(),
    ) {
        let utility = if by_cost { Utility::Cost } else { Utility::Cardinality };
        // The theorem knows no thresholds or ceilings.
        let rules = Rules { rule: shares(utility, Completion::None), minimum_votes: 0, ceilings: vec![], ..rules };
        let tally = count(&rules, &ballots);
        let cost = |number: u32| rules.projects[number as usize - 1].cost.billionths();
        let justified = is_justified(&tally, &ballots, |number| if by_cost { cost(number) } else { 1 });
        prop_assert!(justified);
    }
}
