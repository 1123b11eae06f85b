//! What the Record says of what was taken away.

use serde::{Deserialize, Serialize};

use super::Event;
use crate::record::{Told, What};

/// How something was taken away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Happened {
    /// An organiser hid it.
    Hidden,
    /// An organiser shows it again.
    Unhidden,
    /// Its author took it back.
    Withdrawn,
    /// Its words were erased.
    Erased,
    /// The names it showed were erased.
    NameErased,
}

/// What an event says.
pub fn told(event: &Event) -> Told {
    let (what, words) = match *event {
        Event::Hidden { reason, .. } => (Happened::Hidden, Some(reason)),
        Event::Unhidden { .. } => (Happened::Unhidden, None),
        Event::Withdrawn { .. } => (Happened::Withdrawn, None),
        Event::Erased { reason, .. } => (Happened::Erased, reason),
        Event::NameErased { .. } => (Happened::NameErased, None),
    };
    Told::new(What::Post(what), event.subject()).words(words).standing_alone()
}
