//! Jobs tried on the little community.

mod claims;
mod details;

use super::*;
use crate::groups::{self, AnswerRequest, CallSheet, Close, Describe as DescribeGroup, Form, Join, Joining, Leave};
use crate::ids::CommandId;
use crate::photos::Chosen;
use crate::query::Query;
use crate::testing::{Moot, Who};
use crate::{Act, Command, issues, posts};

fn add(group: GroupId, what: &str, needed: u32) -> Add {
    Add {
        group,
        what: what.into(),
        place: "High Street".into(),
        when: "2023-11-20T06:00".into(),
        needed: needed.to_string(),
        details: "Bring a shovel".into(),
        issue: String::new(),
        claim_hours: String::new(),
    }
}

fn list(group: GroupId, list: &str) -> AddList {
    AddList { group, list: list.into() }
}

fn describe(job: JobId, needed: &str, issue: &str) -> Describe {
    Describe {
        job,
        what: "Grit the steps".into(),
        place: String::new(),
        when: String::new(),
        needed: needed.into(),
        details: String::new(),
        issue: issue.into(),
        claim_hours: String::new(),
    }
}

fn cancel(job: JobId) -> Cancel {
    Cancel { job, reason: "It thawed".into() }
}

fn finish(job: JobId) -> Finish {
    Finish { job, words: "All clear".into(), photos: Chosen::default() }
}

/// A moot in which Ann coordinates a group with a job for two.
fn with_job(joining: Joining) -> (Moot, GroupId, JobId) {
    let mut moot = Moot::new();
    let form = Form { name: "Snow wardens".into(), purpose: "Keep the footways clear".into(), joining };
    let group = moot.does(Who::Ann, form).into();
    let job = moot.does(Who::Ann, add(group, "Clear the hill", 2)).into();
    (moot, group, job)
}

fn let_in(moot: &mut Moot, group: GroupId, who: Who) {
    moot.does(who, Join { group, show_me: false });
    moot.does(Who::Ann, AnswerRequest { group, member: who.member(), yes: true });
}

fn raise(moot: &mut Moot) -> IssueId {
    let act = Act::from_form("issue.raise", "title=Ice+on+the+hill&looked=on").expect("a whole form");
    moot.does(Who::Cal, act).into()
}

fn shown(moot: &Moot, who: Who, group: GroupId) -> JobView {
    let view = moot.view(who, groups::Show { id: group });
    view.jobs.into_iter().chain(view.ended).next().expect("there is a job")
}

#[test]
fn who_may_do_what() {
    let (mut moot, group, job) = with_job(Joining::ByRequest);
    let_in(&mut moot, group, Who::Ben);
    moot.does(Who::Ben, Take { job });
    // Ann coordinates, Ben is in and has taken it on, Cal is not in, Olive is the organiser.
    let runs = [Who::Ann, Who::Olive];
    assert_eq!(moot.who_may(add(group, "Another", 1)), runs);
    assert_eq!(moot.who_may(list(group, "Another")), runs);
    assert_eq!(moot.who_may(describe(job, "3", "")), runs);
    assert_eq!(moot.who_may(cancel(job)), runs);
    assert_eq!(moot.who_may(Take { job }), [Who::Ann, Who::Ben]);
    assert_eq!(moot.who_may(HandBack { job }), [Who::Ben]);
    assert_eq!(moot.who_may(finish(job)), [Who::Ann, Who::Ben, Who::Olive]);
    assert_eq!(moot.who_may(Reopen { job }), []);
    assert_eq!(moot.refused(Who::Cal, Take { job }), Refusal::ByRequestOnly);
    assert_eq!(moot.refused(Who::Cal, finish(job)), Refusal::CoordinatorsOnly);
    assert_eq!(moot.refused(Who::Stranger, Take { job }), Refusal::MembersOnly);
    assert_eq!(moot.refused(Who::Paused, Take { job }), Refusal::Paused);
    moot.does(Who::Ben, finish(job));
    assert_eq!(moot.who_may(Reopen { job }), runs);
}

#[test]
fn a_job_goes_from_open_to_done_or_cancelled_and_back() {
    use Stage::*;
    for from in [Open, Done, Cancelled] {
        let (mut moot, group, job) = with_job(Joining::Open);
        match from {
            Open => {}
            Done => drop(moot.does(Who::Ann, finish(job))),
            Cancelled => drop(moot.does(Who::Ann, cancel(job))),
        }
        let tries: [(Act, Stage, bool); 6] = [
            (finish(job).into(), Done, from == Open),
            (cancel(job).into(), Cancelled, from == Open),
            (Reopen { job }.into(), Open, from != Open),
            (Take { job }.into(), Open, from == Open),
            (HandBack { job }.into(), from, false),
            (describe(job, "2", "").into(), Open, from == Open),
        ];
        for (act, to, allowed) in tries {
            let mut moot = moot.clone();
            let done = moot.act(Who::Ann, act.clone());
            assert_eq!(done.is_ok(), allowed, "{act:?} when {from:?}");
            assert_eq!(moot.state.community.jobs[&job].stage, if allowed { to } else { from });
            if let Err(refusal) = done {
                assert_eq!(refusal, Refusal::NoLongerApplies);
            }
        }
        moot.does(Who::Ann, Close { group, reason: "Spring".into() });
        for act in [Act::from(Take { job }), finish(job).into(), Reopen { job }.into(), add(group, "x", 1).into()] {
            assert_eq!(moot.refused(Who::Ann, act), Refusal::NoLongerApplies, "in a closed group");
        }
    }
}

#[test]
fn no_more_take_it_on_than_it_needs() {
    let (mut moot, group, job) = with_job(Joining::Open);
    moot.does(Who::Ben, Take { job });
    moot.does(Who::Ben, Take { job });
    moot.does(Who::Cal, Take { job });
    assert_eq!(moot.refused(Who::Ann, Take { job }), Refusal::JobFull);
    assert!(!shown(&moot, Who::Ann, group).may_take);
    assert_eq!(moot.refused(Who::Ann, describe(job, "1", "")).code(), "invalid.out_of_range");
    moot.does(Who::Cal, HandBack { job });
    assert_eq!(moot.refused(Who::Cal, HandBack { job }), Refusal::NoLongerApplies);
    moot.does(Who::Ann, Take { job });
    let view = shown(&moot, Who::Ann, group);
    assert_eq!((view.people, view.needed, view.mine), (2, 2, true));
}

#[test]
fn taking_a_job_of_an_open_group_joins_it_without_being_shown() {
    let (mut moot, group, job) = with_job(Joining::Open);
    moot.does(Who::Ben, Take { job });
    let view = moot.view(Who::Ben, groups::Show { id: group });
    assert_eq!((view.membership, view.shows_me), (groups::Membership::Member, false));
    moot.does(Who::Ben, Leave { group });
    assert_eq!(shown(&moot, Who::Ann, group).people, 0, "leaving hands it back");
}

#[test]
fn who_took_it_on_is_known_in_the_group_only() {
    let (mut moot, group, job) = with_job(Joining::ByRequest);
    let_in(&mut moot, group, Who::Ben);
    moot.does(Who::Ben, Take { job });
    let show = groups::Show { id: group };
    let names = |moot: &Moot, who| shown(moot, who, group).names;
    for who in Who::ALL {
        let knows = matches!(who, Who::Ann | Who::Ben | Who::Olive);
        assert_eq!(names(&moot, who), knows.then(|| vec![Who::Ben.name()]), "{who:?}");
        assert_eq!(moot.names(who, show.clone(), Who::Ben), knows);
        assert_eq!(shown(&moot, who, group).people, 1);
        let sheet = CallSheet { id: group }.view(&moot.look(who));
        assert_eq!(sheet.is_ok(), knows, "{who:?} and the call sheet");
        assert_eq!(moot.view(who, show.clone()).may_call, knows);
        assert_eq!(moot.view(who, Mine {}).len(), usize::from(who == Who::Ben));
    }
    let_in(&mut moot, group, Who::Cal);
    assert!(names(&moot, Who::Cal).is_some(), "fellow members know");
    assert_eq!(CallSheet { id: group }.view(&moot.look(Who::Cal)), Err(Refusal::GroupMembersOnly));
    moot.does(Who::Ben, finish(job));
    // The minute says how many; leaving forgets who.
    assert!(!moot.book().contains(&Who::Ben.member().to_string()));
    moot.does(Who::Ben, Leave { group });
    let view = shown(&moot, Who::Ann, group);
    assert_eq!((view.people, view.names, view.words.as_deref()), (1, Some(vec![]), Some("All clear")));
}

#[test]
fn what_was_typed_is_checked_and_read_by_clocks_here() {
    let (mut moot, group, job) = with_job(Joining::Open);
    let view = shown(&moot, Who::Stranger, group);
    assert_eq!(view.when.map(|when| when.said).as_deref(), Some("Monday 20 November, 6:00 am"));
    assert_eq!(view.when_typed, "2023-11-20T06:00");
    let mut wrong = |change: fn(&mut Add)| {
        let mut act = add(group, "Clear", 1);
        change(&mut act);
        let refusal = moot.refused(Who::Ann, act);
        format!("{} {}", refusal.field().unwrap_or("-"), refusal.code())
    };
    assert_eq!(wrong(|act| act.what = " ".into()), "what invalid.missing");
    assert_eq!(wrong(|act| act.when = "tomorrow".into()), "when invalid.not_a_time");
    assert_eq!(wrong(|act| act.needed = "0".into()), "needed invalid.out_of_range");
    assert_eq!(wrong(|act| act.needed = "201".into()), "needed invalid.out_of_range");
    assert_eq!(wrong(|act| act.needed = "some".into()), "needed invalid.not_a_number");
    assert_eq!(wrong(|act| act.issue = "?".into()), "issue invalid.not_that_form");
    let blank = Act::from_form("job.add", &format!("group={group}&what=Rest&place=&when=&needed=&details=&issue="));
    moot.does(Who::Ann, blank.expect("a whole form"));
    let jobs = moot.view(Who::Ann, groups::Show { id: group }).jobs;
    assert_eq!(jobs.iter().map(|job| job.what.as_deref()).collect::<Vec<_>>(), [Some("Clear the hill"), Some("Rest")]);
    assert_eq!((jobs[1].needed, jobs[1].when.is_some()), (1, false));
    moot.does(Who::Ann, describe(job, "", ""));
    let view = shown(&moot, Who::Ann, group);
    assert_eq!((view.what.as_deref(), view.place, view.when), (Some("Grit the steps"), None, None));
}

#[test]
fn a_pasted_list_becomes_one_job_a_line() {
    let (mut moot, group, _) = with_job(Joining::Open);
    moot.does(Who::Ann, list(group, "\r\n- Church Road\r\n\r\n  • Mill Lane \n* The bridge"));
    let jobs = moot.view(Who::Ann, groups::Show { id: group }).jobs;
    let what: Vec<_> = jobs.iter().filter_map(|job| job.what.as_deref()).collect();
    assert_eq!(what, ["Clear the hill", "Church Road", "Mill Lane", "The bridge"]);
    let code = |refusal: Refusal| refusal.code();
    assert_eq!(code(moot.refused(Who::Ann, list(group, " \n-\n"))), "invalid.missing");
    assert_eq!(code(moot.refused(Who::Ann, list(group, &"x".repeat(121)))), "invalid.too_long");
    assert_eq!(code(moot.refused(Who::Ann, list(group, &"x\n".repeat(101)))), "invalid.too_many");
    for _ in 0..4 {
        moot.does(Who::Ann, list(group, &"x\n".repeat(100)));
    }
    assert_eq!(code(moot.refused(Who::Ann, list(group, &"x\n".repeat(100)))), "invalid.too_many");
    // The same command again, with other words, can't write over its jobs.
    let id = CommandId::of_source("test", "list");
    let caller = crate::Caller::Account(Who::Ann.account());
    moot.send(caller, &Command { id, act: list(group, "One").into() }).expect("there is room");
    let again = moot.send(caller, &Command { id, act: list(group, "Two").into() });
    assert_eq!(again, Err(Refusal::IdReused));
}

#[test]
fn issues_and_jobs_show_each_other() {
    let (mut moot, group, job) = with_job(Joining::Open);
    let issue = raise(&mut moot);
    moot.does(Who::Ann, describe(job, "2", &format!("/c/little/issues/{issue}")));
    let link = shown(&moot, Who::Stranger, group).issue.expect("a link");
    assert_eq!((link.to, link.title.as_deref()), (Subject::Issue(issue), Some("Ice on the hill")));
    assert_eq!(moot.view(Who::Stranger, groups::Show { id: group }).issues, [link]);
    let jobs = |moot: &Moot, who| moot.view(who, issues::Show { id: issue }).jobs;
    assert_eq!(
        jobs(&moot, Who::Stranger),
        [JobLink { id: job, group, what: Some("Grit the steps".into()), stage: Stage::Open }]
    );
    moot.hide(Subject::Issue(issue));
    assert_eq!(shown(&moot, Who::Ben, group).issue.and_then(|link| link.title), None);
    moot.does(Who::Ann, describe(job, "2", &issue.to_string()));
    moot.does(Who::Ann, describe(job, "2", ""));
    assert_eq!(moot.refused(Who::Ann, describe(job, "2", &issue.to_string())), Refusal::TakenAway);
    moot.does(Who::Olive, posts::Unhide { subject: Subject::Issue(issue) });
    moot.does(Who::Ann, describe(job, "2", &issue.to_string()));
    moot.hide(Subject::Group(group));
    assert_eq!(jobs(&moot, Who::Ben)[0].what, None);
}

#[test]
fn what_is_hidden_shows_nothing_and_takes_nothing() {
    let (mut moot, group, job) = with_job(Joining::Open);
    moot.does(Who::Ben, Take { job });
    moot.does(Who::Olive, posts::Hide { subject: Subject::Job(job), reason: "A private house".into() });
    let json = |who| serde_json::to_string(&moot.view(who, groups::Show { id: group })).expect("plain data");
    for word in ["Clear the hill", "High Street", "shovel"] {
        for who in [Who::Stranger, Who::Ben, Who::Cal] {
            assert!(!json(who).contains(word), "{who:?} reads {word:?}");
        }
        assert!(json(Who::Olive).contains(word));
    }
    assert!(json(Who::Ben).contains("A private house"));
    assert!(moot.view(Who::Ben, Mine {}).is_empty());
    for act in [Act::from(Take { job }), finish(job).into(), cancel(job).into(), describe(job, "2", "").into()] {
        assert_eq!(moot.refused(Who::Ann, act), Refusal::TakenAway);
    }
    moot.does(Who::Olive, posts::Erase { subject: Subject::Job(job), reason: "Spam".into() });
    let left = format!("{:?}", moot.state.community.texts);
    assert!(["Clear the hill", "High Street", "shovel"].iter().all(|word| !left.contains(word)));
}

#[test]
fn a_group_that_becomes_open_lets_all_take_its_jobs() {
    let (mut moot, group, job) = with_job(Joining::ByRequest);
    assert!(!shown(&moot, Who::Cal, group).may_take);
    let (name, purpose) = ("Snow wardens".into(), "Clear".into());
    moot.does(Who::Ann, DescribeGroup { group, name, purpose, joining: Joining::Open });
    assert!(shown(&moot, Who::Cal, group).may_take && !shown(&moot, Who::Stranger, group).may_take);
    moot.does(Who::Cal, Take { job });
    moot.does(Who::Cal, finish(job));
    let view = shown(&moot, Who::Stranger, group);
    assert_eq!((view.stage, view.people, view.names), (Stage::Done, 1, None));
}
