//! Ballots that come after the close, from phones that had no signal.

use super::*;
use crate::count::{BallotFile, Tally};
use crate::refusal::{Fault, Refusal};
use crate::text::Hash;
use crate::votes::{Eligibility, Event, Phase, published, waiting_for};

const MILLI: Span = Span::from_millis(1);

fn with_grace(moot: &Moot, hours: &str) -> Call {
    Call { grace: hours.into(), ..call(moot) }
}

/// A moot with a vote that closes in an hour and has a grace of a day, and when that closes and is counted.
fn graced() -> (Moot, VoteId, crate::Timestamp, crate::Timestamp) {
    let mut moot = Moot::new();
    let vote = opened(&mut moot, |moot| with_grace(moot, "24"));
    let closes = moot.state.community.votes[&vote].closes;
    (moot, vote, closes, closes.plus(Span::DAY))
}

fn yes_no(moot: &Moot, vote: VoteId) -> crate::count::yes_no::Tally {
    match show(moot, Who::Stranger, vote).card.result {
        Some(Tally::YesNo(tally)) => tally,
        other => panic!("no such result: {other:?}"),
    }
}

#[test]
fn a_ballot_counts_if_the_server_has_it_before_the_grace_is_over() {
    let (moot, vote, closes, counted) = graced();
    let at = |time: crate::Timestamp| {
        let mut moot = moot.clone();
        moot.now = time;
        let phase = show(&moot, Who::Ann, vote).card.phase;
        (phase, moot.act(Who::Ann, says(vote, Answer::Yes)).err())
    };
    assert_eq!(at(closes.plus(MILLI.times(-1))), (Phase::Open, None));
    assert_eq!(at(closes), (Phase::Grace, None));
    assert_eq!(at(closes.plus(MILLI)), (Phase::Grace, None));
    assert_eq!(at(counted.plus(MILLI.times(-1))), (Phase::Grace, None));
    assert_eq!(at(counted), (Phase::Closed, Some(Refusal::VoteClosed)));
    assert_eq!(at(counted.plus(MILLI)), (Phase::Closed, Some(Refusal::VoteClosed)));
}

#[test]
fn nothing_is_told_or_destroyed_before_the_grace_is_over_and_all_of_it_then() {
    let (mut moot, vote, closes, counted) = graced();
    moot.does(Who::Ann, says(vote, Answer::Yes));
    assert_eq!(moot.state.next_due(), Some(counted));
    for time in [closes, counted.plus(MILLI.times(-1))] {
        moot.now = time;
        tick(&mut moot);
        assert!(moot.changes.is_empty(), "nothing happens at the close");
        for who in Who::ALL {
            let view = show(&moot, who, vote);
            assert_eq!((view.card.result, view.ballots, view.card.phase), (None, None, Phase::Grace), "{who:?}");
        }
        assert_eq!(moot.state.private.votes.ballot(vote, Who::Ann.member()), Some(&Ballot::Answer(Answer::Yes)));
    }
    moot.does(Who::Ben, says(vote, Answer::No));
    moot.now = counted;
    tick(&mut moot);
    let tally = yes_no(&moot, vote);
    assert_eq!((tally.cast, tally.yes, tally.no), (2, 1, 1));
    assert!(!is_linked(&moot));
    assert_eq!(moot.state.next_due(), None);
}

#[test]
fn a_later_ballot_takes_the_place_of_an_earlier_one_in_the_order_the_server_has_them() {
    let (mut moot, vote, closes, counted) = graced();
    moot.does(Who::Ann, says(vote, Answer::Yes));
    moot.does(Who::Ben, says(vote, Answer::No));
    moot.now = closes.plus(Span::HOUR);
    moot.does(Who::Ann, says(vote, Answer::No));
    moot.does(Who::Ann, says(vote, Answer::Abstain));
    assert_eq!(show(&moot, Who::Ann, vote).my_ballot, Some(Ballot::Answer(Answer::Abstain)));
    moot.now = counted;
    tick(&mut moot);
    let tally = yes_no(&moot, vote);
    assert_eq!((tally.cast, tally.yes, tally.no, tally.abstain), (2, 0, 1, 1));
}

#[test]
fn a_server_that_wakes_late_takes_no_ballot_that_came_too_late() {
    let (mut moot, vote, _, counted) = graced();
    moot.does(Who::Ann, says(vote, Answer::Yes));
    moot.now = counted.plus(Span::DAY);
    assert_eq!(moot.refused(Who::Ben, says(vote, Answer::No)), Refusal::VoteClosed);
    assert_eq!(show(&moot, Who::Ben, vote).card.result, None, "not yet counted");
    // Any command finds it counted as it should have been.
    moot.does(Who::Ben, members::Rename { name: "Benny".into() });
    assert_eq!(yes_no(&moot, vote).cast, 1);
    assert!(!is_linked(&moot));
}

#[test]
fn who_may_vote_late_sees_how_and_home_does_not_ask_them() {
    let (mut moot, vote, closes, _) = graced();
    moot.does(Who::Ann, says(vote, Answer::Yes));
    assert_eq!(waiting_for(&moot.look(Who::Ben)).len(), 1);
    moot.now = closes;
    assert!(waiting_for(&moot.look(Who::Ben)).is_empty());
    let (ann, ben) = (show(&moot, Who::Ann, vote), show(&moot, Who::Ben, vote));
    assert_eq!((ann.my_ballot, ann.card.voted), (Some(Ballot::Answer(Answer::Yes)), true));
    assert!(ben.card.may_cast && ben.few_may_vote && !ben.card.voted);
    assert_eq!(show(&moot, Who::Stranger, vote).eligibility, Some(Eligibility::NotAMember));
    assert_eq!(ben.card.counts_until.map(|when| when.iso), Some(crate::time::rfc3339(closes.plus(Span::DAY))));
    let lists = list(&moot, Who::Ben);
    assert_eq!((lists.open.len(), lists.grace.len(), lists.over.len()), (0, 1, 0));
}

#[test]
fn nobody_calls_a_vote_off_once_voting_is_over() {
    let (mut moot, vote, closes, _) = graced();
    let off = || Cancel { vote, reason: "They would win".into() };
    moot.now = closes.plus(MILLI.times(-1));
    assert!(show(&moot, Who::Olive, vote).may_cancel);
    assert_eq!(moot.who_may(off()), [Who::Olive]);
    moot.now = closes;
    assert!(!show(&moot, Who::Olive, vote).may_cancel);
    assert_eq!(moot.refused(Who::Olive, off()), Refusal::VoteClosed);
}

#[test]
fn the_idea_waits_for_the_end_of_the_grace() {
    let mut moot = Moot::new();
    let idea = idea(&mut moot);
    let vote = opened(&mut moot, |moot| Call { idea: idea.to_string(), ..with_grace(moot, "1") });
    moot.wait(Span::HOUR);
    moot.does(Who::Ann, says(vote, Answer::Yes));
    tick(&mut moot);
    assert_eq!(moot.state.community.ideas[&idea].stage, ideas::Stage::PutToVote);
    moot.wait(Span::HOUR);
    tick(&mut moot);
    assert_eq!(moot.state.community.ideas[&idea].stage, ideas::Stage::Agreed);
}

#[test]
fn the_grace_is_a_rule_of_the_published_file() {
    let (mut moot, vote, _, counted) = graced();
    moot.does(Who::Ann, says(vote, Answer::Yes));
    moot.now = counted;
    tick(&mut moot);
    let viewer = moot.state.viewer(None);
    let text = published(&moot.state, &viewer, vote).expect("published").text.clone();
    assert!(text.starts_with("Folkmoot ballots, form 2\n") && text.contains("\nhours after the close: 24\n"), "{text}");
    let read: BallotFile = text.parse().expect("readable");
    assert_eq!(read.grace, 24);
    assert_eq!(show(&moot, Who::Ann, vote).ballots.expect("published").hash, Hash::of(text.as_bytes()));
    for bad in [text.replace("form 2", "form 1"), text.replace("close: 24", "close: 0")] {
        assert!(bad.parse::<BallotFile>().is_err(), "{bad}");
    }
}

#[test]
fn what_an_organiser_chooses_is_checked_and_looked_over() {
    let moot = Moot::new();
    let grace = |grace: &str, hours: &str| {
        let call = Call { grace: grace.into(), grace_hours: hours.into(), ..call(&moot) };
        moot.ask(Who::Olive, Draft(call)).map(|draft| draft.grace)
    };
    let wrong = |field, fault| Err(Refusal::invalid(field, fault));
    assert_eq!([grace("", ""), grace("", "7"), grace("0", "")], [Ok(0), Ok(0), Ok(0)]);
    assert_eq!([grace("24", ""), grace("other", "1"), grace("other", "48")], [Ok(24), Ok(1), Ok(48)]);
    assert_eq!(grace("other", "49"), wrong("grace_hours", Fault::OutOfRange { min: 1, max: 48 }));
    assert_eq!(grace("other", "0"), wrong("grace_hours", Fault::OutOfRange { min: 1, max: 48 }));
    assert_eq!(grace("other", ""), wrong("grace_hours", Fault::Missing));
    assert_eq!(grace("49", ""), wrong("grace", Fault::OutOfRange { min: 0, max: 48 }));
    assert_eq!(grace("soon", ""), wrong("grace", Fault::NotANumber));
}

#[test]
fn a_call_minuted_before_there_was_any_grace_has_none_and_is_written_as_it_was() {
    let mut moot = Moot::new();
    opened(&mut moot, call);
    let called = moot.events().find(|event| matches!(event, change::Event::Vote(Event::Called { .. })));
    let written = serde_json::to_string(called.expect("it was called")).expect("plain data");
    assert!(!written.contains("grace"), "{written}");
    let read: change::Event = serde_json::from_str(&written).expect("it is an event");
    assert!(matches!(read, change::Event::Vote(Event::Called { grace: 0, .. })));
}
