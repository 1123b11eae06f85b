//! Small budgets whose outcome is known from a calculation by hand or from the papers.

mod axioms;

use std::collections::{BTreeMap, BTreeSet};

use super::*;
use crate::count::lot::{Seed, Ties};
use crate::text::Hash;

pub const GREEDY: Rule = Rule::Greedy { by: Merit::Votes, unaffordable: Unaffordable::Skip };

pub const fn shares(utility: Utility, completion: Completion) -> Rule {
    Rule::EqualShares { utility, completion, exhaustive_stop: true, start: Start::Exact, comparison: false }
}

pub fn amount(text: &str) -> Amount {
    text.parse().expect("an amount")
}

pub fn rules(costs: &[&str], total: &str, rule: Rule) -> Rules {
    Rules {
        projects: costs.iter().map(|cost| Project::of_cost(amount(cost))).collect(),
        total: amount(total),
        ballots: Form::Approval { up_to: None },
        rule,
        minimum_votes: 0,
        ceilings: vec![],
        ties: TieRule::AsListed,
        quorum: 0,
    }
}

pub fn approving(rules: &Rules, ballots: &[&[u32]]) -> Tally {
    let ballots: Vec<BTreeSet<u32>> = ballots.iter().map(|chosen| chosen.iter().copied().collect()).collect();
    rules.count(99, ballots.iter().map(Ballot::Chosen), &Ties::FirstListed)
}

#[test]
fn amounts_are_exact_decimals() {
    let written = |text: &str| text.parse::<Amount>().map(|amount| amount.to_string());
    assert_eq!(written("114339.91"), Ok("114339.91".into()));
    assert_eq!(written("00995079.500"), Ok("995079.5".into()));
    assert_eq!((written(".5"), written("5.")), (Ok("0.5".into()), Ok("5".into())));
    assert_eq!(written("999999999999999.999999999"), Ok("999999999999999.999999999".into()));
    for (text, why) in [
        ("", NoAmount::NotANumber),
        (".", NoAmount::NotANumber),
        ("1e3", NoAmount::NotANumber),
        ("1,000", NoAmount::NotANumber),
        ("+1", NoAmount::NotANumber),
        ("--1", NoAmount::Negative),
        ("-1", NoAmount::Negative),
        ("1000000000000000", NoAmount::TooLarge),
        ("0.0000000001", NoAmount::TooFine),
    ] {
        let expected = if text == "--1" { NoAmount::NotANumber } else { why };
        assert_eq!(text.parse::<Amount>(), Err(expected), "{text}");
    }
}

#[test]
fn fractions_are_in_lowest_terms_and_read_again() {
    let third = Fraction::new(4_u8, 12_u8).expect("not by 0");
    assert_eq!(third.to_string(), "1/3");
    assert_eq!((third.rounded_down(2), third.rounded_up(2)), ("0.33".into(), amount("0.34")));
    assert_eq!("1/3".parse(), Ok(third));
    assert_eq!(("2/6".parse::<Fraction>(), "1/0".parse::<Fraction>()), (Err(NoFraction), Err(NoFraction)));
    assert_eq!(Fraction::new(1_u8, 0_u8), None);
}

#[test]
fn greedy_passes_over_what_is_too_dear_or_ends_there() {
    let ballots: &[&[u32]] = &[&[1, 2], &[1, 2], &[1, 2], &[2, 3], &[3]];
    let mut budget = rules(&["6", "7", "3"], "10", GREEDY);
    let tally = approving(&budget, ballots);
    assert_eq!((tally.winners, tally.total_cost), (vec![2, 3], amount("10")));
    assert_eq!(tally.account.projects[0].fate, Fate::TooDear { left: amount("3") });
    budget.rule = Rule::Greedy { by: Merit::Votes, unaffordable: Unaffordable::Stop };
    let tally = approving(&budget, ballots);
    assert_eq!((tally.winners, tally.outcome), (vec![2], Outcome::Funded));
    assert_eq!(tally.account.projects[2].fate, Fate::NotReached);
}

#[test]
fn equal_shares_spares_money_for_the_few() {
    // Six want 1 and 2, four want 3. Greedy spends all on the six; equal shares give the four their part.
    let ballots: Vec<&[u32]> = [[1, 2].as_slice(); 6].into_iter().chain([[3].as_slice(); 4]).collect();
    let greedy = approving(&rules(&["60", "40", "40"], "100", GREEDY), &ballots);
    assert_eq!(greedy.winners, [1, 2]);
    let equal = approving(&rules(&["60", "40", "40"], "100", shares(Utility::Cost, Completion::None)), &ballots);
    assert_eq!(equal.winners, [1, 3]);
    assert_eq!(equal.account.projects[1].lacking, Some(amount("40")));
    let Step::Bought { price, paid, emptied, most } = &equal.account.rounds[1].step else { panic!("not bought") };
    assert_eq!((price.to_string(), *paid, *emptied, most.to_string()), ("1/4".into(), 4, 0, "10".into()));
}

#[test]
fn who_has_too_little_gives_all_and_others_give_more() {
    // Everybody has 10. 1 takes 6 of each of its two; of 2, the second has 4 left, so the third pays 8.
    let budget = rules(&["12", "12"], "30", shares(Utility::Cardinality, Completion::None));
    let tally = approving(&budget, &[&[1], &[1, 2], &[2]]);
    assert_eq!(tally.winners, [1, 2]);
    let Step::Bought { paid, emptied, most, .. } = &tally.account.rounds[1].step else { panic!("not bought") };
    assert_eq!((*paid, *emptied, most.to_string()), (2, 1, "8".into()));
}

#[test]
fn add1_gives_everybody_more_until_it_would_be_too_much() {
    // Everybody has 10/3; 2 needs 8 of its one voter, 1 needs 3 of each.
    let ballots: &[&[u32]] = &[&[1], &[1], &[2]];
    let tally = approving(&rules(&["9", "8"], "10", shares(Utility::Cost, Completion::Add1)), ballots);
    let shares_given = tally.account.shares.expect("equal shares");
    assert_eq!(tally.winners, [1]);
    assert_eq!((shares_given.added, shares_given.stopped), (2, Stopped::Exhaustive));
    let floored = Rule::EqualShares {
        utility: Utility::Cost,
        completion: Completion::Add1,
        exhaustive_stop: false,
        start: Start::Floored,
        comparison: false,
    };
    let shares_given = approving(&rules(&["9", "8"], "10", floored), ballots).account.shares.expect("equal shares");
    assert_eq!((shares_given.start, shares_given.end), (Fraction::whole(3), Fraction::whole(7)));
    assert_eq!(shares_given.stopped, Stopped::NextTooDear);
}

#[test]
fn adding_one_a_billion_times_takes_no_time() {
    let rule = Rule::EqualShares {
        utility: Utility::Cost,
        completion: Completion::Add1,
        exhaustive_stop: false,
        start: Start::Exact,
        comparison: false,
    };
    let tally = approving(&rules(&["900000000000", "7"], "1000000000000", rule), &[&[1], &[2], &[2], &[2]]);
    assert_eq!(tally.winners.len(), 2);
    assert_eq!(tally.account.shares.map(|shares| shares.stopped), Some(Stopped::NothingMore));
}

#[test]
fn what_is_left_goes_to_the_most_votes() {
    let ballots: &[&[u32]] = &[&[1], &[1], &[2]];
    let tally = approving(&rules(&["6", "4"], "10", shares(Utility::Cost, Completion::Greedy)), ballots);
    assert_eq!((tally.winners, tally.total_cost), (vec![1, 2], amount("10")));
}

#[test]
fn greedy_is_taken_when_more_prefer_it() {
    let compared = |rule| {
        let Rule::EqualShares { utility, completion, exhaustive_stop, start, .. } = rule else { panic!("not shares") };
        Rule::EqualShares { utility, completion, exhaustive_stop, start, comparison: true }
    };
    // No one can buy 1 with shares of 2, though three of five want it; greedy gives it to them.
    let ballots: &[&[u32]] = &[&[1], &[1], &[1], &[2], &[]];
    let budget = rules(&["9", "2"], "10", compared(shares(Utility::Cost, Completion::None)));
    let ballots: Vec<BTreeSet<u32>> = ballots.iter().map(|chosen| chosen.iter().copied().collect()).collect();
    let tally = budget.count_as_cast(5, ballots.iter().map(Ballot::Chosen), &Ties::FirstListed);
    let comparison = tally.account.comparison.expect("it was compared");
    assert_eq!((comparison.shares, comparison.greedy, comparison.greedy_taken), (1, 3, true));
    assert_eq!((comparison.shares_winners, tally.winners), (vec![2], vec![1]));
}

#[test]
fn phragmen_ends_where_the_next_is_too_dear() {
    // After 1 and 3 at 2 each, 2 would be next with 4 each, and costs more than is left.
    let tally = approving(&rules(&["4", "8", "2"], "10", Rule::Phragmen), &[&[1, 2], &[1, 2], &[3]]);
    assert_eq!(tally.winners, [1, 3]);
    assert_eq!(tally.account.projects[1].fate, Fate::TooDear { left: amount("4") });
    let Step::Earned { each: Some(each), .. } = &tally.account.rounds[1].step else { panic!("not earned") };
    assert_eq!(each.to_string(), "2");
}

#[test]
fn a_tie_of_different_sizes_carries_the_right_loads() {
    // 2 and 3 stand equal at 2; only what the supporters of the one taken owe may change.
    let ballots: &[&[u32]] = &[&[1, 2], &[3], &[3], &[2, 3]];
    let tally = approving(&rules(&["1", "4", "6"], "11", Rule::Phragmen), ballots);
    assert_eq!(tally.winners, [1, 3, 2]);
}

#[test]
fn points_and_rankings_count_as_they_are_given() {
    let mut budget =
        rules(&["5", "5", "5"], "10", Rule::Greedy { by: Merit::Points, unaffordable: Unaffordable::Skip });
    budget.ballots = Form::Ranking { up_to: Some(3), last: 1 };
    let ballots: [&[u32]; 3] = [&[3, 1, 2], &[3, 2], &[1]];
    let tally = budget.count(3, ballots.map(Ballot::Ranked), &Ties::FirstListed);
    let points: Vec<u64> = tally.account.projects.iter().filter_map(|project| project.points).collect();
    assert_eq!((points, tally.winners), (vec![3, 2, 5], vec![3, 1]));
    budget.ballots = Form::Points { in_all: Some(5), each_up_to: Some(4) };
    let given = |pairs: &[(u32, u32)]| pairs.iter().copied().collect::<BTreeMap<u32, u32>>();
    let ballots = [given(&[(2, 4), (1, 1)]), given(&[(3, 2)]), given(&[(1, 5)]), given(&[(1, 3), (2, 3)])];
    let tally = budget.count(4, ballots.iter().map(Ballot::Points), &Ties::FirstListed);
    assert_eq!((tally.cast, tally.winners), (2, vec![2, 3]), "two gave too many");
}

#[test]
fn thresholds_and_ceilings_are_kept() {
    for rule in [GREEDY, shares(Utility::Cost, Completion::Add1), Rule::Phragmen] {
        let mut budget = rules(&["3", "3", "3", "3"], "9", rule);
        budget.minimum_votes = 2;
        budget.projects[0].categories = [7].into();
        budget.projects[1].categories = [1, 7].into();
        budget.ceilings = vec![Ceiling { category: 7, at_most: amount("5") }];
        let tally = approving(&budget, &[&[1, 2, 3], &[1, 2, 3], &[1, 2, 4]]);
        assert_eq!(tally.winners, [1, 3], "{rule:?}");
        assert_eq!(tally.account.projects[1].fate, Fate::CategoryFull { left: amount("2") }, "{rule:?}");
        assert_eq!(tally.account.projects[3].fate, Fate::TooFewVotes, "{rule:?}");
    }
}

#[test]
fn ties_are_broken_as_stated() {
    let mut budget = rules(&["5", "4", "4"], "5", GREEDY);
    let ballots: &[&[u32]] = &[&[1, 2, 3]];
    assert_eq!(approving(&budget, ballots).winners, [1]);
    budget.ties = TieRule::Cheapest;
    let tally = approving(&budget, ballots);
    let tie = tally.account.rounds[0].tie.clone().expect("a tie");
    assert_eq!((tally.winners, tie.among, tie.by), (vec![2], 3, TieBreak::Listed));
    let chosen: BTreeSet<u32> = [1, 2, 3].into();
    let seeds = (0..16_u8).map(|byte| Seed(Hash::of(&[byte])));
    let first = |seed| budget.count(1, [Ballot::Chosen(&chosen)], &Ties::Lot { seed }).winners[0];
    let drawn: BTreeSet<u32> = seeds.map(first).collect();
    assert_eq!(drawn, [2, 3].into(), "a lot decides between those that cost the least");
}

#[test]
fn a_ballot_keeps_to_its_form() {
    let mut budget = rules(&["6", "6", "3"], "10", GREEDY);
    let chosen = |budget: &Rules, numbers: &[u32]| budget.admit(Ballot::Chosen(&numbers.iter().copied().collect()));
    assert!(chosen(&budget, &[1, 2, 3]) && !chosen(&budget, &[]) && !chosen(&budget, &[0]) && !chosen(&budget, &[4]));
    budget.ballots = Form::Approval { up_to: Some(2) };
    assert!(chosen(&budget, &[1, 2]) && !chosen(&budget, &[1, 2, 3]));
    budget.ballots = Form::Knapsack;
    assert!(chosen(&budget, &[1, 3]) && !chosen(&budget, &[1, 2]) && !budget.admit(Ballot::Ranked(&[1])));
    budget.ballots = Form::Ranking { up_to: Some(2), last: 1 };
    let ranked = |numbers: &[u32]| budget.admit(Ballot::Ranked(numbers));
    assert!(ranked(&[2, 1]) && !ranked(&[]) && !ranked(&[1, 1]) && !ranked(&[1, 2, 3]) && !ranked(&[4]));
}

#[test]
fn who_votes_decides_whether_it_stands() {
    let mut budget = rules(&["1"], "10", GREEDY);
    let nobody = approving(&budget, &[]);
    assert_eq!((nobody.outcome, nobody.winners), (Outcome::NobodyVoted, vec![]));
    budget.quorum = 2;
    assert_eq!(approving(&budget, &[&[1]]).outcome, Outcome::TooFewVoted);
    budget.projects[0].cost = amount("11");
    assert_eq!(approving(&budget, &[&[1], &[1]]).outcome, Outcome::NothingFunded);
}

#[test]
fn the_largest_figures_are_counted() {
    let most = "999999999999999.999999999";
    for rule in
        [GREEDY, shares(Utility::Cost, Completion::Add1), shares(Utility::Points, Completion::Add1), Rule::Phragmen]
    {
        let budget = rules(&[most, "0.000000001", "0", most], most, rule);
        let tally = approving(&budget, &[&[1, 2, 3], &[1, 2, 3], &[1, 2, 3, 4]]);
        assert!(tally.total_cost <= amount(most), "{rule:?}");
    }
    let mut budget =
        rules(&[most, "1"], most, Rule::Greedy { by: Merit::PointsForCost, unaffordable: Unaffordable::Skip });
    budget.ballots = Form::Points { in_all: None, each_up_to: None };
    let ballot: BTreeMap<u32, u32> = [(1, u32::MAX), (2, u32::MAX)].into();
    assert_eq!(budget.count(1, [Ballot::Points(&ballot)], &Ties::FirstListed).winners, [2]);
}

#[test]
fn an_account_reads_as_it_was_written() {
    let tally =
        approving(&rules(&["9", "8"], "10.5", shares(Utility::Cost, Completion::Add1Greedy)), &[&[1], &[1], &[2]]);
    let text = serde_json::to_string(&tally).expect("it can be written");
    assert_eq!(serde_json::from_str::<Tally>(&text).expect("it can be read"), tally);
}
