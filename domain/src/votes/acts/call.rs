//! Calling a vote.

use serde::{Deserialize, Serialize};

use crate::act::Rule;
use crate::context::Context;
use crate::count::borda;
use crate::count::yes_no::{Bound, Denominator};
use crate::ids::{IdeaId, VoteId};
use crate::refusal::{Fault, Refusal};
use crate::text::{choice, tick};
use crate::votes::{Counting, Event, Kind, POUNDS, Paper, Plan, due};
use crate::{Change, Subject, TextRef, change, ideas, members};

/// Calls a vote.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Call {
    /// What is asked, in one line.
    pub question: String,
    /// More about it.
    #[serde(default)]
    pub details: String,
    /// How it is asked.
    #[serde(default)]
    pub kind: Kind,
    /// The options, one a line; with what each costs at its end in a vote on a budget.
    #[serde(default)]
    pub options: String,
    /// The most that one ballot may choose or rank; for an approval vote and a budget.
    #[serde(default)]
    pub choose_up_to: String,
    /// The most points that one option may be given; for a score vote.
    #[serde(default)]
    pub highest: String,
    /// What a place is worth; for a vote by places.
    #[serde(default, deserialize_with = "choice")]
    pub places: Option<borda::Form>,
    /// How many are to be chosen; for a ranked vote.
    #[serde(default)]
    pub seats: String,
    /// The ideas among the projects; for a vote on a budget.
    #[serde(default)]
    pub ideas: Vec<IdeaId>,
    /// How much there is to spend; for a vote on a budget, as what follows.
    #[serde(default)]
    pub total: String,
    /// How people answer.
    #[serde(default)]
    pub paper: Paper,
    /// How many points each person gives out, where they answer so.
    #[serde(default)]
    pub points_in_all: String,
    /// How what is funded follows from the ballots.
    #[serde(default)]
    pub counting: Counting,
    /// How many votes a project needs, or nothing.
    #[serde(default)]
    pub minimum_votes: String,
    /// Whether more than the share, or at least the share, must say yes.
    #[serde(default)]
    pub bound: Bound,
    /// The 8 of "8 in 10".
    #[serde(default)]
    pub share: String,
    /// The 10 of "8 in 10".
    #[serde(default)]
    pub out_of: String,
    /// Of whom.
    #[serde(default)]
    pub of: Denominator,
    /// How many must vote, or nothing.
    #[serde(default)]
    pub quorum: String,
    /// Whether only members whom an organiser has confirmed may vote.
    #[serde(default, deserialize_with = "tick")]
    pub confirmed: bool,
    /// Whether only those who say that they belong in the place may vote.
    #[serde(default, deserialize_with = "tick")]
    pub linked_to_place: bool,
    /// The age that voters must say they have reached, or nothing.
    #[serde(default)]
    pub least_age: String,
    /// The id of the gathering of which only those who are checked in may vote, or nothing.
    #[serde(default)]
    pub gathering: String,
    /// When it opens, `2026-11-22T18:00` on the community's clocks; nothing is now.
    #[serde(default)]
    pub opens: String,
    /// When it closes.
    #[serde(default)]
    pub closes: String,
    /// For how many hours after the close ballots still count: given on phones without signal, they come
    /// late. Nothing is none; `other` is what `grace_hours` says.
    #[serde(default)]
    pub grace: String,
    /// Another number of hours.
    #[serde(default)]
    pub grace_hours: String,
    /// The id of the idea it decides, or nothing. Only by yes or no, and only one that a group took up.
    #[serde(default)]
    pub idea: String,
    /// The fewest who must have cast a ballot alike for it to be published, or nothing: all are.
    #[serde(default)]
    pub least_group: String,
    /// Whether to call nothing yet: what is right is refused with [`Refusal::LookOver`], so that the
    /// organiser sees it in plain words first.
    #[serde(default, deserialize_with = "tick")]
    pub look_over: bool,
    /// The kind to show the form for instead, with all that was typed: nothing is called, and whatever else is
    /// wrong, it is refused with [`Refusal::OtherKind`].
    #[serde(default, deserialize_with = "choice", skip_serializing_if = "Option::is_none")]
    pub other_kind: Option<Kind>,
}

impl Rule for Call {
    const NAME: &'static str = "vote.call";

    fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal> {
        let organiser = ctx.organiser()?;
        if self.other_kind.is_some() {
            return Err(Refusal::OtherKind);
        }
        let plan = self.plan(ctx.state, ctx.now())?;
        let Plan { question, details, options, ideas, rules, electorate, opens, closes, grace, least_group } = plan;
        let id = VoteId::from(ctx.id);
        let (idea, put_to_vote) = self.idea(ctx, id)?.unzip();
        let put_to_vote = put_to_vote.into_iter().chain(due::budgeted(ctx.state, &ideas, ideas::Stage::PutToVote, id));
        let put_to_vote: Vec<Change> = put_to_vote.map(Change::Event).collect();
        if self.look_over {
            return Err(Refusal::LookOver);
        }
        // Organisers answer for what they call: their name always shows.
        let by = members::sign(ctx, Subject::Vote(id), organiser, true);
        let question = ctx.text(question);
        let details = ctx.optional_text(details);
        let options: Vec<TextRef> = options.into_iter().map(|option| ctx.text(option)).collect();
        let called = Event::Called {
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
            currency: POUNDS.to_owned(),
            source: None,
            by,
        };
        ctx.minute(change::Event::Vote(called));
        ctx.changes.extend(put_to_vote);
        if opens <= ctx.now() {
            ctx.changes.extend(due::opening(ctx.state, id, electorate, opens));
        }
        Ok(())
    }
}

impl Call {
    /// The idea to be decided, and that it is put to the vote.
    fn idea(&self, ctx: &Context<'_>, vote: VoteId) -> Result<Option<(IdeaId, change::Event)>, Refusal> {
        let typed = self.idea.trim();
        if typed.is_empty() {
            return Ok(None);
        }
        let not_a_choice = || Refusal::invalid("idea", Fault::NotAChoice);
        let idea: IdeaId = typed.parse().map_err(|_| not_a_choice())?;
        ctx.present(Subject::Idea(idea))?;
        if self.kind != Kind::YesNo {
            return Err(Refusal::invalid("kind", Fault::NotAChoice));
        }
        let put_to_vote = ideas::stage_event(ctx.state, idea, ideas::Stage::PutToVote, None, vote);
        put_to_vote.map(|event| Some((idea, event))).map_err(|_| not_a_choice())
    }
}
