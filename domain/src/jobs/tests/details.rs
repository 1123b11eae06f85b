//! Private details: who writes, reads and is trusted with them, and that they go.

use super::*;
use crate::community::Tick;
use crate::groups::{StandDown, Trust};
use crate::time::Span;
use crate::{Caller, change, members, sync};

const WORDS: &str = "9 Foxglove Row";

fn write(job: JobId, words: &str) -> WriteDetails {
    WriteDetails { job, words: words.into() }
}

fn trust(group: GroupId, who: Who, yes: bool) -> Trust {
    Trust { group, member: who.member(), yes }
}

/// A group of Ann's with a job for two that has private details; Ben and Cal are in it, Ben is trusted.
fn sealed() -> (Moot, GroupId, JobId) {
    let (mut moot, group, job) = with_job(Joining::Open);
    for who in [Who::Ben, Who::Cal] {
        moot.does(who, Join { group, show_me: false });
    }
    moot.does(Who::Ann, write(job, WORDS));
    moot.does(Who::Ann, trust(group, Who::Ben, true));
    (moot, group, job)
}

fn page(moot: &Moot, who: Who, job: JobId) -> JobView {
    moot.view(who, Show { id: job, private: false })
}

fn reads(moot: &Moot, who: Who, job: JobId) -> bool {
    page(moot, who, job).details_words.as_deref() == Some(WORDS)
}

/// Whether the words are anywhere at all in what is kept or known.
fn is_kept(moot: &Moot) -> bool {
    format!("{:?}{:?}", moot.state, moot.rows).contains(WORDS)
}

fn tick(moot: &mut Moot) {
    moot.act_as(Caller::System, Tick {}).expect("time always passes");
}

#[test]
fn only_those_a_coordinator_trusts_take_on_a_job_with_private_details() {
    let (mut moot, group, job) = sealed();
    assert_eq!(moot.who_may(write(job, "Another")), [Who::Ann]);
    assert_eq!(moot.who_may(trust(group, Who::Cal, true)), [Who::Ann]);
    assert_eq!(moot.refused(Who::Olive, write(job, "Another")), Refusal::CoordinatorsOnly);
    // Coordinators need no leave.
    assert_eq!(moot.who_may(Take { job }), [Who::Ann, Who::Ben]);
    assert_eq!(moot.refused(Who::Cal, Take { job }), Refusal::NotApprovedForPrivate);
    let view = page(&moot, Who::Cal, job);
    assert!(view.private_details && view.needs_trust && !view.may_take);
    let view = page(&moot, Who::Ben, job);
    assert!(view.private_details && !view.needs_trust && view.may_take);
    assert!(!page(&moot, Who::Stranger, job).private_details, "outsiders are not told that there are any");
    moot.does(Who::Ann, trust(group, Who::Cal, true));
    moot.does(Who::Cal, Take { job });
    assert_eq!(moot.refused(Who::Ann, trust(group, Who::Olive, true)), Refusal::NoLongerApplies);
}

#[test]
fn who_is_trusted_is_known_to_coordinators_only() {
    let (moot, group, _) = sealed();
    let trusted = |who| {
        let people = moot.view(who, groups::Show { id: group }).people;
        people.iter().any(|person| person.trusted || person.trust.is_some())
    };
    for who in Who::ALL {
        assert_eq!(trusted(who), who == Who::Ann, "{who:?}");
    }
}

#[test]
fn whoever_has_it_reads_on_asking_and_every_reading_is_noted() {
    let (mut moot, _, job) = sealed();
    moot.does(Who::Ben, Take { job });
    assert!(page(&moot, Who::Ben, job).may_read_details && !reads(&moot, Who::Ben, job), "not before they ask");
    assert_eq!(moot.who_may(ReadDetails { job }), [Who::Ben]);
    moot.does(Who::Ben, ReadDetails { job });
    assert_eq!(sync::touched(&moot.state, &moot.changes).len(), 2, "the claim changed; the reading is nobody's news");
    assert!(reads(&moot, Who::Ben, job) && !page(&moot, Who::Ben, job).may_read_details);
    for who in Who::ALL.into_iter().filter(|who| *who != Who::Ben) {
        assert!(!reads(&moot, who, job), "{who:?}");
        let names: Vec<String> = page(&moot, who, job).readings.into_iter().map(|reading| reading.name).collect();
        assert_eq!(names, if who == Who::Ann { vec![Who::Ben.name()] } else { vec![] }, "{who:?}");
        let asked = moot.view(who, Show { id: job, private: true }).details_words;
        assert_eq!(asked.is_some(), who == Who::Ann, "{who:?} asks as a coordinator would");
    }
    moot.does(Who::Ben, ReadDetails { job });
    assert!(moot.changes.is_empty(), "they are shown already");
    // What was changed since must be asked for again.
    moot.wait(Span::MINUTE);
    moot.does(Who::Ann, write(job, "10 Foxglove Row"));
    assert!(page(&moot, Who::Ben, job).details_words.is_none());
    moot.does(Who::Ben, ReadDetails { job });
    assert_eq!(page(&moot, Who::Ben, job).details_words.as_deref(), Some("10 Foxglove Row"));
    assert_eq!(page(&moot, Who::Ann, job).readings.len(), 2);
    assert!(!moot.book().contains("Foxglove") && !moot.book().contains(&Who::Ben.member().to_string()));
}

#[test]
fn sight_of_them_ends_with_the_claim_the_trust_or_the_job() {
    let (mut moot, group, job) = sealed();
    moot.does(Who::Ann, Describe { claim_hours: "1".into(), ..describe(job, "2", "") });
    moot.does(Who::Ben, Take { job });
    moot.does(Who::Ben, ReadDetails { job });
    assert!(reads(&moot, Who::Ben, job));
    let ends: [(Who, Act); 8] = [
        (Who::Ben, HandBack { job }.into()),
        (Who::Ben, Leave { group }.into()),
        (Who::Ann, trust(group, Who::Ben, false).into()),
        (Who::Ben, finish(job).into()),
        (Who::Ann, cancel(job).into()),
        (Who::Ann, Close { group, reason: "Spring".into() }.into()),
        (Who::Olive, posts::Hide { subject: Subject::Job(job), reason: "Private".into() }.into()),
        (Who::Olive, members::Pause { member: Who::Ben.member(), reason: String::new() }.into()),
    ];
    for (who, act) in ends {
        let mut moot = moot.clone();
        moot.does(who, act.clone());
        assert!(!reads(&moot, Who::Ben, job), "{act:?}");
    }
    let mut expired = moot.clone();
    expired.wait(Span::HOUR);
    assert!(!reads(&expired, Who::Ben, job), "before the server has woken");
    tick(&mut expired);
    assert!(!reads(&expired, Who::Ben, job));
    assert_eq!(expired.refused(Who::Ben, ReadDetails { job }), Refusal::ClaimRanOut);
    // Whoever takes it again asks again.
    for act in [Act::from(HandBack { job }), Take { job }.into()] {
        moot.does(Who::Ben, act);
    }
    assert!(!reads(&moot, Who::Ben, job) && page(&moot, Who::Ben, job).may_read_details);
    moot.does(Who::Ben, ReadDetails { job });
    moot.does(Who::Ben, Renew { job });
    assert!(reads(&moot, Who::Ben, job), "who keeps it still sees them");
    for yes in [false, true] {
        moot.does(Who::Ann, trust(group, Who::Ben, yes));
        assert!(!reads(&moot, Who::Ben, job), "trusted again is not shown again");
    }
}

#[test]
fn a_coordinator_who_stands_down_needs_trust_like_all_others() {
    let (mut moot, group, job) = sealed();
    moot.does(Who::Cal, groups::ShowMe { group, yes: true });
    moot.does(Who::Ann, groups::MakeCoordinator { group, member: Who::Cal.member() });
    moot.does(Who::Ann, Take { job });
    moot.does(Who::Ann, ReadDetails { job });
    moot.does(Who::Ann, StandDown { group, member: None });
    assert!(!reads(&moot, Who::Ann, job));
    assert_eq!(moot.refused(Who::Ann, ReadDetails { job }), Refusal::NotApprovedForPrivate);
    assert_eq!(moot.view(Who::Ann, Show { id: job, private: true }).details_words, None);
}

#[test]
fn an_organisers_code_shows_no_details_to_the_phone_it_moves_a_membership_to() {
    let (mut moot, group, job) = sealed();
    moot.does(Who::Ben, Take { job });
    moot.does(Who::Ben, ReadDetails { job });
    let member = Who::Ben.member();
    moot.does(Who::Olive, members::ReplacePhone { member });
    let opens = members::Opens::Replacement { member };
    let code = moot.state.private.members.codes().find(|code| code.opens == opens).expect("just made").code.clone();
    moot.does(Who::Stranger, members::Join { name: String::new(), code });
    assert!(!reads(&moot, Who::Stranger, job) && page(&moot, Who::Stranger, job).mine);
    assert_eq!(moot.refused(Who::Stranger, ReadDetails { job }), Refusal::NotApprovedForPrivate);
    moot.does(Who::Ann, trust(group, Who::Ben, true));
    moot.does(Who::Stranger, ReadDetails { job });
    assert!(reads(&moot, Who::Stranger, job));
}

#[test]
fn they_are_destroyed_a_week_after_the_job_or_its_group_is_over() {
    for end in ["finish", "cancel", "close"] {
        let (mut moot, group, job) = sealed();
        moot.does(Who::Ben, Take { job });
        moot.does(Who::Ben, ReadDetails { job });
        assert_eq!(moot.state.next_due(), None);
        match end {
            "finish" => drop(moot.does(Who::Ben, finish(job))),
            "cancel" => drop(moot.does(Who::Ann, cancel(job))),
            _ => drop(moot.does(Who::Ann, Close { group, reason: "Spring".into() })),
        }
        let due = moot.now.plus(DETAILS_KEPT);
        assert_eq!(moot.state.next_due(), Some(due), "{end}");
        let mut again = moot.clone();
        moot.now = due.plus(Span::from_millis(-1));
        tick(&mut moot);
        assert!(is_kept(&moot));
        moot.now = due;
        assert!(!page(&moot, Who::Ann, job).private_details, "before the server has woken");
        tick(&mut moot);
        assert!(!is_kept(&moot), "{end}");
        assert!(!moot.rows.keys().any(|key| matches!(key, change::Key::Job(Key::Reading(..) | Key::Details(..)))));
        assert_eq!(moot.state.next_due(), None);
        // Opened again before that, it still has them.
        again.wait(Span::DAY);
        match end {
            "close" => drop(again.does(Who::Ann, groups::Reopen { group })),
            _ => drop(again.does(Who::Ann, Reopen { job })),
        }
        again.wait(Span::DAY.times(30));
        tick(&mut again);
        assert!(is_kept(&again), "{end}");
    }
}

#[test]
fn they_are_destroyed_at_once_when_emptied_or_erased() {
    let (moot, group, job) = sealed();
    let erase = |subject| posts::Erase { subject, reason: "Private".into() };
    let ways: [(Who, Act); 3] = [
        (Who::Ann, write(job, " ").into()),
        (Who::Olive, erase(Subject::Job(job)).into()),
        (Who::Olive, erase(Subject::Group(group)).into()),
    ];
    for (who, act) in ways {
        let mut moot = moot.clone();
        moot.does(Who::Ben, Take { job });
        moot.does(Who::Ben, ReadDetails { job });
        moot.does(who, act.clone());
        assert!(!is_kept(&moot), "{act:?}");
        assert!(!page(&moot, Who::Ben, job).private_details);
    }
    let mut ended = moot.clone();
    ended.does(Who::Ann, finish(job));
    assert_eq!(ended.refused(Who::Ann, write(job, "More")), Refusal::NoLongerApplies);
    ended.does(Who::Ann, write(job, ""));
    assert!(!is_kept(&ended), "also before the week is over");
}

#[test]
fn no_outcome_keeps_a_digest_of_an_address() {
    let (_, _, job) = sealed();
    assert!(Act::from(write(job, WORDS)).leaves_no_trace());
}

#[test]
fn whoever_is_erased_is_gone_from_the_readings_too() {
    let (mut moot, _, job) = sealed();
    moot.does(Who::Ben, Take { job });
    moot.does(Who::Ben, ReadDetails { job });
    let noted = serde_json::to_string(&members::download(&moot.state, Who::Ben.account())).expect("plain data");
    assert!(noted.contains("reading") && noted.contains(&job.to_string()) && !noted.contains(WORDS));
    moot.does(Who::Ben, members::EraseMe { posts: members::Posts::KeepWithoutName });
    assert!(page(&moot, Who::Ann, job).readings.is_empty());
    assert!(!moot.rows.keys().any(|key| matches!(key, change::Key::Job(Key::Reading(..)))));
}
