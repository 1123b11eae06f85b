mod whatever;

use super::*;
use crate::change::{self, Change};
use crate::community::{Door, Joining, Kind, SetAccess, Tick, Visibility};
use crate::count::yes_no::Answer;
use crate::ids::AccountId;
use crate::members::{self, OpensView, Standing};
use crate::refusal::Fault;
use crate::testing::{Moot, Who};
use crate::tests::town::{call as vote, gather};
use crate::viewer::Role;
use crate::votes::Eligibility;
use crate::{Act, Caller, home, posts, votes};

const NEWCOMER: Caller = Caller::Account(AccountId(uuid::Uuid::from_u128(0x9ee)));

/// A gathering that begins so much later.
fn called(moot: &mut Moot, later: Span) -> GatheringId {
    let call = gather(moot, "Spring gathering", later);
    moot.does(Who::Olive, call).into()
}

fn code(moot: &Moot, gathering: GatheringId) -> String {
    moot.state.private.gatherings.code(gathering).expect("it has a code").to_owned()
}

fn checks_in(moot: &mut Moot, who: Who, gathering: GatheringId) {
    let code = code(moot, gathering).to_lowercase().replace('-', " ");
    moot.does(who, CheckIn { gathering, code });
}

fn show(moot: &Moot, who: Who, id: GatheringId) -> ShowView {
    moot.view(who, Show { id })
}

fn tick(moot: &mut Moot) {
    moot.act_as(Caller::System, Tick {}).expect("time always passes");
}

/// Whether anything is kept of who was where.
fn is_kept(moot: &Moot) -> bool {
    moot.rows.keys().any(|key| matches!(key, change::Key::Gathering(Key::Here(..))))
}

fn minuted(moot: &Moot) -> Vec<Event> {
    moot.events()
        .filter_map(|event| if let change::Event::Gathering(it) = event { Some(it.clone()) } else { None })
        .collect()
}

fn join(code: &str) -> members::Join {
    members::Join { name: "Sam".into(), code: code.into() }
}

/// Those who are there when it opens may vote.
fn of_those_there(moot: &Moot, gathering: GatheringId, opens: Span) -> votes::Call {
    let opens = if opens == Span::default() { String::new() } else { clock(moot, opens) };
    let closes = clock(moot, Span::DAY);
    votes::Call { gathering: gathering.to_string(), opens, closes, ..vote(moot, "Mend the bridge?", None) }
}

fn clock(moot: &Moot, later: Span) -> String {
    crate::time::to_local_input(moot.now.plus(later), &moot.state.community.profile.zone)
}

#[test]
fn it_is_called_opens_closes_and_says_how_many_were_there() {
    let mut moot = Moot::new();
    let id = called(&mut moot, Span::HOUR.times(2));
    assert_eq!(show(&moot, Who::Ann, id).card.phase, Phase::Coming);
    assert_eq!(show(&moot, Who::Ann, id).agenda, ["Tea", "The bridge"]);
    let early = CheckIn { gathering: id, code: code(&moot, id) };
    assert_eq!(moot.refused(Who::Ann, early), Refusal::GatheringNotOpen);
    assert_eq!(moot.refused(Who::Olive, Close { gathering: id }), Refusal::GatheringNotOpen);
    moot.wait(Span::HOUR.times(2));
    assert_eq!(show(&moot, Who::Ann, id).card.phase, Phase::Open, "also before that is minuted");
    checks_in(&mut moot, Who::Ann, id);
    checks_in(&mut moot, Who::Ann, id);
    checks_in(&mut moot, Who::Ben, id);
    let card = show(&moot, Who::Ann, id).card;
    assert_eq!((card.here, card.checked_in), (Some(2), true));
    assert_eq!(show(&moot, Who::Stranger, id).card.here, None, "strangers are not told how many");
    assert!(!show(&moot, Who::Cal, id).card.checked_in);
    moot.does(Who::Olive, Close { gathering: id });
    assert_eq!(minuted(&moot).last(), Some(&Event::Closed { id, there: 2 }));
    assert!(!is_kept(&moot), "who was there is forgotten");
    let card = show(&moot, Who::Stranger, id).card;
    assert_eq!((card.phase, card.there, card.here), (Phase::Closed, Some(2), None));
    assert_eq!(moot.state.private.gatherings.code(id), None);
    let late = CheckIn { gathering: id, code: "AAAA-AAAA".into() };
    assert_eq!(moot.refused(Who::Cal, late), Refusal::GatheringClosed);
    assert_eq!(moot.refused(Who::Olive, Close { gathering: id }), Refusal::GatheringClosed);
    assert_eq!(moot.refused(Who::Olive, Cancel { gathering: id, reason: "Late".into() }), Refusal::GatheringClosed);
}

#[test]
fn it_opens_and_closes_by_itself_however_late_the_server_wakes() {
    let mut moot = Moot::new();
    let id = called(&mut moot, Span::HOUR);
    assert_eq!(moot.state.next_due(), Some(moot.state.community.gatherings[&id].begins));
    moot.wait(Span::HOUR);
    tick(&mut moot);
    let gathering = moot.state.community.gatherings[&id].clone();
    assert_eq!((gathering.stage, moot.state.next_due()), (Stage::Open, Some(gathering.closes())));
    checks_in(&mut moot, Who::Cal, id);
    moot.wait(Span::DAY);
    assert_eq!(show(&moot, Who::Ann, id).card.phase, Phase::Closed);
    tick(&mut moot);
    assert_eq!(minuted(&moot).last(), Some(&Event::Closed { id, there: 1 }));
    assert_eq!((moot.state.next_due(), is_kept(&moot)), (None, false));

    let slept_through = called(&mut moot, Span::HOUR);
    moot.wait(Span::DAY);
    tick(&mut moot);
    let [.., opened, closed] = &minuted(&moot)[..] else { panic!("both are minuted") };
    assert_eq!(
        (opened, closed),
        (&Event::Opened { id: slept_through }, &Event::Closed { id: slept_through, there: 0 })
    );
}

#[test]
fn an_organiser_may_open_it_a_little_earlier() {
    let mut moot = Moot::new();
    let id = called(&mut moot, EARLY.times(2));
    assert_eq!(moot.refused(Who::Olive, Open { gathering: id }), Refusal::GatheringNotOpen);
    let view = show(&moot, Who::Olive, id);
    assert!(view.may_run && !view.may_open && view.opens_early.is_some());
    moot.wait(EARLY);
    assert!(show(&moot, Who::Olive, id).may_open && !show(&moot, Who::Ann, id).may_open);
    assert_eq!(moot.who_may(Open { gathering: id }), [Who::Olive]);
    moot.does(Who::Olive, Open { gathering: id });
    assert_eq!(moot.refused(Who::Olive, Open { gathering: id }), Refusal::NoLongerApplies);
    checks_in(&mut moot, Who::Ann, id);
}

#[test]
fn what_was_typed_is_looked_at() {
    let mut moot = Moot::new();
    let good = gather(&moot, "Spring gathering", Span::HOUR);
    let begins = |typed: &str| Call { begins: typed.into(), ..good.clone() };
    let faults = [
        (Call { title: " ".into(), ..good.clone() }, "title", Fault::Missing),
        (Call { place: String::new(), ..good.clone() }, "place", Fault::Missing),
        (begins(""), "begins", Fault::Missing),
        (begins("soon"), "begins", Fault::NotATime),
        (begins("2023-11-14T20:00"), "begins", Fault::InThePast),
        (begins("2031-11-14T20:00"), "begins", Fault::TooFarAhead { days: 366 }),
        (Call { lasts: "5".into(), ..good.clone() }, "lasts", Fault::OutOfRange { min: SHORTEST, max: LONGEST }),
        (Call { agenda: "Tea\n".repeat(AGENDA + 1), ..good.clone() }, "agenda", Fault::TooMany { max: AGENDA }),
    ];
    for (call, field, fault) in faults {
        assert_eq!(moot.refused(Who::Olive, call), Refusal::invalid(field, fault));
    }
    let plain: GatheringId = moot.does(Who::Olive, Call { agenda: "\r\n".into(), ..good }).into();
    assert_eq!(show(&moot, Who::Ann, plain).agenda, Vec::<String>::new());
}

#[test]
fn the_code_is_for_the_room_only() {
    let mut moot = Moot::new();
    let (id, other) = (called(&mut moot, Span::default()), called(&mut moot, Span::default()));
    let wrong = CheckIn { gathering: id, code: code(&moot, other) };
    assert_eq!(moot.refused(Who::Ann, wrong), Refusal::CodeNotKnown);
    assert_eq!(moot.refused(Who::Ann, CheckIn { gathering: id, code: String::new() }), Refusal::CodeNotKnown);
    assert_eq!(code(&moot, id).replace('-', "").len(), 8, "40 bits");
    let before = code(&moot, id);
    assert_eq!(moot.who_may(RenewCode { gathering: id }), [Who::Olive]);
    moot.does(Who::Olive, RenewCode { gathering: id });
    assert_eq!(moot.refused(Who::Ann, CheckIn { gathering: id, code: before.clone() }), Refusal::CodeNotKnown);
    assert_eq!(moot.act_as(NEWCOMER, join(&before)), Err(Refusal::CodeNotKnown));
    assert_eq!(moot.refused_to_see(Who::Ann, Code { id }), Refusal::OrganisersOnly);
    assert_eq!(moot.view(Who::Olive, Code { id }).code, Some(code(&moot, id)));
    for who in [Who::Stranger, Who::Waiting, Who::Paused] {
        let code = code(&moot, id);
        moot.refused(who, CheckIn { gathering: id, code });
    }
}

#[test]
fn one_may_take_it_back() {
    let mut moot = Moot::new();
    let id = called(&mut moot, Span::default());
    checks_in(&mut moot, Who::Ann, id);
    moot.does(Who::Ann, CheckOut { gathering: id });
    moot.does(Who::Ann, CheckOut { gathering: id });
    assert!(!is_kept(&moot) && moot.changes.is_empty());
    checks_in(&mut moot, Who::Ann, id);
    moot.does(Who::Ann, members::Leave {});
    assert!(!is_kept(&moot), "whoever leaves is not there as a member");
    checks_in(&mut moot, Who::Ben, id);
    moot.does(Who::Ben, members::EraseMe { posts: members::Posts::Erase });
    assert!(!is_kept(&moot));
}

#[test]
fn by_the_code_somebody_new_is_a_member_and_there_at_once() {
    for (kind, visibility, joining) in [
        (Kind::Place, Visibility::Public, Joining::Anyone),
        (Kind::Place, Visibility::Members, Joining::Code),
        (Kind::Need, Visibility::Members, Joining::Approval),
    ] {
        let mut moot = Moot::with(kind, visibility);
        moot.does(Who::Olive, SetAccess { visibility, joining });
        let id = called(&mut moot, Span::HOUR);
        let there = code(&moot, id);
        assert!(moot.act_as(NEWCOMER, join(&there)).is_err(), "not before it is open");
        assert_eq!(moot.state.opened_by(&there, moot.now), None);
        moot.wait(Span::HOUR);
        let door = crate::query::ask(&Door { code: there.clone() }, &moot.state, crate::Viewer::STRANGER, moot.now);
        let door = door.expect("the code opens it");
        assert_eq!((door.opens, door.needs_yes, door.needs_code), (Some(OpensView::Gathering), false, false));
        assert_eq!(door.gathering, Some((id, Some("Spring gathering".into()))));
        moot.act_as(NEWCOMER, join(&there.to_lowercase())).expect("the organisers vouch");
        let viewer = moot.state.viewer(NEWCOMER.account());
        assert_eq!(viewer.role, Role::Member);
        assert!(moot.state.private.gatherings.is_here(id, viewer.member.expect("a member")));
        assert_eq!(moot.act_as(NEWCOMER, join(&there)), Err(Refusal::AlreadyMember));
        moot.does(Who::Olive, Close { gathering: id });
        let too_late = moot.act(Who::Stranger, join(&there)).expect_err("it has closed");
        let hidden = visibility == Visibility::Members;
        assert_eq!(too_late, if hidden { Refusal::NotFound } else { Refusal::CodeNotKnown });
    }
}

#[test]
fn in_the_room_one_need_not_wait_for_a_yes_unless_one_was_barred() {
    let mut moot = Moot::new();
    moot.does(Who::Olive, SetAccess { visibility: Visibility::Members, joining: Joining::Approval });
    let id = called(&mut moot, Span::default());
    let there = code(&moot, id);
    moot.does(Who::Waiting, join(&there));
    let waiting = Who::Waiting.member();
    assert_eq!(moot.state.private.members.get(waiting).map(|it| it.standing), Some(Standing::Active));
    assert!(moot.state.private.gatherings.is_here(id, waiting));

    let cal = Who::Cal.member();
    moot.does(Who::Olive, members::Remove { member: cal, reason: String::new() });
    moot.does(Who::Cal, join(&there));
    assert_eq!(moot.state.private.members.get(cal).map(|it| it.standing), Some(Standing::Waiting));
    assert!(!moot.state.private.gatherings.is_here(id, cal));
    assert_eq!(moot.refused(Who::Cal, join(&there)), Refusal::WaitingForApproval);
    assert_eq!(moot.refused(Who::Paused, join(&there)), Refusal::Paused);
}

#[test]
fn a_vote_takes_those_who_are_there_as_its_roll() {
    let mut moot = Moot::new();
    let id = called(&mut moot, Span::default());
    for who in [Who::Ann, Who::Ben, Who::Olive] {
        checks_in(&mut moot, who, id);
    }
    moot.does(Who::Olive, members::Confirm { member: Who::Ann.member(), yes: true });
    moot.does(Who::Olive, members::Confirm { member: Who::Cal.member(), yes: true });
    let call = of_those_there(&moot, id, Span::default());
    assert_eq!(moot.view(Who::Olive, votes::Draft(call.clone())).roll, 3);
    let confirmed = votes::Call { confirmed: true, ..call.clone() };
    assert_eq!(moot.view(Who::Olive, votes::Draft(confirmed)).roll, 1, "who also meets the other conditions");
    let vote: crate::ids::VoteId = moot.does(Who::Olive, call).into();
    let view = moot.view(Who::Ann, votes::Show { id: vote });
    assert_eq!((view.roll, view.eligibility), (Some(3), Some(Eligibility::MayVote)));
    assert_eq!(view.gathering.and_then(|link| link.title), Some("Spring gathering".into()));
    assert_eq!(show(&moot, Who::Ann, id).votes.len(), 1);
    let eligibility = |moot: &Moot| moot.view(Who::Cal, votes::Show { id: vote }).eligibility;
    assert_eq!(eligibility(&moot), Some(Eligibility::NotCheckedIn));
    let cast = votes::Cast { choice: Some(Answer::Yes), ..votes::Cast::blank(vote) };
    assert_eq!(moot.refused(Who::Cal, cast.clone()), Refusal::NotOnRoll);
    checks_in(&mut moot, Who::Cal, id);
    assert_eq!(eligibility(&moot), Some(Eligibility::NotWhenItOpened));
    moot.does(Who::Olive, Close { gathering: id });
    assert!(!is_kept(&moot), "the roll is the vote's own by then");
    moot.does(Who::Ann, cast);
}

#[test]
fn who_was_there_is_kept_for_a_vote_that_is_still_to_open_and_no_longer() {
    let mut moot = Moot::new();
    let id = called(&mut moot, Span::HOUR);
    let too_early = of_those_there(&moot, id, Span::MINUTE);
    assert_eq!(moot.refused(Who::Olive, too_early), Refusal::VoteBeforeGathering);
    let coming = [3, 5, 6].map(|hours| of_those_there(&moot, id, Span::HOUR.times(hours)));
    let [first, second, third] = coming.map(|call| crate::ids::VoteId::from(moot.does(Who::Olive, call)));
    let cancel = Cancel { gathering: id, reason: "Snow".into() };
    assert_eq!(moot.refused(Who::Olive, cancel.clone()), Refusal::VoteWaitsForGathering);
    moot.wait(Span::HOUR);
    checks_in(&mut moot, Who::Ann, id);
    let roll = |moot: &Moot, id| moot.view(Who::Ann, votes::Show { id }).roll;
    moot.does(Who::Olive, Close { gathering: id });
    assert!(is_kept(&moot) && show(&moot, Who::Ann, id).card.checked_in);
    moot.wait(Span::HOUR.times(2));
    tick(&mut moot);
    assert_eq!((roll(&moot, first), is_kept(&moot)), (Some(1), true));
    moot.does(Who::Olive, votes::Cancel { vote: second, reason: "No need".into() });
    assert!(is_kept(&moot), "the third still waits");
    moot.wait(Span::HOUR.times(3));
    tick(&mut moot);
    assert_eq!((roll(&moot, third), is_kept(&moot)), (Some(1), false));

    let over = of_those_there(&moot, id, Span::default());
    assert_eq!(moot.refused(Who::Olive, over), Refusal::invalid("gathering", Fault::NotAChoice));
    let call = gather(&moot, "Another", Span::default());
    let other = moot.does(Who::Olive, call).into();
    checks_in(&mut moot, Who::Ben, other);
    let call = of_those_there(&moot, other, Span::HOUR);
    let vote = moot.does(Who::Olive, call).into();
    moot.does(Who::Olive, Close { gathering: other });
    assert!(is_kept(&moot));
    moot.does(Who::Olive, votes::Cancel { vote, reason: "No need".into() });
    assert!(!is_kept(&moot));
}

#[test]
fn a_vote_that_opens_as_the_gathering_closes_still_finds_who_is_there() {
    let mut moot = Moot::new();
    let id = called(&mut moot, Span::default());
    checks_in(&mut moot, Who::Ann, id);
    let closes = moot.state.community.gatherings[&id].closes();
    let call = of_those_there(&moot, id, closes.minus(moot.now));
    let vote = moot.does(Who::Olive, call).into();
    moot.wait(Span::DAY.times(2));
    let settled = votes::Show { id: vote };
    tick(&mut moot);
    let opened = moot.events().find_map(|event| match event {
        change::Event::Vote(votes::Event::Opened { roll, .. }) => Some(*roll),
        _ => None,
    });
    assert_eq!((opened, is_kept(&moot)), (Some(1), false));
    assert_eq!(moot.view(Who::Ann, settled).card.phase, votes::Phase::Closed);
}

#[test]
fn it_is_called_off_with_a_reason_and_counts_nobody() {
    let mut moot = Moot::new();
    let id = called(&mut moot, Span::default());
    checks_in(&mut moot, Who::Ann, id);
    let cancel = Cancel { gathering: id, reason: "Fire alarm".into() };
    assert_eq!(moot.who_may(cancel.clone()), [Who::Olive]);
    moot.does(Who::Olive, cancel.clone());
    assert!(!is_kept(&moot) && moot.state.private.gatherings.code(id).is_none());
    let view = show(&moot, Who::Ann, id);
    assert_eq!(view.cancelled.and_then(|it| it.reason), Some("Fire alarm".into()));
    assert_eq!(moot.refused(Who::Olive, cancel), Refusal::NoLongerApplies);
    assert_eq!(moot.state.next_due(), None);
}

#[test]
fn lists_and_home_say_what_is_on_coming_and_over() {
    let mut moot = Moot::new();
    let over = called(&mut moot, Span::default());
    moot.does(Who::Olive, Close { gathering: over });
    let on = called(&mut moot, Span::default());
    let soon = called(&mut moot, Span::DAY);
    let later = called(&mut moot, Span::DAY.times(8));
    let list = moot.view(Who::Ann, List::default());
    let ids = |cards: &[Card]| cards.iter().map(|card| card.id).collect::<Vec<_>>();
    assert_eq!((ids(&list.on), ids(&list.coming), ids(&list.over)), (vec![on], vec![soon, later], vec![over]));
    assert!(!list.may_call && moot.view(Who::Olive, List::default()).may_call);
    assert_eq!(ids(&moot.view(Who::Ann, home::Show {}).gatherings), [on, soon]);
    assert_eq!(ids(&moot.view(Who::Olive, votes::New::default()).gatherings), [on, soon, later]);
    moot.does(Who::Olive, posts::Hide { subject: Subject::Gathering(on), reason: "Private".into() });
    assert!(moot.view(Who::Ann, home::Show {}).gatherings.iter().all(|card| card.id != on));
    let hidden = CheckIn { gathering: on, code: code(&moot, on) };
    assert_eq!(moot.refused(Who::Ann, hidden), Refusal::TakenAway);
    assert_eq!(moot.state.opened_by(&code(&moot, on), moot.now), None);
}

#[test]
fn nobody_is_told_who_is_there_and_no_outcome_of_it_is_kept() {
    let mut moot = Moot::new();
    let id = called(&mut moot, Span::default());
    checks_in(&mut moot, Who::Cal, id);
    assert!(matches!(moot.changes[..], [Change::Put(change::Row::Gathering(Row::Here { .. }))]), "nothing is minuted");
    for who in Who::ALL {
        assert!(!moot.names(who, Show { id }, Who::Cal) && !moot.names(who, List::default(), Who::Cal));
        assert!(!moot.names(who, home::Show {}, Who::Cal));
    }
    let acts: [Act; 2] = [CheckIn { gathering: id, code: String::new() }.into(), CheckOut { gathering: id }.into()];
    assert!(acts.iter().all(Act::leaves_no_trace));
    moot.does(Who::Olive, Close { gathering: id });
    assert!(!moot.book().contains(&Who::Cal.member().to_string()));
}
