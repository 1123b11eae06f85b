//! What is minuted of votes.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Electorate, Stage, Vote};
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
        rules: Rules,
        electorate: Electorate,
        opens: Timestamp,
        closes: Timestamp,
        /// For how many hours after the close ballots still count.
        #[serde(default, skip_serializing_if = "is_none")]
        grace: u32,
        idea: Option<IdeaId>,
        by: Option<Byline>,
    },
    /// It opened. From here on the roll is fixed: so many people, found by this rule.
    Opened { id: VoteId, roll: u32, electorate: Electorate },
    /// It closed: every figure, and the hash of the published file of its ballots.
    Closed { id: VoteId, result: Tally, ballots: Hash },
    /// An organiser called it off before the close.
    Cancelled { id: VoteId, reason: TextRef },
}

/// Whether there is no grace: then the minute does not speak of it, as before there was any.
fn is_none(grace: &u32) -> bool {
    *grace == 0
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
        Event::Called { id, question, details, options, rules, electorate, opens, closes, grace, idea, by } => {
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
                idea,
                by,
                called,
                stage,
            };
            community.agenda.insert((opens, id));
            community.votes.insert(id, Arc::new(vote));
        }
        Event::Opened { id, roll, .. } => advance(community, id, Stage::Open { roll }),
        Event::Closed { id, result, ballots } => advance(community, id, Stage::Closed { result, ballots }),
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
