mod any;
mod borda;
mod consent;
mod file;
mod score;

use std::collections::BTreeSet;

use super::yes_no::{Answer, Bound, Denominator, Outcome, Threshold};
use super::{Ballot, Rules, approval, most, yes_no};

fn threshold(bound: Bound, share: u32, out_of: u32, of: Denominator) -> Threshold {
    Threshold { bound, share, out_of, of }
}

const MAJORITY: Threshold = Threshold { bound: Bound::MoreThan, share: 1, out_of: 2, of: Denominator::YesAndNo };

fn answers(yes: usize, no: usize, abstain: usize) -> impl Iterator<Item = Answer> {
    let of = |answer, n| std::iter::repeat_n(answer, n);
    of(Answer::Yes, yes).chain(of(Answer::No, no)).chain(of(Answer::Abstain, abstain))
}

fn count(threshold: Threshold, quorum: u32, roll: u32, cast: (usize, usize, usize)) -> yes_no::Tally {
    yes_no::Rules { threshold, quorum }.count(roll, answers(cast.0, cast.1, cast.2))
}

#[test]
fn more_than_half_is_not_met_by_exactly_half() {
    assert_eq!(count(MAJORITY, 0, 20, (5, 5, 0)).outcome, Outcome::NotAgreed);
    assert_eq!(count(MAJORITY, 0, 20, (6, 5, 0)).outcome, Outcome::Agreed);
    let at_least = Threshold { bound: Bound::AtLeast, ..MAJORITY };
    assert_eq!(count(at_least, 0, 20, (5, 5, 0)).outcome, Outcome::Agreed);
    assert_eq!(count(at_least, 0, 20, (5, 6, 0)).outcome, Outcome::NotAgreed);
}

#[test]
fn eight_in_ten_is_met_by_exactly_eight_of_ten() {
    let rule = threshold(Bound::AtLeast, 8, 10, Denominator::YesAndNo);
    assert_eq!(count(rule, 0, 99, (8, 2, 0)).outcome, Outcome::Agreed);
    assert_eq!(count(rule, 0, 99, (7, 2, 0)).outcome, Outcome::NotAgreed);
    assert_eq!(count(rule, 0, 99, (7, 3, 0)).outcome, Outcome::NotAgreed);
    assert_eq!(count(rule, 0, 99, (12, 3, 0)).outcome, Outcome::Agreed);
    let more = Threshold { bound: Bound::MoreThan, ..rule };
    assert_eq!(count(more, 0, 99, (8, 2, 0)).outcome, Outcome::NotAgreed);
    assert_eq!(count(more, 0, 99, (9, 2, 0)).outcome, Outcome::Agreed);
}

#[test]
fn two_thirds_are_counted_without_rounding() {
    let rule = threshold(Bound::AtLeast, 2, 3, Denominator::YesAndNo);
    assert_eq!(count(rule, 0, 9, (2, 1, 0)).outcome, Outcome::Agreed);
    assert_eq!(count(rule, 0, 9, (6, 4, 0)).outcome, Outcome::NotAgreed);
    assert_eq!(rule.needed(10), 7);
    assert_eq!(rule.needed(u32::MAX), 2_863_311_530);
}

#[test]
fn the_denominator_is_the_one_named() {
    let cast = (6, 2, 4);
    let of = |of| count(threshold(Bound::AtLeast, 1, 2, of), 0, 20, cast);
    let (yes_and_no, all, roll) =
        (of(Denominator::YesAndNo), of(Denominator::AllBallots), of(Denominator::EveryoneOnRoll));
    assert_eq!((yes_and_no.base, yes_and_no.needed, yes_and_no.outcome), (8, 4, Outcome::Agreed));
    assert_eq!((all.base, all.needed, all.outcome), (12, 6, Outcome::Agreed));
    assert_eq!((roll.base, roll.needed, roll.outcome), (20, 10, Outcome::NotAgreed));
}

#[test]
fn without_a_yes_nothing_is_agreed() {
    for of in [Denominator::YesAndNo, Denominator::AllBallots, Denominator::EveryoneOnRoll] {
        for bound in [Bound::MoreThan, Bound::AtLeast] {
            for cast in [(0, 0, 0), (0, 0, 3), (0, 3, 0)] {
                let tally = count(threshold(bound, 1, 100, of), 0, 0, cast);
                assert_eq!(tally.outcome, Outcome::NotAgreed, "{tally:?}");
            }
        }
    }
}

#[test]
fn too_few_voting_settles_nothing_and_abstaining_is_voting() {
    assert_eq!(count(MAJORITY, 5, 20, (4, 0, 0)).outcome, Outcome::TooFewVoted);
    assert_eq!(count(MAJORITY, 5, 20, (4, 0, 1)).outcome, Outcome::Agreed);
    let tally = count(MAJORITY, 5, 20, (4, 0, 0));
    assert!(tally.threshold_met && !tally.quorum_met);
}

#[test]
fn what_can_never_be_met_is_known() {
    assert!(!threshold(Bound::MoreThan, 3, 3, Denominator::AllBallots).can_be_met());
    assert!(threshold(Bound::AtLeast, 3, 3, Denominator::AllBallots).can_be_met());
    assert!(!threshold(Bound::AtLeast, 4, 3, Denominator::AllBallots).can_be_met());
    assert!(!threshold(Bound::AtLeast, 0, 3, Denominator::AllBallots).can_be_met());
}

const PICK_TWO: approval::Rules = approval::Rules { options: 3, choose_up_to: 2, quorum: 0 };

fn choices(all: &[&[u32]]) -> Vec<BTreeSet<u32>> {
    all.iter().map(|chosen| chosen.iter().copied().collect()).collect()
}

#[test]
fn most_approvals_win_and_a_tie_is_called_a_tie() {
    let won = PICK_TWO.count(9, &choices(&[&[1, 2], &[2], &[2, 3]]));
    assert_eq!((won.approvals, won.leaders, won.outcome), (vec![1, 3, 1], vec![2], most::Outcome::Won));
    let tied = PICK_TWO.count(9, &choices(&[&[1, 3], &[1, 3], &[2]]));
    assert_eq!((tied.leaders, tied.outcome), (vec![1, 3], most::Outcome::Tied));
    let nobody = PICK_TWO.count(9, &[]);
    assert_eq!((nobody.leaders, nobody.outcome), (vec![], most::Outcome::NobodyVoted));
    let few = approval::Rules { quorum: 2, ..PICK_TWO }.count(9, &choices(&[&[1]]));
    assert_eq!((few.leaders, few.outcome), (vec![1], most::Outcome::TooFewVoted));
}

#[test]
fn a_choice_is_of_some_options_not_too_many_and_none_unknown() {
    let admit = |chosen: &[u32]| PICK_TWO.admit(&chosen.iter().copied().collect());
    assert!(admit(&[3]) && admit(&[1, 2]));
    assert!(!admit(&[]) && !admit(&[1, 2, 3]) && !admit(&[0]) && !admit(&[4]));
    let rules = Rules::Approval(PICK_TWO);
    assert!(!rules.admit(&Ballot::Answer(Answer::Yes)));
}
