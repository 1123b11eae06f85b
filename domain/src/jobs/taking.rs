//! Taking on a job, handing it back and finishing it, and the rules.

use serde::{Deserialize, Serialize};

use super::{Event, Key, Row, open_job};
use crate::act::Rule;
use crate::change;
use crate::context::Context;
use crate::groups::{self, Group, Joining};
use crate::ids::{JobId, MemberId};
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
        if ctx.state.private.jobs.has(job.id, member) {
            return Ok(());
        }
        let is_in = ctx.state.private.groups.has(group.id, member);
        if !is_in && group.joining == Joining::ByRequest {
            return Err(Refusal::ByRequestOnly);
        }
        if ctx.state.taker_count(job.id) >= job.task.needed {
            return Err(Refusal::JobFull);
        }
        if !is_in {
            ctx.put(change::Row::Group(groups::Row::Member { group: group.id, member, shown: false }));
        }
        ctx.put(change::Row::Job(Row::Taker { group: group.id, job: job.id, member }));
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
        if !ctx.state.private.jobs.has(job.id, member) {
            return Err(Refusal::NoLongerApplies);
        }
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
}

impl Rule for Finish {
    const NAME: &'static str = "job.finish";

    fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal> {
        let member = ctx.member()?.id;
        let job = open_job(ctx, self.job)?;
        let takers = &ctx.state.private.jobs;
        if !takers.has(job.id, member) && !ctx.state.runs(&ctx.viewer, job.group) {
            return Err(Refusal::CoordinatorsOnly);
        }
        let people = takers.count(job.id);
        let words = optional_prose("words", &self.words, PROSE)?;
        let words = ctx.optional_text(words);
        ctx.minute(change::Event::Job(Event::Finished { id: job.id, group: job.group, words, people }));
        Ok(())
    }
}

/// Hands back all that a member has taken on in a group, done or not: who did what is not kept of
/// somebody who has left; how many did it is in the book.
pub fn give_back(ctx: &mut Context<'_>, group: &Group, member: MemberId) {
    let taken = group.jobs.iter().filter(|job| ctx.state.private.jobs.has(**job, member));
    let keys: Vec<Key> = taken.map(|job| Key::Taker(group.id, *job, member)).collect();
    for key in keys {
        ctx.erase(change::Key::Job(key));
    }
}
