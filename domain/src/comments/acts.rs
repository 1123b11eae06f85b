//! Commenting.

use serde::{Deserialize, Serialize};

use super::Event;
use crate::act::Rule;
use crate::context::Context;
use crate::ids::CommentId;
use crate::photos::{self, Chosen};
use crate::text::{PROSE, prose, tick};
use crate::{Refusal, Subject, change, members};

/// Says something on an issue or an idea.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Post {
    /// What it is about.
    pub on: Subject,
    /// What to say.
    pub body: String,
    /// Photos of it.
    #[serde(flatten)]
    pub photos: Chosen,
    /// Whether to show the name one is known by here.
    #[serde(default, deserialize_with = "tick")]
    pub show_name: bool,
}

impl Rule for Post {
    const NAME: &'static str = "comment.post";

    fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal> {
        let member = ctx.member()?;
        let community = &ctx.state.community;
        let exists = match self.on {
            Subject::Issue(id) => community.issues.contains_key(&id),
            Subject::Idea(id) => community.ideas.contains_key(&id),
            _ => false,
        };
        if !exists {
            return Err(Refusal::NotFound);
        }
        ctx.present(self.on)?;
        let body = prose("body", &self.body, PROSE)?;
        let photos = self.photos.read()?;
        let id = CommentId::from(ctx.id);
        let by = members::sign(ctx, Subject::Comment(id), member, self.show_name);
        let body = ctx.text(body);
        let photos = photos::keep(ctx, photos);
        ctx.minute(change::Event::Comment(Event::Posted { id, on: self.on, body, photos, by }));
        Ok(())
    }
}
