//! The Record: the minute book as people read it. Every noun tells what its events say.

mod views;

#[cfg(test)]
mod tests;

pub use views::{About, EntryView, List, ListView, RecordEntry, Show, entries};

use serde::{Deserialize, Serialize};

use crate::state::Community;
use crate::{
    Event, Subject, TextRef, comments, community, gatherings, groups, ideas, issues, jobs, members, posts, votes,
};

/// What happened, by noun; the app has a sentence for each.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "noun", content = "what", rename_all = "snake_case")]
pub enum What {
    /// To the community itself.
    Community(community::Happened),
    /// To roles of members.
    Member(members::Happened),
    /// Something was taken away.
    Post(posts::Happened),
    /// Somebody commented.
    Comment(comments::Happened),
    /// To an issue.
    Issue(issues::Happened),
    /// To an idea.
    Idea(ideas::Happened),
    /// To a group.
    Group(groups::Happened),
    /// To a job.
    Job(jobs::Happened),
    /// To a vote.
    Vote(votes::Happened),
    /// To a gathering.
    Gathering(gatherings::Happened),
}

/// What an event says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// What happened.
    pub what: What,
    /// To what.
    pub subject: Subject,
    /// The other thing that it is about.
    pub other: Option<Subject>,
    /// What was said: a reason or the words of a comment.
    pub words: Option<TextRef>,
    /// The name of whoever did it or to whom it was done, where that is public.
    pub by: Option<TextRef>,
    /// Whether words and name are to be read even when the subject is hidden: they say why it is.
    pub stands_alone: bool,
}

impl Told {
    /// That this happened to that.
    pub fn new(what: What, subject: Subject) -> Told {
        Told { what, subject, other: None, words: None, by: None, stands_alone: false }
    }

    /// What was said.
    pub fn words(self, words: Option<TextRef>) -> Told {
        Told { words, ..self }
    }

    /// The name of whoever did it.
    pub fn by(self, by: Option<TextRef>) -> Told {
        Told { by, ..self }
    }

    /// The other thing that it is about.
    pub fn other(self, other: Option<Subject>) -> Told {
        Told { other, ..self }
    }

    /// Words and name are to be read even when the subject is hidden.
    pub fn standing_alone(self) -> Told {
        Told { stands_alone: true, ..self }
    }
}

/// What an event says.
pub(crate) fn told(community: &Community, event: &Event) -> Told {
    match event {
        Event::Community(event) => community::told(event),
        Event::Member(event) => members::told(event),
        Event::Post(event) => posts::told(event),
        Event::Comment(event) => comments::told(event),
        Event::Issue(event) => issues::told(event),
        Event::Idea(event) => ideas::told(event),
        Event::Group(event) => groups::told(community, event),
        Event::Job(event) => jobs::told(event),
        Event::Vote(event) => votes::told(community, event),
        Event::Gathering(event) => gatherings::told(event),
    }
}
