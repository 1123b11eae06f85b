//! What pages show of jobs.

use serde::{Deserialize, Serialize};

use super::{Job, Stage};
use crate::groups::{self, Group, Joining};
use crate::ids::{GroupId, IssueId, JobId};
use crate::query::{Link, Look, Query, Taken, When, Words};
use crate::time::{Style, Timestamp, to_local_input};
use crate::{Refusal, State, Subject, issues};

/// A job as shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JobView {
    /// Its id.
    pub id: JobId,
    /// Whose it is.
    pub group: Link,
    /// What is to be done; none if taken away.
    pub what: Words,
    /// Where.
    pub place: Words,
    /// When.
    pub when: Option<When>,
    /// When, as a form field has it; empty if not said.
    pub when_typed: String,
    /// How many people it needs.
    pub needed: u32,
    /// How many have taken it on; once it has ended, how many had.
    pub people: u32,
    /// Their names, if the viewer may see them.
    pub names: Option<Vec<String>>,
    /// More about it.
    pub details: Words,
    /// The issue that it would mend.
    pub issue: Option<Link>,
    /// How far it has come.
    pub stage: Stage,
    /// When it ended.
    pub ended: Option<When>,
    /// How it went, or why it was cancelled.
    pub words: Words,
    /// Whether the viewer has taken it on.
    pub mine: bool,
    /// Whether the viewer may take it on.
    pub may_take: bool,
    /// Whether the viewer may finish it.
    pub may_finish: bool,
    /// Whether the viewer may describe it, cancel it or open it again.
    pub may_run: bool,
    /// How it was taken away, if it was.
    pub taken: Option<Taken>,
}

/// A job as shown.
pub fn view(look: &Look<'_>, group: &Group, job: &Job) -> JobView {
    let state = look.state;
    let subject = Subject::Job(job.id);
    let shown = look.may_see(subject) && look.may_see(Subject::Group(group.id));
    let taken = look.taken(subject);
    let mine = look.viewer.member.is_some_and(|member| state.private.jobs.has(job.id, member));
    let may_act = shown && look.viewer.is_member() && taken.is_none() && group.closed.is_none();
    let is_open = job.stage == Stage::Open;
    let people = state.taker_count(job.id);
    let may_join = group.joining == Joining::Open || state.is_in(&look.viewer, group.id);
    let may_run = may_act && state.runs(&look.viewer, group.id);
    let words = |text| if shown { look.optional_words(text) } else { None };
    let task = &job.task;
    JobView {
        id: job.id,
        group: groups::link(look, group.id),
        what: words(Some(task.what)),
        place: words(task.place),
        when: task.when.map(|when| look.when(when, Style::DateTime)),
        when_typed: task.when.map_or_else(String::new, |when| to_local_input(when, &state.community.profile.zone)),
        needed: task.needed,
        people: job.ended.map_or(people, |ended| ended.people),
        names: (shown && sees_names(look, group.id)).then(|| names(state, job.id)),
        details: words(task.details),
        issue: task.issue.filter(|_| shown).map(|issue| issues::link(look, issue)),
        stage: job.stage,
        ended: job.ended.map(|ended| look.when(ended.at, Style::DateTime)),
        words: words(job.ended.and_then(|ended| ended.words)),
        mine,
        may_take: may_act && is_open && !mine && may_join && people < task.needed,
        may_finish: may_act && is_open && (mine || may_run),
        may_run,
        taken,
    }
}

fn sees_names(look: &Look<'_>, group: GroupId) -> bool {
    look.state.is_in(&look.viewer, group) || look.state.runs(&look.viewer, group)
}

fn names(state: &State, job: JobId) -> Vec<String> {
    let members = state.private.jobs.takers(job).filter_map(|member| state.private.members.get(member));
    let mut names: Vec<String> = members.map(|member| member.name.clone()).collect();
    names.sort_unstable();
    names
}

fn of<'a>(state: &'a State, group: &'a Group) -> impl Iterator<Item = &'a Job> {
    group.jobs.iter().filter_map(|id| state.community.jobs.get(id)).map(AsRef::as_ref)
}

/// A group's jobs that are still to be done: the soonest first, those without a time last.
pub fn open(look: &Look<'_>, group: &Group) -> Vec<JobView> {
    let mut jobs: Vec<&Job> = of(look.state, group).filter(|job| job.stage == Stage::Open).collect();
    jobs.sort_by_key(|job| soonest(job));
    jobs.into_iter().map(|job| view(look, group, job)).collect()
}

fn soonest(job: &Job) -> (bool, Option<Timestamp>) {
    (job.task.when.is_none(), job.task.when)
}

/// How many ended jobs a group's page shows; all of them are in the Record.
const ENDED: usize = 50;

/// A group's jobs that have ended, the latest first.
pub fn ended(look: &Look<'_>, group: &Group) -> Vec<JobView> {
    let mut jobs: Vec<&Job> = of(look.state, group).filter(|job| job.stage != Stage::Open).collect();
    jobs.sort_by_key(|job| std::cmp::Reverse(job.ended.map(|ended| ended.at)));
    jobs.into_iter().take(ENDED).map(|job| view(look, group, job)).collect()
}

/// Whether the viewer has taken on any of a group's jobs that are still to be done.
pub fn takes_any(look: &Look<'_>, group: &Group) -> bool {
    let takes = |member| {
        let mut open = of(look.state, group).filter(|job| job.stage == Stage::Open);
        open.any(|job| look.state.private.jobs.has(job.id, member))
    };
    look.viewer.is_member() && look.viewer.member.is_some_and(takes)
}

/// The texts of a job that a search looks through.
pub fn texts<'a>(state: &'a State, job: &Job) -> impl Iterator<Item = &'a str> + use<'a> {
    job.task.texts().filter_map(|text| state.text(text))
}

/// A link to a job on its group's page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JobLink {
    /// Which job.
    pub id: JobId,
    /// On whose page it is.
    pub group: GroupId,
    /// What is to be done; none if taken away.
    pub what: Words,
    /// How far it has come.
    pub stage: Stage,
}

/// Links to the jobs that would mend an issue, oldest first.
pub fn linked_to(look: &Look<'_>, issue: IssueId) -> Vec<JobLink> {
    let jobs = look.state.community.jobs.values().filter(|job| job.task.issue == Some(issue));
    let link = |job: &std::sync::Arc<Job>| {
        let shown = look.may_see(Subject::Job(job.id)) && look.may_see(Subject::Group(job.group));
        let what = if shown { look.words(job.task.what) } else { None };
        JobLink { id: job.id, group: job.group, what, stage: job.stage }
    };
    jobs.map(link).collect()
}

/// Asks for one job.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Show {
    /// Which.
    pub id: JobId,
}

impl Query for Show {
    const NAME: &'static str = "jobs.show";
    type View = JobView;

    fn view(&self, look: &Look<'_>) -> Result<JobView, Refusal> {
        let job = look.state.community.jobs.get(&self.id).ok_or(Refusal::NotFound)?;
        let group = look.state.community.groups.get(&job.group).ok_or(Refusal::NotFound)?;
        Ok(view(look, group, job))
    }
}

/// Asks for the jobs that the viewer has taken on and that are still to be done, the soonest first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mine {}

impl Query for Mine {
    const NAME: &'static str = "jobs.mine";
    type View = Vec<JobView>;

    fn view(&self, look: &Look<'_>) -> Result<Vec<JobView>, Refusal> {
        let Some(member) = look.viewer.member else { return Ok(Vec::new()) };
        let community = &look.state.community;
        let mut mine: Vec<(&Job, &Group)> = Vec::new();
        for super::Key::Taker(group, job, _) in look.state.private.jobs.of_member(member) {
            let (Some(job), Some(group)) = (community.jobs.get(&job), community.groups.get(&group)) else { continue };
            let shown = look.may_see(Subject::Group(group.id)) && look.may_see(Subject::Job(job.id));
            if job.stage == Stage::Open && group.closed.is_none() && shown {
                mine.push((job, group));
            }
        }
        mine.sort_by_key(|(job, _)| soonest(job));
        Ok(mine.into_iter().map(|(job, group)| view(look, group, job)).collect())
    }
}
