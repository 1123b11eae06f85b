//! What is minuted of votes.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Electorate, POUNDS, Stage, Vote, one, pounds};
use crate::count::{Rules, Tally};
use crate::ids::{IdeaId, VoteId};
use crate::members::Byline;
use crate::state::Community;
use crate::text::Hash;
use crate::{TextRef, Timestamp};

/// What is minuted of votes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Event {
    /// An organiser called a vote, with all its rules.
    Called {
        id: VoteId,
        question: TextRef,
        details: Option<TextRef>,
        options: Vec<TextRef>,
        #[serde(with = "crate::plain")]
        rules: Rules,
        electorate: Electorate,
        opens: Timestamp,
        closes: Timestamp,
        /// For how many hours after the close ballots still count.
        #[serde(default, skip_serializing_if = "is_none")]
        grace: u32,
        /// The fewest who must have cast a ballot alike for it to be published.
        #[serde(default = "one", skip_serializing_if = "is_one")]
        least_group: u32,
        idea: Option<IdeaId>,
        /// The ideas that are the first of its options.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        ideas: Vec<IdeaId>,
        /// What money is counted in.
        #[serde(default = "pounds", skip_serializing_if = "is_pounds")]
        currency: String,
        /// Where it was held, if that was elsewhere.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        source: Option<String>,
        by: Option<Byline>,
    },
    /// It opened. From here on the roll is fixed: so many people, found by this rule.
    Opened { id: VoteId, roll: u32, electorate: Electorate },
    /// It closed: every figure, the hash of the published file of its ballots, and how many ballots are
    /// not in it because too few cast one alike.
    Closed {
        id: VoteId,
        #[serde(with = "crate::plain")]
        result: Tally,
        ballots: Hash,
        #[serde(default, skip_serializing_if = "is_none")]
        kept_back: u32,
    },
    /// An organiser called it off before the close.
    Cancelled { id: VoteId, reason: TextRef },
}

/// Minutes don't speak of what there is not: those of before there was any stay as they are.
fn is_none(n: &u32) -> bool {
    *n == 0
}

fn is_one(n: &u32) -> bool {
    *n == 1
}

fn is_pounds(currency: &str) -> bool {
    currency == POUNDS
}

impl Event {
    /// Which vote it is about.
    pub fn vote(&self) -> VoteId {
        match *self {
            Event::Called { id, .. }
            | Event::Opened { id, .. }
            | Event::Closed { id, .. }
            | Event::Cancelled { id, .. } => id,
        }
    }
}

/// Folds an event.
pub fn apply(community: &mut Community, at: Timestamp, event: &Event) {
    match event.clone() {
        Event::Called {
            id,
            question,
            details,
            options,
            rules,
            electorate,
            opens,
            closes,
            grace,
            least_group,
            idea,
            ideas,
            currency,
            source,
            by,
        } => {
            let (called, stage) = (at, Stage::Called);
            let vote = Vote {
                id,
                question,
                details,
                options,
                rules,
                electorate,
                opens,
                closes,
                grace,
                least_group,
                idea,
                ideas,
                currency,
                source,
                by,
                called,
                stage,
            };
            community.agenda.insert((opens, id));
            community.votes.insert(id, Arc::new(vote));
        }
        Event::Opened { id, roll, .. } => advance(community, id, Stage::Open { roll }),
        Event::Closed { id, result, ballots, kept_back } => {
            advance(community, id, Stage::Closed { result, ballots, kept_back });
        }
        Event::Cancelled { id, reason } => advance(community, id, Stage::Cancelled { at, reason }),
    }
}

fn advance(community: &mut Community, id: VoteId, stage: Stage) {
    let Some(vote) = community.votes.get_mut(&id) else { return };
    let vote = Arc::make_mut(vote);
    if let Some(due) = vote.next_due() {
        community.agenda.remove(&(due, id));
    }
    vote.stage = stage;
    if let Some(due) = vote.next_due() {
        community.agenda.insert((due, id));
    }
}
