//! What pages show of jobs.

use serde::{Deserialize, Serialize};

use super::{Job, Stage};
use crate::groups::{self, Group, Joining};
use crate::ids::{GroupId, IssueId, JobId, MemberId};
use crate::photos::{self, PhotoView};
use crate::query::{Link, Look, Query, Taken, When, Words};
use crate::text::tick;
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
    /// Photos of how it ended.
    pub photos: Vec<PhotoView>,
    /// Within how many hours whoever takes it on must finish it or say that they are still at it.
    pub claim_hours: Option<u32>,
    /// Whether the viewer has taken it on.
    pub mine: bool,
    /// Until when the viewer has it, unless they say that they are still at it.
    pub until: Option<When>,
    /// When the viewer's claim ran out, if it did and they have not seen that yet.
    pub ran_out: Option<When>,
    /// Whether it has private details, as members are told.
    pub private_details: bool,
    /// Whether the viewer would first have to be trusted with private details by a coordinator.
    pub needs_trust: bool,
    /// Whether the viewer has taken it on and may ask to see the private details, and has not.
    pub may_read_details: bool,
    /// The private details, if the viewer may see them and has asked to. On the job's own page only.
    pub details_words: Words,
    /// Whether the viewer may write private details.
    pub may_write_details: bool,
    /// Who of those who took it on asked to see them, the last first; for coordinators, on the job's own page.
    pub readings: Vec<ReadingView>,
    /// When the private details are destroyed, once that is settled; for coordinators.
    pub details_until: Option<When>,
    /// The next job that the viewer may take on, where they can't have this one. On its own page only.
    pub next: Option<JobLink>,
    /// Whether the viewer may take it on.
    pub may_take: bool,
    /// Whether the viewer may finish it.
    pub may_finish: bool,
    /// Whether the viewer may describe it, cancel it or open it again.
    pub may_run: bool,
    /// How it was taken away, if it was.
    pub taken: Option<Taken>,
}

/// That somebody asked to see private details.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadingView {
    /// The name they go by.
    pub name: String,
    /// When.
    pub at: When,
}

/// A job as shown in lists: without what its own page alone shows.
pub fn view(look: &Look<'_>, group: &Group, job: &Job) -> JobView {
    let state = look.state;
    let subject = Subject::Job(job.id);
    let shown = look.may_see(subject) && look.may_see(Subject::Group(group.id));
    let taken = look.taken(subject);
    let jobs = &state.private.jobs;
    let me = look.viewer.member;
    let claim = me.and_then(|member| jobs.claim(job.id, member, look.now));
    let mine = claim.is_some();
    let may_act = shown && look.viewer.is_member() && taken.is_none() && group.closed.is_none();
    let is_open = job.stage == Stage::Open;
    let people = state.taker_count(job.id, look.now);
    let details = jobs.details(job.id, look.now).filter(|_| shown && look.viewer.is_member());
    let trusted = me.is_some_and(|member| state.is_trusted(member, group.id));
    let may_run = may_act && state.runs(&look.viewer, group.id);
    let words = |text| if shown { look.optional_words(text) } else { None };
    let (task, ended) = (&job.task, job.ended.as_ref());
    JobView {
        id: job.id,
        group: groups::link(look, group.id),
        what: words(Some(task.what)),
        place: words(task.place),
        when: task.when.map(|when| look.when(when, Style::DateTime)),
        when_typed: task.when.map_or_else(String::new, |when| to_local_input(when, &state.community.profile.zone)),
        needed: task.needed,
        people: ended.map_or(people, |ended| ended.people),
        names: (shown && sees_names(look, group.id)).then(|| names(look, job.id)),
        details: words(task.details),
        issue: task.issue.filter(|_| shown).map(|issue| issues::link(look, issue)),
        stage: job.stage,
        ended: ended.map(|ended| look.when(ended.at, Style::DateTime)),
        words: words(ended.and_then(|ended| ended.words)),
        photos: ended.filter(|_| shown).map_or_else(Vec::new, |ended| photos::view(look, &ended.photos)),
        claim_hours: task.claim_hours.filter(|_| shown),
        mine,
        until: claim.and_then(|claim| claim.until).map(|until| look.when(until, Style::DateTime)),
        ran_out: me.and_then(|me| jobs.ran_out(job.id, me, look.now)).filter(|_| is_open).map(|at| look.ago(at)),
        private_details: details.is_some(),
        needs_trust: may_act && is_open && details.is_some() && !trusted,
        may_read_details: may_act && is_open && trusted && details.is_some() && claim.is_some_and(|claim| !claim.shown),
        details_words: None,
        may_write_details: may_act && is_open && state.coordinates(&look.viewer, group.id),
        readings: Vec::new(),
        details_until: None,
        next: None,
        may_take: may_take(look, group, job),
        may_finish: may_act && is_open && (mine || may_run),
        may_run,
        taken,
    }
}

/// Whether the viewer may take it on now.
fn may_take(look: &Look<'_>, group: &Group, job: &Job) -> bool {
    let (state, jobs) = (look.state, &look.state.private.jobs);
    let Some(member) = look.viewer.member.filter(|_| look.viewer.is_member()) else { return false };
    let is_there = [Subject::Job(job.id), Subject::Group(group.id)].iter().all(|it| look.taken(*it).is_none());
    let is_open = is_there && job.stage == Stage::Open && group.closed.is_none();
    let may_join = group.joining == Joining::Open || state.is_in(&look.viewer, group.id);
    let is_sealed = jobs.details(job.id, look.now).is_some();
    is_open
        && may_join
        && !jobs.has(job.id, member, look.now)
        && state.taker_count(job.id, look.now) < job.task.needed
        && (!is_sealed || state.is_trusted(member, group.id))
}

/// The soonest job that the viewer may take on instead of this one: of the same group, else of any.
fn next(look: &Look<'_>, group: &Group) -> Option<JobLink> {
    let elsewhere = || {
        let others = look.state.community.groups.values().filter(|other| other.id != group.id);
        others.filter_map(|other| soonest_of(look, other)).min_by_key(|job| (soonest(job), job.id))
    };
    soonest_of(look, group).or_else(elsewhere).map(|job| job_link(look, job))
}

fn soonest_of<'a>(look: &'a Look<'_>, group: &'a Group) -> Option<&'a Job> {
    let jobs = of(look.state, group).filter(|job| may_take(look, group, job));
    jobs.min_by_key(|job| (soonest(job), job.id))
}

/// What only coordinators, and those who have taken it on, see of private details.
fn unseal(look: &Look<'_>, group: &Group, job: &Job, asked: bool, view: &mut JobView) {
    let (state, jobs) = (look.state, &look.state.private.jobs);
    let Some(member) = look.viewer.member.filter(|_| view.private_details) else { return };
    let is_there = view.taken.is_none() && look.taken(Subject::Group(group.id)).is_none() && group.closed.is_none();
    let claim = jobs.claim(job.id, member, look.now);
    let holds = job.stage == Stage::Open && claim.is_some_and(|claim| claim.shown);
    let coordinates = state.coordinates(&look.viewer, group.id);
    let may_see = is_there && ((holds && state.is_trusted(member, group.id)) || (asked && coordinates));
    let details = jobs.details(job.id, look.now);
    // On a phone that has not been sent them, there is no more of them than that they exist.
    view.details_words = details.filter(|it| may_see && !it.words.is_empty()).map(|details| details.words.to_string());
    if coordinates {
        let until = details.and_then(|details| details.until);
        view.details_until = until.map(|until| look.when(until, Style::DateTime));
        view.readings = readings(look, job.id);
    }
}

fn readings(look: &Look<'_>, job: JobId) -> Vec<ReadingView> {
    let named = |(member, at): (MemberId, Timestamp)| {
        let name = look.state.private.members.get(member)?.name.clone();
        Some(ReadingView { name, at: look.when(at, Style::DateTime) })
    };
    let mut readings: Vec<ReadingView> = look.state.private.jobs.readings(job).filter_map(named).collect();
    readings.reverse();
    readings
}

fn sees_names(look: &Look<'_>, group: GroupId) -> bool {
    look.state.is_in(&look.viewer, group) || look.state.runs(&look.viewer, group)
}

fn names(look: &Look<'_>, job: JobId) -> Vec<String> {
    let (state, now) = (look.state, look.now);
    let members = state.private.jobs.takers(job, now).filter_map(|member| state.private.members.get(member));
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
    jobs.sort_by_key(|job| std::cmp::Reverse(job.ended.as_ref().map(|ended| ended.at)));
    jobs.into_iter().take(ENDED).map(|job| view(look, group, job)).collect()
}

/// Whether the viewer has taken on any of a group's jobs that are still to be done.
pub fn takes_any(look: &Look<'_>, group: &Group) -> bool {
    let takes = |member| {
        let mut open = of(look.state, group).filter(|job| job.stage == Stage::Open);
        open.any(|job| look.state.private.jobs.has(job.id, member, look.now))
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
    jobs.map(|job| job_link(look, job)).collect()
}

fn job_link(look: &Look<'_>, job: &Job) -> JobLink {
    let shown = look.may_see(Subject::Job(job.id)) && look.may_see(Subject::Group(job.group));
    let what = if shown { look.words(job.task.what) } else { None };
    JobLink { id: job.id, group: job.group, what, stage: job.stage }
}

/// Asks for one job.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Show {
    /// Which.
    pub id: JobId,
    /// Whether to show its private details to a coordinator.
    #[serde(default, deserialize_with = "tick", skip_serializing_if = "std::ops::Not::not")]
    pub private: bool,
}

impl Query for Show {
    const NAME: &'static str = "jobs.show";
    type View = JobView;

    fn view(&self, look: &Look<'_>) -> Result<JobView, Refusal> {
        let job = look.state.community.jobs.get(&self.id).ok_or(Refusal::NotFound)?;
        let group = look.state.community.groups.get(&job.group).ok_or(Refusal::NotFound)?;
        let mut view = view(look, group, job);
        unseal(look, group, job, self.private, &mut view);
        let wants_one = look.viewer.is_member() && job.stage == Stage::Open && !view.mine && !view.may_take;
        view.next = if wants_one { next(look, group) } else { None };
        Ok(view)
    }
}

/// Asks for the jobs that the viewer has taken on and that are still to be done, the soonest first; and
/// those that they had taken on until their claim ran out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mine {}

impl Query for Mine {
    const NAME: &'static str = "jobs.mine";
    type View = Vec<JobView>;

    fn view(&self, look: &Look<'_>) -> Result<Vec<JobView>, Refusal> {
        let Some(member) = look.viewer.member else { return Ok(Vec::new()) };
        let community = &look.state.community;
        let mut mine: Vec<(&Job, &Group)> = Vec::new();
        for key in look.state.private.jobs.of_member(member) {
            let (super::Key::Taker(group, job, _) | super::Key::Expired(group, job, _)) = key else { continue };
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
