//! What a decision changes: the public book by events, the private registers by rows.

use serde::{Deserialize, Serialize};

use crate::ids::{AccountId, CommandId};
use crate::text::{SaltedText, TextRef};
use crate::{State, Timestamp, comments, community, gatherings, groups, ideas, issues, jobs, members, posts, votes};

/// One change. A command's changes are stored together or not at all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(clippy::large_enum_variant, reason = "a few are made at a time, and written at once")]
pub enum Change {
    /// Something happened in public: becomes a minute.
    Event(Event),
    /// A row of a private register, new or in place of the one with the same key.
    Put(Row),
    /// A row of a private register is destroyed.
    Erase(Key),
}

/// What happened. Holds facts and ids; texts and names are [`TextRef`]s.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "noun", rename_all = "snake_case")]
pub enum Event {
    /// The community itself.
    Community(community::Event),
    /// Roles of members.
    Member(members::Event),
    /// What was taken away.
    Post(posts::Event),
    /// Comments.
    Comment(comments::Event),
    /// Issues.
    Issue(issues::Event),
    /// Ideas.
    Idea(ideas::Event),
    /// Votes.
    Vote(votes::Event),
    /// Working groups.
    Group(groups::Event),
    /// Jobs of working groups.
    Job(jobs::Event),
    /// Gatherings.
    Gathering(gatherings::Event),
}

/// A row of a private register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "noun", rename_all = "snake_case")]
pub enum Row {
    /// The salt and body of a text that minutes refer to.
    Text(SaltedText),
    /// What organisers have done to get going.
    Community(community::Row),
    /// Members, codes and authorship.
    Member(members::Row),
    /// What organisers were told.
    Post(posts::Row),
    /// Who said "me too" or offered help.
    Issue(issues::Row),
    /// Who is for an idea.
    Idea(ideas::Row),
    /// The roll, ballots and published files of votes.
    Vote(votes::Row),
    /// Who is in a group or asks to be.
    Group(groups::Row),
    /// Who has taken on a job.
    Job(jobs::Row),
    /// The codes of gatherings, and who is there.
    Gathering(gatherings::Row),
}

/// The key of a row.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "noun", content = "key", rename_all = "snake_case")]
pub enum Key {
    /// See [`Row::Text`].
    Text(TextRef),
    /// See [`Row::Community`].
    Community(community::Key),
    /// See [`Row::Member`].
    Member(members::Key),
    /// See [`Row::Post`].
    Post(posts::Key),
    /// See [`Row::Issue`].
    Issue(issues::Key),
    /// See [`Row::Idea`].
    Idea(ideas::Key),
    /// See [`Row::Vote`].
    Vote(votes::Key),
    /// See [`Row::Group`].
    Group(groups::Key),
    /// See [`Row::Job`].
    Job(jobs::Key),
    /// See [`Row::Gathering`].
    Gathering(gatherings::Key),
}

impl Row {
    /// The key under which the row is kept.
    pub fn key(&self) -> Key {
        match self {
            Row::Text(text) => Key::Text(text.commitment()),
            Row::Community(row) => Key::Community(row.key()),
            Row::Member(row) => Key::Member(row.key()),
            Row::Post(row) => Key::Post(row.key()),
            Row::Issue(row) => Key::Issue(row.key()),
            Row::Idea(row) => Key::Idea(row.key()),
            Row::Vote(row) => Key::Vote(row.key()),
            Row::Group(row) => Key::Group(row.key()),
            Row::Job(row) => Key::Job(row.key()),
            Row::Gathering(row) => Key::Gathering(row.key()),
        }
    }
}

/// Folds one change into the state. Cannot fail and knows no rules: it trusts that `decide`
/// allowed it, and ignores what refers to nothing.
pub fn apply(state: &mut State, at: Timestamp, change: &Change) {
    match change {
        Change::Event(event) => {
            match event {
                Event::Community(event) => community::apply(&mut state.community, at, event),
                Event::Member(event) => members::apply(&mut state.community, at, event),
                Event::Post(event) => posts::apply(&mut state.community, at, event),
                Event::Comment(event) => comments::apply(&mut state.community, at, event),
                Event::Issue(event) => issues::apply(&mut state.community, at, event),
                Event::Idea(event) => ideas::apply(&mut state.community, at, event),
                Event::Vote(event) => votes::apply(&mut state.community, at, event),
                Event::Group(event) => groups::apply(&mut state.community, at, event),
                Event::Job(event) => jobs::apply(&mut state.community, at, event),
                Event::Gathering(event) => gatherings::apply(&mut state.community, at, event),
            }
            state.community.minutes.push_back(std::sync::Arc::new(crate::book::Entry { at, event: event.clone() }));
        }
        Change::Put(row) => match row {
            Row::Text(text) => {
                state.community.texts.insert(text.commitment(), text.body.as_str().into());
            }
            Row::Community(row) => community::put(&mut state.private, row),
            Row::Member(row) => members::put(&mut state.private, row),
            Row::Post(row) => posts::put(&mut state.private, row),
            Row::Issue(row) => issues::put(&mut state.private, row),
            Row::Idea(row) => ideas::put(&mut state.private, row),
            Row::Vote(row) => votes::put(&mut state.private, row),
            Row::Group(row) => groups::put(&mut state.private, row),
            Row::Job(row) => jobs::put(&mut state.private, row),
            Row::Gathering(row) => gatherings::put(&mut state.private, row),
        },
        Change::Erase(key) => match key {
            Key::Text(text) => {
                state.community.texts.remove(text);
            }
            Key::Community(key) => community::erase(&mut state.private, key),
            Key::Member(key) => members::erase(&mut state.private, key),
            Key::Post(key) => posts::erase(&mut state.private, key),
            Key::Issue(key) => issues::erase(&mut state.private, key),
            Key::Idea(key) => ideas::erase(&mut state.private, key),
            Key::Vote(key) => votes::erase(&mut state.private, key),
            Key::Group(key) => groups::erase(&mut state.private, key),
            Key::Job(key) => jobs::erase(&mut state.private, key),
            Key::Gathering(key) => gatherings::erase(&mut state.private, key),
        },
    }
}

/// What became of a command, kept so that sending it again does nothing again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// Whose command it was; none for the system's own.
    pub account: Option<AccountId>,
    /// Which command.
    pub command: CommandId,
    /// Why it was refused, if it was.
    pub refusal: Option<crate::Refusal>,
}
