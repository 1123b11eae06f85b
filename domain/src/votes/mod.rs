//! Votes: what is asked, who may answer, by what rules it is settled, and what came of it.
//!
//! The roll is fixed when a vote opens and does not change until the close. Someone who leaves or
//! is removed meanwhile stays counted in it, and the ballot they cast stands: organisers can't
//! undo a ballot by removing whoever cast it. Someone who comes back is the same member, with the
//! same one ballot; someone who was erased took their ballot along and comes back as a new member,
//! who was not there at the opening. So nobody ever has two ballots. When a membership moves to
//! another phone by an organiser's code, the ballots it has cast are sealed: they count, and whoever
//! holds that phone neither sees nor changes them. At the close the ballots are
//! published without a word of whose they are, and every row that said so is destroyed.
//!
//! A vote may be called with a grace: so many hours after the close in which ballots still come in from
//! phones that had no signal. What counts is when the server has a ballot, whatever a phone's clock says,
//! so the server can't tell a ballot given before the close from one given after it, and takes both:
//! to refuse one would be to trust the other's word. Nothing is counted, and so nothing can be told,
//! before the grace is over.

mod acts;
mod budgets;
mod draft;
mod due;
mod events;
mod plan;
mod published;
mod questions;
mod record;
mod recount;
mod register;
mod roll;
mod views;

#[cfg(test)]
mod tests;

pub use acts::{Call, Cancel, Cast, Import, ImportedProject};
pub use budgets::{Counting, POUNDS, PROJECTS, Paper, fundable};
pub use draft::{Draft, DraftView, Fundable, New, NewView};
pub use due::{due, next_due};
pub use events::{Event, apply};
pub use plan::{GRACE, LEAST_GROUP, LONGEST, Plan, SHORTEST};
pub use published::Published;
pub use questions::OPTIONS;
pub use record::{Happened, told};
pub use recount::{Again, Recount, RecountView};
pub use register::{Key, Register, Row, erase, put};
pub use roll::{Electorate, Eligibility};
pub use views::{
    BallotsView, Card, List, ListView, OptionView, Show, ShowView, address, of_gathering, published, waiting_for,
};

use serde::{Deserialize, Serialize};

use crate::count::{Rules, Tally};
use crate::ids::{IdeaId, VoteId};
use crate::members::Byline;
use crate::posts::Written;
use crate::text::Hash;
use crate::time::Span;
use crate::{TextRef, Timestamp};

/// How a question is asked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Yes, no or abstain.
    #[default]
    YesNo,
    /// Choose up to so many of these.
    Approval,
    /// Agree, stand aside or block.
    Consent,
    /// Points for each.
    Score,
    /// An order, with points for each place.
    Borda,
    /// An order, counted until one has most, or each seat is filled.
    Ranked,
    /// What money is spent on.
    Budget,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Kind; 7] =
        [Kind::YesNo, Kind::Approval, Kind::Consent, Kind::Score, Kind::Borda, Kind::Ranked, Kind::Budget];
}

/// How far a vote has come, by the book.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stage {
    /// It has been called and has not opened.
    Called,
    /// It has opened, with so many on the roll.
    Open { roll: u32 },
    /// It has closed: the result, and the hash of the published file of its ballots.
    Closed {
        #[serde(with = "crate::plain")]
        result: Tally,
        ballots: Hash,
        /// How many ballots are not published, because too few cast one alike.
        #[serde(default)]
        kept_back: u32,
    },
    /// An organiser called it off.
    Cancelled { at: Timestamp, reason: TextRef },
}

/// Where a vote stands at some moment, whether or not that has been minuted yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// It opens later.
    Coming,
    /// It is open.
    Open,
    /// It has closed, and ballots still come in from phones that had no signal.
    Grace,
    /// It has closed, and no more ballots count.
    Closed,
    /// An organiser called it off.
    Cancelled,
}

/// A vote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vote {
    /// Its id.
    pub id: VoteId,
    /// What is asked, in one line.
    pub question: TextRef,
    /// More about it.
    pub details: Option<TextRef>,
    /// The options, numbered from 1; none when answered by yes or no.
    pub options: Vec<TextRef>,
    /// How it is settled.
    #[serde(with = "crate::plain")]
    pub rules: Rules,
    /// Who may vote.
    pub electorate: Electorate,
    /// When it opens.
    pub opens: Timestamp,
    /// When it closes.
    pub closes: Timestamp,
    /// For how many hours after that ballots still count: given on phones without signal, they come late.
    pub grace: u32,
    /// The fewest who must have cast a ballot alike for it to be published; 1 publishes all.
    #[serde(default = "one")]
    pub least_group: u32,
    /// The idea it decides.
    pub idea: Option<IdeaId>,
    /// The ideas that are the first of its options, in their order; none but in a vote on a budget.
    #[serde(default)]
    pub ideas: Vec<IdeaId>,
    /// What money is counted in: a sign before the figure, or a word after it.
    #[serde(default = "pounds")]
    pub currency: String,
    /// Where it was held, if that was elsewhere.
    #[serde(default)]
    pub source: Option<String>,
    /// The organiser who called it.
    pub by: Option<Byline>,
    /// When it was called.
    pub called: Timestamp,
    /// How far it has come.
    pub stage: Stage,
}

fn one() -> u32 {
    1
}

fn pounds() -> String {
    POUNDS.to_owned()
}

/// The texts that belong to a vote.
pub fn written(vote: &Vote) -> Written {
    let own = [Some(vote.question), vote.details].into_iter().flatten().chain(vote.options.iter().copied());
    let others = match vote.stage {
        Stage::Cancelled { reason, .. } => vec![reason],
        _ => Vec::new(),
    };
    Written { own: own.collect(), others, names: vote.by.into_iter().collect() }
}

impl Vote {
    /// The option that is this idea.
    pub fn option_of(&self, idea: IdeaId) -> Option<TextRef> {
        self.options.get(self.ideas.iter().position(|of| *of == idea)?).copied()
    }

    /// How the question is asked.
    pub fn kind(&self) -> Kind {
        match &self.rules {
            Rules::YesNo(_) => Kind::YesNo,
            Rules::Approval(_) => Kind::Approval,
            Rules::Consent(_) => Kind::Consent,
            Rules::Score(_) => Kind::Score,
            Rules::Borda(_) => Kind::Borda,
            Rules::Ranked(_) => Kind::Ranked,
            Rules::Budget(_) => Kind::Budget,
        }
    }

    /// Where it stands at `now`.
    pub fn phase(&self, now: Timestamp) -> Phase {
        match self.stage {
            Stage::Closed { .. } => Phase::Closed,
            Stage::Cancelled { .. } => Phase::Cancelled,
            Stage::Called if now < self.opens => Phase::Coming,
            Stage::Called | Stage::Open { .. } if now < self.closes => Phase::Open,
            Stage::Called | Stage::Open { .. } if now < self.counts_until() => Phase::Grace,
            Stage::Called | Stage::Open { .. } => Phase::Closed,
        }
    }

    /// Until when a ballot counts that the server receives; then they are counted.
    pub fn counts_until(&self) -> Timestamp {
        self.closes.plus(Span::HOUR.times(self.grace.into()))
    }

    /// When it next opens or is counted by itself, if it is.
    pub fn next_due(&self) -> Option<Timestamp> {
        match self.stage {
            Stage::Called => Some(self.opens),
            Stage::Open { .. } => Some(self.counts_until()),
            Stage::Closed { .. } | Stage::Cancelled { .. } => None,
        }
    }
}
