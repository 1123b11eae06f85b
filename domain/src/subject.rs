//! Names for the things that people talk about, moderate and link to.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::ids::{CommentId, GatheringId, GroupId, IdeaId, IssueId, JobId, VoteId};

/// A thing in a community's book. Written `issue/0192…`, which is also where its page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// The community itself: its name, words and settings.
    Community,
    /// An issue.
    Issue(IssueId),
    /// An idea.
    Idea(IdeaId),
    /// A comment on one of the others.
    Comment(CommentId),
    /// A working group.
    Group(GroupId),
    /// A job of a working group.
    Job(JobId),
    /// A vote.
    Vote(VoteId),
    /// A gathering.
    Gathering(GatheringId),
}

impl std::fmt::Display for Subject {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Subject::Community => f.write_str("community"),
            Subject::Issue(id) => write!(f, "issue/{id}"),
            Subject::Idea(id) => write!(f, "idea/{id}"),
            Subject::Comment(id) => write!(f, "comment/{id}"),
            Subject::Group(id) => write!(f, "group/{id}"),
            Subject::Job(id) => write!(f, "job/{id}"),
            Subject::Vote(id) => write!(f, "vote/{id}"),
            Subject::Gathering(id) => write!(f, "gathering/{id}"),
        }
    }
}

impl std::str::FromStr for Subject {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const WRONG: &str = "not the name of a thing";
        let Some((noun, id)) = text.split_once('/') else {
            return if text == "community" { Ok(Subject::Community) } else { Err(WRONG) };
        };
        let id = id.parse().map_err(|_| WRONG)?;
        match noun {
            "issue" => Ok(Subject::Issue(IssueId(id))),
            "idea" => Ok(Subject::Idea(IdeaId(id))),
            "comment" => Ok(Subject::Comment(CommentId(id))),
            "group" => Ok(Subject::Group(GroupId(id))),
            "job" => Ok(Subject::Job(JobId(id))),
            "vote" => Ok(Subject::Vote(VoteId(id))),
            "gathering" => Ok(Subject::Gathering(GatheringId(id))),
            _ => Err(WRONG),
        }
    }
}

impl Serialize for Subject {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Subject {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}
