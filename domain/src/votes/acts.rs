//! What people do with votes, and the rules.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Event, Kind, Phase, Plan, Row, Vote, due};
use crate::act::Rule;
use crate::context::Context;
use crate::count::yes_no::{Answer, Bound, Denominator};
use crate::count::{Ballot, Rules};
use crate::ids::{IdeaId, VoteId};
use crate::refusal::{Fault, Refusal};
use crate::text::{PROSE, prose, tick};
use crate::{Change, Subject, TextRef, change, gatherings, ideas, members};

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
    /// The options, one a line; for an approval vote.
    #[serde(default)]
    pub options: String,
    /// The most that one ballot may choose; for an approval vote.
    #[serde(default)]
    pub choose_up_to: String,
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
    /// Whether to call nothing yet: what is right is refused with [`Refusal::LookOver`], so that the
    /// organiser sees it in plain words first.
    #[serde(default, deserialize_with = "tick")]
    pub look_over: bool,
}

impl Rule for Call {
    const NAME: &'static str = "vote.call";

    fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal> {
        let organiser = ctx.organiser()?;
        let plan = self.plan(ctx.state, ctx.now())?;
        let Plan { question, details, options, rules, electorate, opens, closes, grace } = plan;
        let id = VoteId::from(ctx.id);
        let (idea, put_to_vote) = self.idea(ctx, id)?.unzip();
        if self.look_over {
            return Err(Refusal::LookOver);
        }
        // Organisers answer for what they call: their name always shows.
        let by = members::sign(ctx, Subject::Vote(id), organiser, true);
        let question = ctx.text(question);
        let details = ctx.optional_text(details);
        let options: Vec<TextRef> = options.into_iter().map(|option| ctx.text(option)).collect();
        let called =
            Event::Called { id, question, details, options, rules, electorate, opens, closes, grace, idea, by };
        ctx.minute(change::Event::Vote(called));
        ctx.changes.extend(put_to_vote.map(Change::Event));
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

/// The vote, if it is there for the caller and may be acted on.
fn vote<'a>(ctx: &Context<'a>, id: VoteId) -> Result<&'a Vote, Refusal> {
    ctx.state.community.votes.get(&id).map(AsRef::as_ref).ok_or(Refusal::NotFound)
}

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
        ctx.changes.extend(due::unlinking(ctx.state, vote));
        ctx.changes.extend(gatherings::forgetting_after(ctx.state, vote.id, vote.electorate));
        Ok(())
    }
}

/// Votes, or votes otherwise than before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cast {
    /// In which vote.
    pub vote: VoteId,
    /// Yes, no or abstain.
    #[serde(default)]
    pub choice: Option<Answer>,
    /// The numbers of the options approved of.
    #[serde(default)]
    pub options: Vec<u32>,
}

impl Rule for Cast {
    const NAME: &'static str = "vote.cast";

    fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal> {
        // Whoever is on the roll may vote, also if paused since: no organiser silences an opponent.
        let member = ctx.member_or_paused()?.id;
        let vote = vote(ctx, self.vote)?;
        ctx.present(Subject::Vote(vote.id))?;
        match vote.phase(ctx.now()) {
            Phase::Open | Phase::Grace => {}
            Phase::Coming => return Err(Refusal::VoteNotOpen),
            Phase::Closed => return Err(Refusal::VoteClosed),
            Phase::Cancelled => return Err(Refusal::NoLongerApplies),
        }
        let register = &ctx.state.private.votes;
        if !register.on_roll(vote.id, member) {
            ctx.member()?;
            return Err(Refusal::NotOnRoll);
        }
        if register.is_sealed(vote.id, member) {
            return Err(Refusal::BallotSealed);
        }
        let ballot = self.ballot(&vote.rules)?;
        if register.ballot(vote.id, member) != Some(&ballot) {
            ctx.put(change::Row::Vote(Row::Ballot { vote: vote.id, member, ballot, sealed: false }));
        }
        Ok(())
    }
}

impl Cast {
    fn ballot(&self, rules: &Rules) -> Result<Ballot, Refusal> {
        match rules {
            Rules::YesNo(_) => {
                self.choice.map(Ballot::Answer).ok_or_else(|| Refusal::invalid("choice", Fault::Missing))
            }
            Rules::Approval(rules) => {
                let chosen: BTreeSet<u32> = self.options.iter().copied().collect();
                let fault = if chosen.is_empty() {
                    Fault::Missing
                } else if chosen.iter().any(|number| !(1..=rules.options).contains(number)) {
                    Fault::NotAChoice
                } else if !rules.admit(&chosen) {
                    Fault::TooMany { max: usize::try_from(rules.choose_up_to).unwrap_or(usize::MAX) }
                } else {
                    return Ok(Ballot::Options(chosen));
                };
                Err(Refusal::invalid("options", fault))
            }
        }
    }
}
