//! BLT files: the ballots of an election by ranking, as most programs that count them read and write them.
//!
//! The form is that of I. D. Hill, B. A. Wichmann and D. R. Woodall ("Algorithm 123: Single transferable vote by
//! Meek's method", The Computer Journal 30, 1987), a line a ballot:
//!
//! ```text
//! 4 2             four candidates for two places
//! -2              the second has withdrawn
//! 3 1 3 4 0       three ballots: the first, then the third, then the fourth
//! 1 1 - 4 0       one ballot: the first, nobody in the second place, the fourth in the third
//! (a7) 1 4 0      one ballot, which is known as a7
//! 0               no more ballots
//! "Adam"          a line for each candidate
//! "Basil"
//! "Charlotte"
//! "Donald"
//! "Title"         what the election is called; it may be left out
//! "From where"    up to two notes
//! ```
//!
//! After `#` or `//` comes a comment. Names may stand without quotation marks; in them, further ones need no care.
//! Where all names stand in quotation marks, lines without them after the title are free text, and passed over.
//!
//! Two forms of other programs are read as well: `[withdrawn 2 4]` (droop) says the same as `-2 -4`, and where names
//! are due, `# ALTERNATIVE NAME 1: Adam` (PrefLib) is the name of that candidate.
//!
//! Only one ballot can be known by a name, so the number after it is 1. Some programs leave that number out; such a
//! ballot is refused, unless it begins with candidate 1, who then can't be told from the number.

mod lines;
mod malformed;
mod read;

use std::collections::BTreeSet;
use std::fmt;

use serde::{Deserialize, Serialize};

pub use malformed::{Expected, Malformed};

use super::rules::{Method, Rules, Tally};
use crate::count::lot::Ties;

/// The most candidates that a file may have.
pub const MOST_CANDIDATES: u32 = 1000;

/// What a BLT file says. Candidates are numbered from 1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct File {
    /// What the election is called; empty when the file doesn't say.
    pub title: String,
    /// What the candidates are called, from the first.
    pub candidates: Vec<String>,
    /// How many places there are.
    pub seats: u32,
    /// Who withdrew before the count.
    pub withdrawn: BTreeSet<u32>,
    /// The ballots, in the order of the file.
    pub ballots: Vec<Ballot>,
    /// What stands after the title: where the ballots are from and the like.
    pub notes: Vec<String>,
}

/// Ballots that are alike.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ballot {
    /// What the file calls it, if anything: nothing where there are several, and never the same twice.
    pub id: Option<String>,
    /// How many there are, at least 1.
    pub papers: u32,
    /// The candidates by place, best first, none twice; none on a blank ballot. Nobody is in a place that was skipped.
    pub ranking: Vec<Option<u32>>,
}

impl Ballot {
    /// The candidates that count, best first.
    ///
    /// Instant runoff passes over skipped places. By the Scottish rules, a ballot ends where a place was skipped, as
    /// only preferences "in consecutive order" are available (the Order of 2007, article 2: "next available
    /// preference"). If that is the first place, no first preference is left, and the ballot is blank.
    pub fn preferences(&self, method: Method) -> Vec<u32> {
        let places = self.ranking.iter().copied();
        match method {
            Method::Irv => places.flatten().collect(),
            Method::ScottishStv => places.map_while(|place| place).collect(),
        }
    }
}

impl File {
    /// Counts the ballots for so many places. Blank ballots are not counted; whoever withdrew is passed over.
    pub fn tally(&self, method: Method, seats: u32, ties: &Ties) -> Tally {
        let preferences: Vec<Vec<u32>> = self.ballots.iter().map(|ballot| ballot.preferences(method)).collect();
        let papers = preferences.iter().map(Vec::as_slice).zip(self.ballots.iter().map(|ballot| ballot.papers));
        let roll = papers.clone().fold(0_u32, |sum, (_, n)| sum.saturating_add(n));
        let options = u32::try_from(self.candidates.len()).unwrap_or(u32::MAX);
        let rules = Rules { options, seats, method, quorum: 0 };
        rules.count_papers(roll, papers, &self.withdrawn, ties)
    }
}

impl fmt::Display for File {
    /// Writes the file. Line breaks in names become spaces, and what several ballots are called together is left out.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} {}", self.candidates.len(), self.seats)?;
        for (at, number) in self.withdrawn.iter().enumerate() {
            write!(f, "{}-{number}", if at == 0 { "" } else { " " })?;
        }
        if !self.withdrawn.is_empty() {
            writeln!(f)?;
        }
        for Ballot { id, papers, ranking } in &self.ballots {
            if let (Some(id), 1) = (id, papers) {
                write!(f, "({id}) ")?;
            }
            write!(f, "{papers}")?;
            for place in ranking {
                match place {
                    Some(number) => write!(f, " {number}")?,
                    None => f.write_str(" -")?,
                }
            }
            writeln!(f, " 0")?;
        }
        writeln!(f, "0")?;
        let title = (!self.title.is_empty() || !self.notes.is_empty()).then_some(&self.title);
        for name in self.candidates.iter().chain(title).chain(&self.notes) {
            writeln!(f, "\"{}\"", name.replace('\n', " "))?;
        }
        Ok(())
    }
}

impl std::str::FromStr for File {
    type Err = Malformed;

    fn from_str(text: &str) -> Result<Self, Malformed> {
        read::read(text)
    }
}
