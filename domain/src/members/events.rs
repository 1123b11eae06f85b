//! What is minuted of members: only the roles that answer to everybody.

use serde::{Deserialize, Serialize};

use crate::ids::MemberId;
use crate::state::Community;
use crate::{TextRef, Timestamp};

/// What is minuted of members.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Event {
    /// Somebody became an organiser, under the name they are known by here.
    OrganiserAppointed { member: MemberId, name: TextRef },
    /// An organiser is one no longer.
    OrganiserStoodDown { member: MemberId, name: Option<TextRef> },
}

/// Folds an event.
pub fn apply(community: &mut Community, _at: Timestamp, event: &Event) {
    match *event {
        Event::OrganiserAppointed { member, name } => {
            community.organisers.insert(member, name);
        }
        Event::OrganiserStoodDown { member, .. } => {
            community.organisers.remove(&member);
        }
    }
}
