//! What is minuted of gatherings. Who was there is not.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Gathering, Stage};
use crate::ids::GatheringId;
use crate::members::Byline;
use crate::state::Community;
use crate::{TextRef, Timestamp};

/// What is minuted of gatherings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Event {
    /// An organiser called one.
    Called {
        id: GatheringId,
        title: TextRef,
        place: TextRef,
        agenda: Option<TextRef>,
        begins: Timestamp,
        ends: Timestamp,
        by: Option<Byline>,
    },
    /// It began: people check in.
    Opened { id: GatheringId },
    /// It closed, and so many had checked in.
    Closed { id: GatheringId, there: u32 },
    /// An organiser called it off.
    Cancelled { id: GatheringId, reason: TextRef },
}

impl Event {
    /// Which gathering it is about.
    pub fn gathering(&self) -> GatheringId {
        match *self {
            Event::Called { id, .. }
            | Event::Opened { id }
            | Event::Closed { id, .. }
            | Event::Cancelled { id, .. } => id,
        }
    }
}

/// Folds an event.
pub fn apply(community: &mut Community, at: Timestamp, event: &Event) {
    match *event {
        Event::Called { id, title, place, agenda, begins, ends, by } => {
            let (called, stage) = (at, Stage::Called);
            let gathering = Gathering { id, title, place, agenda, begins, ends, by, called, stage };
            community.calendar.insert((begins, id));
            community.gatherings.insert(id, Arc::new(gathering));
        }
        Event::Opened { id } => advance(community, id, Stage::Open),
        Event::Closed { id, there } => advance(community, id, Stage::Closed { there }),
        Event::Cancelled { id, reason } => advance(community, id, Stage::Cancelled { at, reason }),
    }
}

fn advance(community: &mut Community, id: GatheringId, stage: Stage) {
    let Some(gathering) = community.gatherings.get_mut(&id) else { return };
    let gathering = Arc::make_mut(gathering);
    if let Some(due) = gathering.next_due() {
        community.calendar.remove(&(due, id));
    }
    gathering.stage = stage;
    if let Some(due) = gathering.next_due() {
        community.calendar.insert((due, id));
    }
}
