//! What is minuted of the community itself.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Category, Joining, Kind, Profile, Visibility};
use crate::ids::CommunityId;
use crate::state::Community;
use crate::time::Zone;
use crate::{TextRef, Timestamp};

/// What is minuted of the community itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Event {
    /// The book begins.
    Founded {
        id: CommunityId,
        slug: String,
        name: TextRef,
        kinds: Vec<Kind>,
        zone: Zone,
        visibility: Visibility,
        joining: Joining,
        demonstration: bool,
    },
    /// The categories of issues are now these.
    CategoriesSet { categories: Vec<Category> },
}

/// Folds an event.
pub fn apply(community: &mut Community, _at: Timestamp, event: &Event) {
    match event.clone() {
        Event::Founded { id, slug, name, kinds, zone, visibility, joining, demonstration } => {
            community.id = id;
            community.profile =
                Arc::new(Profile { slug, name, kinds, zone, visibility, joining, demonstration, ..Profile::default() });
        }
        Event::CategoriesSet { categories } => {
            Arc::make_mut(&mut community.profile).categories = categories;
        }
    }
}
