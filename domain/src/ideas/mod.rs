//! Ideas: what could be better here, who is for it, and what became of it.

mod acts;
mod events;
mod record;
mod register;
mod views;

#[cfg(test)]
mod tests;

pub use acts::{Edit, LinkIssue, Propose, SetStage, Support, TakeUp};
pub use events::{Event, apply, budget_event, stage_event};
pub use record::{Happened, told};
pub use register::{Key, Register, Row, erase, put};
pub use views::{
    Card, List, ListView, Show, ShowView, Sort, StepView, VersionView, card, link, linked_to, may_put_to_vote, texts,
};

use serde::{Deserialize, Serialize};

use crate::ids::{GroupId, IdeaId, IssueId, VoteId};
use crate::members::Byline;
use crate::photos::{self, Photo};
use crate::posts::Written;
use crate::{TextRef, Timestamp};

/// How far an idea has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Somebody proposed it.
    Proposed,
    /// A working group has taken it up.
    TakenUp,
    /// The community is voting on it.
    PutToVote,
    /// The vote was for it.
    Agreed,
    /// The vote was not for it.
    NotAgreed,
    /// It is being done.
    UnderWay,
    /// It is done.
    Done,
}

impl Stage {
    /// Every stage, in the order things go.
    pub const ALL: [Stage; 7] = [
        Stage::Proposed,
        Stage::TakenUp,
        Stage::PutToVote,
        Stage::Agreed,
        Stage::NotAgreed,
        Stage::UnderWay,
        Stage::Done,
    ];

    /// The stages that people may move it to from here: handed back, proposed anew, begun, done,
    /// or not done after all. What a group takes up and what a vote decides come of themselves.
    pub fn by_hand(self) -> &'static [Stage] {
        match self {
            Stage::TakenUp | Stage::NotAgreed => &[Stage::Proposed],
            Stage::Agreed | Stage::Done => &[Stage::UnderWay],
            Stage::UnderWay => &[Stage::Done],
            Stage::Proposed | Stage::PutToVote => &[],
        }
    }

    /// The stages that a vote may move it to from here: put to the vote, decided, or taken back
    /// because the vote was called off.
    pub fn by_vote(self) -> &'static [Stage] {
        match self {
            Stage::TakenUp => &[Stage::PutToVote],
            Stage::PutToVote => &[Stage::Agreed, Stage::NotAgreed, Stage::TakenUp],
            _ => &[],
        }
    }

    /// The same for a vote on a budget, which takes ideas that no group has taken up too.
    pub fn by_budget(self) -> &'static [Stage] {
        match self {
            Stage::Proposed | Stage::TakenUp => &[Stage::PutToVote],
            Stage::PutToVote => &[Stage::Agreed, Stage::NotAgreed, Stage::TakenUp, Stage::Proposed],
            _ => &[],
        }
    }

    /// Whether its words may still change and people may still say that they are for it: until it
    /// is put to the vote, so that nobody votes on other words than were decided.
    pub fn is_forming(self) -> bool {
        matches!(self, Stage::Proposed | Stage::TakenUp)
    }
}

/// The words of an idea.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wording {
    /// What, in one line.
    pub title: TextRef,
    /// Why.
    pub why: TextRef,
    /// What it would take.
    pub takes: Option<TextRef>,
    /// Roughly what it would cost, in whole pounds (or whatever money is used here).
    pub cost: Option<u32>,
    /// Roughly what it would cost, in words.
    pub cost_words: Option<TextRef>,
}

/// The words of an idea as they were from some moment on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Version {
    /// From when.
    pub at: Timestamp,
    /// The words.
    pub wording: Wording,
    /// Whether an organiser wrote them in place of the author.
    pub by_organiser: bool,
}

/// A change of stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// When.
    pub at: Timestamp,
    /// To what.
    pub stage: Stage,
    /// Why.
    pub reason: Option<TextRef>,
    /// The group that took it up then.
    pub group: Option<GroupId>,
    /// The vote that moved it.
    pub vote: Option<VoteId>,
}

/// The texts that belong to an idea. What an organiser wrote in place of its author goes with the
/// author's words: most of it is theirs.
pub fn written(idea: &Idea) -> Written {
    let wordings = idea.versions.iter().map(|version| version.wording);
    let own = wordings.flat_map(|w| [Some(w.title), Some(w.why), w.takes, w.cost_words].into_iter().flatten());
    let others = idea.steps.iter().filter_map(|step| step.reason);
    let own = own.chain(photos::texts(&idea.photos)).collect();
    Written { own, others: others.collect(), names: idea.by.into_iter().collect() }
}

/// An idea.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Idea {
    /// Its id.
    pub id: IdeaId,
    /// Its words as they are.
    pub wording: Wording,
    /// Its words as they were from when to when, oldest first; the last are those of now.
    pub versions: Vec<Version>,
    /// Photos of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub photos: Vec<Photo>,
    /// Who proposed it, if they show it.
    pub by: Option<Byline>,
    /// When it was proposed.
    pub proposed: Timestamp,
    /// The issues it would help with.
    pub issues: Vec<IssueId>,
    /// How far it has come.
    pub stage: Stage,
    /// Every change of stage, oldest first.
    pub steps: Vec<Step>,
    /// The group that has taken it up.
    pub group: Option<GroupId>,
    /// The vote on it: the running or the deciding one.
    pub vote: Option<VoteId>,
    /// How many were for it when it was put to the vote.
    pub settled: Option<u32>,
}
