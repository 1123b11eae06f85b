//! The file as plain text.
//!
//! First what was asked and the rules, then `---`, then one ballot a line, sorted as bytes. The same
//! ballots always give the same bytes, in whatever order they were cast. There are three forms, so that
//! a file never says more than its vote needs: form 1; form 2 with the hours after the close; form 3 for
//! every other kind of question, and for votes that have a smallest group, with the rules as JSON.

use super::{BallotFile, lines};
use crate::count::lot::Seed;
use crate::count::{Rules, approval, yes_no};
use crate::text::Hash;

/// The first line that is not as it would have been written, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unreadable {
    /// Its number.
    pub line: usize,
}

const TITLES: [(Form, &str); 3] = [
    (Form::Plain, "Folkmoot ballots, form 1"),
    (Form::Grace, "Folkmoot ballots, form 2"),
    (Form::Full, "Folkmoot ballots, form 3"),
];
const RULE: &str = "---";
const FEWER: &str = "fewer than ";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Plain,
    Grace,
    Full,
}

impl BallotFile {
    /// Whether the file says what lots are drawn from.
    pub(super) fn names_lots(&self) -> bool {
        self.form() == Form::Full
    }

    fn form(&self) -> Form {
        match self.rules {
            Rules::YesNo(_) | Rules::Approval(_) if self.least_group <= 1 => {
                if self.grace == 0 {
                    Form::Plain
                } else {
                    Form::Grace
                }
            }
            _ => Form::Full,
        }
    }
}

impl std::fmt::Display for BallotFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let form = self.form();
        for (_, title) in TITLES.iter().filter(|(known, _)| *known == form) {
            writeln!(f, "{title}")?;
        }
        writeln!(f, "question: {}", self.question)?;
        match &self.rules {
            Rules::YesNo(rules) if form != Form::Full => {
                writeln!(f, "kind: yes_no")?;
                writeln!(f, "to agree: {}", lines::threshold(&rules.threshold))?;
            }
            Rules::Approval(rules) if form != Form::Full => {
                writeln!(f, "kind: approval")?;
                options(self, f)?;
                writeln!(f, "choose up to: {}", rules.choose_up_to)?;
            }
            rules => {
                options(self, f)?;
                writeln!(f, "rules: {}", serde_json::to_string(rules).map_err(|_| std::fmt::Error)?)?;
            }
        }
        if form != Form::Full {
            writeln!(f, "must vote: {}", self.rules.quorum())?;
        }
        if form != Form::Plain {
            writeln!(f, "hours after the close: {}", self.grace)?;
        }
        if form == Form::Full {
            writeln!(f, "smallest group: {}", self.least_group)?;
            writeln!(f, "lots drawn from: {}", self.lots.0)?;
        }
        writeln!(f, "on the roll: {}", self.roll)?;
        match self.cast {
            Some(cast) => writeln!(f, "ballots: {cast}")?,
            None => writeln!(f, "ballots: {FEWER}{}", self.least_group)?,
        }
        if form == Form::Full {
            writeln!(f, "published: {}", self.ballots.len())?;
        }
        writeln!(f, "{RULE}")?;
        self.ballots.iter().try_for_each(|ballot| writeln!(f, "{}", lines::ballot(ballot)))
    }
}

fn options(file: &BallotFile, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
    (1..).zip(&file.options).try_for_each(|(number, option)| writeln!(f, "option {number}: {option}"))
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

    fn options(&mut self) -> Option<Vec<String>> {
        let mut options = Vec::new();
        while self.rest.starts_with("option ") {
            let name = format!("option {}", options.len() + 1);
            options.push(self.field(&name)?.to_owned());
        }
        Some(options)
    }

    fn file(&mut self) -> Option<BallotFile> {
        let title = self.next()?;
        let (form, _) = *TITLES.iter().find(|(_, known)| *known == title)?;
        let question = self.field("question")?.to_owned();
        let (options, rules) = if form == Form::Full {
            (self.options()?, serde_json::from_str(self.field("rules")?).ok()?)
        } else {
            self.rules()?
        };
        if usize::try_from(rules.options()) != Ok(options.len()) {
            return None;
        }
        let grace = if form == Form::Plain { 0 } else { self.number("hours after the close")? };
        let least_group = if form == Form::Full { self.number("smallest group")? } else { 1 };
        let lots = if form == Form::Full { self.field("lots drawn from")?.parse().ok()? } else { Hash::ZERO };
        let roll = self.number("on the roll")?;
        let cast = self.field("ballots")?;
        let cast = if cast.starts_with(FEWER) { None } else { Some(cast.parse().ok()?) };
        let published = if form == Form::Full { self.number("published")? } else { cast? };
        if self.next()? != RULE || cast.is_some_and(|cast| published > cast) {
            return None;
        }
        let ballots = (0..published)
            .map(|_| lines::read_ballot(&rules, self.next()?).filter(|ballot| rules.admit(ballot)))
            .collect::<Option<_>>()?;
        let file = BallotFile::new(question, options, rules, roll, ballots).with_grace(grace);
        Some(BallotFile { least_group, cast, lots: Seed(lots), ..file })
    }

    /// The options and rules of the first two forms.
    fn rules(&mut self) -> Option<(Vec<String>, Rules)> {
        match self.field("kind")? {
            "yes_no" => {
                let threshold = lines::read_threshold(self.field("to agree")?)?;
                Some((Vec::new(), Rules::YesNo(yes_no::Rules { threshold, quorum: self.number("must vote")? })))
            }
            "approval" => {
                let texts = self.options()?;
                let choose_up_to = self.number("choose up to")?;
                let quorum = self.number("must vote")?;
                let options = u32::try_from(texts.len()).ok()?;
                Some((texts, Rules::Approval(approval::Rules { options, choose_up_to, quorum })))
            }
            _ => None,
        }
    }
}
