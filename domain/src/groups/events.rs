//! What is minuted of groups. Who is in them is not.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Closed, Group, Joining};
use crate::ids::{GroupId, MemberId};
use crate::members::Byline;
use crate::state::Community;
use crate::{TextRef, Timestamp};

/// What is minuted of groups.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Event {
    /// A group was formed.
    Formed { id: GroupId, name: TextRef, purpose: TextRef, joining: Joining },
    /// Its name, purpose or way of joining changed.
    Described { id: GroupId, name: TextRef, purpose: TextRef, joining: Joining },
    /// Somebody became a coordinator, under the name they are known by here.
    CoordinatorMade { id: GroupId, member: MemberId, name: TextRef },
    /// Somebody is no longer a coordinator.
    CoordinatorStoodDown { id: GroupId, member: MemberId },
    /// It closed; without a reason when the last member left.
    Closed { id: GroupId, reason: Option<TextRef> },
    /// It is open again.
    Reopened { id: GroupId },
}

impl Event {
    /// Which group it is about.
    pub fn group(&self) -> GroupId {
        match *self {
            Event::Formed { id, .. }
            | Event::Described { id, .. }
            | Event::CoordinatorMade { id, .. }
            | Event::CoordinatorStoodDown { id, .. }
            | Event::Closed { id, .. }
            | Event::Reopened { id } => id,
        }
    }
}

/// Folds an event.
pub fn apply(community: &mut Community, at: Timestamp, event: &Event) {
    match *event {
        Event::Formed { id, name, purpose, joining } => {
            let group = Group {
                id,
                name,
                purpose,
                joining,
                formed: at,
                coordinators: BTreeMap::new(),
                closed: None,
                jobs: Vec::new(),
                named: Vec::new(),
                past: Vec::new(),
            };
            community.groups.insert(id, Arc::new(group));
        }
        Event::Described { id, name, purpose, joining } => change(community, id, |group| {
            group.past.extend([group.name, group.purpose]);
            (group.name, group.purpose, group.joining) = (name, purpose, joining);
        }),
        Event::CoordinatorMade { id, member, name } => change(community, id, |group| {
            group.coordinators.insert(member, name);
            group.named.push(Byline { member, name });
        }),
        Event::CoordinatorStoodDown { id, member } => change(community, id, |group| {
            group.coordinators.remove(&member);
        }),
        Event::Closed { id, reason } => change(community, id, |group| group.closed = Some(Closed { at, reason })),
        Event::Reopened { id } => change(community, id, |group| {
            let closed = group.closed.take();
            group.past.extend(closed.and_then(|closed| closed.reason));
        }),
    }
}

/// Changes a group, if there is one with this id.
pub(crate) fn change(community: &mut Community, id: GroupId, how: impl FnOnce(&mut Group)) {
    if let Some(group) = community.groups.get_mut(&id) {
        how(Arc::make_mut(group));
    }
}
