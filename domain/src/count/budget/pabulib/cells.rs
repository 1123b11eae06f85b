//! Lines of cells between semicolons. A cell may stand in quotation marks, two of them meaning one within; it may then hold
//! semicolons and line breaks. What follows the closing mark belongs to the cell too, as Python's `csv` reads it.

use std::borrow::Cow;

use super::{Fault, Unreadable};

/// One cell and where it begins.
#[derive(Debug, Clone)]
pub(super) struct Cell<'a> {
    pub text: Cow<'a, str>,
    /// Whether it begins with a quotation mark.
    pub quoted: bool,
    pub line: usize,
    pub column: usize,
}

impl Cell<'_> {
    /// A fault at the beginning of the cell.
    pub fn fault(&self, fault: Fault) -> Unreadable {
        Unreadable { line: self.line, column: self.column, fault }
    }
}

/// What is still to be read.
pub(super) struct Cells<'a> {
    rest: &'a str,
    pub line: usize,
    column: usize,
}

impl<'a> Cells<'a> {
    pub fn new(text: &'a str) -> Self {
        Cells { rest: text.strip_prefix('\u{feff}').unwrap_or(text), line: 1, column: 1 }
    }

    /// The cells of the next line that has any; none at the end.
    pub fn next_row(&mut self) -> Result<Option<Vec<Cell<'a>>>, Unreadable> {
        while !self.rest.is_empty() {
            let line = self.rest.split(['\n', '\r']).next().unwrap_or_default();
            // Nothing but semicolons, or a remark.
            let is_remark = line.starts_with('#') && !line.contains(';');
            if is_remark || line.chars().all(|c| c == ';' || c.is_whitespace()) {
                self.skip(line.len());
                self.end_line();
                continue;
            }
            let mut cells = Vec::new();
            loop {
                cells.push(self.cell()?);
                if !self.rest.starts_with(';') {
                    break;
                }
                self.skip(1);
            }
            self.end_line();
            return Ok(Some(cells));
        }
        Ok(None)
    }

    fn cell(&mut self) -> Result<Cell<'a>, Unreadable> {
        let (line, column) = (self.line, self.column);
        let Some(quoted) = self.rest.strip_prefix('"') else {
            let text = self.rest.split([';', '\n', '\r']).next().unwrap_or_default();
            self.skip(text.len());
            let blank = text.chars().take_while(|letter| letter.is_whitespace()).count();
            return Ok(Cell { text: Cow::Borrowed(text.trim()), quoted: false, line, column: column + blank });
        };
        let mut end = 0;
        while let Some(at) = quoted[end..].find('"') {
            end += at;
            if quoted[end + 1..].starts_with('"') {
                end += 2;
                continue;
            }
            let text = &quoted[..end];
            self.skip(end + 2);
            let after = self.rest.split([';', '\n', '\r']).next().unwrap_or_default();
            self.skip(after.len());
            let after = after.trim_end();
            // A mark that is never closed ends at the next one further down, and there something follows.
            if !after.is_empty() && text.contains(['\n', '\r']) {
                break;
            }
            let mut text = Cow::Borrowed(text);
            if text.contains('"') {
                text = Cow::Owned(text.replace("\"\"", "\""));
            }
            text += after;
            return Ok(Cell { text, quoted: true, line, column });
        }
        Err(Unreadable { line, column, fault: Fault::OpenQuote })
    }

    /// Passes over so many bytes, counting lines and characters.
    fn skip(&mut self, bytes: usize) {
        let (passed, rest) = self.rest.split_at(bytes);
        self.rest = rest;
        match passed.rsplit_once('\n') {
            Some((before, last)) => {
                self.line += before.matches('\n').count() + 1;
                self.column = last.chars().count() + 1;
            }
            None => self.column += passed.chars().count(),
        }
    }

    /// Passes over `\n`, `\r\n` or `\r`.
    fn end_line(&mut self) {
        let rest = self.rest.strip_prefix('\r').unwrap_or(self.rest);
        self.rest = rest.strip_prefix('\n').unwrap_or(rest);
        self.line += 1;
        self.column = 1;
    }
}
