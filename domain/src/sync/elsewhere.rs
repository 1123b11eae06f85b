//! What a phone knows of without having it.

use serde::{Deserialize, Serialize};

use crate::ids::{GroupId, IdeaId, IssueId, JobId};
use crate::{Map, Set, State, Subject, Timestamp};

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Counted {
    /// Those who have the same trouble as an issue says.
    MeToo,
    /// Those who can help with it.
    Help,
    /// Those who are for an idea.
    Support,
    /// The comments on a thing.
    Comments,
    /// Those in a group; of the community itself, its members.
    Members,
    /// Those who have taken on a job.
    Takers,
    /// Those who are at a gathering.
    Here,
    /// Those who ask to join the community.
    Waiting,
    /// What organisers were told and have not answered.
    Reports,
    /// Minutes before the first that is here.
    Minutes,
}

/// What is not here, but counted. Always empty on the server, which has everything.
#[derive(Debug, Clone, Default)]
pub struct Elsewhere {
    counts: Map<(Subject, Counted), u32>,
    outlines: Set<Subject>,
    /// When the book began, if its first minute is not here.
    pub founded: Option<Timestamp>,
}

impl Elsewhere {
    /// There are so many more of them than are here.
    pub(super) fn set(&mut self, of: Subject, counted: Counted, more: u32) {
        self.counts.insert((of, counted), more);
    }

    /// There is no more here of a thing than its outline.
    pub(super) fn outline(&mut self, subject: Subject) {
        self.outlines.insert(subject);
    }

    /// All that there is of a thing is here.
    pub(super) fn complete(&mut self, subject: Subject) {
        self.outlines.remove(&subject);
    }

    /// Whether this is a phone's state.
    pub fn is_phone(&self) -> bool {
        self.founded.is_some()
    }

    /// How many more there are than are here.
    pub fn count(&self, of: Subject, counted: Counted) -> u32 {
        self.counts.get(&(of, counted)).copied().unwrap_or(0)
    }

    /// Whether no more than the outline of a thing is here.
    pub fn is_outline(&self, subject: Subject) -> bool {
        self.outlines.contains(&subject)
    }
}

/// For what does not change by itself.
const ANY_TIME: Timestamp = Timestamp::from_millis(0);

impl State {
    /// How many there are, here and elsewhere, at `now`: claims on jobs run out.
    pub fn count(&self, of: Subject, counted: Counted, now: Timestamp) -> u32 {
        self.count_here(of, counted, now).saturating_add(self.elsewhere.count(of, counted))
    }

    /// When the book began.
    pub fn founded(&self) -> Option<Timestamp> {
        self.elsewhere.founded.or_else(|| self.community.minutes.front().map(|first| first.at))
    }

    pub(super) fn count_here(&self, of: Subject, counted: Counted, now: Timestamp) -> u32 {
        let private = &self.private;
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        match (counted, of) {
            (Counted::MeToo, Subject::Issue(id)) => private.issues.me_too_count(id),
            (Counted::Help, Subject::Issue(id)) => private.issues.help_count(id),
            (Counted::Support, Subject::Idea(id)) => private.ideas.support_count(id),
            (Counted::Members, Subject::Group(id)) => private.groups.count(id),
            (Counted::Takers, Subject::Job(id)) => private.jobs.count(id, now),
            (Counted::Here, Subject::Gathering(id)) => private.gatherings.count(id),
            (Counted::Members, Subject::Community) => number(private.members.active().count()),
            (Counted::Waiting, Subject::Community) => number(private.members.waiting().count()),
            (Counted::Reports, Subject::Community) => number(private.posts.open().count()),
            (Counted::Comments, on) => self.community.threads.get(&on).map_or(0, |thread| number(thread.len())),
            _ => 0,
        }
    }

    /// How many have the same trouble as an issue says.
    pub fn me_too_count(&self, issue: IssueId) -> u32 {
        self.count(Subject::Issue(issue), Counted::MeToo, ANY_TIME)
    }

    /// How many can help with an issue.
    pub fn help_count(&self, issue: IssueId) -> u32 {
        self.count(Subject::Issue(issue), Counted::Help, ANY_TIME)
    }

    /// How many are for an idea.
    pub fn support_count(&self, idea: IdeaId) -> u32 {
        self.count(Subject::Idea(idea), Counted::Support, ANY_TIME)
    }

    /// How many are in a group.
    pub fn group_size(&self, group: GroupId) -> u32 {
        self.count(Subject::Group(group), Counted::Members, ANY_TIME)
    }

    /// How many have taken on a job.
    pub fn taker_count(&self, job: JobId, now: Timestamp) -> u32 {
        self.count(Subject::Job(job), Counted::Takers, now)
    }
}
