//! What coordinators and organisers do with jobs, and the rules.

use serde::{Deserialize, Serialize};

use super::{Event, Job, Stage, Task, due, job, open_job};
use crate::act::Rule;
use crate::context::Context;
use crate::groups::{Group, own_group};
use crate::ids::{GroupId, IssueId, JobId};
use crate::refusal::{Fault, Refusal};
use crate::text::{LINE, PROSE, line, optional_line, optional_number, optional_prose, prose};
use crate::time::parse_local;
use crate::{Subject, Timestamp, change, issues, members};

/// The most people that one job may need.
pub const PEOPLE: u32 = 200;
/// The longest time, in hours, that a claim may be asked to stand for: two weeks.
pub const CLAIM: u32 = 336;
/// The most lines in a pasted list.
pub const LINES: usize = 100;
/// The most jobs that a group may have open at once.
pub const JOBS: usize = 500;

/// Adds a job to a group's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Add {
    /// Whose.
    pub group: GroupId,
    /// What is to be done, in one line.
    pub what: String,
    /// Where, or nothing.
    #[serde(default)]
    pub place: String,
    /// When, by clocks here (`2026-11-22T18:00`), or nothing.
    #[serde(default)]
    pub when: String,
    /// How many people it needs; one if nothing.
    #[serde(default)]
    pub needed: String,
    /// More about it, or nothing.
    #[serde(default)]
    pub details: String,
    /// The id or address of the issue it would mend, or nothing.
    #[serde(default)]
    pub issue: String,
    /// Within how many hours whoever takes it on must finish it or say that they are still at it, or nothing.
    #[serde(default)]
    pub claim_hours: String,
}

impl Rule for Add {
    const NAME: &'static str = "job.add";

    fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal> {
        let group = own_group(ctx, self.group)?;
        let words = Words {
            what: line("what", &self.what, LINE)?,
            place: optional_line("place", &self.place, LINE)?,
            when: moment(ctx, &self.when)?,
            needed: optional_number("needed", &self.needed, 1, PEOPLE)?.unwrap_or(1),
            details: optional_prose("details", &self.details, PROSE)?,
            issue: issues::typed(ctx, "issue", &self.issue)?,
            claim_hours: claim_hours(&self.claim_hours)?,
        };
        has_room(ctx, group, "what", 1)?;
        add(ctx, group, ctx.id.into(), words)
    }
}

/// What a job is, checked.
struct Words {
    what: String,
    place: Option<String>,
    when: Option<Timestamp>,
    needed: u32,
    details: Option<String>,
    issue: Option<IssueId>,
    claim_hours: Option<u32>,
}

fn claim_hours(typed: &str) -> Result<Option<u32>, Refusal> {
    optional_number("claim_hours", typed, 1, CLAIM)
}

impl Words {
    fn keep(self, ctx: &mut Context<'_>) -> Task {
        Task {
            what: ctx.text(self.what),
            place: ctx.optional_text(self.place),
            when: self.when,
            needed: self.needed,
            details: ctx.optional_text(self.details),
            issue: self.issue,
            claim_hours: self.claim_hours,
        }
    }
}

/// A date and time typed by clocks here. One that has passed is taken too: it may be written down
/// after the event, or sent late from a phone without signal.
fn moment(ctx: &Context<'_>, typed: &str) -> Result<Option<Timestamp>, Refusal> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    let when = parse_local(typed, &ctx.state.community.profile.zone);
    when.map(Some).ok_or_else(|| Refusal::invalid("when", Fault::NotATime))
}

fn has_room(ctx: &Context<'_>, group: &Group, field: &'static str, more: usize) -> Result<(), Refusal> {
    let jobs = group.jobs.iter().filter_map(|id| ctx.state.community.jobs.get(id));
    let open = jobs.filter(|job| job.stage == Stage::Open).count();
    if open + more > JOBS { Err(Refusal::invalid(field, Fault::TooMany { max: JOBS })) } else { Ok(()) }
}

fn add(ctx: &mut Context<'_>, group: &Group, id: JobId, words: Words) -> Result<(), Refusal> {
    let member = ctx.member()?;
    members::sign(ctx, Subject::Job(id), member, false);
    let task = words.keep(ctx);
    ctx.minute(change::Event::Job(Event::Added { id, group: group.id, task }));
    Ok(())
}

/// Adds many jobs at once, one a line; each needs one person until it is described otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddList {
    /// Whose.
    pub group: GroupId,
    /// What is to be done: one job a line. Blank lines and list marks are passed over.
    #[serde(default)]
    pub list: String,
}

impl Rule for AddList {
    const NAME: &'static str = "job.add_list";

    fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal> {
        let group = own_group(ctx, self.group)?;
        let mut jobs = Vec::new();
        for typed in self.list.lines() {
            let typed = typed.trim_start().trim_start_matches(['-', '*', '•', '–']);
            if let Some(what) = optional_line("list", typed, LINE)? {
                jobs.push(what);
            }
        }
        if jobs.is_empty() {
            return Err(Refusal::invalid("list", Fault::Missing));
        }
        if jobs.len() > LINES {
            return Err(Refusal::invalid("list", Fault::TooMany { max: LINES }));
        }
        has_room(ctx, group, "list", jobs.len())?;
        for (n, what) in (0..).zip(jobs) {
            let id = ctx.id.nth(n);
            if ctx.state.is_taken(id) {
                return Err(Refusal::IdReused);
            }
            let words =
                Words { what, place: None, when: None, needed: 1, details: None, issue: None, claim_hours: None };
            add(ctx, group, id.into(), words)?;
        }
        Ok(())
    }
}

/// The job, for those who may see to the affairs of its group.
fn own_job<'a>(ctx: &Context<'a>, id: JobId) -> Result<&'a Job, Refusal> {
    ctx.member()?;
    let job = job(ctx, id)?;
    own_group(ctx, job.group)?;
    Ok(job)
}

/// Says what a job is, in place of what was said before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Describe {
    /// Which job.
    pub job: JobId,
    /// As in [`Add`].
    pub what: String,
    /// As in [`Add`].
    #[serde(default)]
    pub place: String,
    /// As in [`Add`].
    #[serde(default)]
    pub when: String,
    /// As in [`Add`]; not fewer than have taken it on.
    #[serde(default)]
    pub needed: String,
    /// As in [`Add`].
    #[serde(default)]
    pub details: String,
    /// As in [`Add`].
    #[serde(default)]
    pub issue: String,
    /// As in [`Add`]. When it changes, it holds for those who have taken the job on too, from now.
    #[serde(default)]
    pub claim_hours: String,
}

impl Rule for Describe {
    const NAME: &'static str = "job.describe";

    fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal> {
        own_job(ctx, self.job)?;
        let job = open_job(ctx, self.job)?;
        let taken = ctx.state.private.jobs.count(job.id, ctx.now()).clamp(1, PEOPLE);
        // What it is linked to may stay so even if it was hidden since.
        let same = issues::id_in(&self.issue).filter(|issue| job.task.issue == Some(*issue));
        let words = Words {
            what: line("what", &self.what, LINE)?,
            place: optional_line("place", &self.place, LINE)?,
            when: moment(ctx, &self.when)?,
            needed: optional_number("needed", &self.needed, taken, PEOPLE)?.unwrap_or(taken),
            details: optional_prose("details", &self.details, PROSE)?,
            issue: if same.is_some() { same } else { issues::typed(ctx, "issue", &self.issue)? },
            claim_hours: claim_hours(&self.claim_hours)?,
        };
        if words.claim_hours != job.task.claim_hours {
            due::retime(ctx, job, words.claim_hours);
        }
        let task = words.keep(ctx);
        ctx.minute(change::Event::Job(Event::Described { id: job.id, group: job.group, task }));
        Ok(())
    }
}

/// Says that a job is not to be done after all, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cancel {
    /// Which job.
    pub job: JobId,
    /// Why.
    #[serde(default)]
    pub reason: String,
}

impl Rule for Cancel {
    const NAME: &'static str = "job.cancel";

    fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal> {
        own_job(ctx, self.job)?;
        let job = open_job(ctx, self.job)?;
        let reason = prose("reason", &self.reason, PROSE)?;
        let reason = ctx.text(reason);
        let people = ctx.state.private.jobs.count(job.id, ctx.now());
        ctx.minute(change::Event::Job(Event::Cancelled { id: job.id, group: job.group, reason, people }));
        due::ends(ctx, job);
        Ok(())
    }
}

/// Says that a job is to be done again. Those who had taken it on still have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reopen {
    /// Which job.
    pub job: JobId,
}

impl Rule for Reopen {
    const NAME: &'static str = "job.reopen";

    fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal> {
        let job = own_job(ctx, self.job)?;
        if job.stage == Stage::Open {
            return Err(Refusal::NoLongerApplies);
        }
        let group = own_group(ctx, job.group)?;
        has_room(ctx, group, "job", 1)?;
        ctx.minute(change::Event::Job(Event::Reopened { id: job.id, group: job.group }));
        due::reopens(ctx, job);
        Ok(())
    }
}
