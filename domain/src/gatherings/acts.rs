//! What organisers do with gatherings, and the rules.

use serde::{Deserialize, Serialize};

use super::{Event, Phase, Row, coming_or_open, due};
use crate::act::Rule;
use crate::context::Context;
use crate::ids::GatheringId;
use crate::refusal::{Fault, Refusal};
use crate::text::{LINE, PROSE, line, number, prose};
use crate::time::{Span, parse_local};
use crate::{Subject, Timestamp, change, members};

/// The most items of an agenda.
pub const AGENDA: usize = 30;
/// The shortest that a gathering may be planned for, in minutes.
pub const SHORTEST: u32 = 15;
/// The longest, in minutes: two days.
pub const LONGEST: u32 = 2 * 24 * 60;
/// How many days before a gathering may be called.
const DAYS: u32 = 366;
/// A beginning that passed so lately means now: forms take a while to fill in.
const JUST_PASSED: Span = Span::HOUR;
/// Letters of its code: 40 bits, easy to type from a wall.
const CODE: usize = 8;

/// An organiser calls a gathering.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Call {
    /// What it is about, in one line.
    pub title: String,
    /// Where it is.
    #[serde(default)]
    pub place: String,
    /// When it begins, `2026-11-22T18:00` on the community's clocks.
    #[serde(default)]
    pub begins: String,
    /// How many minutes it is to last.
    #[serde(default)]
    pub lasts: String,
    /// What is talked about, one item a line.
    #[serde(default)]
    pub agenda: String,
}

impl Rule for Call {
    const NAME: &'static str = "gathering.call";

    fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal> {
        let organiser = ctx.organiser()?;
        let title = line("title", &self.title, LINE)?;
        let place = line("place", &self.place, LINE)?;
        let begins = self.beginning(ctx)?;
        let ends = begins.plus(Span::MINUTE.times(number("lasts", &self.lasts, SHORTEST, LONGEST)?.into()));
        let agenda = self.agenda()?;
        let id = GatheringId::from(ctx.id);
        // Organisers answer for what they call: their name always shows.
        let by = members::sign(ctx, Subject::Gathering(id), organiser, true);
        let (title, place) = (ctx.text(title), ctx.text(place));
        let agenda = ctx.optional_text(agenda);
        ctx.minute(change::Event::Gathering(Event::Called { id, title, place, agenda, begins, ends, by }));
        give_code(ctx, id);
        if begins <= ctx.now() {
            ctx.minute(change::Event::Gathering(Event::Opened { id }));
        }
        Ok(())
    }
}

impl Call {
    fn beginning(&self, ctx: &Context<'_>) -> Result<Timestamp, Refusal> {
        let fault = |fault| Refusal::invalid("begins", fault);
        let now = ctx.now();
        let begins = match self.begins.trim() {
            "" => return Err(fault(Fault::Missing)),
            typed => parse_local(typed, &ctx.state.community.profile.zone).ok_or_else(|| fault(Fault::NotATime))?,
        };
        if now.minus(begins) > JUST_PASSED {
            return Err(fault(Fault::InThePast));
        }
        if begins.minus(now) > Span::DAY.times(DAYS.into()) {
            return Err(fault(Fault::TooFarAhead { days: DAYS }));
        }
        Ok(begins)
    }

    /// The items, one a line.
    fn agenda(&self) -> Result<Option<String>, Refusal> {
        let typed = self.agenda.lines().filter(|typed| !typed.trim().is_empty());
        let items = typed.map(|typed| line("agenda", typed, LINE)).collect::<Result<Vec<String>, Refusal>>()?;
        if items.len() > AGENDA {
            return Err(Refusal::invalid("agenda", Fault::TooMany { max: AGENDA }));
        }
        Ok((!items.is_empty()).then(|| items.join("\n")))
    }
}

/// Gives a gathering a code; one that it had before ends.
fn give_code(ctx: &mut Context<'_>, gathering: GatheringId) {
    let code = ctx.moment.code(CODE);
    ctx.put(change::Row::Gathering(Row::Code { gathering, code }));
}

/// An organiser opens a gathering for check-in before it begins by the clock, while people arrive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Open {
    /// Which.
    pub gathering: GatheringId,
}

impl Rule for Open {
    const NAME: &'static str = "gathering.open";

    fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal> {
        ctx.organiser()?;
        let (gathering, phase) = coming_or_open(ctx, self.gathering)?;
        if phase == Phase::Open {
            return Err(Refusal::NoLongerApplies);
        }
        if !gathering.may_open(ctx.now()) {
            return Err(Refusal::GatheringNotOpen);
        }
        ctx.minute(change::Event::Gathering(Event::Opened { id: gathering.id }));
        Ok(())
    }
}

/// An organiser closes a gathering: how many were there is minuted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Close {
    /// Which.
    pub gathering: GatheringId,
}

impl Rule for Close {
    const NAME: &'static str = "gathering.close";

    fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal> {
        ctx.organiser()?;
        let (gathering, phase) = coming_or_open(ctx, self.gathering)?;
        if phase == Phase::Coming {
            return Err(Refusal::GatheringNotOpen);
        }
        ctx.changes.extend(due::closing(ctx.state, gathering.id));
        Ok(())
    }
}

/// An organiser calls a gathering off, and says why. Who was checked in is forgotten uncounted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cancel {
    /// Which.
    pub gathering: GatheringId,
    /// Why.
    #[serde(default)]
    pub reason: String,
}

impl Rule for Cancel {
    const NAME: &'static str = "gathering.cancel";

    fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal> {
        ctx.organiser()?;
        let (gathering, _) = coming_or_open(ctx, self.gathering)?;
        let id = gathering.id;
        if due::is_awaited(ctx.state, id, None) {
            return Err(Refusal::VoteWaitsForGathering);
        }
        let reason = prose("reason", &self.reason, PROSE)?;
        let reason = ctx.text(reason);
        ctx.minute(change::Event::Gathering(Event::Cancelled { id, reason }));
        ctx.changes.extend(due::ending(ctx.state, id));
        Ok(())
    }
}

/// An organiser gives a gathering another code, when the one before has got around.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RenewCode {
    /// Which.
    pub gathering: GatheringId,
}

impl Rule for RenewCode {
    const NAME: &'static str = "gathering.renew_code";

    fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal> {
        ctx.organiser()?;
        coming_or_open(ctx, self.gathering)?;
        give_code(ctx, self.gathering);
        Ok(())
    }
}
