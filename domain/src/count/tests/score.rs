use std::collections::BTreeMap;

use super::super::most::Outcome;
use super::super::score::Rules;

const RULES: Rules = Rules { options: 3, highest: 5, quorum: 0 };

fn ballots(all: &[&[(u32, u32)]]) -> Vec<BTreeMap<u32, u32>> {
    all.iter().map(|scores| scores.iter().copied().collect()).collect()
}

#[test]
fn most_points_win_and_what_is_left_out_gets_none() {
    let won = RULES.count(9, &ballots(&[&[(1, 5), (2, 4)], &[(2, 4), (3, 5)], &[(3, 0)]]));
    assert_eq!((won.cast, won.sums, won.leaders, won.outcome), (3, vec![5, 8, 5], vec![2], Outcome::Won));
    let tied = RULES.count(9, &ballots(&[&[(1, 5)], &[(3, 5)]]));
    assert_eq!((tied.leaders, tied.outcome), (vec![1, 3], Outcome::Tied));
    let few = Rules { quorum: 2, ..RULES }.count(9, &ballots(&[&[(1, 5)]]));
    assert_eq!((few.leaders, few.outcome, few.quorum_met), (vec![1], Outcome::TooFewVoted, false));
}

#[test]
fn nothing_but_zeros_is_a_tie_and_no_ballot_is_nobody() {
    let zeros = RULES.count(9, &ballots(&[&[(2, 0)]]));
    assert_eq!((zeros.leaders, zeros.outcome), (vec![1, 2, 3], Outcome::Tied));
    let nobody = RULES.count(9, &[]);
    assert_eq!((nobody.leaders, nobody.outcome), (vec![], Outcome::NobodyVoted));
}

#[test]
fn unknown_options_and_too_many_points_are_not_admitted() {
    let admit = |scores: &[(u32, u32)]| RULES.admit(&scores.iter().copied().collect());
    assert!(admit(&[(1, 0), (3, 5)]));
    assert!(!admit(&[]));
    assert!(!admit(&[(4, 1)]));
    assert!(!admit(&[(0, 1)]));
    assert!(!admit(&[(1, 6)]));
}

#[test]
fn the_largest_scores_are_added_without_overflow() {
    let rules = Rules { options: 1, highest: u32::MAX, quorum: 0 };
    let all = ballots(&[&[(1, u32::MAX)], &[(1, u32::MAX)]]);
    assert_eq!(rules.count(2, &all).sums, vec![2 * u64::from(u32::MAX)]);
}
