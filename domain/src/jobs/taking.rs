//! Taking on a job, handing it back and finishing it, and the rules.

use serde::{Deserialize, Serialize};

use super::register::Claim;
use super::{Event, Job, Key, Row, due, open_job};
use crate::act::Rule;
use crate::change;
use crate::context::Context;
use crate::groups::{self, Group, Joining};
use crate::ids::{JobId, MemberId};
use crate::photos::{self, Chosen};
use crate::refusal::Refusal;
use crate::text::{PROSE, optional_prose};

/// Takes on a job. Where the group is open this also joins it, without being shown; where it is by
/// request one must be in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Take {
    /// Which job.
    pub job: JobId,
}

impl Rule for Take {
    const NAME: &'static str = "job.take";

    fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal> {
        let member = ctx.member()?.id;
        let job = open_job(ctx, self.job)?;
        let group = groups::open_group(ctx, job.group)?;
        if ctx.state.private.jobs.has(job.id, member, ctx.now()) {
            return Ok(());
        }
        let is_in = ctx.state.private.groups.has(group.id, member);
        if !is_in && group.joining == Joining::ByRequest {
            return Err(Refusal::ByRequestOnly);
        }
        let is_sealed = ctx.state.private.jobs.details(job.id, ctx.now()).is_some();
        if is_sealed && !ctx.state.is_trusted(member, group.id) {
            return Err(Refusal::NotApprovedForPrivate);
        }
        if ctx.state.taker_count(job.id, ctx.now()) >= job.task.needed {
            return Err(Refusal::JobFull);
        }
        if !is_in {
            ctx.put(change::Row::Group(groups::Row::Member { group: group.id, member, shown: false }));
        }
        let until = due::claimed_until(ctx.now(), job.task.claim_hours);
        ctx.put(change::Row::Job(Row::Taker { group: group.id, job: job.id, member, until, shown: false }));
        if ctx.state.private.jobs.ran_out(job.id, member, ctx.now()).is_some() {
            ctx.erase(change::Key::Job(Key::Expired(group.id, job.id, member)));
        }
        Ok(())
    }
}

/// The claim of somebody who has taken a job on, or why they have none.
pub(super) fn held<'a>(ctx: &Context<'a>, job: &Job, member: MemberId) -> Result<&'a Claim, Refusal> {
    let register = &ctx.state.private.jobs;
    let none = match register.ran_out(job.id, member, ctx.now()) {
        Some(_) => Refusal::ClaimRanOut,
        None => Refusal::NoLongerApplies,
    };
    register.claim(job.id, member, ctx.now()).ok_or(none)
}

/// Says that one is still doing a job, so that it does not go back by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Renew {
    /// Which job.
    pub job: JobId,
}

impl Rule for Renew {
    const NAME: &'static str = "job.renew";

    fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal> {
        let member = ctx.member()?.id;
        let job = open_job(ctx, self.job)?;
        let Claim { until: before, shown, .. } = *held(ctx, job, member)?;
        let until = due::claimed_until(ctx.now(), job.task.claim_hours);
        if until != before {
            ctx.put(change::Row::Job(Row::Taker { group: job.group, job: job.id, member, until, shown }));
        }
        Ok(())
    }
}

/// Has seen that one's claim on a job ran out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dismiss {
    /// Which job.
    pub job: JobId,
}

impl Rule for Dismiss {
    const NAME: &'static str = "job.dismiss";

    fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal> {
        let member = ctx.member()?.id;
        let job = ctx.state.community.jobs.get(&self.job).ok_or(Refusal::NotFound)?;
        ctx.state.private.jobs.ran_out(job.id, member, ctx.now()).ok_or(Refusal::NoLongerApplies)?;
        ctx.erase(change::Key::Job(Key::Expired(job.group, job.id, member)));
        Ok(())
    }
}

/// Hands back a job that one has taken on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandBack {
    /// Which job.
    pub job: JobId,
}

impl Rule for HandBack {
    const NAME: &'static str = "job.hand_back";

    fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal> {
        let member = ctx.member()?.id;
        let job = open_job(ctx, self.job)?;
        held(ctx, job, member)?;
        ctx.erase(change::Key::Job(Key::Taker(job.group, job.id, member)));
        Ok(())
    }
}

/// Says that a job is done: somebody who took it on, a coordinator or an organiser does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finish {
    /// Which job.
    pub job: JobId,
    /// How it went, or nothing.
    #[serde(default)]
    pub words: String,
    /// Photos of it.
    #[serde(flatten)]
    pub photos: Chosen,
}

impl Rule for Finish {
    const NAME: &'static str = "job.finish";

    fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal> {
        let member = ctx.member()?.id;
        let job = open_job(ctx, self.job)?;
        let takers = &ctx.state.private.jobs;
        if !takers.has(job.id, member, ctx.now()) && !ctx.state.runs(&ctx.viewer, job.group) {
            let ran_out = takers.ran_out(job.id, member, ctx.now()).is_some();
            return Err(if ran_out { Refusal::ClaimRanOut } else { Refusal::CoordinatorsOnly });
        }
        let people = takers.count(job.id, ctx.now());
        let words = optional_prose("words", &self.words, PROSE)?;
        let photos = self.photos.read()?;
        let words = ctx.optional_text(words);
        let photos = photos::keep(ctx, photos);
        ctx.minute(change::Event::Job(Event::Finished { id: job.id, group: job.group, words, photos, people }));
        due::ends(ctx, job);
        Ok(())
    }
}

/// Hands back all that a member has taken on in a group, done or not: who did what is not kept of
/// somebody who has left; how many did it is in the book.
pub fn give_back(ctx: &mut Context<'_>, group: &Group, member: MemberId) {
    // Which of the private details they read stays noted as long as those are kept.
    let is_claim = |key: &Key| matches!(*key, Key::Taker(of, ..) | Key::Expired(of, ..) if of == group.id);
    let keys: Vec<Key> = ctx.state.private.jobs.of_member(member).filter(is_claim).collect();
    for key in keys {
        ctx.erase(change::Key::Job(key));
    }
}

/// Whoever has this membership now may be somebody else, who must ask to see private details themselves.
pub fn forget_sight(ctx: &mut Context<'_>, member: MemberId) {
    let (jobs, now) = (&ctx.state.private.jobs, ctx.now());
    let taken = jobs.of_member(member).filter_map(|key| match key {
        Key::Taker(group, job, member) => Some((group, job, *jobs.claim(job, member, now)?)),
        _ => None,
    });
    let shown: Vec<_> = taken.filter(|(.., claim)| claim.shown).collect();
    for (group, job, Claim { until, .. }) in shown {
        ctx.put(change::Row::Job(Row::Taker { group, job, member, until, shown: false }));
    }
}
