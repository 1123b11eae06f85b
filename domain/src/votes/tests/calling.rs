use super::*;
use crate::count::yes_no::{self, Bound, Denominator, Threshold};
use crate::count::{Rules, approval};
use crate::refusal::{Fault, Refusal};
use crate::votes::{Electorate, Phase};
use crate::{Act, community};

fn fault(moot: &mut Moot, change: impl FnOnce(&mut Call)) -> (String, Fault) {
    fault_of(moot, call, change)
}

fn fault_of(moot: &mut Moot, call: fn(&Moot) -> Call, change: impl FnOnce(&mut Call)) -> (String, Fault) {
    let mut call = call(moot);
    change(&mut call);
    match moot.refused(Who::Olive, call) {
        Refusal::Invalid { field, fault } => (field.into_owned(), fault),
        other => panic!("refused otherwise: {other:?}"),
    }
}

#[test]
fn only_organisers_call_votes() {
    let moot = Moot::new();
    assert_eq!(moot.who_may(call(&moot)), [Who::Olive]);
}

#[test]
fn a_call_is_minuted_with_all_its_rules() {
    let mut moot = Moot::new();
    let vote = opened(&mut moot, |moot| Call {
        bound: Bound::AtLeast,
        share: "8".into(),
        out_of: "10".into(),
        of: Denominator::EveryoneOnRoll,
        quorum: "3".into(),
        linked_to_place: true,
        least_age: "16".into(),
        details: "From ten to four.".into(),
        opens: clock(moot, Span::DAY),
        closes: clock(moot, Span::DAY.times(8)),
        ..call(moot)
    });
    let view = show(&moot, Who::Stranger, vote);
    let threshold = Threshold { bound: Bound::AtLeast, share: 8, out_of: 10, of: Denominator::EveryoneOnRoll };
    assert_eq!(view.rules, Rules::YesNo(yes_no::Rules { threshold, quorum: 3 }));
    assert_eq!(
        view.electorate,
        Electorate { confirmed: false, linked_to_place: true, least_age: Some(16), gathering: None }
    );
    assert_eq!(view.card.question.as_deref(), Some("Close Mill Lane on Sundays?"));
    assert_eq!(view.details.as_deref(), Some("From ten to four."));
    assert_eq!(view.by, Some(Who::Olive.name()));
    assert_eq!((view.card.phase, view.roll), (Phase::Coming, None));
    assert_eq!(view.card.opens.iso, "2023-11-15T22:13:00Z");
    assert_eq!(view.card.closes.iso, "2023-11-22T22:13:00Z");
    assert_eq!(moot.state.next_due(), Some(crate::Timestamp::from_seconds(1_700_086_380)));
}

#[test]
fn a_choice_has_two_to_forty_different_options() {
    let mut moot = Moot::new();
    let vote = opened(&mut moot, choice);
    let view = show(&moot, Who::Ann, vote);
    let options: Vec<_> = view.options.iter().map(|option| (option.number, option.text.as_deref())).collect();
    assert_eq!(options, [(1, Some("Benches")), (2, Some("Trees")), (3, Some("A pond"))]);
    assert_eq!(view.rules, Rules::Approval(approval::Rules { options: 3, choose_up_to: 2, quorum: 0 }));

    let mut with = |options: &str| fault_of(&mut moot, choice, |call| call.options = options.into());
    let options = |fault| ("options".to_owned(), fault);
    assert_eq!(with("Benches"), options(Fault::TooFew { min: 2 }));
    assert_eq!(with(" \n "), options(Fault::TooFew { min: 2 }));
    assert_eq!(with("Benches\nbenches "), options(Fault::Twice));
    let many = |n: u32| (0..n).map(|n| format!("Option {n}\n")).collect::<String>();
    assert_eq!(with(&many(41)), options(Fault::TooMany { max: 40 }));
    let choose = |choose_up_to: &str| Call { choose_up_to: choose_up_to.into(), options: many(40), ..choice(&moot) };
    let (most, too_many) = (choose("40"), choose("41"));
    moot.does(Who::Olive, most);
    assert_eq!(
        moot.refused(Who::Olive, too_many),
        Refusal::invalid("choose_up_to", Fault::OutOfRange { min: 1, max: 40 })
    );
}

#[test]
fn a_share_must_be_stated_and_possible() {
    let mut moot = Moot::new();
    let mut with = |bound, share: &str, out_of: &str| {
        fault(&mut moot, |call| (call.bound, call.share, call.out_of) = (bound, share.into(), out_of.into()))
    };
    let share = |fault| ("share".to_owned(), fault);
    assert_eq!(with(Bound::MoreThan, "", "2"), share(Fault::Missing));
    assert_eq!(with(Bound::AtLeast, "0", "2"), share(Fault::OutOfRange { min: 1, max: 2 }));
    assert_eq!(with(Bound::AtLeast, "3", "2"), share(Fault::OutOfRange { min: 1, max: 2 }));
    assert_eq!(with(Bound::MoreThan, "2", "2"), share(Fault::OutOfRange { min: 1, max: 1 }));
    assert_eq!(with(Bound::MoreThan, "1", "x"), ("out_of".to_owned(), Fault::NotANumber));
    moot.does(Who::Olive, Call { bound: Bound::AtLeast, share: "2".into(), ..call(&moot) });
}

#[test]
fn a_vote_is_open_for_a_minute_to_a_year_and_not_in_the_past() {
    let mut moot = Moot::new();
    // The clock of a form shows whole minutes.
    moot.now = crate::Timestamp::from_seconds(1_700_000_040);
    let span = |moot: &Moot, opens: Span, closes: Span| Call {
        opens: clock(moot, opens),
        closes: clock(moot, closes),
        ..call(moot)
    };
    let with = |opens: Span, closes: Span| {
        let call = span(&moot, opens, closes);
        moot.clone().act(Who::Olive, call).map(|_| ())
    };
    let refused = |field, fault| Err(Refusal::invalid(field, fault));
    let (minute, hour, day) = (Span::MINUTE, Span::HOUR, Span::DAY);
    assert_eq!(with(hour, hour.times(1)), refused("closes", Fault::EndsBeforeItBegins));
    assert_eq!(with(hour, minute.times(61)), Ok(()));
    assert_eq!(with(hour, minute.times(5)), refused("closes", Fault::EndsBeforeItBegins));
    assert_eq!(with(hour, minute.times(-5)), refused("closes", Fault::InThePast));
    assert_eq!(with(minute.times(-60), hour), Ok(()));
    assert_eq!(with(minute.times(-61), hour), refused("opens", Fault::InThePast));
    assert_eq!(with(day, day.times(367)), Ok(()));
    assert_eq!(with(day, day.times(368)), refused("closes", Fault::TooFarAhead { days: 366 }));
    assert_eq!(with(day.times(367), day.times(368)), refused("opens", Fault::TooFarAhead { days: 366 }));
    let odd = Call { closes: "tomorrow".into(), ..call(&moot) };
    assert_eq!(moot.refused(Who::Olive, odd), Refusal::invalid("closes", Fault::NotATime));
    let never = Call { closes: String::new(), ..call(&moot) };
    assert_eq!(moot.refused(Who::Olive, never), Refusal::invalid("closes", Fault::Missing));
}

#[test]
fn times_are_those_of_the_communitys_clocks() {
    let mut moot = Moot::new();
    let zone = crate::time::Zone { name: "Asia/Kolkata".into(), base: 19_800, changes: vec![] };
    moot.state.community.profile =
        std::sync::Arc::new(community::Profile { zone, ..(*moot.state.community.profile).clone() });
    let call = Call { closes: "2023-11-16T05:30".into(), ..call(&moot) };
    let mut moment = crate::Moment::new(moot.now, [0; 32]);
    let id = crate::ids::CommandId(uuid::Uuid::from_u128(1));
    let caller = Caller::Account(Who::Olive.account());
    let command = crate::Command { id, act: call.into() };
    let changes = crate::decide(&moot.state, caller, &command, &mut moment).expect("may be called");
    let closes = changes.iter().find_map(|change| match change {
        Change::Event(change::Event::Vote(super::super::Event::Called { closes, .. })) => Some(*closes),
        _ => None,
    });
    assert_eq!(closes.map(crate::time::rfc3339).as_deref(), Some("2023-11-16T00:00:00Z"));
}

#[test]
fn forms_are_read_as_browsers_send_them() {
    let fields = "question=What+first%3F&details=&kind=approval&options=A%0D%0AB&choose_up_to=1&bound=more_than\
                  &share=&out_of=&of=all_ballots&quorum=&confirmed=on&least_age=&opens=&closes=2023-11-15T00%3A00&idea=";
    let Ok(Act::CallVote(call)) = Act::from_form("vote.call", fields) else { panic!("the form fits") };
    assert!(call.confirmed && !call.linked_to_place);
    assert_eq!((call.kind, call.options.as_str()), (Kind::Approval, "A\r\nB"));
    let mut moot = Moot::new();
    moot.does(Who::Olive, call);

    let id = VoteId(uuid::Uuid::from_u128(7));
    let cast = |fields: &str| Act::from_form("vote.cast", &format!("vote={id}&{fields}"));
    assert_eq!(cast("choice=abstain"), Ok(says(id, Answer::Abstain).into()));
    assert_eq!(cast("options=3"), Ok(chooses(id, &[3]).into()));
    assert_eq!(cast("options=3&options=1"), Ok(chooses(id, &[3, 1]).into()));
    assert_eq!(cast("choice=perhaps"), Err(Refusal::NotThatForm));
}

#[test]
fn a_vote_is_called_off_by_an_organiser_before_its_close() {
    let mut moot = Moot::new();
    let vote = opened(&mut moot, call);
    moot.does(Who::Ann, says(vote, Answer::Yes));
    let cancel = Cancel { vote, reason: "The wrong lane.".into() };
    assert_eq!(moot.who_may(cancel.clone()), [Who::Olive]);
    assert_eq!(
        moot.refused(Who::Olive, Cancel { vote, reason: " ".into() }),
        Refusal::invalid("reason", Fault::Missing)
    );
    let late = &mut moot.clone();
    late.wait(Span::HOUR);
    assert_eq!(late.refused(Who::Olive, cancel.clone()), Refusal::VoteClosed);

    moot.does(Who::Olive, cancel.clone());
    assert!(!is_linked(&moot));
    assert_eq!(moot.state.next_due(), None);
    let view = show(&moot, Who::Ann, vote);
    assert_eq!((view.card.phase, view.card.result, view.ballots), (Phase::Cancelled, None, None));
    assert_eq!(view.cancelled.and_then(|cancelled| cancelled.reason).as_deref(), Some("The wrong lane."));
    assert_eq!(list(&moot, Who::Ann).over.len(), 1);
    assert_eq!(moot.refused(Who::Olive, cancel), Refusal::NoLongerApplies);
    assert_eq!(moot.refused(Who::Ann, says(vote, Answer::No)), Refusal::NoLongerApplies);
}
