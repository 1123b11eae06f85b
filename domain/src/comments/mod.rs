//! Comments on issues and ideas.

mod acts;
mod events;
mod record;
mod views;

pub use acts::Post;
pub use events::{Event, apply};
pub use record::{Happened, told};
pub use views::{CommentView, thread};

use serde::{Deserialize, Serialize};

use crate::ids::CommentId;
use crate::members::Byline;
use crate::photos::{self, Photo};
use crate::posts::Written;
use crate::{Subject, TextRef, Timestamp};

/// The texts that belong to a comment.
pub fn written(comment: &Comment) -> Written {
    let own = std::iter::once(comment.body).chain(photos::texts(&comment.photos)).collect();
    Written { own, others: Vec::new(), names: comment.by.into_iter().collect() }
}

/// A comment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comment {
    /// Its id.
    pub id: CommentId,
    /// What it is about.
    pub on: Subject,
    /// What it says.
    pub body: TextRef,
    /// Photos of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub photos: Vec<Photo>,
    /// Who says so, if they show it.
    pub by: Option<Byline>,
    /// When it was posted.
    pub posted: Timestamp,
}
