//! Votes of every kind, from the call to the published ballots.

use super::*;
use crate::count::budget::{self, Completion, Form, Project, Rule, TieRule};
use crate::count::{BallotFile, Rules, Tally, Verdict, borda, consent, ranked};
use crate::refusal::{Fault, Refusal};
use crate::votes::{Again, Counting, Import, ImportedProject, Paper, Recount, Stage};
use crate::{Timestamp, ideas, record};

const VOTERS: [Who; 4] = [Who::Olive, Who::Ann, Who::Ben, Who::Cal];

fn ranking(moot: &Moot, seats: &str) -> Call {
    Call { kind: Kind::Ranked, options: "Benches\nTrees\nA pond".into(), seats: seats.into(), ..call(moot) }
}

fn budget(moot: &Moot) -> Call {
    let options = "Benches £450\nTrees 300\nA pond: £1,000.50".to_owned();
    Call { kind: Kind::Budget, options, total: "£1,000".into(), paper: Paper::Spend, ..call(moot) }
}

fn ranks(vote: VoteId, ranks: &[&str]) -> Cast {
    Cast { ranks: ranks.iter().map(|rank| (*rank).to_owned()).collect(), ..Cast::blank(vote) }
}

fn gives(vote: VoteId, points: &[&str]) -> Cast {
    Cast { points: points.iter().map(|points| (*points).to_owned()).collect(), ..Cast::blank(vote) }
}

fn close(moot: &mut Moot) {
    moot.wait(Span::HOUR);
    tick(moot);
}

fn verdict(moot: &Moot, vote: VoteId) -> Verdict {
    show(moot, Who::Stranger, vote).card.verdict.expect("closed")
}

fn counted_again(moot: &Moot, vote: VoteId) -> Again {
    moot.view(Who::Stranger, Recount { id: vote }).again
}

fn invalid(refusal: Refusal) -> (String, Fault) {
    match refusal {
        Refusal::Invalid { field, fault } => (field.into_owned(), fault),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_ranked_vote_elects_and_can_be_counted_again() {
    let mut moot = Moot::new();
    let vote = opened(&mut moot, |moot| ranking(moot, "1"));
    moot.does(Who::Ann, ranks(vote, &["1", "2", ""]));
    moot.does(Who::Ben, ranks(vote, &["", "1", "4"].map(|rank| if rank == "4" { "3" } else { rank })));
    moot.does(Who::Cal, ranks(vote, &["2", "1", "3"]));
    assert_eq!(show(&moot, Who::Ben, vote).my_ballot, Some(Ballot::Ranking(vec![2, 3])), "places are closed up");
    assert_eq!(show(&moot, Who::Cal, vote).options[0].place, Some(2));
    close(&mut moot);
    assert_eq!(verdict(&moot, vote), Verdict::Chosen { options: vec![2] });
    assert_eq!(show(&moot, Who::Ann, vote).card.leaders, ["Trees"]);
    assert!(matches!(counted_again(&moot, vote), Again::Counted { same: true, .. }));
}

#[test]
fn what_is_wrong_with_an_order_is_said() {
    let mut moot = Moot::new();
    let vote = opened(&mut moot, |moot| ranking(moot, "2"));
    let wrong = |moot: &mut Moot, places: &[&str]| invalid(moot.refused(Who::Ann, ranks(vote, places)));
    let faults = [
        (vec!["1", "1", ""], Fault::SamePlace { place: 1 }),
        (vec!["", "", ""], Fault::Missing),
        (vec!["first"], Fault::NotANumber),
        (vec!["0"], Fault::OutOfRange { min: 1, max: 3 }),
        (vec!["1", "2", "3", "3"], Fault::NotAChoice),
    ];
    for (places, fault) in faults {
        assert_eq!(wrong(&mut moot, &places), ("ranks".to_owned(), fault), "{places:?}");
    }
    let called = moot.state.community.votes[&vote].rules.clone();
    assert!(matches!(called, Rules::Ranked(rules) if rules.method == ranked::Method::ScottishStv));
    let too_many = moot.refused(Who::Olive, ranking(&moot.clone(), "3"));
    assert_eq!(invalid(too_many), ("seats".to_owned(), Fault::OutOfRange { min: 1, max: 2 }));
}

#[test]
fn scores_places_and_consent_are_counted() {
    let mut moot = Moot::new();
    let options = "Benches\nTrees".to_owned();
    let score = opened(&mut moot, |moot| Call {
        kind: Kind::Score,
        options: options.clone(),
        highest: "5".into(),
        ..call(moot)
    });
    let borda = opened(&mut moot, |moot| Call {
        kind: Kind::Borda,
        options: options.clone(),
        places: Some(borda::Form::TopThree),
        ..call(moot)
    });
    let consent = opened(&mut moot, |moot| Call { kind: Kind::Consent, ..call(moot) });
    moot.does(Who::Ann, gives(score, &["5", ""]));
    moot.does(Who::Ben, gives(score, &["0", "4"]));
    assert_eq!(
        invalid(moot.refused(Who::Cal, gives(score, &["6"]))),
        ("points".to_owned(), Fault::OutOfRange { min: 0, max: 5 })
    );
    moot.does(Who::Ann, ranks(borda, &["2", "1"]));
    for (who, answer) in [(Who::Ann, consent::Answer::Agree), (Who::Ben, consent::Answer::Block)] {
        moot.does(who, Cast { consent: Some(answer), ..Cast::blank(consent) });
    }
    close(&mut moot);
    assert_eq!(verdict(&moot, score), Verdict::Chosen { options: vec![1] });
    assert_eq!(verdict(&moot, borda), Verdict::Chosen { options: vec![2] });
    assert_eq!(verdict(&moot, consent), Verdict::NotAgreed);
    for vote in [score, borda, consent] {
        assert!(matches!(counted_again(&moot, vote), Again::Counted { same: true, .. }));
    }
}

#[test]
fn a_budget_reads_costs_and_keeps_to_what_there_is() {
    let mut moot = Moot::new();
    let vote = opened(&mut moot, budget);
    let Rules::Budget(rules) = moot.state.community.votes[&vote].rules.clone() else { panic!("a budget") };
    let costs: Vec<String> = rules.projects.iter().map(|project| project.cost.to_string()).collect();
    assert_eq!((costs, rules.total.to_string()), (["450", "300", "1000.5"].map(str::to_owned).to_vec(), "1000".into()));
    assert_eq!(
        invalid(moot.refused(Who::Ann, chooses(vote, &[1, 3]))),
        ("options".to_owned(), Fault::TooDear { sum: "1450.5".into(), most: "1000".into() })
    );
    moot.does(Who::Ann, chooses(vote, &[1, 2]));
    moot.does(Who::Ben, chooses(vote, &[2]));
    close(&mut moot);
    assert_eq!(verdict(&moot, vote), Verdict::Chosen { options: vec![2, 1] });
    assert!(matches!(counted_again(&moot, vote), Again::Counted { same: true, .. }));
}

#[test]
fn what_is_wrong_with_a_budget_is_said() {
    let moot = Moot::new();
    let wrong = |call: Call| invalid(moot.clone().refused(Who::Olive, call));
    let base = || budget(&moot);
    let faults = [
        (Call { total: "lots".into(), ..base() }, "total", Fault::NotAnAmount),
        (Call { total: "1.005".into(), ..base() }, "total", Fault::NotAnAmount),
        (Call { total: "20".into(), ..base() }, "total", Fault::BuysNothing),
        (Call { options: "Benches 450\n\nTrees".into(), ..base() }, "options", Fault::NoCost { line: 3 }),
        (Call { options: "Benches 450".into(), ..base() }, "options", Fault::TooFew { min: 2 }),
        (Call { options: "Benches 450\nbenches 20".into(), ..base() }, "options", Fault::Twice),
        (Call { paper: Paper::Points, ..base() }, "points_in_all", Fault::Missing),
        (Call { paper: Paper::Order, counting: Counting::Phragmen, ..base() }, "counting", Fault::OnlyForTicks),
    ];
    for (call, field, fault) in faults {
        assert_eq!(wrong(call), (field.to_owned(), fault));
    }
}

#[test]
fn points_are_given_out_up_to_what_there_is() {
    let mut moot = Moot::new();
    let vote = opened(&mut moot, |moot| Call { paper: Paper::Points, points_in_all: "10".into(), ..budget(moot) });
    let refused = moot.refused(Who::Ann, gives(vote, &["6", "5", ""]));
    assert_eq!(invalid(refused), ("points".to_owned(), Fault::TooManyPoints { most: 10 }));
    assert_eq!(invalid(moot.refused(Who::Ann, gives(vote, &["0"]))), ("points".to_owned(), Fault::Missing));
    moot.does(Who::Ann, gives(vote, &["6", "4", "0"]));
    assert_eq!(show(&moot, Who::Ann, vote).my_ballot, Some(Ballot::Points([(1, 6), (2, 4)].into())));
}

#[test]
fn the_ideas_of_a_budget_are_decided_by_it() {
    let mut moot = Moot::new();
    let propose = |cost: &str, title: &str| ideas::Propose {
        title: title.into(),
        why: "Children walk there.".into(),
        cost: cost.into(),
        ..serde_json::from_str(r#"{"title":"","why":""}"#).expect("a form")
    };
    let lane: IdeaId = moot.does(Who::Ann, propose("500", "A slow lane")).into();
    let bridge: IdeaId = moot.does(Who::Ben, propose("900", "A bridge")).into();
    let priceless: IdeaId = moot.does(Who::Ben, propose("", "Peace")).into();
    let with = |moot: &Moot, ideas: Vec<IdeaId>| Call { ideas, paper: Paper::Choose, ..budget(moot) };
    let refused = moot.refused(Who::Olive, with(&moot.clone(), vec![priceless]));
    assert_eq!(invalid(refused), ("ideas".to_owned(), Fault::NotAChoice));
    let stage = |moot: &Moot, id: IdeaId| moot.state.community.ideas[&id].stage;

    let vote = opened(&mut moot, |moot| with(moot, vec![lane, bridge]));
    assert_eq!((stage(&moot, lane), stage(&moot, bridge)), (ideas::Stage::PutToVote, ideas::Stage::PutToVote));
    moot.does(Who::Olive, Cancel { vote, reason: "Later".into() });
    assert_eq!((stage(&moot, lane), stage(&moot, bridge)), (ideas::Stage::Proposed, ideas::Stage::Proposed));

    let vote = opened(&mut moot, |moot| with(moot, vec![lane, bridge]));
    for who in VOTERS {
        moot.does(who, chooses(vote, &[1]));
    }
    close(&mut moot);
    assert_eq!(verdict(&moot, vote), Verdict::Chosen { options: vec![1] });
    assert_eq!((stage(&moot, lane), stage(&moot, bridge)), (ideas::Stage::Agreed, ideas::Stage::NotAgreed));
}

#[test]
fn where_few_voted_alike_little_is_published() {
    let mut moot = Moot::new();
    let few = opened(&mut moot, |moot| Call { least_group: "5".into(), ..call(moot) });
    let some = opened(&mut moot, |moot| Call { least_group: "2".into(), ..ranking(moot, "1") });
    for who in VOTERS {
        moot.does(who, says(few, Answer::Yes));
    }
    moot.does(Who::Ann, ranks(some, &["1", "2", ""]));
    moot.does(Who::Ben, ranks(some, &["1", "2", ""]));
    moot.does(Who::Cal, ranks(some, &["", "", "1"]));
    moot.does(Who::Olive, ranks(some, &["", "1", ""]));
    close(&mut moot);
    let view = show(&moot, Who::Ann, few);
    assert!(matches!(view.card.result, Some(Tally::Few(_))));
    assert_eq!(view.card.verdict, Some(Verdict::Agreed));
    assert_eq!(counted_again(&moot, few), Again::NotAll { published: 0, cast: None, least_group: 5 });
    let written = moot.events().map(|event| serde_json::to_string(event).expect("plain data"));
    assert!(!written.filter(|event| event.contains(&few.to_string())).any(|event| event.contains("\"cast\"")));

    let view = show(&moot, Who::Ann, some).ballots.expect("published");
    assert_eq!(view.kept_back, 2);
    assert_eq!(counted_again(&moot, some), Again::NotAll { published: 2, cast: Some(4), least_group: 2 });
    let told = moot.view(Who::Ann, record::List::default());
    assert!(!told.entries.is_empty());
}

fn import() -> Import {
    let amount = |text: &str| text.parse().expect("an amount");
    let project = |key: &str, cost| ImportedProject {
        key: key.into(),
        name: format!("Project {key}"),
        why: "It was asked for.".into(),
        cost: Some(cost),
        cost_words: String::new(),
    };
    let projects = ["450", "300.50"].map(|cost| Project::of_cost(amount(cost))).into();
    let rules = budget::Rules {
        projects,
        total: amount("500"),
        ballots: Form::Approval { up_to: None },
        rule: Rule::EqualShares {
            utility: budget::Utility::Cost,
            completion: Completion::Add1,
            exhaustive_stop: false,
            start: budget::Start::Exact,
            comparison: false,
        },
        minimum_votes: 0,
        ceilings: vec![],
        ties: TieRule::Cheapest,
        quorum: 0,
    };
    Import {
        source: "Elsewhere".into(),
        key: "2023".into(),
        question: "What shall it be?".into(),
        details: String::new(),
        currency: "PLN".into(),
        projects: vec![project("a", 450), project("b", 301)],
        rules,
        ballots: [&[1_u32][..], &[1], &[1, 2], &[2], &[]].map(|b| Ballot::Options(b.iter().copied().collect())).into(),
        least_group: 1,
        opens: Timestamp::from_seconds(1_600_000_000),
        closes: Timestamp::from_seconds(1_600_100_000),
    }
}

#[test]
fn a_vote_held_elsewhere_comes_in_once_with_its_ideas() {
    let mut moot = Moot::new();
    let import = import();
    let vote = import.vote();
    assert_eq!(moot.refused(Who::Olive, import.clone()), Refusal::SystemOnly);
    moot.act_as(Caller::System, import.clone()).expect("the system may");
    let view = show(&moot, Who::Stranger, vote);
    assert_eq!((view.source.as_deref(), view.currency.as_str()), (Some("Elsewhere"), "PLN"));
    assert_eq!(view.card.verdict, Some(Verdict::Chosen { options: vec![1] }));
    let stages: Vec<ideas::Stage> = moot.state.community.ideas.values().map(|idea| idea.stage).collect();
    assert!(stages.contains(&ideas::Stage::Agreed) && stages.contains(&ideas::Stage::NotAgreed));
    let Stage::Closed { result: Tally::Budget(tally), .. } = &moot.state.community.votes[&vote].stage else {
        panic!("closed")
    };
    assert_eq!((tally.cast, tally.roll), (5, 5), "a ballot that chooses nothing has its share too");
    assert!(matches!(counted_again(&moot, vote), Again::Counted { same: true, .. }));
    let minutes = moot.events().count();
    moot.act_as(Caller::System, import).expect("again");
    assert_eq!(moot.events().count(), minutes, "it adds nothing");
    assert_eq!(moot.state.next_due(), None);
}

#[test]
fn a_file_that_is_not_the_minuted_one_is_not_counted() {
    let mut moot = Moot::new();
    let vote = opened(&mut moot, call);
    moot.does(Who::Ann, says(vote, Answer::Yes));
    close(&mut moot);
    let text = moot.state.private.votes.file(vote).expect("published").text.replace("yes\n", "no\n");
    assert!(text.parse::<BallotFile>().is_ok());
    let row = crate::votes::Row::File { vote, text: text.into() };
    moot.keep(vec![Change::Put(change::Row::Vote(row))]);
    assert!(matches!(counted_again(&moot, vote), Again::Changed { .. }));
}
