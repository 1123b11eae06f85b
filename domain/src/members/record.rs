//! What the Record says of roles.

use serde::{Deserialize, Serialize};

use super::Event;
use crate::Subject;
use crate::record::{Told, What};

/// What happened to roles of members.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Happened {
    /// Somebody became an organiser.
    OrganiserAppointed,
    /// Somebody is an organiser no longer.
    OrganiserStoodDown,
}

/// What an event says.
pub fn told(event: &Event) -> Told {
    let (what, name) = match *event {
        Event::OrganiserAppointed { name, .. } => (Happened::OrganiserAppointed, Some(name)),
        Event::OrganiserStoodDown { name, .. } => (Happened::OrganiserStoodDown, name),
    };
    Told::new(What::Member(what), Subject::Community).by(name)
}
