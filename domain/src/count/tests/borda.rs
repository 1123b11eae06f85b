use proptest::collection::vec;
use proptest::prelude::*;

use super::super::borda::{Form, Rules};
use super::super::most::Outcome;

const FULL: Rules = Rules { options: 4, form: Form::Full, quorum: 0 };
const TOP_THREE: Rules = Rules { form: Form::TopThree, ..FULL };

fn sums(rules: Rules, ballots: &[&[u32]]) -> Vec<u64> {
    rules.count(9, ballots.iter().copied()).sums
}

#[test]
fn a_full_ranking_gives_from_n_minus_one_to_nothing() {
    assert_eq!(sums(FULL, &[&[2, 1, 4, 3]]), [4, 6, 0, 2]);
    assert_eq!(sums(FULL, &[&[2, 1, 4]]), [4, 6, 0, 2]);
}

#[test]
fn what_is_left_out_shares_the_places_left_over() {
    // 2 points, 1 point and none, shared by three: a point each.
    assert_eq!(sums(FULL, &[&[2]]), [2, 6, 2, 2]);
    // A point and none, shared by two: half a point each.
    assert_eq!(sums(FULL, &[&[2, 4]]), [1, 6, 1, 4]);
}

#[test]
fn three_are_worth_three_two_and_one() {
    assert_eq!(sums(TOP_THREE, &[&[2, 1, 4], &[4, 3], &[1]]), [5, 3, 2, 4]);
    let tally = TOP_THREE.count(9, [[2, 1, 4].as_slice(), &[4, 3]]);
    assert_eq!((tally.cast, tally.leaders, tally.outcome), (2, vec![4], Outcome::Won));
    let tied = TOP_THREE.count(9, [[2, 1].as_slice(), &[1, 2]]);
    assert_eq!((tied.leaders, tied.outcome), (vec![1, 2], Outcome::Tied));
}

#[test]
fn unknown_repeated_and_too_many_are_not_admitted() {
    for rules in [FULL, TOP_THREE] {
        assert!(rules.admit(&[1]) && rules.admit(&[3, 1, 2]));
        assert!(!rules.admit(&[]) && !rules.admit(&[0]) && !rules.admit(&[5]) && !rules.admit(&[1, 2, 1]));
    }
    assert!(FULL.admit(&[4, 3, 2, 1]) && !TOP_THREE.admit(&[4, 3, 2, 1]));
    assert_eq!(FULL.count(9, [[1, 1].as_slice()]).outcome, Outcome::NobodyVoted);
    let few = Rules { quorum: 2, ..FULL }.count(9, [[1].as_slice()]);
    assert_eq!(few.outcome, Outcome::TooFewVoted);
}

proptest! {
    #[test]
    fn every_full_ballot_gives_as_many_points(ranked in 1..=6_usize, order in Just([1, 2, 3, 4, 5, 6]).prop_shuffle()) {
        let rules = Rules { options: 6, form: Form::Full, quorum: 0 };
        let tally = rules.count(1, [&order[..ranked]]);
        prop_assert_eq!(tally.sums.iter().sum::<u64>(), 2 * (5 + 4 + 3 + 2 + 1));
    }

    #[test]
    fn no_ranking_panics(options in 0..9_u32, ranking in vec(any::<u32>(), 0..9), full in any::<bool>()) {
        let form = if full { Form::Full } else { Form::TopThree };
        let _ = Rules { options, form, quorum: 0 }.count(1, [ranking.as_slice()]);
    }
}
