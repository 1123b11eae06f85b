//! What people told organisers about posts: private to the organisers, and to each their own.

use serde::{Deserialize, Serialize};

use crate::ids::{MemberId, ReportId};
use crate::{Map, Subject, Timestamp};

/// Somebody told the organisers about a post.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Its id.
    pub id: ReportId,
    /// What it is about.
    pub subject: Subject,
    /// Who told them.
    pub by: MemberId,
    /// What they said.
    pub words: String,
    /// When.
    pub at: Timestamp,
    /// What became of it.
    pub answer: Option<Answer>,
}

/// What an organiser did about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// What they say to the person who told them.
    pub words: String,
    /// When.
    pub at: Timestamp,
}

/// A row of the private register of posts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "row", rename_all = "snake_case")]
pub enum Row {
    /// Somebody told the organisers.
    Report(Report),
}

/// The key of such a row.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Key {
    /// See [`Row::Report`].
    Report(ReportId),
}

impl Row {
    /// The key under which the row is kept.
    pub fn key(&self) -> Key {
        match self {
            Row::Report(report) => Key::Report(report.id),
        }
    }
}

/// The private register of posts.
#[derive(Debug, Clone, Default)]
pub struct Register {
    reports: Map<ReportId, Report>,
}

impl Register {
    /// The report with this id.
    pub fn report(&self, id: ReportId) -> Option<&Report> {
        self.reports.get(&id)
    }

    /// Every report.
    pub fn reports(&self) -> impl Iterator<Item = &Report> {
        self.reports.values()
    }

    /// Those that nobody has answered.
    pub fn open(&self) -> impl Iterator<Item = &Report> {
        self.reports().filter(|report| report.answer.is_none())
    }

    /// Every row of one member.
    pub fn of_member(&self, member: MemberId) -> impl Iterator<Item = Key> {
        self.reports().filter(move |report| report.by == member).map(|report| Key::Report(report.id))
    }
}

/// Writes a row.
pub fn put(private: &mut crate::state::Private, row: &Row) {
    match row {
        Row::Report(report) => private.posts.reports.insert(report.id, report.clone()),
    };
}

/// Destroys a row.
pub fn erase(private: &mut crate::state::Private, key: &Key) {
    match key {
        Key::Report(id) => private.posts.reports.remove(id),
    };
}
