//! What gatherings do by themselves: open, close, and forget who was there.

use super::{Event, Key, Stage};
use crate::ids::{GatheringId, VoteId};
use crate::votes::{self, Electorate};
use crate::{Change, Moment, State, Timestamp, change};

/// When a gathering next opens or closes by itself.
pub fn next_due(state: &State) -> Option<Timestamp> {
    state.community.calendar.get_min().map(|(at, _)| *at)
}

/// What the first gathering that is due at `now` does: it opens, or it closes. Empty when none is due.
pub fn due(state: &State, moment: &mut Moment) -> Vec<Change> {
    let now = moment.now;
    let first = state.community.calendar.get_min().filter(|(at, _)| *at <= now);
    let Some(gathering) = first.and_then(|(_, id)| state.community.gatherings.get(id)) else {
        return Vec::new();
    };
    match gathering.stage {
        Stage::Called => vec![Change::Event(change::Event::Gathering(Event::Opened { id: gathering.id }))],
        Stage::Open => closing(state, gathering.id),
        Stage::Closed { .. } | Stage::Cancelled { .. } => Vec::new(),
    }
}

/// Closes a gathering: minutes how many were there, and forgets who unless a vote waits for that.
pub(super) fn closing(state: &State, id: GatheringId) -> Vec<Change> {
    let there = state.private.gatherings.count(id);
    let closed = Change::Event(change::Event::Gathering(Event::Closed { id, there }));
    std::iter::once(closed).chain(ending(state, id)).collect()
}

/// Ends the code of a gathering, and forgets who was there unless a vote waits for that.
pub(super) fn ending(state: &State, id: GatheringId) -> impl Iterator<Item = Change> {
    let code = Change::Erase(change::Key::Gathering(Key::Code(id)));
    std::iter::once(code).chain(forgetting(state, id, None))
}

/// Whether a vote that has not opened, other than `but`, is to take those who are there as its roll.
pub(super) fn is_awaited(state: &State, id: GatheringId, but: Option<VoteId>) -> bool {
    state.community.votes.values().any(|vote| {
        let waits = vote.stage == votes::Stage::Called && vote.electorate.gathering == Some(id);
        waits && Some(vote.id) != but
    })
}

fn forgetting(state: &State, id: GatheringId, but: Option<VoteId>) -> Vec<Change> {
    if is_awaited(state, id, but) {
        return Vec::new();
    }
    let here = state.private.gatherings.here(id);
    here.map(|member| Change::Erase(change::Key::Gathering(Key::Here(id, member)))).collect()
}

/// What is forgotten when this vote has its roll or never will: who was at a gathering that is over,
/// unless another vote waits for that.
pub(crate) fn forgetting_after(state: &State, vote: VoteId, electorate: Electorate) -> Vec<Change> {
    let gathering = electorate.gathering.and_then(|id| state.community.gatherings.get(&id));
    match gathering.map(|gathering| (gathering.id, gathering.stage)) {
        Some((id, Stage::Closed { .. } | Stage::Cancelled { .. })) => forgetting(state, id, Some(vote)),
        Some((_, Stage::Called | Stage::Open)) | None => Vec::new(),
    }
}
