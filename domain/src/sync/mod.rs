//! What a phone keeps of a community, and how far it has come.

use serde::{Deserialize, Serialize};

use crate::change::{Event, Key, Row};
use crate::ids::CommunityId;
use crate::text::{Hash, sha256};
use crate::{Change, State, Subject, Viewer, comments};

/// The form of the documents that phones keep. Raised when an older phone's would be misread.
pub const SCHEMA: u32 = 1;

/// How far a phone has come. If the book, the schema or the audience differs, it starts afresh.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cursor {
    /// The book: another one after a backup was restored.
    pub book: CommunityId,
    /// See [`SCHEMA`].
    pub schema: u32,
    /// What this viewer may see.
    pub audience: Hash,
    /// The last version it has.
    pub version: u64,
}

impl Cursor {
    /// Where a viewer who has everything stands.
    pub fn at(state: &State, viewer: &Viewer, version: u64) -> Cursor {
        let audience = format!("{:?}/{:?}", viewer.role, viewer.member);
        Cursor { book: state.community.id, schema: SCHEMA, audience: Hash(sha256(&[audience.as_bytes()])), version }
    }
}

/// The things whose pages look different after these changes, to anybody at all. What is private
/// to one member (who voted, who asked to join) is not among them. `state` is that after them.
pub fn touched(state: &State, changes: &[Change]) -> Vec<Subject> {
    let mut subjects: Vec<Subject> = changes.iter().flat_map(|change| subjects(state, change)).collect();
    subjects.sort_unstable();
    subjects.dedup();
    subjects
}

fn subjects(state: &State, change: &Change) -> Vec<Subject> {
    match change {
        Change::Event(Event::Community(_) | Event::Member(_)) => vec![Subject::Community],
        Change::Event(Event::Post(event)) => {
            let subject = event.subject();
            state.community.part_of(subject).into_iter().chain([subject]).collect()
        }
        Change::Event(Event::Comment(comments::Event::Posted { on, .. })) => vec![*on],
        Change::Event(Event::Issue(event)) => vec![Subject::Issue(event.issue())],
        Change::Put(Row::Issue(row)) => vec![Subject::Issue(row.issue())],
        Change::Erase(Key::Issue(key)) => vec![Subject::Issue(key.issue())],
        Change::Event(Event::Idea(event)) => {
            let group = state.community.ideas.get(&event.idea()).and_then(|idea| idea.group);
            let others = [event.issue().map(Subject::Issue), group.or(event.group()).map(Subject::Group)];
            others.into_iter().flatten().chain([Subject::Idea(event.idea())]).collect()
        }
        Change::Event(Event::Group(event)) => vec![Subject::Group(event.group())],
        Change::Event(Event::Job(event)) => {
            let issue = state.community.jobs.get(&event.job()).and_then(|job| job.task.issue);
            let issue = issue.or(event.issue()).map(Subject::Issue);
            issue.into_iter().chain([Subject::Group(event.group()), Subject::Job(event.job())]).collect()
        }
        Change::Event(Event::Vote(event)) => vec![Subject::Vote(event.vote())],
        Change::Event(Event::Gathering(event)) => vec![Subject::Gathering(event.gathering())],
        Change::Put(Row::Gathering(row)) => row.key().shows_on().map(Subject::Gathering).into_iter().collect(),
        Change::Erase(Key::Gathering(key)) => key.shows_on().map(Subject::Gathering).into_iter().collect(),
        Change::Put(Row::Idea(row)) => vec![Subject::Idea(row.key().idea())],
        Change::Erase(Key::Idea(key)) => vec![Subject::Idea(key.idea())],
        Change::Put(Row::Group(row)) => row.key().shows_on().map(Subject::Group).into_iter().collect(),
        Change::Erase(Key::Group(key)) => key.shows_on().map(Subject::Group).into_iter().collect(),
        Change::Put(Row::Job(row)) => vec![Subject::Group(row.key().group())],
        Change::Erase(Key::Job(key)) => vec![Subject::Group(key.group())],
        Change::Put(_) | Change::Erase(_) => Vec::new(),
    }
}
