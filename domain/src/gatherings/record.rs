//! What the Record says of gatherings.

use serde::{Deserialize, Serialize};

use super::Event;
use crate::Subject;
use crate::record::{Told, What};

/// What happened to a gathering.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Happened {
    /// An organiser called it.
    Called,
    /// It began.
    Opened,
    /// It closed, and so many were there.
    Closed { there: u32 },
    /// An organiser called it off.
    Cancelled,
}

/// What an event says.
pub fn told(event: &Event) -> Told {
    let told = |what| Told::new(What::Gathering(what), Subject::Gathering(event.gathering()));
    match *event {
        Event::Called { by, .. } => told(Happened::Called).by(by.map(|by| by.name)),
        Event::Opened { .. } => told(Happened::Opened),
        Event::Closed { there, .. } => told(Happened::Closed { there }),
        Event::Cancelled { reason, .. } => told(Happened::Cancelled).words(Some(reason)),
    }
}
