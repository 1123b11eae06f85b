//! What phones keep: the things of the book with their words beside them.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

use super::Counted;
use crate::change::Row;
use crate::comments::Comment;
use crate::gatherings::Gathering;
use crate::groups::Group;
use crate::ideas::Idea;
use crate::ids::{CommunityId, MemberId};
use crate::issues::Issue;
use crate::jobs::Job;
use crate::members::Standing;
use crate::posts::Gone;
use crate::votes::Vote;
use crate::{Subject, TextRef, Timestamp, book, community};

/// One thing in a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Thing {
    /// The community, and who runs it.
    Community {
        /// Its id.
        id: CommunityId,
        /// When its book began.
        founded: Timestamp,
        /// What it says of itself.
        profile: Box<community::Profile>,
        /// The organisers and the names they go by.
        organisers: BTreeMap<MemberId, TextRef>,
    },
    /// An issue.
    Issue(Box<Issue>),
    /// An idea.
    Idea(Box<Idea>),
    /// A working group.
    Group(Box<Group>),
    /// A job.
    Job(Box<Job>),
    /// A comment.
    Comment(Comment),
    /// A vote.
    Vote(Box<Vote>),
    /// A gathering.
    Gathering(Box<Gathering>),
    /// A minute, so many after the first.
    Minute(u32, Box<book::Entry>),
    /// Why organisers have hidden something.
    Hidden(Subject, TextRef),
    /// Something is gone for good.
    Gone(Subject, Gone),
    /// There is more of this thing than its outline.
    Outline(Subject),
    /// How many there are in all, here and elsewhere.
    Count(Subject, Counted, u32),
    /// Somebody whose name this viewer may see.
    Person(MemberId, String, Standing),
    /// A row of a private register that this viewer may see.
    Row(Box<Row>),
}

/// Some things and the words that they refer to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// The things.
    #[serde(rename = "t")]
    pub things: Vec<Thing>,
    /// Their words, as far as this viewer may see them.
    #[serde(rename = "w", default)]
    pub words: BTreeMap<TextRef, String>,
}
