//! What a call asks for, read from what was typed.

use super::questions::Asked;
use super::{Call, Electorate};
use crate::count::Rules;
use crate::gatherings::Phase;
use crate::ids::{GatheringId, IdeaId};
use crate::members::OLDEST;
use crate::refusal::{Fault, Refusal};
use crate::text::{LINE, PROSE, line, number, optional_number, optional_prose};
use crate::time::{Span, Zone, parse_local};
use crate::{State, Timestamp};

/// The shortest time a vote may be open.
pub const SHORTEST: Span = Span::MINUTE;
/// The longest time a vote may be open, and the longest it may be called before.
pub const LONGEST: Span = Span::DAY.times(DAYS as i64);
const DAYS: u32 = 366;
/// An opening time that passed so lately means now: forms take a while to fill in.
const JUST_PASSED: Span = Span::HOUR;
/// The longest grace for ballots that come late, in hours.
pub const GRACE: u32 = 48;
/// The largest group that must have cast a ballot alike for it to be published.
pub const LEAST_GROUP: u32 = 1000;
/// A vote as it is called for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// What is asked, in one line.
    pub question: String,
    /// More about it.
    pub details: Option<String>,
    /// The options; none when answered by one word.
    pub options: Vec<String>,
    /// The ideas that are the first of them.
    pub ideas: Vec<IdeaId>,
    /// How it is settled.
    pub rules: Rules,
    /// Who may vote.
    pub electorate: Electorate,
    /// When it opens: not before now.
    pub opens: Timestamp,
    /// When it closes.
    pub closes: Timestamp,
    /// For how many hours after that ballots still count.
    pub grace: u32,
    /// The fewest who must have cast a ballot alike for it to be published; 1 publishes all.
    pub least_group: u32,
}

impl Call {
    /// What was typed, read on the community's clocks. Which idea it decides is not looked at.
    ///
    /// # Errors
    /// [`Refusal::Invalid`] for the first field that does not hold what it should.
    pub fn plan(&self, state: &State, now: Timestamp) -> Result<Plan, Refusal> {
        let question = line("question", &self.question, LINE)?;
        let details = optional_prose("details", &self.details, PROSE)?;
        let Asked { options, ideas, rules } = self.asked(state)?;
        let (opens, closes) = self.times(&state.community.profile.zone, now)?;
        let electorate = Electorate {
            confirmed: self.confirmed,
            linked_to_place: self.linked_to_place,
            least_age: optional_number("least_age", &self.least_age, 1, OLDEST)?,
            gathering: self.gathering(state, now, opens)?,
        };
        let grace = self.grace()?;
        let least_group = optional_number("least_group", &self.least_group, 1, LEAST_GROUP)?.unwrap_or(1);
        Ok(Plan { question, details, options, ideas, rules, electorate, opens, closes, grace, least_group })
    }

    fn grace(&self) -> Result<u32, Refusal> {
        match self.grace.trim() {
            "other" => number("grace_hours", &self.grace_hours, 1, GRACE),
            typed => Ok(optional_number("grace", typed, 0, GRACE)?.unwrap_or(0)),
        }
    }

    /// The gathering whose people may vote: one that is on, or that has begun when the vote opens.
    fn gathering(&self, state: &State, now: Timestamp, opens: Timestamp) -> Result<Option<GatheringId>, Refusal> {
        let typed = self.gathering.trim();
        if typed.is_empty() {
            return Ok(None);
        }
        let not_a_choice = || Refusal::invalid("gathering", Fault::NotAChoice);
        let id: GatheringId = typed.parse().map_err(|_| not_a_choice())?;
        let gathering = state.community.gatherings.get(&id).ok_or_else(not_a_choice)?;
        match gathering.phase(now) {
            Phase::Open => Ok(Some(id)),
            Phase::Coming if opens >= gathering.begins => Ok(Some(id)),
            Phase::Coming => Err(Refusal::VoteBeforeGathering),
            Phase::Closed | Phase::Cancelled => Err(not_a_choice()),
        }
    }

    fn times(&self, zone: &Zone, now: Timestamp) -> Result<(Timestamp, Timestamp), Refusal> {
        let time = |field, typed: &str| match typed.trim() {
            "" => Ok(None),
            typed => parse_local(typed, zone).map(Some).ok_or_else(|| Refusal::invalid(field, Fault::NotATime)),
        };
        let opens = time("opens", &self.opens)?.unwrap_or(now);
        let closes = time("closes", &self.closes)?.ok_or_else(|| Refusal::invalid("closes", Fault::Missing))?;
        if now.minus(opens) > JUST_PASSED {
            return Err(Refusal::invalid("opens", Fault::InThePast));
        }
        let opens = opens.max(now);
        if opens.minus(now) > LONGEST {
            return Err(Refusal::invalid("opens", Fault::TooFarAhead { days: DAYS }));
        }
        let open_for = closes.minus(opens);
        if closes <= now {
            return Err(Refusal::invalid("closes", Fault::InThePast));
        }
        if open_for < SHORTEST {
            return Err(Refusal::invalid("closes", Fault::EndsBeforeItBegins));
        }
        if open_for > LONGEST {
            return Err(Refusal::invalid("closes", Fault::TooFarAhead { days: DAYS }));
        }
        Ok((opens, closes))
    }
}
