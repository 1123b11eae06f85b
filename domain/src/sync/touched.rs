//! Which things look different after a batch of changes.

use crate::change::{Event, Key, Row};
use crate::{Change, State, Subject, comments, jobs};

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
        Change::Put(Row::Job(row)) => job_row(&row.key()),
        Change::Erase(Key::Job(key)) => job_row(key),
        Change::Put(_) | Change::Erase(_) => Vec::new(),
    }
}

fn job_row(key: &jobs::Key) -> Vec<Subject> {
    let shown = key.shows_on().into_iter();
    shown.flat_map(|(group, job)| [Subject::Group(group), Subject::Job(job)]).collect()
}
