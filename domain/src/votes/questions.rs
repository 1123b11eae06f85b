//! What is asked, of what kind, and by what rules it is settled: read from what was typed.

use std::collections::BTreeSet;

use super::{Call, Kind};
use crate::State;
use crate::count::yes_no::Threshold;
use crate::count::{Rules, approval, borda, consent, ranked, score, yes_no};
use crate::ids::IdeaId;
use crate::refusal::{Fault, Refusal};
use crate::text::{LINE, line, number, optional_number};

/// The most options to choose from.
pub const OPTIONS: usize = 40;
/// The highest number that may be asked to vote.
const QUORUM: u32 = 1_000_000;
/// The highest number that a share may be taken of: hundredths.
const OUT_OF: u32 = 100;
/// The most points that one option may be given.
const HIGHEST: u32 = 100;

/// What is asked.
pub(super) struct Asked {
    /// The options, one line each; none when answered by one word.
    pub options: Vec<String>,
    /// The ideas that are the first of them.
    pub ideas: Vec<IdeaId>,
    /// How it is settled.
    pub rules: Rules,
}

impl Asked {
    fn in_a_word(rules: Rules) -> Self {
        Self { options: Vec::new(), ideas: Vec::new(), rules }
    }
}

impl Call {
    /// The options, one line each, and the rules.
    pub(super) fn asked(&self, state: &State) -> Result<Asked, Refusal> {
        let quorum = optional_number("quorum", &self.quorum, 1, QUORUM)?.unwrap_or(0);
        let listed = |rules: &dyn Fn(u32) -> Result<Rules, Refusal>| {
            let texts = self.option_lines()?;
            // At most `OPTIONS`, so nothing is cut off.
            let rules = rules(u32::try_from(texts.len()).unwrap_or(u32::MAX))?;
            Ok(Asked { options: texts, ideas: Vec::new(), rules })
        };
        match self.kind {
            Kind::YesNo => Ok(Asked::in_a_word(Rules::YesNo(yes_no::Rules { threshold: self.threshold()?, quorum }))),
            Kind::Consent => Ok(Asked::in_a_word(Rules::Consent(consent::Rules { quorum }))),
            Kind::Budget => self.budget(state, quorum),
            Kind::Approval => listed(&|options| {
                let choose_up_to = number("choose_up_to", &self.choose_up_to, 1, options)?;
                Ok(Rules::Approval(approval::Rules { options, choose_up_to, quorum }))
            }),
            Kind::Score => listed(&|options| {
                let highest = number("highest", &self.highest, 1, HIGHEST)?;
                Ok(Rules::Score(score::Rules { options, highest, quorum }))
            }),
            Kind::Borda => listed(&|options| {
                let form = self.places.unwrap_or(borda::Form::Full);
                Ok(Rules::Borda(borda::Rules { options, form, quorum }))
            }),
            Kind::Ranked => listed(&|options| {
                let seats = number("seats", &self.seats, 1, options - 1)?;
                let method = if seats == 1 { ranked::Method::Irv } else { ranked::Method::ScottishStv };
                Ok(Rules::Ranked(ranked::Rules { options, seats, method, quorum }))
            }),
        }
    }

    fn threshold(&self) -> Result<Threshold, Refusal> {
        let out_of = number("out_of", &self.out_of, 1, OUT_OF)?;
        let share = number("share", &self.share, 1, out_of)?;
        let threshold = Threshold { bound: self.bound, share, out_of, of: self.of };
        if threshold.can_be_met() {
            return Ok(threshold);
        }
        Err(Refusal::invalid("share", Fault::OutOfRange { min: 1, max: out_of - 1 }))
    }

    fn option_lines(&self) -> Result<Vec<String>, Refusal> {
        let mut options: Vec<String> = Vec::new();
        let mut known = BTreeSet::new();
        for typed in self.options.lines().filter(|typed| !typed.trim().is_empty()) {
            let option = line("options", typed, LINE)?;
            if !known.insert(option.to_lowercase()) {
                return Err(Refusal::invalid("options", Fault::Twice));
            }
            if options.len() == OPTIONS {
                return Err(Refusal::invalid("options", Fault::TooMany { max: OPTIONS }));
            }
            options.push(option);
        }
        if options.len() < 2 {
            return Err(Refusal::invalid("options", Fault::TooFew { min: 2 }));
        }
        Ok(options)
    }
}
