//! Reads BLT. Nothing is set aside for what a line only announces, so that a short text needs little memory.

use std::collections::BTreeSet;

use super::malformed::{Expected, Malformed};
use super::{Ballot, File, MOST_CANDIDATES};

/// How many notes may follow the title.
const MOST_NOTES: usize = 2;

pub(super) fn read(text: &str) -> Result<File, Malformed> {
    let mut lines = Lines { rest: text.strip_prefix('\u{feff}').unwrap_or(text), number: 0 };
    let (candidates, seats) = head(lines.next_of_numbers().ok_or_else(|| lines.missing(Expected::Candidates))?)?;
    let withdrawn = withdrawn(&mut lines, candidates)?;
    let ballots = ballots(&mut lines, candidates)?;
    let mut names = Vec::new();
    for candidate in 1..=candidates {
        let line = lines.next().ok_or_else(|| lines.missing(Expected::Name { candidate }))?;
        names.push(name(line)?);
    }
    let title = lines.next().map(name).transpose()?.unwrap_or_default();
    let mut notes = Vec::new();
    while let Some(line) = lines.next() {
        if notes.len() == MOST_NOTES {
            return Err(line.at(0, Expected::EndOfFile));
        }
        notes.push(name(line)?);
    }
    Ok(File { title, candidates: names, seats, withdrawn, ballots, notes })
}

fn head(line: Line<'_>) -> Result<(u32, u32), Malformed> {
    let mut words = line.words();
    let candidates = words.number(Expected::Candidates, |n| (1..=MOST_CANDIDATES).contains(&n))?;
    let seats = words.number(Expected::Seats, |n| n >= 1)?;
    words.end()?;
    Ok((candidates, seats))
}

fn withdrawn(lines: &mut Lines<'_>, candidates: u32) -> Result<BTreeSet<u32>, Malformed> {
    let mut withdrawn = BTreeSet::new();
    loop {
        let ahead = lines.rest;
        let number = lines.number;
        let Some(line) = lines.next_of_numbers().filter(|line| line.text.trim_start().starts_with('-')) else {
            lines.rest = ahead;
            lines.number = number;
            return Ok(withdrawn);
        };
        let mut words = line.words();
        while let Some((at, word)) = words.next() {
            let number = word.strip_prefix('-').and_then(whole).filter(|n| (1..=candidates).contains(n));
            if !number.is_some_and(|number| withdrawn.insert(number)) {
                return Err(line.at(at, Expected::Withdrawn { candidates }));
            }
        }
    }
}

fn ballots(lines: &mut Lines<'_>, candidates: u32) -> Result<Vec<Ballot>, Malformed> {
    let mut ballots = Vec::new();
    let mut cast = 0_u32;
    loop {
        let line = lines.next_of_numbers().ok_or_else(|| lines.missing(Expected::BallotOrEnd))?;
        let (id, mut words) = ballot_id(line)?;
        let papers_at = words.here();
        let papers = words.number(Expected::Papers, |_| true)?;
        if papers == 0 && id.is_none() {
            words.end()?;
            return Ok(ballots);
        }
        if papers == 0 {
            return Err(line.at(papers_at, Expected::Papers));
        }
        cast = cast.checked_add(papers).ok_or(line.at(papers_at, Expected::FewerBallots))?;
        ballots.push(Ballot { id, papers, ranking: ranking(&line, words, candidates)? });
    }
}

/// What a ballot is called, in brackets before anything else.
fn ballot_id(line: Line<'_>) -> Result<(Option<String>, Words<'_>), Malformed> {
    let mut words = line.words();
    let start = words.here();
    if !line.text.get(start..).is_some_and(|text| text.starts_with('(')) {
        return Ok((None, words));
    }
    let inside = line.text.get(start + 1..).unwrap_or_default();
    let Some((id, _)) = inside.split_once(')') else {
        return Err(line.at(line.text.len(), Expected::ClosingBracket));
    };
    words.at = start + 1 + id.len() + 1;
    Ok((Some(id.to_owned()), words))
}

fn ranking(line: &Line<'_>, mut words: Words<'_>, candidates: u32) -> Result<Vec<u32>, Malformed> {
    let mut ranking = Vec::new();
    let mut seen = BTreeSet::new();
    loop {
        let at = words.here();
        let Some((_, word)) = words.next() else {
            return Err(line.at(at, Expected::Preference { candidates }));
        };
        if let Some(equal) = word.find('=') {
            return Err(line.at(at + equal, Expected::OneInEachPlace));
        }
        match whole(word) {
            Some(0) => {
                words.end()?;
                return Ok(ranking);
            }
            Some(number) if number <= candidates => {
                if !seen.insert(number) {
                    return Err(line.at(at, Expected::NotTwice));
                }
                ranking.push(number);
            }
            _ => return Err(line.at(at, Expected::Preference { candidates })),
        }
    }
}

/// A name in quotation marks, up to the last one in the line; or else the whole line before a comment.
fn name(line: Line<'_>) -> Result<String, Malformed> {
    let start = line.text.len() - line.text.trim_start().len();
    let text = line.text.get(start..).unwrap_or_default();
    let Some(inside) = text.strip_prefix('"') else {
        return Ok(text.split(" #").next().unwrap_or_default().trim_end().to_owned());
    };
    let Some((name, after)) = inside.rsplit_once('"') else {
        return Err(line.at(line.text.trim_end().len(), Expected::ClosingQuote));
    };
    if after.trim_start().is_empty() || after.trim_start().starts_with('#') {
        return Ok(name.to_owned());
    }
    Err(line.at(line.text.len() - after.trim_start().len(), Expected::EndOfLine))
}

/// A whole number in figures alone.
fn whole(word: &str) -> Option<u32> {
    word.bytes().all(|byte| byte.is_ascii_digit()).then(|| word.parse().ok()).flatten()
}

/// The lines of a file that say something.
struct Lines<'a> {
    rest: &'a str,
    /// How many lines have been read.
    number: usize,
}

#[derive(Clone, Copy)]
struct Line<'a> {
    text: &'a str,
    number: usize,
}

impl<'a> Lines<'a> {
    /// The next that is neither blank nor nothing but a comment.
    fn next(&mut self) -> Option<Line<'a>> {
        while !self.rest.is_empty() {
            let (text, rest) = self.rest.split_once('\n').unwrap_or((self.rest, ""));
            self.rest = rest;
            self.number += 1;
            let said = text.trim_start();
            if !said.is_empty() && !said.starts_with('#') {
                return Some(Line { text: text.strip_suffix('\r').unwrap_or(text), number: self.number });
            }
        }
        None
    }

    /// The same without a comment at its end.
    fn next_of_numbers(&mut self) -> Option<Line<'a>> {
        let line = self.next()?;
        // What a ballot is called may hold any sign.
        let said = if line.text.trim_start().starts_with('(') { line.text.find(')').unwrap_or(0) } else { 0 };
        let comment = line.text.get(said..).and_then(|text| text.find('#')).map(|at| said + at);
        let text = line.text.get(..comment.unwrap_or(line.text.len())).unwrap_or(line.text);
        Some(Line { text, ..line })
    }

    /// The file ended too soon.
    fn missing(&self, expected: Expected) -> Malformed {
        Malformed { line: self.number + 1, column: 1, expected }
    }
}

impl<'a> Line<'a> {
    fn at(&self, byte: usize, expected: Expected) -> Malformed {
        let before = self.text.char_indices().take_while(|(at, _)| *at < byte).count();
        Malformed { line: self.number, column: before + 1, expected }
    }

    fn words(self) -> Words<'a> {
        Words { line: self, at: 0 }
    }
}

/// The words of a line, with the byte at which each begins.
struct Words<'a> {
    line: Line<'a>,
    at: usize,
}

impl<'a> Words<'a> {
    fn rest(&self) -> &'a str {
        self.line.text.get(self.at..).unwrap_or_default()
    }

    /// Where the next word begins, or the line ends.
    fn here(&self) -> usize {
        if self.rest().trim_start().is_empty() {
            return self.line.text.trim_end().len();
        }
        self.line.text.len() - self.rest().trim_start().len()
    }

    fn next(&mut self) -> Option<(usize, &'a str)> {
        let at = self.here();
        let word = self.rest().split_whitespace().next()?;
        self.at = at + word.len();
        Some((at, word))
    }

    fn number(&mut self, expected: Expected, fits: impl Fn(u32) -> bool) -> Result<u32, Malformed> {
        let at = self.here();
        let number = self.next().and_then(|(_, word)| whole(word)).filter(|number| fits(*number));
        number.ok_or_else(|| self.line.at(at, expected))
    }

    fn end(&mut self) -> Result<(), Malformed> {
        self.next().map_or(Ok(()), |(at, _)| Err(self.line.at(at, Expected::EndOfLine)))
    }
}
