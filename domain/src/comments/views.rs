//! Threads as pages show them.

use serde::{Deserialize, Serialize};

use super::Comment;
use crate::Subject;
use crate::ids::CommentId;
use crate::photos::{self, PhotoView};
use crate::query::{Look, Taken, When, Words};

/// A comment as shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommentView {
    /// Its id.
    pub id: CommentId,
    /// The author's name, if they show it.
    pub by: Words,
    /// What it says; none if it was taken away.
    pub body: Words,
    /// Photos of it.
    pub photos: Vec<PhotoView>,
    /// When it was posted.
    pub posted: When,
    /// Whether the viewer wrote it.
    pub mine: bool,
    /// How it was taken away, if it was.
    pub taken: Option<Taken>,
}

/// The comments on a thing, oldest first.
pub fn thread(look: &Look<'_>, on: Subject) -> Vec<CommentView> {
    let community = &look.state.community;
    let ids = community.threads.get(&on).into_iter().flatten();
    ids.filter_map(|id| community.comments.get(id)).map(|comment| view(look, comment)).collect()
}

fn view(look: &Look<'_>, comment: &Comment) -> CommentView {
    let subject = Subject::Comment(comment.id);
    let shown = look.may_see(subject);
    CommentView {
        id: comment.id,
        by: if shown { look.byline(comment.by) } else { None },
        body: if shown { look.words(comment.body) } else { None },
        photos: if shown { photos::view(look, &comment.photos) } else { Vec::new() },
        posted: look.ago(comment.posted),
        mine: look.is_mine(subject),
        taken: look.taken(subject),
    }
}
