//! What is minuted of ideas.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Idea, Stage, Step, Version, Wording};
use crate::ids::{GroupId, IdeaId, IssueId, VoteId};
use crate::members::Byline;
use crate::photos::Photo;
use crate::state::Community;
use crate::{Refusal, State, TextRef, Timestamp, change};

/// What is minuted of ideas.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Event {
    /// Somebody proposed an idea, perhaps because of an issue.
    Proposed {
        id: IdeaId,
        wording: Wording,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        photos: Vec<Photo>,
        issue: Option<IssueId>,
        by: Option<Byline>,
    },
    /// Its author, or an organiser, changed its words.
    Edited { id: IdeaId, wording: Wording, by_organiser: bool },
    /// It would help with this issue.
    IssueLinked { id: IdeaId, issue: IssueId },
    /// It has nothing to do with this issue after all.
    IssueUnlinked { id: IdeaId, issue: IssueId },
    /// A working group has taken it up.
    TakenUp { id: IdeaId, group: GroupId },
    /// It has come to another stage. How many were for it is settled when it is put to the vote.
    StageSet { id: IdeaId, stage: Stage, reason: Option<TextRef>, vote: Option<VoteId>, support: Option<u32> },
}

impl Event {
    /// Which idea it is about.
    pub fn idea(&self) -> IdeaId {
        match *self {
            Event::Proposed { id, .. }
            | Event::Edited { id, .. }
            | Event::IssueLinked { id, .. }
            | Event::IssueUnlinked { id, .. }
            | Event::TakenUp { id, .. }
            | Event::StageSet { id, .. } => id,
        }
    }

    /// The issue that it links or unlinks.
    pub fn issue(&self) -> Option<IssueId> {
        match *self {
            Event::Proposed { issue, .. } => issue,
            Event::IssueLinked { issue, .. } | Event::IssueUnlinked { issue, .. } => Some(issue),
            Event::Edited { .. } | Event::TakenUp { .. } | Event::StageSet { .. } => None,
        }
    }

    /// The group that takes it up.
    pub fn group(&self) -> Option<GroupId> {
        if let Event::TakenUp { group, .. } = *self { Some(group) } else { None }
    }
}

/// What a vote minutes when it opens on an idea, decides it or is called off.
///
/// # Errors
/// When there is no such idea or a vote can't move it there from where it stands.
pub fn stage_event(
    state: &State,
    id: IdeaId,
    stage: Stage,
    reason: Option<TextRef>,
    vote: VoteId,
) -> Result<change::Event, Refusal> {
    moved(state, id, stage, reason, vote, Stage::by_vote)
}

/// The same for a vote on a budget.
///
/// # Errors
/// When there is no such idea or a vote on a budget can't move it there from where it stands.
pub fn budget_event(state: &State, id: IdeaId, stage: Stage, vote: VoteId) -> Result<change::Event, Refusal> {
    moved(state, id, stage, None, vote, Stage::by_budget)
}

fn moved(
    state: &State,
    id: IdeaId,
    stage: Stage,
    reason: Option<TextRef>,
    vote: VoteId,
    allowed: fn(Stage) -> &'static [Stage],
) -> Result<change::Event, Refusal> {
    let idea = state.community.ideas.get(&id).ok_or(Refusal::NotFound)?;
    if !allowed(idea.stage).contains(&stage) {
        return Err(Refusal::NoLongerApplies);
    }
    let support = (stage == Stage::PutToVote).then(|| state.private.ideas.support_count(id));
    Ok(change::Event::Idea(Event::StageSet { id, stage, reason, vote: Some(vote), support }))
}

/// Folds an event.
pub fn apply(community: &mut Community, at: Timestamp, event: &Event) {
    match event.clone() {
        Event::Proposed { id, wording, photos, issue, by } => {
            let idea = Idea {
                id,
                wording,
                versions: vec![Version { at, wording, by_organiser: false }],
                photos,
                by,
                proposed: at,
                issues: issue.into_iter().collect(),
                stage: Stage::Proposed,
                steps: Vec::new(),
                group: None,
                vote: None,
                settled: None,
            };
            community.ideas.insert(id, Arc::new(idea));
        }
        Event::Edited { id, wording, by_organiser } => change(community, id, |idea| {
            idea.wording = wording;
            idea.versions.push(Version { at, wording, by_organiser });
        }),
        Event::IssueLinked { id, issue } => change(community, id, |idea| idea.issues.push(issue)),
        Event::IssueUnlinked { id, issue } => change(community, id, |idea| idea.issues.retain(|known| *known != issue)),
        Event::TakenUp { id, group } => change(community, id, |idea| {
            idea.group = Some(group);
            step(idea, Step { at, stage: Stage::TakenUp, reason: None, group: Some(group), vote: None });
        }),
        Event::StageSet { id, stage, reason, vote, support } => change(community, id, |idea| {
            match stage {
                Stage::Proposed => (idea.group, idea.vote, idea.settled) = (None, None, None),
                Stage::TakenUp => (idea.vote, idea.settled) = (None, None),
                Stage::PutToVote => (idea.vote, idea.settled) = (vote, support),
                Stage::Agreed | Stage::NotAgreed | Stage::UnderWay | Stage::Done => {}
            }
            step(idea, Step { at, stage, reason, group: None, vote });
        }),
    }
}

fn step(idea: &mut Idea, step: Step) {
    idea.stage = step.stage;
    idea.steps.push(step);
}

fn change(community: &mut Community, id: IdeaId, how: impl FnOnce(&mut Idea)) {
    if let Some(idea) = community.ideas.get_mut(&id) {
        how(Arc::make_mut(idea));
    }
}
