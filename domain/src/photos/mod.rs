//! Photos of posts: which stand in the book, and what they show for those who can't see them.
//!
//! A photo is known by its name: the SHA-256 of the bytes that its author's phone sent. What was sent is not
//! kept here, nor does the book name it openly: the name is a text like any other, beside the minutes and with
//! a salt of its own, so that whatever hides or destroys the words of a post does the same to its photos.

mod chosen;
#[cfg(test)]
mod tests;

pub use chosen::{Chosen, Unfit, keep};

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::query::{Look, Words};
use crate::state::Community;
use crate::text::Hash;
use crate::{Act, State, Subject, TextRef, Viewer};

/// The most photos that one post has.
pub const MOST: usize = 4;
/// The longest description of a photo, in characters.
pub const WORDS: usize = 400;

/// A photo of a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Photo {
    /// Its name.
    pub name: TextRef,
    /// What it shows, for those who can't see it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<TextRef>,
}

/// The texts that belong to photos.
pub fn texts(photos: &[Photo]) -> impl Iterator<Item = TextRef> + '_ {
    photos.iter().flat_map(|photo| std::iter::once(photo.name).chain(photo.words))
}

/// A photo as shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PhotoView {
    /// Its name.
    pub name: Hash,
    /// What it shows, if somebody said.
    pub words: Words,
}

/// Photos as shown: those that have not been destroyed. Whoever asks has made sure that the viewer may see the post.
pub fn view(look: &Look<'_>, photos: &[Photo]) -> Vec<PhotoView> {
    let standing = photos.iter().filter_map(|photo| Some((name(look.state, photo)?, photo.words)));
    standing.map(|(name, words)| PhotoView { name, words: look.optional_words(words) }).collect()
}

fn name(state: &State, photo: &Photo) -> Option<Hash> {
    state.text(photo.name)?.parse().ok()
}

impl Community {
    /// The photos of a post; none if there is no such post.
    pub fn photos(&self, subject: Subject) -> &[Photo] {
        let photos = match subject {
            Subject::Issue(id) => self.issues.get(&id).map(|issue| &issue.photos),
            Subject::Idea(id) => self.ideas.get(&id).map(|idea| &idea.photos),
            Subject::Comment(id) => self.comments.get(&id).map(|comment| &comment.photos),
            Subject::Job(id) => self.jobs.get(&id).and_then(|job| job.ended.as_ref()).map(|ended| &ended.photos),
            Subject::Community | Subject::Group(_) | Subject::Vote(_) | Subject::Gathering(_) => None,
        };
        photos.map_or(&[], Vec::as_slice)
    }
}

impl State {
    /// The names of all photos that stand: what is not among them is to be destroyed.
    pub fn photos(&self) -> BTreeSet<Hash> {
        let comments = self.community.comments.keys().copied().map(Subject::Comment);
        let posts = self.community.things().chain(comments);
        posts.flat_map(|post| self.community.photos(post)).filter_map(|photo| name(self, photo)).collect()
    }

    /// Whether this viewer may see the photo of this name on this post.
    pub fn may_see_photo(&self, viewer: &Viewer, subject: Subject, asked: Hash) -> bool {
        let mut photos = self.community.photos(subject).iter();
        self.may_read(viewer) && self.may_see(viewer, subject) && photos.any(|photo| name(self, photo) == Some(asked))
    }
}

impl Act {
    /// The names of the photos that it would put into the book.
    pub fn photos(&self) -> Vec<Hash> {
        let chosen = match self {
            Act::RaiseIssue(raise) => &raise.photos,
            Act::ProposeIdea(propose) => &propose.photos,
            Act::PostComment(post) => &post.photos,
            Act::FinishJob(finish) => &finish.photos,
            _ => return Vec::new(),
        };
        chosen.names().collect()
    }
}
