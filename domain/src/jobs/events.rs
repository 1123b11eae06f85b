//! What is minuted of jobs. Who took them on is not.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Ended, Job, Stage, Task};
use crate::ids::{GroupId, IssueId, JobId};
use crate::photos::Photo;
use crate::state::Community;
use crate::{TextRef, Timestamp, groups};

/// What is minuted of jobs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Event {
    /// A group has a job to be done.
    Added { id: JobId, group: GroupId, task: Task },
    /// It is now described so.
    Described { id: JobId, group: GroupId, task: Task },
    /// It is done; how many did it is settled.
    Finished {
        id: JobId,
        group: GroupId,
        words: Option<TextRef>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        photos: Vec<Photo>,
        people: u32,
    },
    /// It is not to be done after all; how many had taken it on is settled.
    Cancelled { id: JobId, group: GroupId, reason: TextRef, people: u32 },
    /// It is to be done again.
    Reopened { id: JobId, group: GroupId },
}

impl Event {
    /// Which job it is about.
    pub fn job(&self) -> JobId {
        self.ids().0
    }

    /// Whose job it is about.
    pub fn group(&self) -> GroupId {
        self.ids().1
    }

    /// The issue that the job would mend, where the event says so.
    pub fn issue(&self) -> Option<IssueId> {
        match self {
            Event::Added { task, .. } | Event::Described { task, .. } => task.issue,
            Event::Finished { .. } | Event::Cancelled { .. } | Event::Reopened { .. } => None,
        }
    }

    fn ids(&self) -> (JobId, GroupId) {
        match *self {
            Event::Added { id, group, .. }
            | Event::Described { id, group, .. }
            | Event::Finished { id, group, .. }
            | Event::Cancelled { id, group, .. }
            | Event::Reopened { id, group } => (id, group),
        }
    }
}

/// Folds an event.
pub fn apply(community: &mut Community, at: Timestamp, event: &Event) {
    match event.clone() {
        Event::Added { id, group, task } => {
            let job = Job { id, group, task, added: at, stage: Stage::Open, ended: None, past: Vec::new() };
            community.jobs.insert(id, Arc::new(job));
            groups::change(community, group, |group| group.jobs.push(id));
        }
        Event::Described { id, task, .. } => change(community, id, |job| {
            job.past.extend(job.task.texts());
            job.task = task;
        }),
        Event::Finished { id, words, photos, people, .. } => change(community, id, |job| {
            job.stage = Stage::Done;
            job.ended = Some(Ended { at, words, photos, people });
        }),
        Event::Cancelled { id, reason, people, .. } => change(community, id, |job| {
            job.stage = Stage::Cancelled;
            job.ended = Some(Ended { at, words: Some(reason), photos: Vec::new(), people });
        }),
        Event::Reopened { id, .. } => change(community, id, |job| {
            job.stage = Stage::Open;
            let ended = job.ended.take();
            job.past.extend(ended.iter().flat_map(Ended::texts));
        }),
    }
}

fn change(community: &mut Community, id: JobId, how: impl FnOnce(&mut Job)) {
    if let Some(job) = community.jobs.get_mut(&id) {
        how(Arc::make_mut(job));
    }
}
