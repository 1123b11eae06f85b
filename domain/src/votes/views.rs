//! What pages show of votes. Never how many have voted before the close, nor what anybody else votes.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Electorate, Eligibility, Kind, Phase, Published, Stage, Vote, roll};
use crate::count::budget::Amount;
use crate::count::{Ballot, Rules, Tally, Verdict};
use crate::ids::{GatheringId, IdeaId, VoteId};
use crate::members::Declaration;
use crate::query::{CalledOff, Link, Look, Pager, Query, Taken, When, Words};
use crate::text::Hash;
use crate::time::Style;
use crate::{Refusal, State, Subject, TextRef, Viewer, gatherings, ideas};

/// Asks for the votes: all that are open or coming, and a page of those that are over.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct List {
    /// Which page of those that are over, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
}

/// A vote in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// Its id.
    pub id: VoteId,
    /// What is asked; none if taken away.
    pub question: Words,
    /// How it is asked.
    pub kind: Kind,
    /// Whether nobody checked who may vote: then it is called a show of hands.
    pub show_of_hands: bool,
    /// Where it stands.
    pub phase: Phase,
    /// When it opens or opened, in full.
    pub opens: When,
    /// When it closes or closed, in full.
    pub closes: When,
    /// Until when ballots still count that come late from phones without signal; none if none do.
    pub counts_until: Option<When>,
    /// How long until it opens, closes or is counted, or since it closed.
    pub due: When,
    /// Whether the viewer may vote now; in a grace too.
    pub may_cast: bool,
    /// Whether the viewer has voted; false after the close, when nobody knows.
    pub voted: bool,
    /// The result. None until the close, and for the moment after it in which the server counts.
    #[serde(with = "crate::plain")]
    pub result: Option<Tally>,
    /// What came of it, once the server has counted.
    pub verdict: Option<Verdict>,
    /// The options that were chosen or are tied, by their words.
    pub leaders: Vec<String>,
}

/// The list of votes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListView {
    /// Those that are open, the first to close first. On page one only.
    pub open: Vec<Card>,
    /// Those that have closed and wait for ballots from phones without signal, the first to close first.
    /// On page one only.
    pub grace: Vec<Card>,
    /// Those that open later, the first to open first. On page one only.
    pub coming: Vec<Card>,
    /// Those that closed or were called off, the last to close first.
    pub over: Vec<Card>,
    /// Where this page of those that are over stands.
    pub pager: Pager,
    /// Whether the viewer may call one.
    pub may_call: bool,
}

impl Query for List {
    const NAME: &'static str = "votes.list";
    type View = ListView;

    fn view(&self, look: &Look<'_>) -> Result<ListView, Refusal> {
        let mut over = visible(look, |phase| phase >= Phase::Closed);
        over.reverse();
        let (cut, pager) = Pager::cut(&over, self.page);
        let cards = |votes: &[&Vote]| votes.iter().map(|vote| card(look, vote)).collect();
        let first = |phase| if pager.page == 1 { cards(&visible(look, |its| its == phase)) } else { Vec::new() };
        let mut coming: Vec<Card> = first(Phase::Coming);
        coming.sort_by(|a, b| a.opens.iso.cmp(&b.opens.iso));
        let (open, grace) = (first(Phase::Open), first(Phase::Grace));
        Ok(ListView { open, grace, coming, over: cards(cut), pager, may_call: look.viewer.is_organiser() })
    }
}

/// The votes in some phase that the viewer may see, the first to close first.
fn visible<'a>(look: &Look<'a>, wanted: impl Fn(Phase) -> bool) -> Vec<&'a Vote> {
    let votes = look.state.community.votes.values().map(AsRef::as_ref);
    let mut found: Vec<&Vote> =
        votes.filter(|vote| wanted(vote.phase(look.now)) && look.may_see(Subject::Vote(vote.id))).collect();
    found.sort_unstable_by_key(|vote| (vote.closes, vote.id));
    found
}

/// Links to the votes whose roll is made of those who are checked in at a gathering.
pub fn of_gathering(look: &Look<'_>, gathering: GatheringId) -> Vec<Link> {
    let votes = look.state.community.votes.values();
    let on_it = votes.filter(|vote| vote.electorate.gathering == Some(gathering));
    on_it.map(|vote| look.link(Subject::Vote(vote.id), Some(vote.question))).collect()
}

/// The open votes in which the viewer may vote and has not, the first to close first. Not those in their
/// grace: voting there is over, but for those who could not send.
pub fn waiting_for(look: &Look<'_>) -> Vec<Card> {
    let open = visible(look, |phase| phase == Phase::Open);
    open.into_iter().map(|vote| card(look, vote)).filter(|card| card.may_cast && !card.voted).collect()
}

/// A vote as a list shows it.
pub fn card(look: &Look<'_>, vote: &Vote) -> Card {
    let phase = vote.phase(look.now);
    let result = match &vote.stage {
        Stage::Closed { result, .. } => Some(result.clone()),
        _ => None,
    };
    let verdict = result.as_ref().map(Tally::verdict);
    let leaders = verdict.iter().flat_map(Verdict::options);
    let is_there = look.taken(Subject::Vote(vote.id)).is_none();
    Card {
        id: vote.id,
        question: look.words(vote.question),
        kind: vote.kind(),
        show_of_hands: vote.electorate.is_show_of_hands() && vote.source.is_none(),
        phase,
        opens: look.when(vote.opens, Style::DateTime),
        closes: look.when(vote.closes, Style::DateTime),
        counts_until: (vote.grace > 0).then(|| look.when(vote.counts_until(), Style::DateTime)),
        due: look.ago(match (phase, &vote.stage) {
            (_, Stage::Cancelled { at, .. }) => *at,
            (Phase::Coming, _) => vote.opens,
            (Phase::Grace, _) => vote.counts_until(),
            _ => vote.closes,
        }),
        may_cast: is_there && takes_ballots(phase) && roll::eligibility(look, vote) == Some(Eligibility::MayVote),
        voted: my_ballot(look, vote).is_some() || roll::eligibility(look, vote) == Some(Eligibility::Sealed),
        leaders: leaders.filter_map(|number| option_words(look, vote, *number)).collect(),
        verdict,
        result,
    }
}

fn takes_ballots(phase: Phase) -> bool {
    matches!(phase, Phase::Open | Phase::Grace)
}

fn option_words(look: &Look<'_>, vote: &Vote, number: u32) -> Words {
    let index = usize::try_from(number).ok()?.checked_sub(1)?;
    look.optional_words(vote.options.get(index).copied())
}

fn my_ballot<'a>(look: &Look<'a>, vote: &Vote) -> Option<&'a Ballot> {
    let member = look.viewer.member.filter(|_| takes_ballots(vote.phase(look.now)))?;
    look.state.private.votes.ballot(vote.id, member)
}

/// Asks for one vote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Show {
    /// Which.
    pub id: VoteId,
}

/// An option.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OptionView {
    /// Its number, from 1.
    pub number: u32,
    /// What it is.
    pub text: Words,
    /// The idea that it is, in a vote on a budget.
    pub idea: Option<IdeaId>,
    /// What it costs, in a vote on a budget.
    pub cost: Option<Amount>,
    /// Whether the viewer chose it; false after the close.
    pub chosen: bool,
    /// The place that the viewer gave it, from 1.
    pub place: Option<u32>,
    /// The points that the viewer gave it.
    pub points: Option<u32>,
    /// How many approved of it, after the close.
    pub approvals: Option<u32>,
    /// Whether it has the most approvals, after the close.
    pub leads: bool,
}

/// Where everybody finds the ballots.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BallotsView {
    /// The address of the published file.
    pub address: String,
    /// Its hash, as minuted.
    pub hash: Hash,
    /// How many ballots are not in it, because too few cast one alike.
    pub kept_back: u32,
}

/// One vote as its page shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShowView {
    /// As in a list; the result too.
    pub card: Card,
    /// More about it.
    pub details: Words,
    /// The options in their order; none when answered by yes or no.
    pub options: Vec<OptionView>,
    /// How it is settled.
    #[serde(with = "crate::plain")]
    pub rules: Rules,
    /// Who may vote.
    pub electorate: Electorate,
    /// For how many hours after the close ballots still count.
    pub grace: u32,
    /// The fewest who must have cast a ballot alike for it to be published; 1 publishes all.
    pub least_group: u32,
    /// The gathering of which only those checked in at the opening may vote.
    pub gathering: Option<Link>,
    /// What money is counted in.
    pub currency: String,
    /// Where it was held, if that was elsewhere.
    pub source: Option<String>,
    /// The idea it decides.
    pub idea: Option<Link>,
    /// The organiser who called it.
    pub by: Words,
    /// When it was called.
    pub called: When,
    /// How many are on the roll, once it is fixed.
    pub roll: Option<u32>,
    /// Whether the viewer may vote, or why not; none after the close.
    pub eligibility: Option<Eligibility>,
    /// What the viewer says of themselves, where saying more would put them on the roll that is to come.
    pub may_declare: Option<Declaration>,
    /// Whether so few may vote that the result may show who voted how: to be said before voting.
    pub few_may_vote: bool,
    /// What the viewer votes, until the close; none if it was cast from the phone before this one.
    pub my_ballot: Option<Ballot>,
    /// Whether the viewer may call it off.
    pub may_cancel: bool,
    /// The published ballots, after the close.
    pub ballots: Option<BallotsView>,
    /// That it was called off, if it was.
    pub cancelled: Option<CalledOff>,
    /// How it was taken away, if it was.
    pub taken: Option<Taken>,
}

/// Whether so few are on a roll that the result may show who voted how.
pub(super) fn is_few(roll: u32) -> bool {
    roll < 8
}

impl Query for Show {
    const NAME: &'static str = "votes.show";
    type View = ShowView;

    fn view(&self, look: &Look<'_>) -> Result<ShowView, Refusal> {
        let vote = look.state.community.votes.get(&self.id).ok_or(Refusal::NotFound)?;
        let subject = Subject::Vote(vote.id);
        let phase = vote.phase(look.now);
        let roll = roll_size(vote);
        let mut view = ShowView {
            card: card(look, vote),
            details: look.optional_words(vote.details),
            options: options(look, vote),
            rules: vote.rules.clone(),
            electorate: vote.electorate,
            grace: vote.grace,
            least_group: vote.least_group,
            gathering: gatherings::of_vote(look, vote.electorate),
            currency: vote.currency.clone(),
            source: vote.source.clone(),
            idea: vote.idea.map(|idea| ideas::link(look, idea)),
            by: look.byline(vote.by),
            called: look.when(vote.called, Style::DateTime),
            roll,
            eligibility: roll::eligibility(look, vote),
            may_declare: may_declare(look, vote),
            few_may_vote: takes_ballots(phase) && roll.is_some_and(is_few),
            my_ballot: my_ballot(look, vote).cloned(),
            may_cancel: phase < Phase::Grace && look.viewer.is_organiser(),
            ballots: ballots(look, vote),
            cancelled: match vote.stage {
                Stage::Cancelled { at, reason } => Some(look.called_off(at, reason)),
                _ => None,
            },
            taken: look.taken(subject),
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
        self.card.question = None;
        self.card.result = None;
        self.card.verdict = None;
        self.card.leaders.clear();
        self.details = None;
        self.options.clear();
        self.idea = None;
        self.by = None;
        self.ballots = None;
        self.cancelled = None;
    }
}

fn may_declare(look: &Look<'_>, vote: &Vote) -> Option<Declaration> {
    let missing = [Some(Eligibility::LinkNotDeclared), Some(Eligibility::AgeNotDeclared)];
    let is_missing = vote.stage == Stage::Called && missing.contains(&roll::eligibility(look, vote));
    let member = look.viewer.member.filter(|_| is_missing)?;
    look.state.private.members.get(member).map(|member| member.declaration.unwrap_or_default())
}

fn roll_size(vote: &Vote) -> Option<u32> {
    match &vote.stage {
        Stage::Open { roll } => Some(*roll),
        Stage::Closed { result, .. } => Some(result.roll()),
        Stage::Called | Stage::Cancelled { .. } => None,
    }
}

fn options(look: &Look<'_>, vote: &Vote) -> Vec<OptionView> {
    let mine = my_ballot(look, vote);
    let tally = match &vote.stage {
        Stage::Closed { result: Tally::Approval(tally), .. } => Some(tally),
        _ => None,
    };
    let projects = match &vote.rules {
        Rules::Budget(rules) => rules.projects.as_slice(),
        _ => &[],
    };
    let view = |(index, (number, text)): (usize, (u32, &TextRef))| OptionView {
        number,
        text: look.words(*text),
        idea: vote.ideas.get(index).copied(),
        cost: projects.get(index).map(|project| project.cost),
        chosen: mine.and_then(Ballot::options).is_some_and(|chosen| chosen.contains(&number)),
        place: mine
            .and_then(Ballot::ranking)
            .and_then(|ranking| (1..).zip(ranking).find_map(|(place, ranked)| (*ranked == number).then_some(place))),
        points: mine.and_then(Ballot::points).and_then(|points| points.get(&number).copied()),
        approvals: tally.and_then(|tally| tally.approvals.get(index).copied()),
        leads: tally.is_some_and(|tally| tally.leaders.contains(&number)),
    };
    (1..).zip(&vote.options).enumerate().map(view).collect()
}

/// The words of the options, in their order.
pub(super) fn option_texts(look: &Look<'_>, vote: &Vote) -> Vec<Words> {
    vote.options.iter().map(|text| look.words(*text)).collect()
}

pub(super) fn ballots(look: &Look<'_>, vote: &Vote) -> Option<BallotsView> {
    published(look.state, &look.viewer, vote.id)?;
    match vote.stage {
        Stage::Closed { ballots, kept_back, .. } => {
            let address = address(&look.state.community.profile.slug, vote.id);
            Some(BallotsView { address, hash: ballots, kept_back })
        }
        _ => None,
    }
}

/// Where the published file of a vote is.
pub fn address(slug: &str, vote: VoteId) -> String {
    format!("/c/{slug}/votes/{vote}/ballots.txt")
}

/// The published file of a vote that has closed, for all who may see the vote.
pub fn published(state: &State, viewer: &Viewer, id: VoteId) -> Option<Arc<Published>> {
    let may_see = state.may_read(viewer) && state.may_see(viewer, Subject::Vote(id));
    state.private.votes.file(id).filter(|_| may_see).cloned()
}
