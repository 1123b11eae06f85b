//! Jobs of working groups: what is to be done, where and when, and who has taken it on.
//!
//! Who has taken on a job is private to the group: its members, its coordinators and the
//! organisers see the names, others how many. What is minuted is how many did it.
//!
//! A claim may run out: then the place is free again. A job may have private details, such as an
//! address: sealed rows that only coordinators and those see who have taken the job on, and destroyed
//! when it is over. Only members whom a coordinator trusts with such details take on such a job.

mod acts;
mod details;
mod due;
mod events;
mod new;
mod record;
mod register;
mod taking;
mod views;

#[cfg(test)]
mod tests;

pub use acts::{Add, AddList, CLAIM, Cancel, Describe, LINES, Reopen};
pub use details::{ReadDetails, WriteDetails};
pub use due::{DETAILS_KEPT, due, forget, group_closes, group_reopens, next_due};
pub use events::{Event, apply};
pub use new::{New, NewView, may_add};
pub use record::{Happened, told};
pub use register::{Claim, Details, Key, Register, Row, erase, put};
pub use taking::{Dismiss, Finish, HandBack, Renew, Take, forget_sight, give_back};
pub use views::{JobLink, JobView, Mine, ReadingView, Show, ended, linked_to, open, takes_any, texts, view};

use serde::{Deserialize, Serialize};

use crate::context::Context;
use crate::ids::{GroupId, IssueId, JobId};
use crate::photos::{self, Photo};
use crate::posts::Written;
use crate::{Refusal, Subject, TextRef, Timestamp};

/// How far a job has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// To be done.
    Open,
    /// Done.
    Done,
    /// Not to be done after all; the words say why.
    Cancelled,
}

/// What a job is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Task {
    /// What is to be done, in one line.
    pub what: TextRef,
    /// Where.
    pub place: Option<TextRef>,
    /// When.
    pub when: Option<Timestamp>,
    /// How many people it needs.
    pub needed: u32,
    /// More about it.
    pub details: Option<TextRef>,
    /// The issue that it would mend.
    pub issue: Option<IssueId>,
    /// Within how many hours whoever takes it on must finish it or say that they are still at it; none if
    /// they have it until they hand it back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub claim_hours: Option<u32>,
}

/// How a job ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ended {
    /// When.
    pub at: Timestamp,
    /// How it went, or why it was cancelled.
    pub words: Option<TextRef>,
    /// Photos of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub photos: Vec<Photo>,
    /// How many had taken it on.
    pub people: u32,
}

/// A job.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Job {
    /// Its id.
    pub id: JobId,
    /// Whose it is.
    pub group: GroupId,
    /// What it is.
    pub task: Task,
    /// When it was added.
    pub added: Timestamp,
    /// How far it has come.
    pub stage: Stage,
    /// How it ended.
    pub ended: Option<Ended>,
    /// What was said of it before.
    pub past: Vec<TextRef>,
}

impl Ended {
    /// Its texts.
    pub fn texts(&self) -> impl Iterator<Item = TextRef> + '_ {
        self.words.into_iter().chain(photos::texts(&self.photos))
    }
}

impl Task {
    /// Its texts.
    pub fn texts(&self) -> impl Iterator<Item = TextRef> + use<> {
        [Some(self.what), self.place, self.details].into_iter().flatten()
    }
}

/// Which texts belong to a job.
pub fn written(job: &Job) -> Written {
    let others = job.past.iter().copied().chain(job.ended.iter().flat_map(Ended::texts));
    Written { own: job.task.texts().collect(), others: others.collect(), names: Vec::new() }
}

/// The job, if it and its group are there for the caller, may be acted on and the group is open.
fn job<'a>(ctx: &Context<'a>, id: JobId) -> Result<&'a Job, Refusal> {
    ctx.present(Subject::Job(id))?;
    let job = ctx.state.community.jobs.get(&id).ok_or(Refusal::NotFound)?;
    crate::groups::open_group(ctx, job.group)?;
    Ok(job)
}

/// As [`job`] while it is still to be done.
fn open_job<'a>(ctx: &Context<'a>, id: JobId) -> Result<&'a Job, Refusal> {
    let job = job(ctx, id)?;
    if job.stage == Stage::Open { Ok(job) } else { Err(Refusal::NoLongerApplies) }
}
