//! Comma-separated values (RFC 4180), with the place of every field. Spreadsheets of many countries put semicolons for
//! commas, and what is copied from one has tabs.

/// A place in a file, both from 1; columns count characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    pub line: u32,
    pub column: u32,
}

/// A field without the spaces around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Field {
    pub text: String,
    pub at: Place,
}

/// A row, and where it ends.
pub(super) type Row = (Vec<Field>, Place);

/// What isn't comma-separated: a quote that isn't closed, or something after a closing quote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Broken {
    Open(Place),
    AfterQuote(Place),
}

/// The rows of a file but for empty ones.
pub(super) fn rows(text: &str) -> Result<Vec<Row>, Broken> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = Reader { rest: text.chars().peekable(), at: START, separator: separator(text) };
    let mut rows = Vec::new();
    while reader.rest.peek().is_some() {
        let row = reader.row()?;
        if row.0.iter().any(|field| !field.text.is_empty()) {
            rows.push(row);
        }
    }
    Ok(rows)
}

const START: Place = Place { line: 1, column: 1 };

/// What stands between the headings: a comma unless there is none, but semicolons or tabs. Quoted ones don't count.
fn separator(text: &str) -> char {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let has = |separator: char| first.split('"').step_by(2).any(|unquoted| unquoted.contains(separator));
    [',', ';', '\t'].into_iter().find(|separator| has(*separator)).unwrap_or(',')
}

struct Reader<'a> {
    rest: std::iter::Peekable<std::str::Chars<'a>>,
    at: Place,
    separator: char,
}

impl Reader<'_> {
    /// The next character; each kind of line end is one `\n`.
    fn next(&mut self) -> Option<char> {
        let next = self.rest.next()?;
        let next = if next == '\r' {
            self.rest.next_if_eq(&'\n');
            '\n'
        } else {
            next
        };
        self.at = match next {
            '\n' => Place { line: self.at.line.saturating_add(1), column: 1 },
            _ => Place { column: self.at.column.saturating_add(1), ..self.at },
        };
        Some(next)
    }

    fn row(&mut self) -> Result<Row, Broken> {
        let mut fields = Vec::new();
        loop {
            let (field, end) = self.field()?;
            fields.push(field);
            if let Some(end) = end {
                return Ok((fields, end));
            }
        }
    }

    /// A field, and, if it was the last of its row, where that ended.
    fn field(&mut self) -> Result<(Field, Option<Place>), Broken> {
        while self.rest.peek().is_some_and(|next| matches!(next, ' ' | '\t') && *next != self.separator) {
            self.next();
        }
        let at = self.at;
        let mut text = String::new();
        let quoted = self.rest.peek() == Some(&'"');
        if quoted {
            self.next();
            loop {
                match self.next() {
                    None => return Err(Broken::Open(at)),
                    Some('"') if self.rest.peek() == Some(&'"') => {
                        self.next();
                        text.push('"');
                    }
                    Some('"') => break,
                    Some(other) => text.push(other),
                }
            }
        }
        loop {
            let here = self.at;
            let end = match self.next() {
                Some(next) if next == self.separator => None,
                Some('\n') | None => Some(here),
                Some(other) if quoted && !other.is_whitespace() => return Err(Broken::AfterQuote(here)),
                Some(other) => {
                    if !quoted {
                        text.push(other);
                    }
                    continue;
                }
            };
            return Ok((Field { text: text.trim().to_owned(), at }, end));
        }
    }
}
