//! What is minuted when something is taken away: never who wrote it.

use serde::{Deserialize, Serialize};

use super::Gone;
use crate::state::Community;
use crate::{Subject, TextRef, Timestamp};

/// What is minuted when something is taken away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Event {
    /// An organiser hid it.
    Hidden { subject: Subject, reason: TextRef },
    /// An organiser shows it again.
    Unhidden { subject: Subject },
    /// Its author took it back: the words are destroyed.
    Withdrawn { subject: Subject },
    /// Its words are destroyed, by an organiser who says why or because its author left nothing behind.
    Erased { subject: Subject, reason: Option<TextRef> },
    /// The names it shows are destroyed; its words stay.
    NameErased { subject: Subject },
}

impl Event {
    /// What it is about.
    pub fn subject(&self) -> Subject {
        match *self {
            Event::Hidden { subject, .. }
            | Event::Unhidden { subject }
            | Event::Withdrawn { subject }
            | Event::Erased { subject, .. }
            | Event::NameErased { subject } => subject,
        }
    }
}

/// Folds an event. The texts themselves go by changes of their own.
pub fn apply(community: &mut Community, _at: Timestamp, event: &Event) {
    match *event {
        Event::Hidden { subject, reason } => {
            community.hidden.insert(subject, reason);
        }
        Event::Unhidden { subject } => {
            community.hidden.remove(&subject);
        }
        Event::Withdrawn { subject } => {
            community.hidden.remove(&subject);
            community.gone.insert(subject, Gone::Withdrawn);
        }
        Event::Erased { subject, reason } => {
            community.hidden.remove(&subject);
            community.gone.insert(subject, Gone::Erased(reason));
        }
        Event::NameErased { .. } => {}
    }
}
