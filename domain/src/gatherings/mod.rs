//! Gatherings (on screen: meetings): people of the community in one room at one time.
//!
//! An organiser calls one. It opens for check-in when it begins, or a little earlier by an organiser's
//! hand, and closes by hand or some hours after its end. While it is open it has a code, shown in the
//! room: whoever gives it is checked in, and somebody new becomes a member by it, since the organisers
//! standing there vouch for those they let into the room. The code alone lets nobody in from elsewhere
//! for longer than that.
//!
//! Who is there is private. At the close only how many were is minuted; who they were is destroyed,
//! unless a vote that is still to open takes them as its roll: then it is kept until that has opened.

mod acts;
mod check_in;
mod due;
mod events;
mod record;
mod register;
mod views;

#[cfg(test)]
mod tests;

pub use acts::{AGENDA, Call, Cancel, Close, LONGEST, Open, RenewCode, SHORTEST};
pub(crate) use check_in::arrive;
pub use check_in::{CheckIn, CheckOut};
pub(crate) use due::forgetting_after;
pub use due::{due, next_due};
pub use events::{Event, apply};
pub use record::{Happened, told};
pub use register::{Key, Register, Row, erase, put};
pub use views::{Card, Code, CodeView, List, ListView, Show, ShowView, for_votes, link, now_or_soon, of_vote};

use serde::{Deserialize, Serialize};

use crate::context::Context;
use crate::ids::GatheringId;
use crate::members::Byline;
use crate::posts::Written;
use crate::time::Span;
use crate::{Refusal, State, Subject, TextRef, Timestamp};

/// How long after its end a gathering closes by itself.
pub const LINGERS: Span = Span::HOUR.times(3);
/// How long before its beginning it may be opened by hand.
pub const EARLY: Span = Span::HOUR.times(12);

/// How far a gathering has come, by the book.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stage {
    /// It has been called and has not begun.
    Called,
    /// It is open for check-in.
    Open,
    /// It has closed, and so many were there.
    Closed { there: u32 },
    /// An organiser called it off.
    Cancelled { at: Timestamp, reason: TextRef },
}

/// Where a gathering stands at some moment, whether or not that has been minuted yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// It is still to come.
    Coming,
    /// It is open for check-in.
    Open,
    /// It is over.
    Closed,
    /// An organiser called it off.
    Cancelled,
}

/// A gathering.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gathering {
    /// Its id.
    pub id: GatheringId,
    /// What it is about, in one line.
    pub title: TextRef,
    /// Where it is.
    pub place: TextRef,
    /// What is talked about, one item a line.
    pub agenda: Option<TextRef>,
    /// When it begins.
    pub begins: Timestamp,
    /// When it ends.
    pub ends: Timestamp,
    /// The organiser who called it.
    pub by: Option<Byline>,
    /// When it was called.
    pub called: Timestamp,
    /// How far it has come.
    pub stage: Stage,
}

impl Gathering {
    /// When it closes unless somebody closes it before.
    pub fn closes(&self) -> Timestamp {
        self.ends.plus(LINGERS)
    }

    /// Where it stands at `now`.
    pub fn phase(&self, now: Timestamp) -> Phase {
        match self.stage {
            Stage::Closed { .. } => Phase::Closed,
            Stage::Cancelled { .. } => Phase::Cancelled,
            Stage::Called if now < self.begins => Phase::Coming,
            Stage::Called | Stage::Open if now < self.closes() => Phase::Open,
            Stage::Called | Stage::Open => Phase::Closed,
        }
    }

    /// When it next opens or closes by itself, if it does.
    pub fn next_due(&self) -> Option<Timestamp> {
        match self.stage {
            Stage::Called => Some(self.begins),
            Stage::Open => Some(self.closes()),
            Stage::Closed { .. } | Stage::Cancelled { .. } => None,
        }
    }

    /// Whether an organiser may open it by hand now.
    pub fn may_open(&self, now: Timestamp) -> bool {
        self.phase(now) == Phase::Coming && self.begins.minus(now) <= EARLY
    }
}

/// The texts that belong to a gathering.
pub fn written(gathering: &Gathering) -> Written {
    let others = match gathering.stage {
        Stage::Cancelled { reason, .. } => vec![reason],
        _ => Vec::new(),
    };
    let own = [Some(gathering.title), Some(gathering.place), gathering.agenda];
    Written { own: own.into_iter().flatten().collect(), others, names: gathering.by.into_iter().collect() }
}

/// The gathering, if there is one.
fn gathering<'a>(ctx: &Context<'a>, id: GatheringId) -> Result<&'a Gathering, Refusal> {
    ctx.state.community.gatherings.get(&id).map(AsRef::as_ref).ok_or(Refusal::NotFound)
}

/// As [`gathering`] if it is not over at the moment of the decision.
fn coming_or_open<'a>(ctx: &Context<'a>, id: GatheringId) -> Result<(&'a Gathering, Phase), Refusal> {
    let gathering = gathering(ctx, id)?;
    match gathering.phase(ctx.now()) {
        Phase::Closed => Err(Refusal::GatheringClosed),
        Phase::Cancelled => Err(Refusal::NoLongerApplies),
        phase => Ok((gathering, phase)),
    }
}

impl State {
    /// The gathering that this code opens now: as [`crate::moment::normal_code`] writes it.
    pub fn gathering_of_code(&self, code: &str, now: Timestamp) -> Option<&Gathering> {
        let gathering = self.community.gatherings.get(&self.private.gatherings.of_code(code)?)?;
        let taken =
            |subject| self.community.hidden.contains_key(&subject) || self.community.gone.contains_key(&subject);
        let works = gathering.phase(now) == Phase::Open && !taken(Subject::Gathering(gathering.id));
        works.then_some(gathering.as_ref())
    }
}
