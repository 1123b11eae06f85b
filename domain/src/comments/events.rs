//! What is minuted of comments.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Comment;
use crate::ids::CommentId;
use crate::members::Byline;
use crate::photos::Photo;
use crate::state::Community;
use crate::{Subject, TextRef, Timestamp};

/// What is minuted of comments.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Event {
    /// Somebody commented.
    Posted {
        id: CommentId,
        on: Subject,
        body: TextRef,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        photos: Vec<Photo>,
        by: Option<Byline>,
    },
}

/// Folds an event.
pub fn apply(community: &mut Community, at: Timestamp, event: &Event) {
    match event.clone() {
        Event::Posted { id, on, body, photos, by } => {
            community.comments.insert(id, Arc::new(Comment { id, on, body, photos, by, posted: at }));
            community.threads.entry(on).or_default().push_back(id);
        }
    }
}
