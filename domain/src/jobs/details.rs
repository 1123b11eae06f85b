//! What is sealed of a job: an address, a door code, a name. Coordinators write it; whoever has taken
//! the job on reads it, on asking, and each reading is noted. It is in no minute, list, feed or search.

use serde::{Deserialize, Serialize};

use super::taking::held;
use super::{Row, job, open_job};
use crate::act::Rule;
use crate::change;
use crate::context::Context;
use crate::ids::JobId;
use crate::refusal::Refusal;
use crate::text::{PROSE, optional_prose};

/// Writes a job's private details, in place of what was there before; nothing typed destroys them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WriteDetails {
    /// Of which job.
    pub job: JobId,
    /// The details.
    #[serde(default)]
    pub words: String,
}

impl Rule for WriteDetails {
    const NAME: &'static str = "job.write_details";

    fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal> {
        ctx.member()?;
        let job = job(ctx, self.job)?;
        // Not organisers: what is sealed is between those who do the work and those who ask them to.
        if !ctx.state.coordinates(&ctx.viewer, job.group) {
            return Err(Refusal::CoordinatorsOnly);
        }
        let words = optional_prose("words", &self.words, PROSE)?;
        let Some(words) = words else {
            // What has ended may still be destroyed before its time.
            super::due::forget_details(ctx, job.id);
            super::due::unshow(ctx, job);
            return Ok(());
        };
        let job = open_job(ctx, self.job)?;
        let words = words.into();
        if ctx.state.private.jobs.details(job.id, ctx.now()).is_some_and(|details| details.words == words) {
            return Ok(());
        }
        ctx.put(change::Row::Job(Row::Details { group: job.group, job: job.id, words, until: None }));
        super::due::unshow(ctx, job);
        Ok(())
    }
}

/// Whoever has taken a job on asks to see its private details. That they did is noted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadDetails {
    /// Of which job.
    pub job: JobId,
}

impl Rule for ReadDetails {
    const NAME: &'static str = "job.read_details";

    fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal> {
        let member = ctx.member()?.id;
        let job = open_job(ctx, self.job)?;
        let (group, id, at) = (job.group, job.id, ctx.now());
        let claim = *held(ctx, job, member)?;
        if ctx.state.private.jobs.details(id, at).is_none() {
            return Err(Refusal::NoLongerApplies);
        }
        if !ctx.state.is_trusted(member, group) {
            return Err(Refusal::NotApprovedForPrivate);
        }
        // They are shown already: nothing more is read by asking twice.
        if claim.shown {
            return Ok(());
        }
        ctx.put(change::Row::Job(Row::Reading { group, job: id, member, at }));
        ctx.put(change::Row::Job(Row::Taker { group, job: id, member, until: claim.until, shown: true }));
        Ok(())
    }
}
