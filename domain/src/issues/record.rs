//! What the Record says of issues.

use serde::{Deserialize, Serialize};

use super::{Event, Status};
use crate::Subject;
use crate::record::{Told, What};

/// What happened to an issue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Happened {
    /// Somebody raised it.
    Raised,
    /// It came from elsewhere.
    Imported { source: String },
    /// An organiser said where it stands.
    StatusSet { status: Status },
    /// The raiser said whether it is fixed.
    Answered { fixed: bool },
}

/// What an event says.
pub fn told(event: &Event) -> Told {
    let (what, words, by) = match event.clone() {
        Event::Raised { by, .. } => (Happened::Raised, None, by),
        Event::Imported { source, .. } => (Happened::Imported { source }, None, None),
        Event::StatusSet { status, reason, .. } => (Happened::StatusSet { status }, reason, None),
        Event::Answered { fixed, words, .. } => (Happened::Answered { fixed }, words, None),
    };
    Told::new(What::Issue(what), Subject::Issue(event.issue())).words(words).by(by.map(|by| by.name))
}
