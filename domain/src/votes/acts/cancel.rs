//! Calling a vote off.

use serde::{Deserialize, Serialize};

use super::vote;
use crate::act::Rule;
use crate::context::Context;
use crate::ids::VoteId;
use crate::refusal::Refusal;
use crate::text::{PROSE, prose};
use crate::votes::{Event, Phase, due};
use crate::{change, gatherings, ideas};

/// An organiser calls a vote off before it closes. Its ballots are destroyed uncounted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cancel {
    /// Which vote.
    pub vote: VoteId,
    /// Why.
    pub reason: String,
}

impl Rule for Cancel {
    const NAME: &'static str = "vote.cancel";

    fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal> {
        ctx.organiser()?;
        let vote = vote(ctx, self.vote)?;
        match vote.phase(ctx.now()) {
            Phase::Coming | Phase::Open => {}
            // Voting is over in a grace too: nobody undoes it then because of who they think has won.
            Phase::Grace | Phase::Closed => return Err(Refusal::VoteClosed),
            Phase::Cancelled => return Err(Refusal::NoLongerApplies),
        }
        let reason = prose("reason", &self.reason, PROSE)?;
        let reason = ctx.text(reason);
        ctx.minute(change::Event::Vote(Event::Cancelled { id: vote.id, reason }));
        ctx.changes.extend(due::idea_moved(ctx.state, vote, ideas::Stage::TakenUp));
        ctx.changes.extend(due::ideas_freed(ctx.state, vote));
        ctx.changes.extend(due::unlinking(ctx.state, vote));
        ctx.changes.extend(gatherings::forgetting_after(ctx.state, vote.id, vote.electorate));
        Ok(())
    }
}
