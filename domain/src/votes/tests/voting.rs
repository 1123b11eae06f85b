use super::*;
use crate::refusal::{Fault, Refusal};
use crate::testing::answered;
use crate::votes::{Eligibility, Phase, waiting_for};
use crate::{Timestamp, sync};

#[test]
fn those_who_are_members_at_the_opening_may_vote() {
    let mut moot = Moot::new();
    let vote = opened(&mut moot, call);
    assert_eq!(moot.who_may(says(vote, Answer::No)), [Who::Ann, Who::Ben, Who::Cal, Who::Olive]);
    assert_eq!(show(&moot, Who::Stranger, vote).roll, Some(4));
    let why = |who| show(&moot, who, vote).eligibility;
    assert_eq!(why(Who::Ann), Some(Eligibility::MayVote));
    assert_eq!(why(Who::Paused), Some(Eligibility::Paused));
    assert_eq!(why(Who::Waiting), Some(Eligibility::WaitingForApproval));
    assert_eq!(why(Who::Stranger), Some(Eligibility::NotAMember));
    assert_eq!(moot.clone().refused(Who::Paused, says(vote, Answer::No)), Refusal::Paused);
}

#[test]
fn who_joins_or_is_let_in_later_is_told_why_not() {
    let mut moot = Moot::new();
    let vote = opened(&mut moot, call);
    moot.wait(Span::SECOND);
    moot.does(Who::Stranger, members::Join { name: "New".into(), code: String::new() });
    assert_eq!(moot.refused(Who::Stranger, says(vote, Answer::Yes)), Refusal::NotOnRoll);
    assert_eq!(show(&moot, Who::Stranger, vote).eligibility, Some(Eligibility::JoinedLater));
    moot.does(Who::Olive, members::Unpause { member: Who::Paused.member() });
    assert_eq!(moot.refused(Who::Paused, says(vote, Answer::Yes)), Refusal::NotOnRoll);
    assert_eq!(show(&moot, Who::Paused, vote).eligibility, Some(Eligibility::NotWhenItOpened));
    assert!(!show(&moot, Who::Stranger, vote).card.may_cast);
}

#[test]
fn nobody_on_the_roll_is_silenced_by_a_pause() {
    let mut moot = Moot::new();
    let vote = opened(&mut moot, call);
    moot.does(Who::Ann, says(vote, Answer::Yes));
    for who in [Who::Ann, Who::Ben, Who::Cal] {
        moot.does(Who::Olive, members::Pause { member: who.member(), reason: String::new() });
    }
    assert_eq!(moot.view(Who::Ben, crate::home::Show {}).votes.len(), 1);
    moot.does(Who::Ann, says(vote, Answer::No));
    moot.does(Who::Ben, says(vote, Answer::No));
    let view = show(&moot, Who::Ann, vote);
    assert_eq!((view.eligibility, view.my_ballot), (Some(Eligibility::MayVote), Some(Ballot::Answer(Answer::No))));
    assert!(view.card.may_cast);
    assert_eq!(moot.who_may(says(vote, Answer::Yes)), [Who::Ann, Who::Ben, Who::Cal, Who::Olive]);
    // Nothing else, and no vote that opens after the pause.
    assert_eq!(moot.refused(Who::Ann, members::RenewFeed {}), Refusal::Paused);
    let later = opened(&mut moot, call);
    assert_eq!(moot.who_may(says(later, Answer::Yes)), [Who::Olive]);
    assert_eq!(show(&moot, Who::Ann, later).eligibility, Some(Eligibility::Paused));
    assert_eq!(moot.refused(Who::Ann, says(later, Answer::Yes)), Refusal::Paused);
    // Whoever is removed or leaves is no member any more.
    moot.does(Who::Olive, members::Remove { member: Who::Ben.member(), reason: String::new() });
    moot.does(Who::Cal, members::Leave {});
    assert_eq!(moot.who_may(says(vote, Answer::Yes)), [Who::Ann, Who::Olive]);
    assert_eq!(moot.refused(Who::Ben, says(vote, Answer::Yes)), Refusal::MembersOnly);
}

#[test]
fn a_roll_of_the_confirmed_is_not_a_show_of_hands() {
    let mut moot = Moot::new();
    let confirm = |member: Who, yes| members::Confirm { member: member.member(), yes };
    assert_eq!(moot.who_may(confirm(Who::Ann, true)), [Who::Olive]);
    moot.does(Who::Olive, confirm(Who::Ann, true));
    moot.does(Who::Olive, confirm(Who::Ben, true));
    moot.does(Who::Olive, confirm(Who::Ben, false));
    let hands = opened(&mut moot, call);
    let vote = opened(&mut moot, |moot| Call { confirmed: true, ..call(moot) });
    assert!(show(&moot, Who::Ann, hands).card.show_of_hands);
    assert!(!show(&moot, Who::Ann, vote).card.show_of_hands);
    assert_eq!(moot.who_may(says(vote, Answer::No)), [Who::Ann]);
    assert_eq!(show(&moot, Who::Ben, vote).eligibility, Some(Eligibility::NotConfirmed));
    // The roll is fixed: neither confirming nor taking it back changes it.
    moot.does(Who::Olive, confirm(Who::Ben, true));
    moot.does(Who::Olive, confirm(Who::Ann, false));
    assert_eq!(moot.who_may(says(vote, Answer::No)), [Who::Ann]);
    assert_eq!(show(&moot, Who::Ben, vote).eligibility, Some(Eligibility::NotWhenItOpened));
}

#[test]
fn what_a_vote_asks_for_must_have_been_declared() {
    let mut moot = Moot::new();
    let declare = |linked_to_place, age: &str| Declare { linked_to_place, at_least_age: age.into() };
    moot.does(Who::Ann, declare(true, "18"));
    moot.does(Who::Ben, declare(true, "17"));
    moot.does(Who::Cal, declare(false, "18"));
    let later = |moot: &Moot| Call {
        linked_to_place: true,
        least_age: "18".into(),
        opens: clock(moot, Span::HOUR),
        closes: clock(moot, Span::DAY),
        ..call(moot)
    };
    let vote = opened(&mut moot, later);
    let why = |moot: &Moot, who| show(moot, who, vote).eligibility;
    assert_eq!(why(&moot, Who::Ann), Some(Eligibility::MayVote));
    assert_eq!(why(&moot, Who::Ben), Some(Eligibility::AgeNotDeclared));
    assert_eq!(why(&moot, Who::Cal), Some(Eligibility::LinkNotDeclared));
    assert_eq!(why(&moot, Who::Olive), Some(Eligibility::LinkNotDeclared));
    moot.does(Who::Cal, declare(true, "18"));
    moot.wait(Span::HOUR);
    tick(&mut moot);
    assert_eq!(show(&moot, Who::Ann, vote).roll, Some(2));
    moot.does(Who::Ben, declare(true, "18"));
    moot.does(Who::Ann, declare(false, ""));
    assert_eq!(why(&moot, Who::Ben), Some(Eligibility::NotWhenItOpened));
    assert_eq!(moot.who_may(says(vote, Answer::Yes)), [Who::Ann, Who::Cal]);
    assert_eq!(
        moot.refused(Who::Ann, declare(true, "121")),
        Refusal::invalid("at_least_age", Fault::OutOfRange { min: 1, max: 120 })
    );
}

#[test]
fn a_vote_is_open_from_its_opening_to_its_close_whether_or_not_that_is_minuted() {
    let mut moot = Moot::new();
    let later = |n| clock(&moot, Span::MINUTE.times(n));
    let (opens, closes) = (Timestamp::from_seconds(1_700_000_040), Timestamp::from_seconds(1_700_000_100));
    let call = Call { opens: later(1), closes: later(2), ..call(&moot) };
    let vote = opened(&mut moot, |_| call);
    let mut at = |at: Timestamp, millis| {
        moot.now = at.plus(Span::from_millis(millis));
        (show(&moot, Who::Ann, vote).card.phase, moot.clone().act(Who::Ann, says(vote, Answer::Yes)).err())
    };
    assert_eq!(at(opens, -1), (Phase::Coming, Some(Refusal::VoteNotOpen)));
    assert_eq!(at(opens, 0), (Phase::Open, None));
    assert_eq!(at(closes, -1), (Phase::Open, None));
    assert_eq!(at(closes, 0), (Phase::Closed, Some(Refusal::VoteClosed)));
    assert_eq!(show(&moot, Who::Ann, vote).card.result, None);
    // The server slept through it all: it opens and closes, and nobody has voted.
    tick(&mut moot);
    assert_eq!(show(&moot, Who::Ann, vote).roll, Some(4));
    assert!(show(&moot, Who::Ann, vote).card.result.is_some());
    assert_eq!(moot.state.next_due(), None);
    assert!(!is_linked(&moot));
}

#[test]
fn a_ballot_that_comes_before_the_tick_opens_the_vote_first() {
    let mut moot = Moot::new();
    let vote = opened(&mut moot, |moot| Call { opens: clock(moot, Span::MINUTE), ..call(moot) });
    moot.wait(Span::MINUTE);
    moot.does(Who::Ann, says(vote, Answer::Yes));
    let first = moot.changes.first().expect("something changed");
    assert!(matches!(first, Change::Event(change::Event::Vote(super::super::Event::Opened { roll: 4, .. }))));
    moot.does(Who::Ben, says(vote, Answer::Yes));
    assert_eq!(moot.changes.len(), 1);
}

#[test]
fn only_the_server_lets_time_pass() {
    let mut moot = Moot::new();
    assert_eq!(moot.refused(Who::Olive, Tick {}), Refusal::SystemOnly);
    tick(&mut moot);
    assert!(moot.changes.is_empty());
}

#[test]
fn a_ballot_can_be_changed_until_the_close_and_its_voter_sees_it() {
    let mut moot = Moot::new();
    let vote = opened(&mut moot, choice);
    assert_eq!(waiting_for(&moot.look(Who::Ann)).len(), 1);
    moot.does(Who::Ann, chooses(vote, &[1, 3]));
    moot.does(Who::Ann, chooses(vote, &[3, 2, 2]));
    let view = show(&moot, Who::Ann, vote);
    assert_eq!(view.my_ballot, Some(Ballot::Options([2, 3].into())));
    assert_eq!(view.options.iter().map(|option| option.chosen).collect::<Vec<_>>(), [false, true, true]);
    assert!(view.card.voted && view.card.may_cast);
    assert!(waiting_for(&moot.look(Who::Ann)).is_empty());
    moot.does(Who::Ann, chooses(vote, &[2, 3]));
    assert!(moot.changes.is_empty());
}

#[test]
fn a_ballot_must_fit_the_question() {
    let mut moot = Moot::new();
    let (vote, choice) = (opened(&mut moot, call), opened(&mut moot, choice));
    let invalid = |field, fault| Refusal::invalid(field, fault);
    assert_eq!(moot.refused(Who::Ann, chooses(vote, &[1])), invalid("choice", Fault::Missing));
    assert_eq!(moot.refused(Who::Ann, says(choice, Answer::Yes)), invalid("options", Fault::Missing));
    assert_eq!(moot.refused(Who::Ann, chooses(choice, &[0])), invalid("options", Fault::NotAChoice));
    assert_eq!(moot.refused(Who::Ann, chooses(choice, &[4])), invalid("options", Fault::NotAChoice));
    assert_eq!(moot.refused(Who::Ann, chooses(choice, &[1, 2, 3])), invalid("options", Fault::TooMany { max: 2 }));
    let nowhere = VoteId(uuid::Uuid::nil());
    assert_eq!(moot.refused(Who::Ann, says(nowhere, Answer::Yes)), Refusal::NotFound);
}

#[test]
fn a_ballot_shows_to_nobody_else_and_touches_no_page() {
    let mut moot = Moot::new();
    let vote = opened(&mut moot, call);
    let others = [Who::Ben, Who::Olive, Who::Paused, Who::Stranger];
    let pages = |moot: &Moot| {
        let fields = format!("id={vote}");
        let of = |who| [answered(moot, who, "votes.show", &fields), answered(moot, who, "votes.list", "")];
        others.map(of)
    };
    let (before, book) = (pages(&moot), moot.book());
    moot.does(Who::Ann, says(vote, Answer::No));
    assert_eq!(pages(&moot), before);
    assert_eq!(moot.book(), book);
    assert_eq!(sync::touched(&moot.state, &moot.changes), []);
    assert!(crate::Act::from(says(vote, Answer::No)).leaves_no_trace());
}

#[test]
fn few_voters_are_warned() {
    let mut moot = Moot::new();
    for n in 0..4 {
        let vote = opened(&mut moot, call);
        assert!(show(&moot, Who::Ann, vote).few_may_vote, "{} on the roll", 4 + n);
        let account = crate::ids::AccountId(uuid::Uuid::from_u128(n));
        let join = members::Join { name: "Another".into(), code: String::new() };
        moot.act_as(Caller::Account(account), join).expect("anyone may join");
    }
    let vote = opened(&mut moot, call);
    assert_eq!(show(&moot, Who::Ann, vote).roll, Some(8));
    assert!(!show(&moot, Who::Ann, vote).few_may_vote);
}

#[test]
fn lists_put_first_what_is_due_first() {
    let mut moot = Moot::new();
    let at = |moot: &Moot, opens: i64, closes: i64| Call {
        opens: clock(moot, Span::MINUTE.times(opens)),
        closes: clock(moot, Span::MINUTE.times(closes)),
        ..call(moot)
    };
    let mut made = Vec::new();
    for (opens, closes) in [(0, 50), (0, 40), (20, 30), (10, 90), (0, 5), (0, 8)] {
        let call = at(&moot, opens, closes);
        made.push(opened(&mut moot, |_| call));
    }
    moot.wait(Span::MINUTE.times(8));
    let view = list(&moot, Who::Ann);
    let order = |cards: &[Card]| cards.iter().map(|card| made.iter().position(|id| *id == card.id)).collect::<Vec<_>>();
    assert_eq!(order(&view.open), [Some(1), Some(0)]);
    assert_eq!(order(&view.coming), [Some(3), Some(2)]);
    assert_eq!(order(&view.over), [Some(5), Some(4)]);
    assert!(!view.may_call && list(&moot, Who::Olive).may_call);
}
