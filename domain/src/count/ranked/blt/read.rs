//! Reads BLT. Nothing is set aside for what a line only announces, so that a short text needs little memory.

use std::collections::BTreeSet;

use super::lines::{Line, Lines, Words, is_comment, name_in_comment, whole};
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
    let mut quoted = true;
    for candidate in 1..=candidates {
        let line = lines.next_name(candidate).ok_or_else(|| lines.missing(Expected::Name { candidate }))?;
        quoted &= line.is_quoted();
        names.push(name_in_comment(line.said(), candidate).map_or_else(|| name(line), |name| Ok(name.to_owned()))?);
    }
    let title = lines.next().map(name).transpose()?.unwrap_or_default();
    let mut notes = Vec::new();
    while let Some(line) = lines.next() {
        // Free text. Only where names stand in quotation marks can it be told from names too many.
        if quoted && !line.is_quoted() {
            continue;
        }
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
    words.end(Expected::EndOfLine)?;
    Ok((candidates, seats))
}

fn withdrawn(lines: &mut Lines<'_>, candidates: u32) -> Result<BTreeSet<u32>, Malformed> {
    let mut withdrawn = BTreeSet::new();
    loop {
        let ahead = lines.rest;
        let number = lines.number;
        let Some(line) = lines.next_of_numbers().filter(|line| line.said().starts_with(['-', '['])) else {
            lines.rest = ahead;
            lines.number = number;
            return Ok(withdrawn);
        };
        let (mut words, sign) = if line.said().starts_with('[') { (option(line)?, "") } else { (line.words(), "-") };
        while let Some((at, word)) = words.next() {
            let number = word.strip_prefix(sign).and_then(whole).filter(|n| (1..=candidates).contains(n));
            if !number.is_some_and(|number| withdrawn.insert(number)) {
                return Err(line.at(at, Expected::Withdrawn { candidates }));
            }
        }
    }
}

/// What stands in brackets after `withdrawn`, the only option that is known.
fn option(line: Line<'_>) -> Result<Words<'_>, Malformed> {
    let start = line.words().here();
    let (inside, after) = line.text.split_once(']').ok_or(line.at(start, Expected::OnlyWithdrawn))?;
    if !after.trim().is_empty() {
        return Err(line.at(line.text.len() - after.trim_start().len(), Expected::EndOfLine));
    }
    let mut words = Line { text: inside, ..line }.words();
    words.at = start + 1;
    match words.next() {
        Some((_, "withdrawn")) => Ok(words),
        _ => Err(line.at(start, Expected::OnlyWithdrawn)),
    }
}

fn ballots(lines: &mut Lines<'_>, candidates: u32) -> Result<Vec<Ballot>, Malformed> {
    let mut ballots = Vec::new();
    let mut ids = BTreeSet::new();
    let mut cast = 0_u32;
    loop {
        let line = lines.next_of_numbers().ok_or_else(|| lines.missing(Expected::BallotOrEnd))?;
        let (id, mut words) = ballot_id(line, &mut ids)?;
        let papers_at = words.here();
        let papers = papers(&mut words, id.is_some())?;
        if papers == 0 {
            words.end(Expected::EndOfLine)?;
            return Ok(ballots);
        }
        cast = cast.checked_add(papers).ok_or(line.at(papers_at, Expected::FewerBallots))?;
        let id = id.map(str::to_owned);
        ballots.push(Ballot { id, papers, ranking: ranking(&line, words, candidates)? });
    }
}

/// What a ballot is called, in brackets before anything else.
fn ballot_id<'a>(line: Line<'a>, ids: &mut BTreeSet<&'a str>) -> Result<(Option<&'a str>, Words<'a>), Malformed> {
    let mut words = line.words();
    let start = words.here();
    if !line.text.get(start..).is_some_and(|text| text.starts_with('(')) {
        return Ok((None, words));
    }
    let inside = line.text.get(start + 1..).unwrap_or_default();
    let Some((id, _)) = inside.split_once(')') else {
        return Err(line.at(line.text.len(), Expected::ClosingBracket));
    };
    if !ids.insert(id) {
        return Err(line.at(start + 1, Expected::OtherId));
    }
    words.at = start + 1 + id.len() + 1;
    Ok((Some(id), words))
}

/// How many papers a line is for; 0 ends the ballots.
fn papers(words: &mut Words<'_>, named: bool) -> Result<u32, Malformed> {
    let at = words.here();
    let (_, word) = words.next().unwrap_or_default();
    let expected = match whole(word) {
        Some(1) => return Ok(1),
        _ if named => Expected::OnePaper,
        Some(papers) => return Ok(papers),
        None if word.bytes().all(|byte| byte.is_ascii_digit()) => Expected::FewerBallots,
        None if word.starts_with(|first: char| first.is_ascii_digit() || "+-.".contains(first)) => Expected::Papers,
        None => Expected::BallotOrEnd,
    };
    Err(words.line.at(at, expected))
}

fn ranking(line: &Line<'_>, mut words: Words<'_>, candidates: u32) -> Result<Vec<Option<u32>>, Malformed> {
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
                words.end(Expected::EndOfBallot)?;
                return Ok(ranking);
            }
            Some(number) if number <= candidates => {
                if !seen.insert(number) {
                    return Err(line.at(at, Expected::NotTwice));
                }
                ranking.push(Some(number));
            }
            None if word == "-" => ranking.push(None),
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
    if after.trim_start().is_empty() || is_comment(after.trim_start()) {
        return Ok(name.to_owned());
    }
    Err(line.at(line.text.len() - after.trim_start().len(), Expected::EndOfLine))
}
