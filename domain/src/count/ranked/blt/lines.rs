//! The lines and words of a BLT file, with the places at which they stand.

use super::malformed::{Expected, Malformed};

/// A whole number in figures alone.
pub(super) fn whole(word: &str) -> Option<u32> {
    word.bytes().all(|byte| byte.is_ascii_digit()).then(|| word.parse().ok()).flatten()
}

/// Whether this says nothing but what a reader may pass over.
pub(super) fn is_comment(said: &str) -> bool {
    said.starts_with('#') || said.starts_with("//")
}

/// What a comment calls this candidate, in the manner of PrefLib: `# ALTERNATIVE NAME 1: Adam`.
pub(super) fn name_in_comment(said: &str, candidate: u32) -> Option<&str> {
    let (number, name) = said.strip_prefix("# ALTERNATIVE NAME ")?.split_once(':')?;
    (whole(number) == Some(candidate)).then(|| name.trim())
}

/// The lines of a file that say something.
pub(super) struct Lines<'a> {
    pub rest: &'a str,
    /// How many lines have been read.
    pub number: usize,
}

#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    pub text: &'a str,
    pub number: usize,
}

impl<'a> Lines<'a> {
    /// The next that is neither blank nor nothing but a comment.
    pub fn next(&mut self) -> Option<Line<'a>> {
        self.next_where(|said| !is_comment(said))
    }

    /// The next that is neither blank nor nothing but a comment, unless the comment names this candidate.
    pub fn next_name(&mut self, candidate: u32) -> Option<Line<'a>> {
        self.next_where(|said| !is_comment(said) || name_in_comment(said, candidate).is_some())
    }

    fn next_where(&mut self, wanted: impl Fn(&str) -> bool) -> Option<Line<'a>> {
        while !self.rest.is_empty() {
            let (text, rest) = self.rest.split_once('\n').unwrap_or((self.rest, ""));
            self.rest = rest;
            self.number += 1;
            let said = text.trim_start();
            if !said.is_empty() && wanted(said) {
                return Some(Line { text: text.strip_suffix('\r').unwrap_or(text), number: self.number });
            }
        }
        None
    }

    /// The same without a comment at its end.
    pub fn next_of_numbers(&mut self) -> Option<Line<'a>> {
        let line = self.next()?;
        // What a ballot is called may hold any sign.
        let said = if line.text.trim_start().starts_with('(') { line.text.find(')').unwrap_or(0) } else { 0 };
        let after = line.text.get(said..).unwrap_or_default();
        let comment = [after.find('#'), after.find("//")].into_iter().flatten().min().map(|at| said + at);
        let text = line.text.get(..comment.unwrap_or(line.text.len())).unwrap_or(line.text);
        Some(Line { text, ..line })
    }

    /// The file ended too soon.
    pub fn missing(&self, expected: Expected) -> Malformed {
        Malformed { line: self.number + 1, column: 1, expected }
    }
}

impl<'a> Line<'a> {
    pub fn at(&self, byte: usize, expected: Expected) -> Malformed {
        let before = self.text.char_indices().take_while(|(at, _)| *at < byte).count();
        Malformed { line: self.number, column: before + 1, expected }
    }

    /// Without the blanks before it.
    pub fn said(&self) -> &'a str {
        self.text.trim_start()
    }

    pub fn is_quoted(&self) -> bool {
        self.said().starts_with('"')
    }

    pub fn words(self) -> Words<'a> {
        Words { line: self, at: 0 }
    }
}

/// The words of a line, with the byte at which each begins.
pub(super) struct Words<'a> {
    pub line: Line<'a>,
    pub at: usize,
}

impl<'a> Words<'a> {
    fn rest(&self) -> &'a str {
        self.line.text.get(self.at..).unwrap_or_default()
    }

    /// Where the next word begins, or the line ends.
    pub fn here(&self) -> usize {
        if self.rest().trim_start().is_empty() {
            return self.line.text.trim_end().len();
        }
        self.line.text.len() - self.rest().trim_start().len()
    }

    pub fn next(&mut self) -> Option<(usize, &'a str)> {
        let at = self.here();
        let word = self.rest().split_whitespace().next()?;
        self.at = at + word.len();
        Some((at, word))
    }

    pub fn number(&mut self, expected: Expected, fits: impl Fn(u32) -> bool) -> Result<u32, Malformed> {
        let at = self.here();
        let number = self.next().and_then(|(_, word)| whole(word)).filter(|number| fits(*number));
        number.ok_or_else(|| self.line.at(at, expected))
    }

    pub fn end(&mut self, expected: Expected) -> Result<(), Malformed> {
        self.next().map_or(Ok(()), |(at, _)| Err(self.line.at(at, expected)))
    }
}
