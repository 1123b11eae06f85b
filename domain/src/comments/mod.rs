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
use crate::posts::Written;
use crate::{Subject, TextRef, Timestamp};

/// The texts that belong to a comment.
pub fn written(comment: &Comment) -> Written {
    Written { own: vec![comment.body], others: Vec::new(), names: comment.by.into_iter().collect() }
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
    /// Who says so, if they show it.
    pub by: Option<Byline>,
    /// When it was posted.
    pub posted: Timestamp,
}
