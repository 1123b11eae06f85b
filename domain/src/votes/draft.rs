//! What organisers see while they call a vote.

use serde::{Deserialize, Serialize};

use super::views::is_few;
use super::{Call, Electorate, Plan, fundable};
use crate::count::Rules;
use crate::count::budget::Amount;
use crate::ids::IdeaId;
use crate::query::{Link, Look, Query, When, Words};
use crate::text::choice;
use crate::time::{Span, Style, to_local_input};
use crate::{Refusal, gatherings, ideas};

/// Asks for what the form to call a vote is filled with. For organisers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct New {
    /// The idea to be put to the vote, if it is about one.
    #[serde(default, deserialize_with = "choice", skip_serializing_if = "Option::is_none")]
    pub idea: Option<IdeaId>,
}

/// What the form to call a vote is filled with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewView {
    /// The idea that was asked for, if it may be put to a vote now.
    pub idea: Option<Link>,
    /// The ideas that may be projects of a budget.
    pub fundable: Vec<Fundable>,
    /// A week from now, as a form gives it.
    pub closes: String,
    /// The gatherings that are on or coming, of which only those checked in may vote.
    pub gatherings: Vec<gatherings::Card>,
    /// How many members there are.
    pub members: u32,
    /// How many of them an organiser has confirmed.
    pub confirmed: u32,
}

/// An idea that may be a project of a budget.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fundable {
    /// Its id.
    pub id: IdeaId,
    /// What it is.
    pub title: Words,
    /// What it costs.
    pub cost: Amount,
}

const WEEK: Span = Span::DAY.times(7);

impl Query for New {
    const NAME: &'static str = "votes.new";
    type View = NewView;

    fn view(&self, look: &Look<'_>) -> Result<NewView, Refusal> {
        if !look.viewer.is_organiser() {
            return Err(Refusal::OrganisersOnly);
        }
        let profile = &look.state.community.profile;
        let on_roll = |confirmed| Electorate { confirmed, ..Electorate::default() }.size(look.state, look.now);
        let idea = self.idea.and_then(|id| look.state.community.ideas.get(&id));
        Ok(NewView {
            idea: idea.filter(|idea| ideas::may_put_to_vote(look, idea)).map(|idea| ideas::link(look, idea.id)),
            fundable: fundable(look.state).filter_map(|idea| as_project(look, idea)).collect(),
            closes: to_local_input(look.now.plus(WEEK), &profile.zone),
            gatherings: gatherings::for_votes(look),
            members: on_roll(false),
            confirmed: on_roll(true),
        })
    }
}

fn as_project(look: &Look<'_>, idea: &ideas::Idea) -> Option<Fundable> {
    let cost = Amount::whole(idea.wording.cost?.into());
    Some(Fundable { id: idea.id, title: look.words(idea.wording.title), cost })
}

/// Asks what a vote that is about to be called comes to. For organisers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft(pub Call);

/// What a vote that is about to be called comes to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftView {
    /// What is asked.
    pub question: String,
    /// More about it.
    pub details: Words,
    /// The options in their order; none when answered by yes or no.
    pub options: Vec<String>,
    /// How it is settled.
    #[serde(with = "crate::plain")]
    pub rules: Rules,
    /// Who may vote.
    pub electorate: Electorate,
    /// The gathering of which only those checked in may vote.
    pub gathering: Option<Link>,
    /// When it opens; none is as soon as it is called.
    pub opens: Option<When>,
    /// When it closes.
    pub closes: When,
    /// For how many hours after that ballots still count.
    pub grace: u32,
    /// The fewest who must have cast a ballot alike for it to be published; 1 publishes all.
    pub least_group: u32,
    /// The idea it decides.
    pub idea: Option<Link>,
    /// How many would be on the roll if it opened now.
    pub roll: u32,
    /// Whether that is so few that the result may show who voted how.
    pub few_may_vote: bool,
}

impl Query for Draft {
    const NAME: &'static str = "votes.draft";
    type View = DraftView;

    fn view(&self, look: &Look<'_>) -> Result<DraftView, Refusal> {
        if !look.viewer.is_organiser() {
            return Err(Refusal::OrganisersOnly);
        }
        let plan = self.0.plan(look.state, look.now)?;
        let Plan { question, details, options, ideas: _, rules, electorate, opens, closes, grace, least_group } = plan;
        let roll = electorate.size(look.state, look.now);
        let idea: Option<IdeaId> = self.0.idea.trim().parse().ok();
        Ok(DraftView {
            question,
            details,
            options,
            rules,
            electorate,
            gathering: gatherings::of_vote(look, electorate),
            opens: (opens > look.now).then(|| look.when(opens, Style::DateTime)),
            closes: look.when(closes, Style::DateTime),
            grace,
            least_group,
            idea: idea.map(|idea| ideas::link(look, idea)),
            roll,
            few_may_vote: is_few(roll),
        })
    }
}
