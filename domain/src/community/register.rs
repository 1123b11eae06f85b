//! What organisers have done to get the community going: of no interest to anybody else.

use serde::{Deserialize, Serialize};

use crate::Timestamp;

/// A row of the private register of the community.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "row", rename_all = "snake_case")]
pub enum Row {
    /// A poster has been printed.
    PosterPrinted { at: Timestamp },
}

/// The key of such a row.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Key {
    /// See [`Row::PosterPrinted`].
    PosterPrinted,
}

impl Row {
    /// The key under which the row is kept.
    pub fn key(&self) -> Key {
        match self {
            Row::PosterPrinted { .. } => Key::PosterPrinted,
        }
    }
}

/// The private register of the community.
#[derive(Debug, Clone, Default)]
pub struct Register {
    /// When a poster was printed, the last time.
    pub poster_printed: Option<Timestamp>,
}

/// Writes a row.
pub fn put(private: &mut crate::state::Private, row: &Row) {
    match row {
        Row::PosterPrinted { at } => private.community.poster_printed = Some(*at),
    }
}

/// Destroys a row.
pub fn erase(private: &mut crate::state::Private, key: &Key) {
    match key {
        Key::PosterPrinted => private.community.poster_printed = None,
    }
}
