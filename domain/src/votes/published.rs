//! The published file of a vote, and what counting it again comes to.

use std::sync::{Arc, OnceLock};

use crate::count::{BallotFile, Tally};
use crate::text::Hash;

/// The published file of a vote.
pub struct Published {
    /// The file, byte for byte. A phone knows that there is one before it has it: then it is empty.
    pub text: Arc<str>,
    counted: OnceLock<Counted>,
}

/// What is found in a file.
#[derive(Debug, Clone)]
pub struct Counted {
    /// Its hash.
    pub hash: Hash,
    /// What it holds; nothing where it can't be read.
    pub found: Option<Found>,
}

/// What a file holds.
#[derive(Debug, Clone)]
pub struct Found {
    /// How many ballots are in it.
    pub published: u32,
    /// How many were cast, where that is said.
    pub cast: Option<u32>,
    /// The vote's smallest group.
    pub least_group: u32,
    /// What they come to, where all are in it.
    pub result: Option<Tally>,
}

impl std::fmt::Debug for Published {
    /// Whether it has been counted is no part of it.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.text.fmt(f)
    }
}

impl Published {
    /// Not counted yet.
    pub fn new(text: Arc<str>) -> Self {
        Self { text, counted: OnceLock::new() }
    }

    /// Counts the file: once, however many ask.
    pub fn counted(&self) -> &Counted {
        self.counted.get_or_init(|| {
            let read = self.text.parse::<BallotFile>().ok();
            let found = read.map(|file| Found {
                // As many as a file holds are fewer.
                published: u32::try_from(file.ballots().len()).unwrap_or(u32::MAX),
                cast: file.cast(),
                least_group: file.least_group,
                result: file.is_complete().then(|| file.tally()),
            });
            Counted { hash: Hash::of(self.text.as_bytes()), found }
        })
    }
}
