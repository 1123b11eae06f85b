//! The published file.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::any::{LOTS, any_vote, file};
use super::*;
use crate::count::{BallotFile, Tally, budget, ranked};

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

/// Rankings of three, so many of each.
fn ranked_file(alike: &[(u32, &[u32])]) -> BallotFile {
    let rules = ranked::Rules { options: 3, seats: 1, method: ranked::Method::Irv, quorum: 0 };
    let ballots = alike.iter().flat_map(|(n, ranking)| (0..*n).map(|_| Ballot::Ranking(ranking.to_vec())));
    file(&Rules::Ranked(rules), ballots.collect())
}

#[test]
fn only_what_enough_people_cast_alike_is_published() {
    let (result, file) = ranked_file(&[(9, &[1, 2]), (7, &[2]), (4, &[3, 1]), (3, &[3])]).close(5, LOTS);
    assert_eq!((result.cast(), file.ballots().len(), file.kept_back()), (Some(23), 16, 7));
    assert!(!file.is_complete());
    let lines: Vec<String> = file.to_string().lines().skip_while(|line| *line != "---").map(str::to_owned).collect();
    assert_eq!(lines.iter().filter(|line| *line == "1 2").count(), 9);
    assert!(!lines.iter().any(|line| line.starts_with('3')));
    let read: BallotFile = file.to_string().parse().expect("readable");
    assert_eq!(read, file);
}

#[test]
fn a_few_are_not_kept_back_alone_since_the_figures_would_tell_of_them() {
    // The three would be what is missing to the figures: the next group goes with them.
    let (_, file) = ranked_file(&[(9, &[1, 2]), (7, &[2]), (3, &[3])]).close(5, LOTS);
    assert_eq!((file.ballots().len(), file.kept_back()), (9, 10));
    let (_, file) = ranked_file(&[(9, &[1, 2]), (1, &[3])]).close(5, LOTS);
    assert_eq!((file.ballots().len(), file.kept_back()), (0, 10));
    let (_, file) = ranked_file(&[(9, &[1, 2]), (5, &[2])]).close(5, LOTS);
    assert!(file.is_complete());
}

#[test]
fn nothing_tells_how_near_a_project_came_where_ballots_are_kept_back() {
    let project = |cost: u64| budget::Project::of_cost(budget::Amount::whole(cost));
    let shares = budget::Rule::EqualShares {
        utility: budget::Utility::Points,
        completion: budget::Completion::Add1Greedy,
        exhaustive_stop: false,
        start: budget::Start::Exact,
        comparison: false,
    };
    let greedy = budget::Rule::Greedy { by: budget::Merit::Points, unaffordable: budget::Unaffordable::Skip };
    let rules = |rule| budget::Rules {
        projects: [450, 300, 500].map(project).into(),
        total: budget::Amount::whole(800),
        ballots: budget::Form::Ranking { up_to: None, last: 1 },
        rule,
        minimum_votes: 1,
        ceilings: Vec::new(),
        ties: budget::TieRule::Cheapest,
        quorum: 0,
    };
    let alike = |n: usize| {
        let ballots = std::iter::repeat_n(vec![1, 2], n).chain([vec![2, 3]]).map(Ballot::Ranking);
        move |rule| match file(&Rules::Budget(rules(rule)), ballots.collect()).close(5, LOTS).0 {
            Tally::Budget(tally) => tally.account,
            other => panic!("{other:?}"),
        }
    };
    let account = alike(5)(shares);
    assert!(account.rounds.is_empty() && account.shares.is_none());
    assert!(account.projects.iter().all(|project| project.lacking.is_none() && project.points.is_none()));
    // There the sums of points are what decides.
    let account = alike(5)(greedy);
    assert!(account.rounds.is_empty() && account.projects.iter().all(|project| project.points.is_some()));
}

#[test]
fn where_fewer_voted_than_the_smallest_group_only_what_came_of_it_is_said() {
    let (result, file) = ranked_file(&[(4, &[1, 2])]).close(5, LOTS);
    assert!(matches!(&result, Tally::Few(few) if few.least_group == 5));
    assert_eq!((result.cast(), file.cast(), file.ballots().len()), (None, None, 0));
    assert!(file.to_string().contains("\nballots: fewer than 5\npublished: 0\n---\n"));
    assert_eq!(file.to_string().parse(), Ok(file));
}

#[test]
fn figures_that_are_the_ballots_are_published_with_them() {
    let rules = Rules::YesNo(yes_no::Rules { threshold: MAJORITY, quorum: 0 });
    let (_, file) = file(&rules, answers(8, 1, 0).map(Ballot::Answer).collect()).close(5, LOTS);
    assert!(file.is_complete());
    assert!(file.to_string().starts_with("Folkmoot ballots, form 3\n"));
    assert_eq!(file.to_string().parse(), Ok(file));
}

proptest! {
    #[test]
    fn what_is_published_and_what_is_kept_back_are_of_enough_ballots(
        (rules, ballots) in any_vote(),
        least in 1_u32..8,
    ) {
        let cast = ballots.len();
        let (_, file) = file(&rules, ballots).close(least, LOTS);
        let read: BallotFile = file.to_string().parse().expect("readable");
        prop_assert_eq!(&read, &file);
        if file.cast().is_none() {
            prop_assert!(cast < least as usize && file.ballots().is_empty());
        } else if !rules.figures_tell_all() {
            prop_assert!(file.kept_back() == 0 || file.kept_back() >= least);
            let mut alike: BTreeMap<String, u32> = BTreeMap::new();
            for ballot in file.ballots() {
                *alike.entry(format!("{ballot:?}")).or_default() += 1;
            }
            prop_assert!(alike.values().all(|n| *n >= least));
        }
    }
}
