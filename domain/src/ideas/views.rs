//! What pages show of ideas.

use serde::{Deserialize, Serialize};

use super::{Idea, Stage, Step, Version};
use crate::comments::{CommentView, thread};
use crate::ids::{IdeaId, IssueId, VoteId};
use crate::photos::{self, PhotoView};
use crate::query::{Link, Look, Pager, Query, Taken, When, Words};
use crate::search::Needle;
use crate::sync::Counted;
use crate::text::choice;
use crate::time::Style;
use crate::{Refusal, State, Subject, groups, issues};

/// In which order to list ideas.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    /// The newest first.
    #[default]
    Newest,
    /// Those that most people are for first.
    Support,
}

/// Asks for a page of the list of ideas.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct List {
    /// Words that must occur.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub q: String,
    /// Only those that have come this far.
    #[serde(default, deserialize_with = "choice", skip_serializing_if = "Option::is_none")]
    pub stage: Option<Stage>,
    /// In which order.
    #[serde(default)]
    pub sort: Sort,
    /// Which page, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
}

/// An idea in a list.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Card {
    /// Its id.
    pub id: IdeaId,
    /// What, in one line; none if taken away.
    pub title: Words,
    /// How far it has come.
    pub stage: Stage,
    /// When it was proposed.
    pub proposed: When,
    /// How many are for it: now, or when it was put to the vote.
    pub support: u32,
    /// How many comments there are.
    pub comments: u32,
}

/// A page of the list of ideas.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListView {
    /// The ideas.
    pub cards: Vec<Card>,
    /// Where this page stands.
    pub pager: Pager,
    /// Whether the viewer may propose one.
    pub may_propose: bool,
}

impl Query for List {
    const NAME: &'static str = "ideas.list";
    type View = ListView;

    fn view(&self, look: &Look<'_>) -> Result<ListView, Refusal> {
        let needle = Needle::new(&self.q);
        let mut found: Vec<&Idea> = look.state.community.ideas.values().map(AsRef::as_ref).collect();
        found.retain(|idea| {
            self.stage.is_none_or(|stage| idea.stage == stage)
                && look.may_see(Subject::Idea(idea.id))
                && needle.is_in(texts(look.state, idea))
        });
        let sort = self.sort;
        found.sort_by_cached_key(|idea| {
            let first = if sort == Sort::Support { support(look.state, idea) } else { 0 };
            std::cmp::Reverse((first, idea.proposed, idea.id))
        });
        let (cut, pager) = Pager::cut(&found, self.page);
        let cards = cut.iter().map(|idea| card(look, idea)).collect();
        Ok(ListView { cards, pager, may_propose: look.viewer.is_member() })
    }
}

/// The texts of an idea that a search looks through.
pub fn texts<'a>(state: &'a State, idea: &Idea) -> impl Iterator<Item = &'a str> {
    let now = idea.wording;
    [Some(now.title), Some(now.why), now.takes].into_iter().flatten().filter_map(|text| state.text(text))
}

fn support(state: &State, idea: &Idea) -> u32 {
    idea.settled.unwrap_or_else(|| state.support_count(idea.id))
}

/// An idea as a list shows it.
pub fn card(look: &Look<'_>, idea: &Idea) -> Card {
    Card {
        id: idea.id,
        title: look.words(idea.wording.title),
        stage: idea.stage,
        proposed: look.ago(idea.proposed),
        support: support(look.state, idea),
        comments: look.state.count(Subject::Idea(idea.id), Counted::Comments, look.now),
    }
}

/// A link to an idea.
pub fn link(look: &Look<'_>, id: IdeaId) -> Link {
    look.link(Subject::Idea(id), look.state.community.ideas.get(&id).map(|idea| idea.wording.title))
}

/// Links to the ideas that would help with an issue, oldest first.
pub fn linked_to(look: &Look<'_>, issue: IssueId) -> Vec<Link> {
    let ideas = look.state.community.ideas.values();
    ideas.filter(|idea| idea.issues.contains(&issue)).map(|idea| link(look, idea.id)).collect()
}

/// Asks for one idea.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Show {
    /// Which.
    pub id: IdeaId,
}

/// The words of an idea as they were from some moment on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VersionView {
    /// From when.
    pub at: When,
    /// What, in one line.
    pub title: Words,
    /// Why.
    pub why: Words,
    /// What it would take.
    pub takes: Words,
    /// Roughly what it would cost, in whole pounds.
    pub cost: Option<u32>,
    /// Roughly what it would cost, in words.
    pub cost_words: Words,
    /// Whether an organiser wrote this in place of the author.
    pub by_organiser: bool,
}

/// A change of stage as shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepView {
    /// To what.
    pub stage: Stage,
    /// When.
    pub at: When,
    /// Why.
    pub reason: Words,
    /// The group that took it up then.
    pub group: Option<Link>,
    /// The vote that moved it.
    pub vote: Option<VoteId>,
}

/// One idea as its page shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShowView {
    /// As in a list.
    pub card: Card,
    /// When it was proposed, in full.
    pub proposed: When,
    /// Who proposed it, if they show it.
    pub by: Words,
    /// Photos of it.
    pub photos: Vec<PhotoView>,
    /// Its words as they were, oldest first; the last are those of now. None if taken away.
    pub versions: Vec<VersionView>,
    /// The issues it would help with.
    pub issues: Vec<Link>,
    /// The group that has taken it up.
    pub group: Option<Link>,
    /// The vote on it.
    pub vote: Option<VoteId>,
    /// Every change of stage, oldest first.
    pub steps: Vec<StepView>,
    /// What was said.
    pub comments: Vec<CommentView>,
    /// Whether the viewer is for it.
    pub supporting: bool,
    /// Whether the viewer proposed it.
    pub mine: bool,
    /// Whether the viewer may act.
    pub may_act: bool,
    /// Whether people may still say that they are for it.
    pub may_support: bool,
    /// Whether the viewer may change its words.
    pub may_edit: bool,
    /// Whether the viewer may link issues to it.
    pub may_link: bool,
    /// The viewer's groups that may take it up.
    pub may_take_up: Vec<Link>,
    /// Whether the viewer may put it to a vote.
    pub may_put_to_vote: bool,
    /// The stages that the viewer may move it to.
    pub may_set: Vec<Stage>,
    /// How it was taken away, if it was.
    pub taken: Option<Taken>,
}

impl Query for Show {
    const NAME: &'static str = "ideas.show";
    type View = ShowView;

    fn view(&self, look: &Look<'_>) -> Result<ShowView, Refusal> {
        let idea = look.state.community.ideas.get(&self.id).ok_or(Refusal::NotFound)?;
        let subject = Subject::Idea(idea.id);
        let taken = look.taken(subject);
        let mine = look.is_mine(subject);
        let member = look.viewer.member;
        // What was taken away stays as it is.
        let may_act = look.viewer.is_member() && taken.is_none();
        let sees_through = look.state.sees_through(&look.viewer, idea);
        let may_move = may_act && (sees_through || (mine && idea.stage == Stage::NotAgreed));
        let mut view = ShowView {
            card: card(look, idea),
            proposed: look.when(idea.proposed, Style::DateTime),
            by: look.byline(idea.by),
            versions: idea.versions.iter().map(|version| version_view(look, version)).collect(),
            issues: idea.issues.iter().map(|issue| issues::link(look, *issue)).collect(),
            group: idea.group.map(|group| groups::link(look, group)),
            vote: idea.vote,
            photos: photos::view(look, &idea.photos),
            steps: idea.steps.iter().map(|step| step_view(look, step)).collect(),
            comments: thread(look, subject),
            supporting: member.is_some_and(|member| look.state.private.ideas.supports(idea.id, member)),
            mine,
            may_act,
            may_support: may_act && idea.stage.is_forming(),
            may_edit: may_act && idea.stage.is_forming() && (mine || look.viewer.is_organiser()),
            may_link: may_act && (mine || sees_through),
            may_take_up: if may_act { takers(look, idea) } else { Vec::new() },
            may_put_to_vote: may_put_to_vote(look, idea),
            may_set: if may_move { idea.stage.by_hand().to_vec() } else { Vec::new() },
            taken,
        };
        if look.state.is_hidden_from(&look.viewer, subject) {
            view.withhold();
        }
        Ok(view)
    }
}

impl ShowView {
    /// Leaves nothing but that it was hidden, and why.
    fn withhold(&mut self) {
        self.card.title = None;
        self.by = None;
        self.versions.clear();
        self.issues.clear();
        self.group = None;
        self.vote = None;
        self.photos.clear();
        self.steps.clear();
        self.comments.clear();
    }
}

/// Whether the viewer may put the idea to a vote.
pub fn may_put_to_vote(look: &Look<'_>, idea: &Idea) -> bool {
    let is_there = look.taken(Subject::Idea(idea.id)).is_none();
    look.viewer.is_organiser() && is_there && idea.stage.by_vote().contains(&Stage::PutToVote)
}

/// The groups that the viewer coordinates and that may take up the idea.
fn takers(look: &Look<'_>, idea: &Idea) -> Vec<Link> {
    let groups = look.state.community.groups.values();
    let may = |group: &groups::Group| {
        let shown = look.taken(Subject::Group(group.id)).is_none();
        shown && group.closed.is_none() && look.state.coordinates(&look.viewer, group.id)
    };
    match idea.stage {
        Stage::Proposed => groups.filter(|group| may(group)).map(|group| groups::link(look, group.id)).collect(),
        _ => Vec::new(),
    }
}

fn version_view(look: &Look<'_>, version: &Version) -> VersionView {
    VersionView {
        at: look.when(version.at, Style::DateTime),
        title: look.words(version.wording.title),
        why: look.words(version.wording.why),
        takes: look.optional_words(version.wording.takes),
        cost: version.wording.cost,
        cost_words: look.optional_words(version.wording.cost_words),
        by_organiser: version.by_organiser,
    }
}

fn step_view(look: &Look<'_>, step: &Step) -> StepView {
    StepView {
        stage: step.stage,
        at: look.when(step.at, Style::DateTime),
        reason: look.optional_words(step.reason),
        group: step.group.map(|group| groups::link(look, group)),
        vote: step.vote,
    }
}
