//! What the Record says of comments.

use serde::{Deserialize, Serialize};

use super::Event;
use crate::Subject;
use crate::record::{Told, What};

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Happened {
    /// Somebody commented.
    Posted,
}

/// What an event says.
pub fn told(event: &Event) -> Told {
    match *event {
        Event::Posted { id, on, body, by, .. } => Told::new(What::Comment(Happened::Posted), Subject::Comment(id))
            .other(Some(on))
            .words(Some(body))
            .by(by.map(|by| by.name)),
    }
}
