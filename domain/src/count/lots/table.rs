//! A file with headings, whose cells are asked for by them.

use super::csv::{Broken, Field, Place, Row, rows};
use super::file::{Expected, Fault};

/// The most lines under the headings.
const MOST: usize = 100_000;

pub(super) struct Table {
    headings: Vec<Field>,
    pub rows: Vec<Row>,
    /// Where the headings end.
    end: Place,
}

impl Table {
    pub fn of(text: &str) -> Result<Table, Fault> {
        let mut rows = rows(text).map_err(|broken| match broken {
            Broken::Open(at) => fault(at, Expected::ClosingQuote),
            Broken::AfterQuote(at) => fault(at, Expected::Comma),
        })?;
        if rows.is_empty() {
            return Err(fault(Place { line: 1, column: 1 }, Expected::Headings));
        }
        let (headings, end) = rows.remove(0);
        for (row, _) in &rows {
            // Spreadsheets leave out the blanks at the end of a line, or write more of them.
            if let Some(extra) = row.iter().skip(headings.len()).find(|field| !field.text.is_empty()) {
                let count = |fields: usize| u32::try_from(fields).unwrap_or(u32::MAX);
                let expected = Expected::Fields { headings: count(headings.len()), fields: count(row.len()) };
                return Err(fault(extra.at, expected));
            }
        }
        if let Some((_, end)) = rows.get(MOST) {
            return Err(fault(*end, Expected::Fewer));
        }
        if rows.is_empty() {
            return Err(fault(Place { line: end.line.saturating_add(1), column: 1 }, Expected::Something));
        }
        Ok(Table { headings, rows, end })
    }

    /// The column of a heading: the same, or else one that differs in case alone. There must not be two.
    pub fn find(&self, heading: &str) -> Result<Option<usize>, Fault> {
        let same: Vec<usize> = self.places(|field| field.text == heading);
        let found = if same.is_empty() { self.places(|field| alike(&field.text, heading)) } else { same };
        match found.get(1) {
            Some(second) => Err(fault(
                self.headings[*second].at,
                Expected::NewHeading { heading: self.headings[*second].text.clone() },
            )),
            None => Ok(found.first().copied()),
        }
    }

    fn places(&self, wanted: impl Fn(&Field) -> bool) -> Vec<usize> {
        let numbered = self.headings.iter().enumerate();
        numbered.filter(|(_, field)| !field.text.is_empty() && wanted(field)).map(|(place, _)| place).collect()
    }

    /// The column of the first of these headings that there is.
    pub fn first_of(&self, headings: &[&str]) -> Result<Option<usize>, Fault> {
        headings.iter().find_map(|heading| self.find(heading).transpose()).transpose()
    }

    /// The same, where there must be one.
    pub fn one_of(&self, headings: &[&str]) -> Result<usize, Fault> {
        self.first_of(headings)?.ok_or_else(|| {
            // As if columns were separated by something else.
            let odd = self.headings.iter().find(|field| field.text.contains([';', '\t', '|']));
            let wanted = headings.first().copied().unwrap_or_default().to_owned();
            odd.map_or_else(
                || fault(self.end, Expected::Column { heading: wanted }),
                |odd| fault(odd.at, Expected::Commas),
            )
        })
    }

    pub fn column(&self, heading: &str) -> Result<usize, Fault> {
        self.one_of(&[heading])
    }

    pub fn heading(&self, column: usize) -> &str {
        self.headings.get(column).map_or("", |heading| &heading.text)
    }

    /// A cell that must be there, though it may be blank.
    pub fn cell<'a>(&self, row: &'a Row, column: usize) -> Result<&'a Field, Fault> {
        let missing = || fault(row.1, Expected::Name { heading: self.heading(column).to_owned() });
        row.0.get(column).ok_or_else(missing)
    }

    /// A cell that may be left out.
    pub fn or_blank(&self, row: &Row, column: usize) -> Field {
        row.0.get(column).cloned().unwrap_or(Field { text: String::new(), at: row.1 })
    }
}

pub(super) fn fault(at: Place, expected: Expected) -> Fault {
    Fault { line: at.line, column: at.column, expected }
}

/// Whether two names are the same but for case and the blanks around them.
pub(super) fn alike(a: &str, b: &str) -> bool {
    a.trim().to_lowercase() == b.trim().to_lowercase()
}
