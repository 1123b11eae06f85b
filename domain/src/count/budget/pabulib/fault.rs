//! Why a file can't be read.

use std::fmt;

use crate::count::budget::NoAmount;

/// Where a file can't be read, and what was expected there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// The line, from 1.
    pub line: usize,
    /// The character of the line, from 1.
    pub column: usize,
    /// What is wrong there.
    pub fault: Fault,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Fault {
    /// Something else than the next section: its name.
    NoSection(&'static str),
    /// A section that came before.
    SectionTwice,
    /// A word alone in its row, as if it were the head of a section: the word.
    UnknownSection(String),
    /// A column is missing in a header: its name.
    NoColumn(&'static str),
    /// A column that the header has already.
    ColumnTwice,
    /// A cell is missing, of a column that must be filled.
    CellMissing,
    /// More cells than the header has columns.
    TooManyCells,
    /// A quotation mark that is never closed.
    OpenQuote,
    /// Something that `META` must say is missing: its name.
    NoMeta(&'static str),
    /// A name without a value.
    NoValue,
    /// Something that `META` says already, otherwise.
    MetaTwice,
    /// Not an amount of money.
    Amount(NoAmount),
    /// An amount with a comma that may stand for a point or between thousands.
    Comma,
    /// Not a kind of ballot.
    VoteType,
    /// An id that another project has.
    ProjectTwice,
    /// An id that no project has: the id.
    UnknownProject(String),
    /// Points that are no whole number from 0 to 4294967295: what stands there.
    Points(String),
    /// Not as many points as projects.
    PointsNumber,
    /// More lines, projects or votes than can be numbered.
    TooLong,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::NoSection(name) => write!(f, "the section {name}"),
            Fault::SectionTwice => f.write_str("each section once"),
            Fault::UnknownSection(word) => {
                write!(f, "no section but META, PROJECTS and VOTES, or a semicolon after the id {:?}", short(word))
            }
            Fault::NoColumn(name) => write!(f, "a column {name}"),
            Fault::ColumnTwice => f.write_str("each column once"),
            Fault::CellMissing => f.write_str("a value"),
            Fault::TooManyCells => f.write_str("no more values than there are columns"),
            Fault::OpenQuote => f.write_str("a closing quotation mark"),
            Fault::NoMeta(name) => write!(f, "a line `{name};…` in META"),
            Fault::NoValue => f.write_str("a semicolon and a value"),
            Fault::MetaTwice => f.write_str("each name in META once, or the same value again"),
            Fault::Amount(kind) => kind.fmt(f),
            Fault::Comma => f.write_str("an amount with a point: this comma may stand for one or between thousands"),
            Fault::VoteType => f.write_str("approval, choose-1, knapsack, ordinal, cumulative or scoring"),
            Fault::ProjectTwice => f.write_str("an id that no other project has"),
            Fault::UnknownProject(found) => write!(f, "the id of a project, not {:?}", short(found)),
            Fault::Points(found) => {
                write!(f, "points as a whole number from 0 to 4294967295, not {:?}", short(found))
            }
            Fault::PointsNumber => f.write_str("as many points as projects"),
            Fault::TooLong => f.write_str("fewer lines"),
        }
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: expected {}", self.line, self.column, self.fault)
    }
}

impl std::error::Error for Unreadable {}

/// As much of what stands in a file as fits in a line.
fn short(found: &str) -> String {
    match found.char_indices().nth(40) {
        Some((at, _)) => format!("{}…", &found[..at]),
        None => found.to_owned(),
    }
}
