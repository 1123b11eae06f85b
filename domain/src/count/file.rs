//! The published file: all that is needed to count again, and nothing of who voted how.
//!
//! Plain text. First what was asked and the rules, then `---`, then one ballot a line, sorted as
//! bytes. A vote that counted ballots which came after the close says so, and the file is then of form 2.
//! The same ballots always give the same bytes, in whatever order they were cast.

use std::fmt::Write;

use super::yes_no::{Answer, Bound, Denominator, Threshold};
use super::{Ballot, Rules, Tally, approval, yes_no};
use crate::text::Hash;

/// The ballots of one vote, as published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BallotFile {
    /// What was asked, in one line.
    pub question: String,
    /// The options in their order, one line each; none when answered by yes or no.
    pub options: Vec<String>,
    /// The rules.
    pub rules: Rules,
    /// How many might have voted.
    pub roll: u32,
    /// For how many hours after the close ballots still came in.
    pub grace: u32,
    ballots: Vec<Ballot>,
}

/// The first line that is not as it would have been written, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unreadable {
    /// Its number.
    pub line: usize,
}

const TITLE: &str = "Folkmoot ballots, form 1";
/// As form 1, with one rule more: for how many hours after the close ballots still counted.
const TITLE_WITH_GRACE: &str = "Folkmoot ballots, form 2";
const RULE: &str = "---";

impl BallotFile {
    /// Puts the ballots in the order of the file. `question` and `options` must be single lines.
    pub fn new(question: String, options: Vec<String>, rules: Rules, roll: u32, mut ballots: Vec<Ballot>) -> Self {
        ballots.sort_by_cached_key(line);
        Self { question, options, rules, roll, grace: 0, ballots }
    }

    /// The same for a vote that took ballots for so many hours after its close.
    pub fn with_grace(self, grace: u32) -> Self {
        Self { grace, ..self }
    }

    /// The ballots in the order of the file.
    pub fn ballots(&self) -> &[Ballot] {
        &self.ballots
    }

    /// Counts them.
    pub fn tally(&self) -> Tally {
        self.rules.count(self.roll, &self.ballots)
    }

    /// The hash of the file.
    pub fn hash(&self) -> Hash {
        Hash::of(self.to_string().as_bytes())
    }
}

impl std::fmt::Display for BallotFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(f, "{}", if self.grace == 0 { TITLE } else { TITLE_WITH_GRACE })?;
        writeln!(f, "question: {}", self.question)?;
        match self.rules {
            Rules::YesNo(yes_no::Rules { threshold, .. }) => {
                let Threshold { bound, share, out_of, of } = threshold;
                writeln!(f, "kind: yes_no")?;
                writeln!(f, "to agree: {} {share} in {out_of} {}", said(&BOUNDS, bound), said(&DENOMINATORS, of))?;
            }
            Rules::Approval(approval::Rules { choose_up_to, .. }) => {
                writeln!(f, "kind: approval")?;
                for (number, option) in (1..).zip(&self.options) {
                    writeln!(f, "option {number}: {option}")?;
                }
                writeln!(f, "choose up to: {choose_up_to}")?;
            }
        }
        writeln!(f, "must vote: {}", self.rules.quorum())?;
        if self.grace > 0 {
            writeln!(f, "hours after the close: {}", self.grace)?;
        }
        writeln!(f, "on the roll: {}", self.roll)?;
        writeln!(f, "ballots: {}", self.ballots.len())?;
        writeln!(f, "{RULE}")?;
        self.ballots.iter().try_for_each(|ballot| writeln!(f, "{}", line(ballot)))
    }
}

const ANSWERS: [(Answer, &str); 3] = [(Answer::Yes, "yes"), (Answer::No, "no"), (Answer::Abstain, "abstain")];
const BOUNDS: [(Bound, &str); 2] = [(Bound::MoreThan, "more than"), (Bound::AtLeast, "at least")];
const DENOMINATORS: [(Denominator, &str); 3] = [
    (Denominator::YesAndNo, "of yes and no"),
    (Denominator::AllBallots, "of all ballots"),
    (Denominator::EveryoneOnRoll, "of everyone on the roll"),
];

fn said<T: PartialEq>(words: &[(T, &'static str)], what: T) -> &'static str {
    // Each of these lists names every value of its kind.
    words.iter().find(|(known, _)| *known == what).map_or("", |(_, word)| word)
}

fn meant<T: Copy>(words: &[(T, &'static str)], word: &str) -> Option<T> {
    words.iter().find(|(_, known)| *known == word).map(|(what, _)| *what)
}

fn line(ballot: &Ballot) -> String {
    match ballot {
        Ballot::Answer(answer) => said(&ANSWERS, *answer).to_owned(),
        Ballot::Options(chosen) => {
            let mut line = String::new();
            for number in chosen {
                let gap = if line.is_empty() { "" } else { " " };
                // Writing to a string cannot fail.
                let _ = write!(line, "{gap}{number}");
            }
            line
        }
    }
}

impl std::str::FromStr for BallotFile {
    type Err = Unreadable;

    /// Reads a file. It must be, byte for byte, what would be written again.
    fn from_str(text: &str) -> Result<Self, Unreadable> {
        let mut lines = Lines { rest: text, number: 0 };
        let file = lines.file().ok_or(Unreadable { line: lines.number })?;
        let again = file.to_string();
        if again == text {
            return Ok(file);
        }
        let same = again.split_inclusive('\n').zip(text.split_inclusive('\n')).take_while(|(a, b)| a == b).count();
        Err(Unreadable { line: same + 1 })
    }
}

struct Lines<'a> {
    rest: &'a str,
    number: usize,
}

impl<'a> Lines<'a> {
    fn next(&mut self) -> Option<&'a str> {
        self.number += 1;
        let (line, rest) = self.rest.split_once('\n')?;
        self.rest = rest;
        Some(line)
    }

    fn field(&mut self, name: &str) -> Option<&'a str> {
        self.next()?.strip_prefix(name)?.strip_prefix(": ")
    }

    fn number(&mut self, name: &str) -> Option<u32> {
        self.field(name)?.parse().ok()
    }

    fn file(&mut self) -> Option<BallotFile> {
        let has_grace = match self.next()? {
            TITLE => false,
            TITLE_WITH_GRACE => true,
            _ => return None,
        };
        let question = self.field("question")?.to_owned();
        let mut options = Vec::new();
        let rules = match self.field("kind")? {
            "yes_no" => {
                let threshold = threshold(self.field("to agree")?)?;
                Rules::YesNo(yes_no::Rules { threshold, quorum: self.number("must vote")? })
            }
            "approval" => {
                while self.rest.starts_with("option ") {
                    let name = format!("option {}", options.len() + 1);
                    options.push(self.field(&name)?.to_owned());
                }
                let choose_up_to = self.number("choose up to")?;
                let quorum = self.number("must vote")?;
                let options = u32::try_from(options.len()).ok()?;
                Rules::Approval(approval::Rules { options, choose_up_to, quorum })
            }
            _ => return None,
        };
        let grace = if has_grace { self.number("hours after the close")? } else { 0 };
        let roll = self.number("on the roll")?;
        let count = self.number("ballots")?;
        if self.next()? != RULE {
            return None;
        }
        let ballots = (0..count).map(|_| ballot(&rules, self.next()?).filter(|ballot| rules.admit(ballot)));
        let ballots = ballots.collect::<Option<_>>()?;
        Some(BallotFile::new(question, options, rules, roll, ballots).with_grace(grace))
    }
}

fn threshold(text: &str) -> Option<Threshold> {
    let (bound, said) = BOUNDS.iter().find_map(|(bound, word)| Some((*bound, text.strip_prefix(word)?)))?;
    let (share, said) = said.strip_prefix(' ')?.split_once(" in ")?;
    let (out_of, of) = said.split_once(' ')?;
    let of = meant(&DENOMINATORS, of)?;
    Some(Threshold { bound, share: share.parse().ok()?, out_of: out_of.parse().ok()?, of })
}

fn ballot(rules: &Rules, line: &str) -> Option<Ballot> {
    match rules {
        Rules::YesNo(_) => meant(&ANSWERS, line).map(Ballot::Answer),
        Rules::Approval(_) => {
            line.split(' ').map(|number| number.parse().ok()).collect::<Option<_>>().map(Ballot::Options)
        }
    }
}
