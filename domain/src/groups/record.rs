//! What the Record says of groups.

use serde::{Deserialize, Serialize};

use super::{Event, Joining};
use crate::Subject;
use crate::record::{Told, What};
use crate::state::Community;

/// What happened to a group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Happened {
    /// It was formed.
    Formed { joining: Joining },
    /// Its name, purpose or way of joining changed.
    Described { joining: Joining },
    /// Somebody became a coordinator.
    CoordinatorMade,
    /// Somebody is no longer a coordinator.
    CoordinatorStoodDown,
    /// It closed.
    Closed,
    /// It is open again.
    Reopened,
}

/// What an event says.
pub fn told(community: &Community, event: &Event) -> Told {
    let told = |what| Told::new(What::Group(what), Subject::Group(event.group()));
    match *event {
        Event::Formed { joining, .. } => told(Happened::Formed { joining }),
        Event::Described { joining, .. } => told(Happened::Described { joining }),
        Event::CoordinatorMade { name, .. } => told(Happened::CoordinatorMade).by(Some(name)),
        Event::CoordinatorStoodDown { id, member } => {
            let mut named = community.groups.get(&id).into_iter().flat_map(|group| &group.named);
            let last = named.rfind(|by| by.member == member);
            told(Happened::CoordinatorStoodDown).by(last.map(|by| by.name))
        }
        Event::Closed { reason, .. } => told(Happened::Closed).words(reason),
        Event::Reopened { .. } => told(Happened::Reopened),
    }
}
