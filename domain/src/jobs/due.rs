//! What jobs do by themselves: claims run out, and private details are destroyed.

use super::register::Due;
use super::{Job, Key, Row, Stage};
use crate::context::Context;
use crate::ids::{GroupId, JobId, MemberId};
use crate::time::Span;
use crate::{Change, Moment, State, Subject, Timestamp, change};

/// For how long private details are kept once a job has ended or its group has closed: long enough
/// to open it again if that was a mistake.
pub const DETAILS_KEPT: Span = Span::DAY.times(7);

/// When something next happens to a job by itself, if anything will.
pub fn next_due(state: &State) -> Option<Timestamp> {
    state.private.jobs.next_due().map(|(at, _)| at)
}

/// What the first thing does that is due at `now`. Empty when none is.
pub fn due(state: &State, moment: &mut Moment) -> Vec<Change> {
    let now = moment.now;
    match state.private.jobs.next_due().filter(|(at, _)| *at <= now) {
        Some((at, Due::Claim(job, member))) => expiring(state, job, member, at),
        Some((_, Due::Details(job))) => sealed(state, job),
        None => Vec::new(),
    }
}

/// A claim runs out: the place is free again, and whoever had it is told, where that still means anything.
fn expiring(state: &State, id: JobId, member: MemberId, at: Timestamp) -> Vec<Change> {
    let taken = state.private.jobs.of_member(member).find(|key| matches!(key, Key::Taker(_, job, _) if *job == id));
    let mut changes: Vec<Change> = taken.map(|key| Change::Erase(change::Key::Job(key))).into_iter().collect();
    let job = state.community.jobs.get(&id).filter(|job| job.stage == Stage::Open);
    if let Some(job) = job.filter(|job| is_there(state, job)) {
        changes.push(Change::Put(change::Row::Job(Row::Expired { group: job.group, job: id, member, at })));
    }
    changes
}

fn is_there(state: &State, job: &Job) -> bool {
    let community = &state.community;
    let is_gone = |subject| community.gone.contains_key(&subject);
    let is_open = community.groups.get(&job.group).is_some_and(|group| group.closed.is_none());
    is_open && !is_gone(Subject::Job(job.id)) && !is_gone(Subject::Group(job.group))
}

/// Destroys a job's private details at once.
pub(super) fn forget_details(ctx: &mut Context<'_>, job: JobId) {
    ctx.changes.extend(sealed(ctx.state, job));
}

/// Destroys a job's private details, and who read them.
fn sealed(state: &State, job: JobId) -> Vec<Change> {
    state.private.jobs.sealed(job).map(|key| Change::Erase(change::Key::Job(key))).collect()
}

/// Destroys at once what is sealed of a job, or of every job of a group, because its words are destroyed.
pub fn forget(ctx: &mut Context<'_>, subject: Subject) {
    let jobs = match subject {
        Subject::Job(job) => vec![job],
        Subject::Group(group) => jobs_of(ctx, group),
        _ => Vec::new(),
    };
    for job in jobs {
        forget_details(ctx, job);
        forget_expired(ctx, job);
    }
}

fn jobs_of(ctx: &Context<'_>, group: GroupId) -> Vec<JobId> {
    ctx.state.community.groups.get(&group).map(|group| group.jobs.clone()).unwrap_or_default()
}

/// A group closes: the private details of its jobs are of no more use.
pub fn group_closes(ctx: &mut Context<'_>, group: GroupId) {
    let until = Some(ctx.now().plus(DETAILS_KEPT));
    for job in jobs_of(ctx, group) {
        // Those of a job that has ended go at their own time.
        if ctx.state.private.jobs.details(job, ctx.now()).is_some_and(|details| details.until.is_none()) {
            keep_details(ctx, group, job, until);
        }
        forget_expired(ctx, job);
    }
}

/// A group opens again: what is sealed of its open jobs stays.
pub fn group_reopens(ctx: &mut Context<'_>, group: GroupId) {
    for job in jobs_of(ctx, group) {
        if ctx.state.community.jobs.get(&job).is_some_and(|job| job.stage == Stage::Open) {
            keep_details(ctx, group, job, None);
        }
    }
}

/// A job ends: who did it is settled, so that no claim on it runs out, and what is sealed goes in a while.
pub(super) fn ends(ctx: &mut Context<'_>, job: &Job) {
    reclaim(ctx, job, None);
    let until = Some(ctx.now().plus(DETAILS_KEPT));
    keep_details(ctx, job.group, job.id, until);
    forget_expired(ctx, job.id);
}

/// A job is to be done again: claims run from now, and what is sealed stays.
pub(super) fn reopens(ctx: &mut Context<'_>, job: &Job) {
    let until = claimed_until(ctx.now(), job.task.claim_hours);
    reclaim(ctx, job, until);
    keep_details(ctx, job.group, job.id, None);
}

/// Until when somebody has it who takes it now.
pub(super) fn claimed_until(now: Timestamp, hours: Option<u32>) -> Option<Timestamp> {
    hours.map(|hours| now.plus(Span::HOUR.times(hours.into())))
}

/// Claims stand for another time: for those who have taken it on too, from now.
pub(super) fn retime(ctx: &mut Context<'_>, job: &Job, hours: Option<u32>) {
    let until = claimed_until(ctx.now(), hours);
    let (group, id) = (job.group, job.id);
    let claims: Vec<_> = ctx.state.private.jobs.claims(id).map(|(member, claim)| (member, claim.shown)).collect();
    for (member, shown) in claims {
        ctx.put(change::Row::Job(Row::Taker { group, job: id, member, until, shown }));
    }
}

/// All who have taken it on now have it until then. Whoever has seen what is sealed must ask again.
pub(super) fn reclaim(ctx: &mut Context<'_>, job: &Job, until: Option<Timestamp>) {
    let (group, id) = (job.group, job.id);
    let takers = ctx.state.private.jobs.claims(id).filter(|(_, claim)| claim.shown || claim.until != until);
    let takers: Vec<MemberId> = takers.map(|(member, _)| member).collect();
    for member in takers {
        ctx.put(change::Row::Job(Row::Taker { group, job: id, member, until, shown: false }));
    }
}

/// What is sealed is not what it was: whoever has seen it must ask again.
pub(super) fn unshow(ctx: &mut Context<'_>, job: &Job) {
    let (group, id) = (job.group, job.id);
    let seen = ctx.state.private.jobs.claims(id).filter(|(_, claim)| claim.shown);
    let seen: Vec<(MemberId, Option<Timestamp>)> = seen.map(|(member, claim)| (member, claim.until)).collect();
    for (member, until) in seen {
        ctx.put(change::Row::Job(Row::Taker { group, job: id, member, until, shown: false }));
    }
}

fn keep_details(ctx: &mut Context<'_>, group: GroupId, job: JobId, until: Option<Timestamp>) {
    let details = ctx.state.private.jobs.details(job, ctx.now());
    if let Some(words) = details.filter(|details| details.until != until).map(|details| details.words.clone()) {
        ctx.put(change::Row::Job(Row::Details { group, job, words, until }));
    }
}

/// Nobody needs to be told any more that they lost it.
fn forget_expired(ctx: &mut Context<'_>, job: JobId) {
    let Some(group) = ctx.state.community.jobs.get(&job).map(|job| job.group) else { return };
    let members: Vec<MemberId> = ctx.state.private.jobs.expired(job).collect();
    for member in members {
        ctx.erase(change::Key::Job(Key::Expired(group, job, member)));
    }
}
