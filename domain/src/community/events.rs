//! What is minuted of the community itself.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Category, Contact, Joining, Kind, Profile, Visibility};
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
    /// Its name, its words and whom to turn to are now these.
    Described { name: TextRef, welcome: Option<TextRef>, contact: Contact, issue_notice: Option<TextRef> },
    /// Who may see it and who may join.
    AccessSet { visibility: Visibility, joining: Joining },
    /// What holds it together.
    KindsSet { kinds: Vec<Kind> },
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
            let profile = Arc::make_mut(&mut community.profile);
            let highest = categories.iter().map(|category| category.number).max().unwrap_or(0);
            profile.last_category = profile.last_category.max(highest);
            profile.categories = categories;
        }
        Event::Described { name, welcome, contact, issue_notice } => {
            let profile = Arc::make_mut(&mut community.profile);
            (profile.name, profile.welcome, profile.issue_notice) = (name, welcome, issue_notice);
            profile.contact = contact;
        }
        Event::AccessSet { visibility, joining } => {
            let profile = Arc::make_mut(&mut community.profile);
            (profile.visibility, profile.joining) = (visibility, joining);
        }
        Event::KindsSet { kinds } => Arc::make_mut(&mut community.profile).kinds = kinds,
    }
}
