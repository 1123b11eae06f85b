//! What is wrong with a file, and where.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::MOST_CANDIDATES;

/// Where a file is not as it should be, and what should stand there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Malformed {
    /// The line, from 1.
    pub line: usize,
    /// The character in the line, from 1.
    pub column: usize,
    /// What was expected.
    pub expected: Expected,
}

/// What was expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Expected {
    /// How many candidates there are.
    Candidates,
    /// How many places there are.
    Seats,
    /// No more in this line.
    EndOfLine,
    /// The number of a candidate who withdrew, after a minus sign or in brackets.
    Withdrawn { candidates: u32 },
    /// No other option in brackets than who withdrew.
    OnlyWithdrawn,
    /// A ballot, or the 0 that ends them.
    BallotOrEnd,
    /// How many ballots are alike.
    Papers,
    /// Fewer ballots in all: no more than 4,294,967,295.
    FewerBallots,
    /// The number 1 after what a ballot is called, since only one can be called so.
    OnePaper,
    /// A name that no ballot before has.
    OtherId,
    /// The bracket that ends what a ballot is called.
    ClosingBracket,
    /// The number of a candidate, a skipped place, or the 0 that ends a ballot.
    Preference { candidates: u32 },
    /// No more in this line, since the ballot is at its end.
    EndOfBallot,
    /// A candidate who is not ranked higher on the same ballot already.
    NotTwice,
    /// One candidate in each place: these rules know no equal preferences.
    OneInEachPlace,
    /// What a candidate is called.
    Name { candidate: u32 },
    /// The quotation mark that ends a name.
    ClosingQuote,
    /// Nothing after the title and two notes.
    EndOfFile,
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Expected::Candidates => {
                write!(f, "a whole number from 1 to {MOST_CANDIDATES}: how many candidates there are")
            }
            Expected::Seats => f.write_str("a whole number from 1: how many places there are"),
            Expected::EndOfLine => f.write_str("the end of the line"),
            Expected::Withdrawn { candidates } => {
                let each = format!("from 1 to {candidates} and each of them once");
                write!(f, "the number of a candidate who withdrew, {each}, after a minus sign or in [withdrawn …]")
            }
            Expected::OnlyWithdrawn => {
                f.write_str("[withdrawn …] with the numbers of candidates: no other option in brackets is known")
            }
            Expected::BallotOrEnd => f.write_str("a ballot, or a line with 0 alone to end the ballots"),
            Expected::Papers => f.write_str("a whole number from 1: how many ballots are alike"),
            Expected::FewerBallots => write!(f, "no more than {} ballots in all", u32::MAX),
            Expected::OnePaper => f.write_str(
                "the number 1, since a ballot that has a name is one paper; some programs leave this number out",
            ),
            Expected::OtherId => f.write_str("a name that no other ballot has"),
            Expected::ClosingBracket => f.write_str("a closing bracket after what the ballot is called"),
            Expected::Preference { candidates } => {
                let number = format!("the number of a candidate, from 1 to {candidates}");
                write!(f, "{number}, - for a place that is skipped, or 0 to end the ballot")
            }
            Expected::EndOfBallot => f.write_str("the end of the line, since 0 ends a ballot"),
            Expected::NotTwice => f.write_str("a candidate who is not on this ballot already"),
            Expected::OneInEachPlace => {
                f.write_str("one candidate in each place, since equal preferences (=) can't be counted by these rules")
            }
            Expected::Name { candidate } => write!(f, "what candidate {candidate} is called"),
            Expected::ClosingQuote => f.write_str("a closing quotation mark"),
            Expected::EndOfFile => f.write_str("the end of the file"),
        }
    }
}

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: expected {}", self.line, self.column, self.expected)
    }
}

impl std::error::Error for Malformed {}
