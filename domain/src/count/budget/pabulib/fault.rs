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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Fault {
    /// Bytes that are no UTF-8.
    NotText,
    /// Something else than the next section: its name.
    NoSection(&'static str),
    /// A section that came before.
    SectionTwice,
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
    /// Not an amount of money.
    Amount(NoAmount),
    /// Not a kind of ballot.
    VoteType,
    /// An id that another project has.
    ProjectTwice,
    /// An id that no project has.
    UnknownProject,
    /// Points that are no whole number from 0 to 4294967295.
    Points,
    /// Not as many points as projects.
    PointsNumber,
    /// More lines, projects or votes than can be numbered.
    TooLong,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::NotText => f.write_str("text in UTF-8"),
            Fault::NoSection(name) => write!(f, "the section {name}"),
            Fault::SectionTwice => f.write_str("each section once"),
            Fault::NoColumn(name) => write!(f, "a column {name}"),
            Fault::ColumnTwice => f.write_str("each column once"),
            Fault::CellMissing => f.write_str("a value"),
            Fault::TooManyCells => f.write_str("no more values than there are columns"),
            Fault::OpenQuote => f.write_str("a closing quotation mark"),
            Fault::NoMeta(name) => write!(f, "a line `{name};…` in META"),
            Fault::NoValue => f.write_str("a semicolon and a value"),
            Fault::Amount(kind) => kind.fmt(f),
            Fault::VoteType => f.write_str("approval, choose-1, ordinal, cumulative or scoring"),
            Fault::ProjectTwice => f.write_str("an id that no other project has"),
            Fault::UnknownProject => f.write_str("the id of a project"),
            Fault::Points => f.write_str("a whole number from 0 to 4294967295"),
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
