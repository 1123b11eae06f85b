//! What people do with ideas, and the rules.

use serde::{Deserialize, Serialize};

use super::{Event, Idea, Key, Row, Stage, Wording};
use crate::act::Rule;
use crate::context::Context;
use crate::ids::{GroupId, IdeaId};
use crate::members::Member;
use crate::photos::{self, Chosen};
use crate::refusal::{Fault, Refusal};
use crate::text::{LINE, PROSE, line, optional_line, optional_number, optional_prose, prose, tick};
use crate::{Subject, Viewer, change, groups, issues, members};

/// Proposes an idea.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Propose {
    /// What, in one line.
    pub title: String,
    /// Why.
    #[serde(default)]
    pub why: String,
    /// What it would take, or nothing.
    #[serde(default)]
    pub takes: String,
    /// Roughly what it would cost, a whole number of pounds, or nothing.
    #[serde(default)]
    pub cost: String,
    /// Roughly what it would cost, in words, or nothing.
    #[serde(default)]
    pub cost_words: String,
    /// The id or address of the issue it comes from, or nothing.
    #[serde(default)]
    pub issue: String,
    /// Photos of it.
    #[serde(flatten)]
    pub photos: Chosen,
    /// Whether to show the name one is known by here.
    #[serde(default, deserialize_with = "tick")]
    pub show_name: bool,
}

impl Rule for Propose {
    const NAME: &'static str = "idea.propose";

    fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal> {
        let member = ctx.member()?;
        let words = Words::read(&self.title, &self.why, &self.takes, &self.cost, &self.cost_words)?;
        let issue = issues::typed(ctx, "issue", &self.issue)?;
        let photos = self.photos.read()?;
        let id = IdeaId::from(ctx.id);
        let by = members::sign(ctx, Subject::Idea(id), member, self.show_name);
        let wording = words.keep(ctx);
        let photos = photos::keep(ctx, photos);
        ctx.minute(change::Event::Idea(Event::Proposed { id, wording, photos, issue, by }));
        Ok(())
    }
}

/// The most that an idea may be said to cost.
pub const MOST: u32 = 1_000_000_000;

/// The words of an idea, checked.
struct Words {
    title: String,
    why: String,
    takes: Option<String>,
    cost: Option<u32>,
    cost_words: Option<String>,
}

impl Words {
    fn read(title: &str, why: &str, takes: &str, cost: &str, cost_words: &str) -> Result<Words, Refusal> {
        Ok(Words {
            title: line("title", title, LINE)?,
            why: prose("why", why, PROSE)?,
            takes: optional_prose("takes", takes, PROSE)?,
            cost: optional_number("cost", cost.trim().trim_start_matches(['£', '€', '$']), 0, MOST)?,
            cost_words: optional_line("cost_words", cost_words, LINE)?,
        })
    }

    fn keep(self, ctx: &mut Context<'_>) -> Wording {
        Wording {
            title: ctx.text(self.title),
            why: ctx.text(self.why),
            takes: ctx.optional_text(self.takes),
            cost: self.cost,
            cost_words: ctx.optional_text(self.cost_words),
        }
    }

    fn say_the_same_as(&self, wording: &Wording, ctx: &Context<'_>) -> bool {
        let same = |new: Option<&str>, old: Option<crate::TextRef>| new == old.and_then(|old| ctx.state.text(old));
        same(Some(&self.title), Some(wording.title))
            && same(Some(&self.why), Some(wording.why))
            && same(self.takes.as_deref(), wording.takes)
            && same(self.cost_words.as_deref(), wording.cost_words)
            && self.cost == wording.cost
    }
}

/// The idea, if it is there for the caller and may be acted on.
fn idea<'a>(ctx: &Context<'a>, id: IdeaId) -> Result<&'a Idea, Refusal> {
    ctx.present(Subject::Idea(id))?;
    ctx.state.community.ideas.get(&id).map(AsRef::as_ref).ok_or(Refusal::NotFound)
}

/// Says, or no longer says, that one is for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Support {
    /// Which idea.
    pub idea: IdeaId,
    /// Whether one is.
    #[serde(default, deserialize_with = "tick")]
    pub yes: bool,
}

impl Rule for Support {
    const NAME: &'static str = "idea.support";

    fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal> {
        let member = ctx.member()?.id;
        let idea = idea(ctx, self.idea)?;
        if !idea.stage.is_forming() {
            return Err(Refusal::NoLongerApplies);
        }
        if self.yes {
            ctx.put(change::Row::Idea(Row::Support { idea: idea.id, member }));
        } else {
            ctx.erase(change::Key::Idea(Key::Support(idea.id, member)));
        }
        Ok(())
    }
}

/// Changes the words of an idea: its author or an organiser, until it is put to the vote. What it
/// said before can still be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit {
    /// Which idea.
    pub idea: IdeaId,
    /// As in [`Propose`].
    pub title: String,
    /// As in [`Propose`].
    #[serde(default)]
    pub why: String,
    /// As in [`Propose`].
    #[serde(default)]
    pub takes: String,
    /// As in [`Propose`].
    #[serde(default)]
    pub cost: String,
    /// As in [`Propose`].
    #[serde(default)]
    pub cost_words: String,
}

impl Rule for Edit {
    const NAME: &'static str = "idea.edit";

    fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal> {
        let member = ctx.member()?;
        let idea = idea(ctx, self.idea)?;
        let by_author = is_author(ctx, member, idea);
        if !by_author && !member.organiser {
            return Err(Refusal::AuthorOnly);
        }
        if !idea.stage.is_forming() {
            return Err(Refusal::NoLongerApplies);
        }
        let words = Words::read(&self.title, &self.why, &self.takes, &self.cost, &self.cost_words)?;
        if !words.say_the_same_as(&idea.wording, ctx) {
            let wording = words.keep(ctx);
            ctx.minute(change::Event::Idea(Event::Edited { id: idea.id, wording, by_organiser: !by_author }));
        }
        Ok(())
    }
}

fn is_author(ctx: &Context<'_>, member: &Member, idea: &Idea) -> bool {
    ctx.state.private.members.author(Subject::Idea(idea.id)) == Some(member.id)
}

/// The most issues that one idea may be linked to.
const ISSUES: usize = 20;

/// Says that an idea would help with an issue, or no longer says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkIssue {
    /// Which idea.
    pub idea: IdeaId,
    /// The id or address of the issue.
    pub issue: String,
    /// Whether it would.
    #[serde(default, deserialize_with = "tick")]
    pub yes: bool,
}

impl Rule for LinkIssue {
    const NAME: &'static str = "idea.link_issue";

    fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal> {
        let member = ctx.member()?;
        let idea = idea(ctx, self.idea)?;
        if !is_author(ctx, member, idea) && !ctx.state.sees_through(&ctx.viewer, idea) {
            return Err(Refusal::AuthorOnly);
        }
        let id = idea.id;
        if self.yes {
            let issue = issues::typed(ctx, "issue", &self.issue)?;
            let issue = issue.ok_or_else(|| Refusal::invalid("issue", Fault::Missing))?;
            if idea.issues.contains(&issue) {
                return Ok(());
            }
            if idea.issues.len() >= ISSUES {
                return Err(Refusal::invalid("issue", Fault::TooMany { max: ISSUES }));
            }
            ctx.minute(change::Event::Idea(Event::IssueLinked { id, issue }));
        } else if let Some(issue) = issues::id_in(&self.issue).filter(|issue| idea.issues.contains(issue)) {
            ctx.minute(change::Event::Idea(Event::IssueUnlinked { id, issue }));
        }
        Ok(())
    }
}

/// Takes up an idea for a group: one of its coordinators does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakeUp {
    /// Which idea.
    pub idea: IdeaId,
    /// For which group.
    pub group: GroupId,
}

impl Rule for TakeUp {
    const NAME: &'static str = "idea.take_up";

    fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal> {
        ctx.member()?;
        let idea = idea(ctx, self.idea)?;
        let group = groups::open_group(ctx, self.group)?;
        if !ctx.state.coordinates(&ctx.viewer, group.id) {
            return Err(Refusal::CoordinatorsOnly);
        }
        if idea.stage != Stage::Proposed {
            return Err(Refusal::NoLongerApplies);
        }
        ctx.minute(change::Event::Idea(Event::TakenUp { id: idea.id, group: group.id }));
        Ok(())
    }
}

/// Says how far an idea has come: a coordinator of the group that took it up, or an organiser; and
/// whoever proposed an idea that was not agreed may propose it anew.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetStage {
    /// Which idea.
    pub idea: IdeaId,
    /// How far it has come.
    pub stage: Stage,
    /// Why, or nothing.
    #[serde(default)]
    pub reason: String,
}

impl Rule for SetStage {
    const NAME: &'static str = "idea.set_stage";

    fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal> {
        let member = ctx.member()?;
        let idea = idea(ctx, self.idea)?;
        let anew = idea.stage == Stage::NotAgreed && is_author(ctx, member, idea);
        if !anew && !ctx.state.sees_through(&ctx.viewer, idea) {
            return Err(Refusal::CoordinatorsOnly);
        }
        if !idea.stage.by_hand().contains(&self.stage) {
            return Err(Refusal::NoLongerApplies);
        }
        let reason = optional_prose("reason", &self.reason, PROSE)?;
        let reason = ctx.optional_text(reason);
        let (id, stage) = (idea.id, self.stage);
        ctx.minute(change::Event::Idea(Event::StageSet { id, stage, reason, vote: None, support: None }));
        Ok(())
    }
}

impl crate::State {
    /// Whether it is for this viewer to say how far an idea has come: organisers, and coordinators
    /// of the group that took it up.
    pub(super) fn sees_through(&self, viewer: &Viewer, idea: &Idea) -> bool {
        viewer.is_organiser() || idea.group.is_some_and(|group| self.coordinates(viewer, group))
    }
}
