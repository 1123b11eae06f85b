//! What the Record says of ideas.

use serde::{Deserialize, Serialize};

use super::{Event, Stage};
use crate::Subject;
use crate::record::{Told, What};

/// What happened to an idea.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Happened {
    /// Somebody proposed it.
    Proposed,
    /// Its words changed.
    Edited { by_organiser: bool },
    /// It would help with the other thing, an issue.
    IssueLinked,
    /// It has nothing to do with the other thing, an issue, after all.
    IssueUnlinked,
    /// The other thing, a group, has taken it up.
    TakenUp,
    /// It has come to another stage; by the other thing, a vote, if there is one.
    StageSet { stage: Stage, support: Option<u32> },
}

/// What an event says.
pub fn told(event: &Event) -> Told {
    let other = event.issue().map(Subject::Issue);
    let told = |what| Told::new(What::Idea(what), Subject::Idea(event.idea())).other(other);
    match *event {
        Event::Proposed { by, .. } => told(Happened::Proposed).by(by.map(|by| by.name)),
        Event::Edited { by_organiser, .. } => told(Happened::Edited { by_organiser }),
        Event::IssueLinked { .. } => told(Happened::IssueLinked),
        Event::IssueUnlinked { .. } => told(Happened::IssueUnlinked),
        Event::TakenUp { group, .. } => told(Happened::TakenUp).other(Some(Subject::Group(group))),
        Event::StageSet { stage, reason, vote, support, .. } => {
            told(Happened::StageSet { stage, support }).words(reason).other(vote.map(Subject::Vote))
        }
    }
}
