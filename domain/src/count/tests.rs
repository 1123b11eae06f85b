mod borda;
mod consent;
mod score;

use std::collections::BTreeSet;

use proptest::collection::{btree_set, vec};
use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::yes_no::{Answer, Bound, Denominator, Outcome, Threshold};
use super::{Ballot, BallotFile, Rules, Tally, approval, yes_no};

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
    assert_eq!((won.approvals, won.leaders, won.outcome), (vec![1, 3, 1], vec![2], approval::Outcome::Won));
    let tied = PICK_TWO.count(9, &choices(&[&[1, 3], &[1, 3], &[2]]));
    assert_eq!((tied.leaders, tied.outcome), (vec![1, 3], approval::Outcome::Tied));
    let nobody = PICK_TWO.count(9, &[]);
    assert_eq!((nobody.leaders, nobody.outcome), (vec![], approval::Outcome::NobodyVoted));
    let few = approval::Rules { quorum: 2, ..PICK_TWO }.count(9, &choices(&[&[1]]));
    assert_eq!((few.leaders, few.outcome), (vec![1], approval::Outcome::TooFewVoted));
}

#[test]
fn a_choice_is_of_some_options_not_too_many_and_none_unknown() {
    let admit = |chosen: &[u32]| PICK_TWO.admit(&chosen.iter().copied().collect());
    assert!(admit(&[3]) && admit(&[1, 2]));
    assert!(!admit(&[]) && !admit(&[1, 2, 3]) && !admit(&[0]) && !admit(&[4]));
    let rules = Rules::Approval(PICK_TWO);
    assert!(!rules.admit(&Ballot::Answer(Answer::Yes)));
}

#[test]
fn a_file_reads_as_it_should_for_ever() {
    let rules =
        Rules::YesNo(yes_no::Rules { threshold: threshold(Bound::AtLeast, 8, 10, Denominator::AllBallots), quorum: 2 });
    let ballots = answers(1, 1, 1).map(Ballot::Answer).collect();
    let file = BallotFile::new("Close Mill Lane on Sundays?".into(), vec![], rules, 12, ballots);
    let text = "Folkmoot ballots, form 1\n\
                question: Close Mill Lane on Sundays?\n\
                kind: yes_no\n\
                to agree: at least 8 in 10 of all ballots\n\
                must vote: 2\n\
                on the roll: 12\n\
                ballots: 3\n\
                ---\n\
                abstain\n\
                no\n\
                yes\n";
    assert_eq!(file.to_string(), text);
    assert_eq!(text.parse(), Ok(file));

    let options = ["Benches", "Trees: ten of them", "A --- line"].map(str::to_owned).to_vec();
    let ballots = choices(&[&[2, 3], &[1], &[2]]).into_iter().map(Ballot::Options).collect();
    let file = BallotFile::new("What first?".into(), options, Rules::Approval(PICK_TWO), 3, ballots);
    let text = "Folkmoot ballots, form 1\n\
                question: What first?\n\
                kind: approval\n\
                option 1: Benches\n\
                option 2: Trees: ten of them\n\
                option 3: A --- line\n\
                choose up to: 2\n\
                must vote: 0\n\
                on the roll: 3\n\
                ballots: 3\n\
                ---\n\
                1\n\
                2\n\
                2 3\n";
    assert_eq!(file.to_string(), text);
    assert_eq!(text.parse(), Ok(file));
}

#[test]
fn a_file_that_was_changed_names_the_line() {
    let rules = Rules::YesNo(yes_no::Rules { threshold: MAJORITY, quorum: 0 });
    let file = BallotFile::new("?".into(), vec![], rules, 4, answers(2, 1, 0).map(Ballot::Answer).collect());
    let text = file.to_string();
    let fault = |text: &str| text.parse::<BallotFile>().map_err(|unreadable| unreadable.line);
    assert_eq!(fault(&text.replace("no\nyes", "yes\nno")), Err(9));
    assert_eq!(fault(&text.replace("ballots: 3", "ballots: 2")), Err(11));
    assert_eq!(fault(&text.replace("ballots: 3", "ballots: 4")), Err(12));
    assert_eq!(fault(&text.replace("ballots: 3", "ballots: 03")), Err(7));
    assert_eq!(fault(&text.replace("---\nno\n", "---\nperhaps\n")), Err(9));
    assert_eq!(fault(text.trim_end()), Err(11));
    assert_eq!(fault(&format!("{text}\n")), Err(12));
    assert_eq!(fault(""), Err(1));
}

fn any_threshold() -> impl Strategy<Value = Threshold> {
    let bounds = select(vec![Bound::MoreThan, Bound::AtLeast]);
    let of = select(vec![Denominator::YesAndNo, Denominator::AllBallots, Denominator::EveryoneOnRoll]);
    (bounds, 0_u32..12, 0_u32..12, of).prop_map(|(bound, share, out_of, of)| Threshold { bound, share, out_of, of })
}

/// Rules with ballots that they admit.
fn any_vote() -> impl Strategy<Value = (Rules, Vec<Ballot>)> {
    let yes_no = (any_threshold(), 0_u32..9, vec(select(Answer::ALL.to_vec()), 0..40)).prop_map(
        |(threshold, quorum, answers)| {
            let ballots = answers.into_iter().map(Ballot::Answer).collect();
            (Rules::YesNo(yes_no::Rules { threshold, quorum }), ballots)
        },
    );
    let approval = (2_u32..40, 1_u32..6, 0_u32..9).prop_flat_map(|(options, choose_up_to, quorum)| {
        let most = choose_up_to.min(options) as usize;
        vec(btree_set(1..=options, 1..=most), 0..40).prop_map(move |choices| {
            let ballots = choices.into_iter().map(Ballot::Options).collect();
            (Rules::Approval(approval::Rules { options, choose_up_to, quorum }), ballots)
        })
    });
    prop_oneof![yes_no, approval]
}

fn file(rules: Rules, ballots: Vec<Ballot>) -> BallotFile {
    let options = match rules {
        Rules::YesNo(_) => 0,
        Rules::Approval(rules) => rules.options,
    };
    let options = (0..options).map(|n| format!("Option: {n}")).collect();
    BallotFile::new("What: now?".into(), options, rules, 50, ballots)
}

proptest! {
    #[test]
    fn a_tally_equals_a_recount_of_the_file((rules, ballots) in any_vote()) {
        let tally = rules.count(50, &ballots);
        let file = file(rules, ballots);
        let read: BallotFile = file.to_string().parse().expect("what was written can be read");
        prop_assert_eq!(read.tally(), tally);
        prop_assert_eq!(read, file);
    }

    #[test]
    fn the_order_of_casting_changes_neither_file_nor_tally(
        (rules, ballots) in any_vote(),
        swaps in vec((any::<Index>(), any::<Index>()), 0..20),
    ) {
        let mut other = ballots.clone();
        for (a, b) in swaps.into_iter().filter(|_| !ballots.is_empty()) {
            other.swap(a.index(ballots.len()), b.index(ballots.len()));
        }
        prop_assert_eq!(rules.count(50, &ballots), rules.count(50, &other));
        prop_assert_eq!(file(rules, ballots).hash(), file(rules, other).hash());
    }

    #[test]
    fn the_ballots_of_a_file_are_sorted((rules, ballots) in any_vote()) {
        let text = file(rules, ballots).to_string();
        let lines: Vec<&str> = text.lines().skip_while(|line| *line != "---").skip(1).collect();
        prop_assert!(lines.is_sorted());
    }

    #[test]
    fn a_threshold_is_met_exactly_from_what_is_needed(threshold in any_threshold(), yes in 0_u32..50, base in 0_u32..50) {
        let (left, right) = (u64::from(yes) * u64::from(threshold.out_of), u64::from(threshold.share) * u64::from(base));
        let met = yes > 0 && match threshold.bound {
            Bound::MoreThan => left > right,
            Bound::AtLeast => left >= right,
        };
        if threshold.out_of > 0 {
            prop_assert_eq!(yes >= threshold.needed(base), met);
        }
    }

    #[test]
    fn every_figure_adds_up((rules, ballots) in any_vote()) {
        match rules.count(50, &ballots) {
            Tally::YesNo(tally) => {
                prop_assert_eq!((tally.yes + tally.no + tally.abstain) as usize, ballots.len());
            }
            Tally::Approval(tally) => {
                let chosen = ballots.iter().map(|ballot| match ballot {
                    Ballot::Options(chosen) => chosen.len(),
                    Ballot::Answer(_) => 0,
                });
                prop_assert_eq!(tally.approvals.iter().sum::<u32>() as usize, chosen.sum::<usize>());
                prop_assert_eq!(tally.cast as usize, ballots.len());
            }
        }
    }

    #[test]
    fn no_text_makes_reading_panic(text in ".{0,80}", cut in any::<Index>(), (rules, ballots) in any_vote()) {
        let _ = text.parse::<BallotFile>();
        let whole = file(rules, ballots).to_string();
        let cut = cut.index(whole.len());
        prop_assert!(whole[..cut].parse::<BallotFile>().is_err());
        let _ = format!("{}{text}{}", &whole[..cut], &whole[cut..]).parse::<BallotFile>();
    }
}
