//! What is minuted of issues.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Issue, Status, Step};
use crate::ids::IssueId;
use crate::members::Byline;
use crate::photos::Photo;
use crate::state::Community;
use crate::{TextRef, Timestamp};

/// What is minuted of issues.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Event {
    /// Somebody raised an issue.
    Raised {
        id: IssueId,
        title: TextRef,
        category: Option<u32>,
        place: Option<TextRef>,
        point: Option<TextRef>,
        details: Option<TextRef>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        photos: Vec<Photo>,
        by: Option<Byline>,
    },
    /// An issue came from elsewhere; `reported` is its source's date.
    Imported {
        id: IssueId,
        title: TextRef,
        category: Option<u32>,
        point: Option<TextRef>,
        reported: Timestamp,
        source: String,
    },
    /// An organiser said where it stands. The counts are settled when nothing more is to be done.
    StatusSet { id: IssueId, status: Status, reason: Option<TextRef>, counts: Option<Counts> },
    /// The raiser said whether it is fixed; if not, it is open again.
    Answered { id: IssueId, fixed: bool, words: Option<TextRef> },
}

impl Event {
    /// Which issue it is about.
    pub fn issue(&self) -> IssueId {
        match *self {
            Event::Raised { id, .. }
            | Event::Imported { id, .. }
            | Event::StatusSet { id, .. }
            | Event::Answered { id, .. } => id,
        }
    }
}

/// How many had the same trouble and how many could help, when it was settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// How many said "me too".
    pub me_too: u32,
    /// How many offered help.
    pub help: u32,
}

/// Folds an event.
pub fn apply(community: &mut Community, at: Timestamp, event: &Event) {
    match event.clone() {
        Event::Raised { id, title, category, place, point, details, photos, by } => {
            let issue = Issue { place, details, photos, by, ..blank(id, title, category, point, at) };
            community.issues.insert(id, Arc::new(issue));
        }
        Event::Imported { id, title, category, point, reported, source } => {
            let issue = Issue { source: Some(source), ..blank(id, title, category, point, reported) };
            community.issues.insert(id, Arc::new(issue));
        }
        Event::StatusSet { id, status, reason, .. } => change(community, id, |issue| {
            issue.status = status;
            issue.asked = status == Status::Fixed;
            issue.steps.push(Step { at, status, reason, by_raiser: false });
        }),
        Event::Answered { id, fixed, words } => change(community, id, |issue| {
            issue.asked = false;
            if !fixed {
                issue.status = Status::Open;
            }
            issue.steps.push(Step { at, status: issue.status, reason: words, by_raiser: true });
        }),
    }
}

fn blank(id: IssueId, title: TextRef, category: Option<u32>, point: Option<TextRef>, raised: Timestamp) -> Issue {
    Issue {
        id,
        title,
        category,
        place: None,
        point,
        details: None,
        photos: Vec::new(),
        by: None,
        raised,
        source: None,
        status: Status::Open,
        steps: Vec::new(),
        asked: false,
    }
}

fn change(community: &mut Community, id: IssueId, how: impl FnOnce(&mut Issue)) {
    if let Some(issue) = community.issues.get_mut(&id) {
        how(Arc::make_mut(issue));
    }
}
