mod whatever;

use super::*;
use crate::ideas::{self, Propose, SetStage, TakeUp};
use crate::ids::IdeaId;
use crate::members::{self, EraseMe, Posts};
use crate::photos::Chosen;
use crate::posts;
use crate::testing::{Moot, Who};
use crate::viewer::Role;

fn form(joining: Joining) -> Form {
    Form { name: "Snow wardens".into(), purpose: "Keep the footways clear".into(), joining }
}

/// A moot in which Ann formed a group.
fn with_group(joining: Joining) -> (Moot, GroupId) {
    let mut moot = Moot::new();
    let group = moot.does(Who::Ann, form(joining)).into();
    (moot, group)
}

fn join(group: GroupId, show_me: bool) -> Join {
    Join { group, show_me }
}

fn make(group: GroupId, who: Who) -> MakeCoordinator {
    MakeCoordinator { group, member: who.member() }
}

fn stand_down(group: GroupId) -> StandDown {
    StandDown { group, member: None }
}

fn describe(group: GroupId, joining: Joining) -> Describe {
    Describe { group, name: "Gritters".into(), purpose: "Grit".into(), joining }
}

fn close(group: GroupId) -> Close {
    Close { group, reason: "It thawed".into() }
}

fn show(group: GroupId) -> Show {
    Show { id: group }
}

fn propose() -> Propose {
    Propose {
        title: "Buy a gritter".into(),
        why: "Ice".into(),
        takes: String::new(),
        cost: String::new(),
        cost_words: String::new(),
        issue: String::new(),
        show_name: false,
        photos: Chosen::default(),
    }
}

#[test]
fn any_member_forms_a_group_and_coordinates_it() {
    let (mut moot, group) = with_group(Joining::Open);
    assert_eq!(moot.who_may(form(Joining::Open)), [Who::Ann, Who::Ben, Who::Cal, Who::Olive]);
    assert_eq!(moot.refused(Who::Stranger, form(Joining::Open)), Refusal::MembersOnly);
    assert_eq!(moot.refused(Who::Waiting, form(Joining::Open)), Refusal::WaitingForApproval);
    assert_eq!(moot.refused(Who::Paused, form(Joining::Open)), Refusal::Paused);
    let view = moot.view(Who::Ann, show(group));
    assert_eq!((view.membership, view.may_run, view.card.members), (Membership::Coordinator, true, 1));
    let blank = Form { purpose: " ".into(), ..form(Joining::Open) };
    assert_eq!(moot.refused(Who::Ben, blank).field(), Some("purpose"));
    let form = crate::Act::from_form("group.form", "name=Walkers&purpose=Walk&joining=by_request");
    let walkers = moot.does(Who::Ben, form.expect("a whole form")).into();
    assert_eq!(moot.view(Who::Stranger, show(walkers)).card.joining, Joining::ByRequest);
}

#[test]
fn who_may_do_what() {
    let (mut moot, group) = with_group(Joining::ByRequest);
    for who in [Who::Ben, Who::Cal] {
        moot.does(who, join(group, true));
    }
    let answer = AnswerRequest { group, member: Who::Ben.member(), yes: true };
    assert_eq!(moot.who_may(answer.clone()), [Who::Ann]);
    moot.does(Who::Ann, answer);
    // Ann coordinates, Ben is in, Cal asks to be, Olive is the organiser.
    let runs = [Who::Ann, Who::Olive];
    assert_eq!(moot.who_may(describe(group, Joining::Open)), runs);
    assert_eq!(moot.who_may(close(group)), runs);
    assert_eq!(moot.who_may(make(group, Who::Ben)), runs);
    assert_eq!(moot.who_may(ShowMe { group, yes: true }), [Who::Ann, Who::Ben]);
    assert_eq!(moot.who_may(Leave { group }), [Who::Ben, Who::Cal]);
    assert_eq!(moot.who_may(Reopen { group }), []);
    moot.does(Who::Olive, close(group));
    assert_eq!(moot.who_may(Reopen { group }), runs);
    for who in Who::ALL {
        for act in [crate::Act::from(join(group, true)), describe(group, Joining::Open).into(), close(group).into()] {
            assert!(moot.clone().act(who, act.clone()).is_err(), "{who:?} may {act:?} in a closed group");
        }
    }
    moot.does(Who::Ann, Reopen { group });
    assert_eq!(moot.view(Who::Ann, show(group)).closed, None);
}

#[test]
fn requests_are_between_the_person_and_the_coordinators() {
    let (mut moot, group) = with_group(Joining::ByRequest);
    moot.does(Who::Ben, join(group, false));
    moot.does(Who::Ben, join(group, true));
    let asked = |moot: &Moot, who| moot.view(who, show(group)).requests.len();
    for who in Who::ALL {
        assert_eq!(asked(&moot, who), usize::from(who == Who::Ann));
        assert_eq!(moot.names(who, show(group), Who::Ben), who == Who::Ann);
        assert_eq!(moot.view(who, show(group)).card.members, 1);
    }
    let view = moot.view(Who::Ben, show(group));
    assert_eq!((view.membership, view.shows_me, view.may_join), (Membership::Asked, true, false));
    assert!(crate::sync::touched(&moot.state, &moot.changes).is_empty(), "the live stream tells nobody");

    moot.does(Who::Ann, AnswerRequest { group, member: Who::Ben.member(), yes: false });
    let again = AnswerRequest { group, member: Who::Ben.member(), yes: true };
    assert_eq!(moot.refused(Who::Ann, again.clone()), Refusal::NoLongerApplies);
    assert_eq!(moot.view(Who::Ben, show(group)).membership, Membership::None);
    moot.does(Who::Ben, join(group, true));
    moot.does(Who::Ann, again);
    assert_eq!(moot.view(Who::Ben, show(group)).membership, Membership::Member);
    assert!(!moot.book().contains(&Who::Ben.member().to_string()));
}

#[test]
fn a_request_is_taken_back_by_leaving_and_granted_when_the_group_opens() {
    let (mut moot, group) = with_group(Joining::ByRequest);
    moot.does(Who::Ben, join(group, false));
    moot.does(Who::Ben, Leave { group });
    assert_eq!(moot.refused(Who::Ben, Leave { group }), Refusal::NoLongerApplies);
    moot.does(Who::Ben, join(group, false));
    moot.does(Who::Cal, join(group, true));
    moot.does(Who::Ann, describe(group, Joining::Open));
    let view = moot.view(Who::Ann, show(group));
    assert_eq!((view.card.members, view.requests.len(), view.people.len()), (3, 0, 3));
    assert!(moot.names(Who::Olive, show(group), Who::Cal) && !moot.names(Who::Olive, show(group), Who::Ben));
}

#[test]
fn who_is_in_a_group_is_seen_by_coordinators_and_by_others_only_if_they_choose() {
    let (mut moot, group) = with_group(Joining::Open);
    moot.does(Who::Ben, join(group, false));
    moot.does(Who::Cal, join(group, true));
    for who in Who::ALL {
        let reads = moot.state.viewer(Some(who.account())).role >= Role::Paused;
        assert!(moot.names(who, show(group), Who::Ann), "coordinators are seen by all");
        assert_eq!(moot.names(who, show(group), Who::Ben), who == Who::Ann, "{who:?} sees Ben");
        assert_eq!(moot.names(who, show(group), Who::Cal), reads, "{who:?} sees Cal");
        let view = moot.view(who, show(group));
        assert_eq!(view.card.members, 3);
        let ids = view.people.iter().filter(|person| person.member.is_some()).count();
        let told = match who {
            Who::Ann => 1,
            Who::Olive => 2,
            _ => 0,
        };
        assert_eq!(ids, told, "{who:?} is told ids only to appoint with them");
    }
    moot.does(Who::Cal, ShowMe { group, yes: false });
    assert!(!moot.names(Who::Ben, show(group), Who::Cal) && !moot.view(Who::Cal, show(group)).shows_me);
    let book = moot.book();
    assert!(!book.contains(&Who::Ben.member().to_string()) && !book.contains(&Who::Cal.member().to_string()));
}

#[test]
fn only_the_willing_are_made_coordinators() {
    let (mut moot, group) = with_group(Joining::Open);
    moot.does(Who::Ben, join(group, false));
    for unwilling in [Who::Ben, Who::Cal, Who::Stranger, Who::Paused] {
        assert_eq!(moot.refused(Who::Ann, make(group, unwilling)).code(), "invalid.not_a_choice");
    }
    moot.does(Who::Ben, ShowMe { group, yes: true });
    moot.does(Who::Ann, make(group, Who::Ben));
    moot.does(Who::Ann, make(group, Who::Ben));
    assert!(moot.names(Who::Stranger, show(group), Who::Ben));
    assert_eq!(moot.refused(Who::Cal, make(group, Who::Cal)), Refusal::CoordinatorsOnly);
    // An organiser may step in, and is then in the group.
    assert_eq!(moot.view(Who::Olive, show(group)).may_step_in, Some(Who::Olive.member()));
    moot.does(Who::Olive, make(group, Who::Olive));
    assert_eq!(moot.view(Who::Olive, show(group)).membership, Membership::Coordinator);
    // Ann's own answers, and an organiser's about others.
    let other = StandDown { group, member: Some(Who::Ben.member()) };
    assert_eq!(moot.who_may(other.clone()), [Who::Ben, Who::Olive]);
    assert_eq!(moot.refused(Who::Ann, other), Refusal::OrganisersOnly);
    let form = crate::Act::from_form("group.stand_down", &format!("group={group}&member="));
    moot.does(Who::Ann, form.expect("nobody named"));
    assert_eq!(moot.view(Who::Ann, show(group)).membership, Membership::Member);
    assert_eq!(moot.refused(Who::Ann, stand_down(group)), Refusal::NoLongerApplies);
}

#[test]
fn a_group_with_members_keeps_a_coordinator() {
    let (mut moot, group) = with_group(Joining::Open);
    moot.does(Who::Ben, join(group, true));
    assert_eq!(moot.refused(Who::Ann, stand_down(group)), Refusal::LastCoordinator);
    assert_eq!(moot.refused(Who::Ann, Leave { group }), Refusal::LastCoordinator);
    moot.does(Who::Ann, make(group, Who::Ben));
    moot.does(Who::Ann, Leave { group });
    assert_eq!(moot.refused(Who::Ben, stand_down(group)), Refusal::LastCoordinator);
    // The last one out closes it; an organiser who opens it again coordinates it.
    moot.does(Who::Ben, Leave { group });
    let view = moot.view(Who::Olive, show(group));
    assert_eq!((view.card.members, view.card.closed, view.closed_reason), (0, true, None));
    assert_eq!(moot.who_may(Reopen { group }), [Who::Olive]);
    moot.does(Who::Olive, Reopen { group });
    let view = moot.view(Who::Olive, show(group));
    assert_eq!((view.membership, view.card.members), (Membership::Coordinator, 1));
    // Nobody is kept in a group that has closed.
    moot.does(Who::Cal, join(group, false));
    moot.does(Who::Olive, close(group));
    moot.does(Who::Olive, Leave { group });
    assert_eq!(moot.who_may(Reopen { group }), [Who::Olive]);
}

#[test]
fn whoever_leaves_the_community_leaves_its_groups() {
    let (mut moot, group) = with_group(Joining::ByRequest);
    let lonely: GroupId = moot.does(Who::Ann, form(Joining::Open)).into();
    let asked: GroupId = moot.does(Who::Ben, form(Joining::ByRequest)).into();
    moot.does(Who::Cal, join(group, true));
    moot.does(Who::Ann, AnswerRequest { group, member: Who::Cal.member(), yes: true });
    moot.does(Who::Ann, join(asked, true));
    moot.does(Who::Ann, members::Leave {});
    assert_eq!(moot.state.private.groups.of_member(Who::Ann.member()).count(), 0);
    assert!(moot.view(Who::Cal, show(lonely)).card.closed);
    let view = moot.view(Who::Cal, show(group));
    assert_eq!((view.card.members, view.card.closed), (1, false));
    // No coordinator is left: an organiser appoints one.
    moot.does(Who::Olive, make(group, Who::Cal));
    assert_eq!(moot.view(Who::Cal, show(group)).membership, Membership::Coordinator);
}

#[test]
fn whoever_erases_themselves_is_named_in_no_group() {
    for posts in [Posts::KeepWithoutName, Posts::Erase] {
        let (mut moot, group) = with_group(Joining::Open);
        moot.does(Who::Ben, join(group, true));
        moot.does(Who::Ann, make(group, Who::Ben));
        moot.does(Who::Ben, stand_down(group));
        moot.does(Who::Ben, EraseMe { posts });
        moot.does(Who::Ann, EraseMe { posts });
        let kept = format!("{:?}{:?}", moot.state.community.texts, moot.state.private.groups);
        for gone in [Who::Ann, Who::Ben] {
            assert!(!kept.contains(&gone.name()) && !kept.contains(&gone.member().to_string()), "{gone:?} is left");
        }
        let view = moot.view(Who::Cal, show(group));
        assert_eq!((view.card.name.as_deref(), view.card.closed), (Some("Snow wardens"), true));
    }
}

#[test]
fn coordinators_take_up_ideas_and_see_them_through() {
    let (mut moot, group) = with_group(Joining::Open);
    let idea: IdeaId = moot.does(Who::Cal, propose()).into();
    let take_up = TakeUp { idea, group };
    assert_eq!(moot.who_may(take_up.clone()), [Who::Ann]);
    assert_eq!(moot.refused(Who::Olive, take_up.clone()), Refusal::CoordinatorsOnly);
    assert_eq!(moot.view(Who::Ann, ideas::Show { id: idea }).may_take_up.len(), 1);
    moot.does(Who::Ann, take_up.clone());
    assert_eq!(moot.refused(Who::Ann, take_up.clone()), Refusal::NoLongerApplies);
    let view = moot.view(Who::Stranger, ideas::Show { id: idea });
    assert_eq!(view.group.and_then(|link| link.title).as_deref(), Some("Snow wardens"));
    assert_eq!(view.steps[0].group.as_ref().map(|link| link.to), Some(Subject::Group(group)));
    assert_eq!(moot.view(Who::Stranger, show(group)).ideas[0].title.as_deref(), Some("Buy a gritter"));
    let hand_back = SetStage { idea, stage: ideas::Stage::Proposed, reason: "No time".into() };
    assert_eq!(moot.who_may(hand_back.clone()), [Who::Ann, Who::Olive]);
    moot.does(Who::Ann, hand_back);
    assert!(moot.view(Who::Stranger, show(group)).ideas.is_empty());
    moot.does(Who::Ann, close(group));
    assert_eq!(moot.refused(Who::Ann, take_up), Refusal::NoLongerApplies);
    assert!(moot.view(Who::Ann, ideas::Show { id: idea }).may_take_up.is_empty());
}

#[test]
fn what_is_hidden_shows_nothing_and_takes_nothing() {
    let (mut moot, group) = with_group(Joining::Open);
    let idea: IdeaId = moot.does(Who::Cal, propose()).into();
    moot.does(Who::Ann, TakeUp { idea, group });
    moot.does(Who::Ben, join(group, true));
    moot.hide(Subject::Group(group));
    let json = |who| serde_json::to_string(&moot.view(who, show(group))).expect("plain data");
    for word in ["Snow wardens", "footways", "gritter", &Who::Ann.name()] {
        for who in [Who::Stranger, Who::Ben, Who::Cal] {
            assert!(!json(who).contains(word), "{who:?} reads {word:?}");
        }
        assert!(json(Who::Olive).contains(word));
    }
    assert!(moot.view(Who::Ben, List { which: Which::All, ..List::default() }).cards.is_empty());
    assert_eq!(moot.view(Who::Ben, ideas::Show { id: idea }).group.and_then(|link| link.title), None);
    assert_eq!(moot.clone().refused(Who::Cal, join(group, true)), Refusal::TakenAway);
    assert_eq!(moot.clone().refused(Who::Olive, close(group)), Refusal::TakenAway);
    // One can always get out.
    moot.does(Who::Ben, Leave { group });
}

#[test]
fn erasing_destroys_every_word_and_name() {
    let (mut moot, group) = with_group(Joining::Open);
    moot.does(Who::Ben, join(group, true));
    moot.does(Who::Ann, make(group, Who::Ben));
    moot.does(Who::Ann, stand_down(group));
    moot.does(Who::Ben, describe(group, Joining::Open));
    moot.does(Who::Ben, close(group));
    moot.does(Who::Ben, Reopen { group });
    moot.does(Who::Olive, posts::Erase { subject: Subject::Group(group), reason: "Spam".into() });
    let left = format!("{:?}", moot.state.community.texts);
    for word in ["Snow wardens", "footways", "Gritters", "thawed", &Who::Ann.name(), &Who::Ben.name()] {
        assert!(!left.contains(word), "{word} is left");
    }
    assert!(moot.view(Who::Olive, show(group)).people.is_empty());
}

#[test]
fn the_list_is_found_and_filtered() {
    let (mut moot, snow) = with_group(Joining::Open);
    let bees: GroupId =
        moot.does(Who::Ben, Form { name: "bees".into(), purpose: "Hives".into(), ..form(Joining::Open) }).into();
    let list = |q: &str, which| List { q: q.into(), which, page: None };
    let ids =
        |moot: &Moot, list: List| -> Vec<_> { moot.view(Who::Ben, list).cards.iter().map(|card| card.id).collect() };
    assert_eq!(ids(&moot, list("", Which::Open)), [bees, snow]);
    assert_eq!(ids(&moot, list("FOOTWAYS", Which::Open)), [snow]);
    assert_eq!(ids(&moot, list("", Which::Mine)), [bees]);
    moot.does(Who::Ann, close(snow));
    assert_eq!(ids(&moot, list("", Which::Open)), [bees]);
    assert_eq!(ids(&moot, list("", Which::Closed)), [snow]);
    assert_eq!(ids(&moot, list("", Which::All)), [bees, snow]);
    assert!(moot.view(Who::Stranger, List { which: Which::Mine, ..List::default() }).cards.is_empty());
}
