//! Claims that run out, and who gets the last place.

use super::*;
use crate::community::Tick;
use crate::time::Span;
use crate::{Caller, home};

const MILLI: Span = Span::from_millis(1);

/// A group of Ann's that anybody joins, with a job for one that must be claimed anew every two hours.
fn with_claim() -> (Moot, GroupId, JobId) {
    let (mut moot, group, _) = with_job(Joining::Open);
    let job = moot.does(Who::Ann, Add { claim_hours: "2".into(), ..add(group, "Open the hall", 1) }).into();
    (moot, group, job)
}

fn tick(moot: &mut Moot) {
    moot.act_as(Caller::System, Tick {}).expect("time always passes");
}

fn page(moot: &Moot, who: Who, job: JobId) -> JobView {
    moot.view(who, Show { id: job, private: false })
}

fn mine(moot: &Moot, who: Who) -> Vec<(JobId, bool, bool)> {
    let jobs = moot.view(who, Mine {});
    jobs.into_iter().map(|job| (job.id, job.mine, job.ran_out.is_some())).collect()
}

#[test]
fn a_claim_runs_out_at_its_time_whether_or_not_the_server_has_woken() {
    let (mut moot, _, job) = with_claim();
    moot.does(Who::Ben, Take { job });
    let end = moot.now.plus(Span::HOUR.times(2));
    assert_eq!(moot.state.next_due(), Some(end));
    let view = page(&moot, Who::Ben, job);
    assert_eq!((view.claim_hours, view.until.map(|when| when.iso)), (Some(2), Some(crate::time::rfc3339(end))));
    moot.now = end.plus(MILLI.times(-1));
    tick(&mut moot);
    assert_eq!(mine(&moot, Who::Ben), [(job, true, false)]);
    assert_eq!(moot.refused(Who::Cal, Take { job }), Refusal::JobFull);
    moot.now = end;
    // Before the server has woken the page says so already.
    assert_eq!(mine(&moot, Who::Ben), [(job, false, true)]);
    let view = page(&moot, Who::Cal, job);
    assert_eq!((view.people, view.may_take, view.ran_out), (0, true, None));
    let mut late = moot.clone();
    late.wait(Span::DAY);
    for moot in [&mut moot, &mut late] {
        moot.does(Who::Cal, Take { job });
        assert_eq!(moot.state.next_due(), Some(moot.now.plus(Span::HOUR.times(2))));
        assert_eq!(mine(moot, Who::Ben), [(job, false, true)]);
        assert_eq!(mine(moot, Who::Cal), [(job, true, false)]);
        assert_eq!(page(moot, Who::Ben, job).ran_out.map(|when| when.iso), Some(crate::time::rfc3339(end)));
    }
    assert!(!moot.book().contains(&Who::Ben.member().to_string()), "who let it lapse is in no minute");
}

#[test]
fn whoever_says_that_they_are_still_at_it_keeps_it() {
    let (mut moot, _, job) = with_claim();
    moot.does(Who::Ben, Take { job });
    for _ in 0..3 {
        moot.wait(Span::HOUR);
        moot.does(Who::Ben, Renew { job });
        assert_eq!(moot.state.next_due(), Some(moot.now.plus(Span::HOUR.times(2))));
    }
    assert_eq!(moot.who_may(Renew { job }), [Who::Ben]);
    moot.wait(Span::HOUR.times(2));
    // Too late, also from a phone that had no signal.
    for act in [Act::from(Renew { job }), HandBack { job }.into(), finish(job).into()] {
        assert_eq!(moot.refused(Who::Ben, act), Refusal::ClaimRanOut);
    }
    assert_eq!(moot.refused(Who::Cal, Renew { job }), Refusal::NoLongerApplies);
}

#[test]
fn who_lost_a_claim_is_told_until_they_have_seen_it_take_it_again_or_it_is_over() {
    let (mut moot, group, job) = with_claim();
    moot.does(Who::Ben, Take { job });
    moot.wait(Span::HOUR.times(2));
    tick(&mut moot);
    let home = moot.view(Who::Ben, home::Show {}).jobs;
    assert!(home.iter().any(|shown| shown.id == job && shown.ran_out.is_some()), "on Home too");
    for who in [Who::Ann, Who::Cal, Who::Olive] {
        assert!(page(&moot, who, job).ran_out.is_none(), "{who:?} is not told of Ben");
    }
    assert_eq!(moot.who_may(Dismiss { job }), [Who::Ben]);
    let gone = |moot: &Moot| mine(moot, Who::Ben).is_empty() && !format!("{:?}", moot.rows).contains("Expired");
    let over: [(Who, Act); 6] = [
        (Who::Ben, Dismiss { job }.into()),
        (Who::Ann, finish(job).into()),
        (Who::Ann, cancel(job).into()),
        (Who::Ann, Close { group, reason: "Spring".into() }.into()),
        (Who::Ben, Leave { group }.into()),
        (Who::Olive, posts::Erase { subject: Subject::Job(job), reason: "Private".into() }.into()),
    ];
    for (who, act) in over {
        let mut moot = moot.clone();
        moot.does(who, act.clone());
        assert!(gone(&moot), "{act:?}");
    }
    moot.does(Who::Ben, Take { job });
    assert_eq!(mine(&moot, Who::Ben), [(job, true, false)]);
    assert!(!format!("{:?}", moot.rows).contains("Expired"));
}

#[test]
fn who_did_it_is_settled_when_it_ends_and_runs_anew_when_it_opens_again() {
    let (mut moot, _, job) = with_claim();
    moot.does(Who::Ben, Take { job });
    moot.does(Who::Ben, finish(job));
    assert_eq!(moot.state.next_due(), None);
    moot.wait(Span::DAY);
    tick(&mut moot);
    assert_eq!(page(&moot, Who::Ann, job).names, Some(vec![Who::Ben.name()]));
    moot.does(Who::Ann, Reopen { job });
    assert_eq!(moot.state.next_due(), Some(moot.now.plus(Span::HOUR.times(2))));
}

#[test]
fn a_coordinator_changes_how_long_claims_stand_for_those_that_stand_too() {
    let (mut moot, group, job) = with_job(Joining::Open);
    moot.does(Who::Ben, Take { job });
    assert_eq!(moot.state.next_due(), None);
    let hours = |hours: &str| Describe { claim_hours: hours.into(), ..describe(job, "2", "") };
    moot.does(Who::Ann, hours("336"));
    assert_eq!(moot.state.next_due(), Some(moot.now.plus(Span::DAY.times(14))));
    moot.wait(Span::DAY);
    moot.does(Who::Ann, hours("336"));
    assert_eq!(moot.state.next_due(), Some(moot.now.plus(Span::DAY.times(13))), "it did not change");
    moot.does(Who::Ann, hours(""));
    assert_eq!(moot.state.next_due(), None);
    for (typed, code) in [("0", "out_of_range"), ("337", "out_of_range"), ("soon", "not_a_number")] {
        let act = Add { claim_hours: typed.into(), ..add(group, "Clear", 1) };
        let refusal = moot.refused(Who::Ann, act);
        assert_eq!((refusal.field(), refusal.code()), (Some("claim_hours"), format!("invalid.{code}")));
    }
}

#[test]
fn rows_and_tasks_kept_before_there_were_claims_stand_for_good_and_are_written_as_they_were() {
    let (mut moot, _, job) = with_job(Joining::Open);
    moot.does(Who::Ben, Take { job });
    let row = moot.rows.values().find(|row| matches!(row, crate::Row::Job(_))).expect("a taker");
    let written = serde_json::to_string(row).expect("plain data");
    assert!(!written.contains("until") && !written.contains("shown"), "{written}");
    assert!(!moot.book().contains("claim_hours"));
}

#[test]
fn of_two_who_take_the_last_place_one_gets_it_and_the_other_is_offered_the_next() {
    let (mut moot, group, job) = with_claim();
    let later: JobId = moot.does(Who::Ann, Add { when: "2023-11-25T06:00".into(), ..add(group, "Later", 1) }).into();
    let sooner: JobId = moot.does(Who::Ann, Add { when: "2023-11-16T06:00".into(), ..add(group, "Sooner", 1) }).into();
    moot.does(Who::Ben, Take { job });
    assert_eq!(moot.refused(Who::Cal, Take { job }), Refusal::JobFull);
    let next = |moot: &Moot, who| page(moot, who, job).next.map(|link| link.id);
    assert_eq!(next(&moot, Who::Cal), Some(sooner));
    assert_eq!(page(&moot, Who::Cal, job).names, None, "Cal is not in the group");
    // In the group one learns who was first.
    moot.does(Who::Cal, Take { job: sooner });
    assert_eq!(page(&moot, Who::Cal, job).names, Some(vec![Who::Ben.name()]));
    assert_ne!(next(&moot, Who::Cal), Some(sooner));
    assert_eq!((next(&moot, Who::Ben), next(&moot, Who::Stranger)), (None, None), "who has it needs no other");
    // Where the group has none left, another group's.
    let elsewhere = Form { name: "Gritters".into(), purpose: "Grit".into(), joining: Joining::Open };
    let elsewhere = moot.does(Who::Ben, elsewhere).into();
    let grit: JobId = moot.does(Who::Ben, add(elsewhere, "Grit", 1)).into();
    for job in moot.view(Who::Ann, groups::Show { id: group }).jobs.iter().filter(|job| job.people < job.needed) {
        moot.does(Who::Ann, cancel(job.id));
    }
    assert_eq!(next(&moot, Who::Cal), Some(grit));
    assert_eq!(moot.state.community.jobs[&later].stage, Stage::Cancelled);
    let shut = Form { name: "Shut".into(), purpose: "Shut".into(), joining: Joining::ByRequest };
    let shut = moot.does(Who::Ben, shut).into();
    moot.does(Who::Ben, add(shut, "Not for Cal", 1));
    moot.does(Who::Ben, Cancel { job: grit, reason: "Thaw".into() });
    assert_eq!(next(&moot, Who::Cal), None);
}
