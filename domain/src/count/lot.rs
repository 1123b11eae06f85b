//! Lots that anyone can draw again.

use serde::{Deserialize, Serialize};

use crate::text::{Hash, sha256};

/// What lots are drawn from. It is published with the result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Seed(pub Hash);

impl Seed {
    /// The numbers in the order in which they are drawn: by SHA-256(seed ‖ label ‖ 0 ‖ number as four
    /// bytes, the highest first), the least hash first. The label names what is drawn for, so that
    /// each draw of a count is another.
    pub fn order(&self, label: &str, among: impl IntoIterator<Item = u32>) -> Vec<u32> {
        let mut drawn: Vec<u32> = among.into_iter().collect();
        drawn.sort_by_cached_key(|number| (self.lot(label, *number), *number));
        drawn
    }

    /// The one that is drawn first; none among none.
    pub fn first(&self, label: &str, among: impl IntoIterator<Item = u32>) -> Option<u32> {
        among.into_iter().min_by_key(|number| (self.lot(label, *number), *number))
    }

    fn lot(&self, label: &str, number: u32) -> [u8; 32] {
        sha256(&[&self.0.0, label.as_bytes(), &[0], &number.to_be_bytes()])
    }
}

/// How a tie is broken that the rules themselves leave open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Ties {
    /// Whoever is listed first.
    FirstListed,
    /// By lots drawn from this seed.
    Lot { seed: Seed },
}

impl Ties {
    /// Which of these comes first.
    pub fn first(&self, label: &str, among: impl IntoIterator<Item = u32>) -> Option<u32> {
        match self {
            Ties::FirstListed => among.into_iter().min(),
            Ties::Lot { seed } => seed.first(label, among),
        }
    }
}
