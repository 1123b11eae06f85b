//! What votes do by themselves: open, and close once their grace is over.

use super::{Electorate, Event, Row, Stage, Vote};
use crate::count::lot::Seed;
use crate::count::{BallotFile, Verdict};
use crate::ids::{IdeaId, VoteId};
use crate::{Change, Moment, State, Timestamp, change, gatherings, ideas};

/// When a vote next opens or closes by itself, if one does.
pub fn next_due(state: &State) -> Option<Timestamp> {
    state.community.agenda.get_min().map(|(at, _)| *at)
}

/// What the first vote that is due at `now` does: it opens, or it closes. Empty when none is due.
pub fn due(state: &State, moment: &mut Moment) -> Vec<Change> {
    let now = moment.now;
    let first = state.community.agenda.get_min().filter(|(at, _)| *at <= now);
    let Some(vote) = first.and_then(|(_, id)| state.community.votes.get(id)) else {
        return Vec::new();
    };
    match vote.stage {
        Stage::Called => opening(state, vote.id, vote.electorate, vote.opens),
        Stage::Open { roll } => closing(state, vote, roll, Seed(moment.draw())),
        Stage::Closed { .. } | Stage::Cancelled { .. } => Vec::new(),
    }
}

/// Opens a vote: fixes its roll, and minutes how many are on it and how it was made.
pub(super) fn opening(state: &State, id: VoteId, electorate: Electorate, opens: Timestamp) -> Vec<Change> {
    let rows = electorate.roll(state, opens).map(|member| Row::Roll { vote: id, member });
    let rows: Vec<Change> = rows.map(|row| Change::Put(change::Row::Vote(row))).collect();
    let roll = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    let opened = Change::Event(change::Event::Vote(Event::Opened { id, roll, electorate }));
    let forgotten = gatherings::forgetting_after(state, id, electorate);
    std::iter::once(opened).chain(rows).chain(forgotten).collect()
}

/// Closes a vote: minutes the result, publishes the ballots and destroys whose they were.
fn closing(state: &State, vote: &Vote, roll: u32, lots: Seed) -> Vec<Change> {
    let id = vote.id;
    let register = &state.private.votes;
    let words = |text| state.text(text).unwrap_or(ERASED).to_owned();
    let options = vote.options.iter().map(|option| words(*option)).collect();
    let ballots = register.ballots(id).cloned().collect();
    let all = BallotFile::new(words(vote.question), options, vote.rules.clone(), roll, ballots).with_grace(vote.grace);
    let (result, file) = all.close(vote.least_group, lots);
    let kept_back = file.kept_back();
    let closed = Event::Closed { id, result: result.clone(), ballots: file.hash(), kept_back };
    let text = file.to_string().into();
    let mut changes =
        vec![Change::Event(change::Event::Vote(closed)), Change::Put(change::Row::Vote(Row::File { vote: id, text }))];
    changes.extend(ideas_settled(state, vote, &result.verdict()));
    let stage = match result.verdict() {
        Verdict::Agreed => ideas::Stage::Agreed,
        Verdict::NotAgreed => ideas::Stage::NotAgreed,
        // That has decided nothing: its group may put it to the vote again.
        _ => ideas::Stage::TakenUp,
    };
    changes.extend(idea_moved(state, vote, stage));
    changes.extend(unlinking(state, vote));
    changes
}

/// What the published file says in place of words that were erased before the close.
const ERASED: &str = "(erased)";

/// What becomes of the idea that the vote was to decide, if there is one and it still waits for that.
pub(super) fn idea_moved(state: &State, vote: &Vote, stage: ideas::Stage) -> Option<Change> {
    let moved = ideas::stage_event(state, vote.idea?, stage, None, vote.id);
    moved.ok().map(Change::Event)
}

/// What becomes of the ideas that were the projects of a budget.
fn ideas_settled<'a>(state: &'a State, vote: &'a Vote, verdict: &Verdict) -> impl Iterator<Item = Change> + use<'a> {
    let (funded, decided) = match verdict {
        Verdict::Chosen { options } => (options.clone(), true),
        Verdict::NothingChosen => (Vec::new(), true),
        _ => (Vec::new(), false),
    };
    let stages = (1..).zip(&vote.ideas).map(move |(number, id)| match (decided, funded.contains(&number)) {
        (true, true) => (*id, ideas::Stage::Agreed),
        (true, false) => (*id, ideas::Stage::NotAgreed),
        (false, _) => (*id, before(state, *id)),
    });
    stages.flat_map(|(id, stage)| budgeted(state, &[id], stage, vote.id)).map(Change::Event)
}

/// What becomes of the ideas that were the projects of a budget when the vote is called off.
pub(super) fn ideas_freed<'a>(state: &'a State, vote: &'a Vote) -> impl Iterator<Item = Change> {
    vote.ideas.iter().flat_map(|id| budgeted(state, &[*id], before(state, *id), vote.id)).map(Change::Event)
}

/// Where an idea stood before it was put to the vote.
fn before(state: &State, id: IdeaId) -> ideas::Stage {
    let group = state.community.ideas.get(&id).and_then(|idea| idea.group);
    if group.is_some() { ideas::Stage::TakenUp } else { ideas::Stage::Proposed }
}

/// The ideas are moved by a vote on a budget; those that have gone elsewhere meanwhile stay there.
pub(super) fn budgeted(state: &State, ids: &[IdeaId], stage: ideas::Stage, vote: VoteId) -> Vec<change::Event> {
    ids.iter().filter_map(|id| ideas::budget_event(state, *id, stage, vote).ok()).collect()
}

/// Destroys every row that links a member to this vote.
pub(super) fn unlinking(state: &State, vote: &Vote) -> impl Iterator<Item = Change> {
    state.private.votes.links(vote.id).map(|key| Change::Erase(change::Key::Vote(key)))
}
