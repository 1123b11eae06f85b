//! What the Record says of jobs.

use serde::{Deserialize, Serialize};

use super::Event;
use crate::Subject;
use crate::record::{Told, What};

/// What happened to a job; the other thing is its group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Happened {
    /// A group has it to be done; within how many hours whoever takes it on must say more.
    Added { needed: u32, claim_hours: Option<u32> },
    /// It is described otherwise.
    Described,
    /// It is done, by so many.
    Finished { people: u32 },
    /// It is not to be done after all.
    Cancelled,
    /// It is to be done again.
    Reopened,
}

/// What an event says.
pub fn told(event: &Event) -> Told {
    let (what, words) = match *event {
        Event::Added { task, .. } => (Happened::Added { needed: task.needed, claim_hours: task.claim_hours }, None),
        Event::Described { .. } => (Happened::Described, None),
        Event::Finished { words, people, .. } => (Happened::Finished { people }, words),
        Event::Cancelled { reason, .. } => (Happened::Cancelled, Some(reason)),
        Event::Reopened { .. } => (Happened::Reopened, None),
    };
    let group = Subject::Group(event.group());
    Told::new(What::Job(what), Subject::Job(event.job())).other(Some(group)).words(words)
}
