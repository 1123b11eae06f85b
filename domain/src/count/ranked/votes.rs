//! Votes to five decimal places.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A number of votes, or what a ballot paper is worth, in units of 0.00001 of a vote: exact, never rounded
/// but where the rules say so. It is written, also as data, as `749.00000`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Votes(u64);

/// Not a number of votes with five decimal places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotVotes;

impl Votes {
    /// None.
    pub const NONE: Votes = Votes(0);
    /// One whole vote.
    pub const ONE: Votes = Votes(100_000);

    /// So many whole votes.
    pub const fn whole(votes: u32) -> Self {
        // 2³² × 100,000 is less than 2⁶⁴.
        Votes(votes as u64 * Self::ONE.0)
    }

    /// So many units of 0.00001 of a vote.
    pub const fn from_units(units: u64) -> Self {
        Votes(units)
    }

    /// How many units of 0.00001 of a vote these are.
    pub const fn units(self) -> u64 {
        self.0
    }

    /// Whether there are none.
    pub const fn is_none(self) -> bool {
        self.0 == 0
    }

    /// These and those. The votes of a count are never more than its ballots, so nothing is lost.
    #[must_use]
    pub const fn plus(self, other: Votes) -> Self {
        Votes(self.0.saturating_add(other.0))
    }

    /// These without those; none where those are more.
    #[must_use]
    pub const fn minus(self, other: Votes) -> Self {
        Votes(self.0.saturating_sub(other.0))
    }

    /// What so many papers of this value are worth together.
    #[must_use]
    pub const fn times(self, papers: u32) -> Self {
        Votes(self.0.saturating_mul(papers as u64))
    }

    /// This value × `part` ÷ `whole`, to five decimal places, any remainder ignored (rule 48(3) of the
    /// Scottish rules). None of none.
    #[must_use]
    pub fn share(self, part: Votes, whole: Votes) -> Self {
        let product = u128::from(self.0) * u128::from(part.0);
        let share = product.checked_div(u128::from(whole.0)).unwrap_or(0);
        Votes(u64::try_from(share).unwrap_or(u64::MAX))
    }
}

impl std::iter::Sum for Votes {
    fn sum<I: Iterator<Item = Votes>>(iter: I) -> Votes {
        iter.fold(Votes::NONE, Votes::plus)
    }
}

impl fmt::Display for Votes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{:05}", self.0 / Self::ONE.0, self.0 % Self::ONE.0)
    }
}

impl FromStr for Votes {
    type Err = NotVotes;

    /// Reads exactly what is written.
    fn from_str(text: &str) -> Result<Self, NotVotes> {
        let (whole, part) = text.split_once('.').ok_or(NotVotes)?;
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || part.len() != 5 || !digits(whole) || !digits(part) {
            return Err(NotVotes);
        }
        let number = |text: &str| text.parse::<u64>().map_err(|_| NotVotes);
        let units = number(whole)?.checked_mul(Self::ONE.0).and_then(|units| units.checked_add(number(part).ok()?));
        units.map(Votes).ok_or(NotVotes)
    }
}

impl fmt::Display for NotVotes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number of votes has five decimal places, as 749.00000")
    }
}

impl std::error::Error for NotVotes {}

impl From<Votes> for String {
    fn from(votes: Votes) -> String {
        votes.to_string()
    }
}

impl TryFrom<String> for Votes {
    type Error = NotVotes;

    fn try_from(text: String) -> Result<Self, NotVotes> {
        text.parse()
    }
}
