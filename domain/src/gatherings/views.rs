//! What pages show of gatherings: to members how many are there, to nobody who else is.

use serde::{Deserialize, Serialize};

use super::{EARLY, Gathering, Phase, Stage};
use crate::ids::GatheringId;
use crate::query::{CalledOff, Link, Look, Pager, Query, Taken, When, Words};
use crate::sync::Counted;
use crate::time::{Span, Style};
use crate::viewer::Role;
use crate::{Refusal, Subject, votes};

/// Asks for the gatherings: all that are on or coming, and a page of those that are over.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct List {
    /// Which page of those that are over, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
}

/// A gathering in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// Its id.
    pub id: GatheringId,
    /// What it is about; none if taken away.
    pub title: Words,
    /// Where it is.
    pub place: Words,
    /// Where it stands.
    pub phase: Phase,
    /// When it begins or began, in full.
    pub begins: When,
    /// When it ends: the time of day, and in full if that is another day.
    pub ends: When,
    /// How many are there now. For members, while it is open.
    pub here: Option<u32>,
    /// How many were there, as minuted at the close.
    pub there: Option<u32>,
    /// Whether the viewer is checked in; after the close, whether that is still kept for a vote.
    pub checked_in: bool,
}

/// The list of gatherings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListView {
    /// Those that are on. On page one only.
    pub on: Vec<Card>,
    /// Those that are to come, the first first. On page one only.
    pub coming: Vec<Card>,
    /// Those that are over, the last first.
    pub over: Vec<Card>,
    /// Where this page of those that are over stands.
    pub pager: Pager,
    /// Whether the viewer may call one.
    pub may_call: bool,
}

impl Query for List {
    const NAME: &'static str = "gatherings.list";
    type View = ListView;

    fn view(&self, look: &Look<'_>) -> Result<ListView, Refusal> {
        let mut over = visible(look, |_, phase| phase >= Phase::Closed);
        over.reverse();
        let (cut, pager) = Pager::cut(&over, self.page);
        let cards = |all: &[&Gathering]| all.iter().map(|gathering| card(look, gathering)).collect();
        let first = |wanted| match pager.page {
            1 => cards(&visible(look, |_, phase| phase == wanted)),
            _ => Vec::new(),
        };
        let (on, coming) = (first(Phase::Open), first(Phase::Coming));
        Ok(ListView { on, coming, over: cards(cut), pager, may_call: look.viewer.is_organiser() })
    }
}

/// Those that the viewer may see and that are wanted, the first to begin first.
fn visible<'a>(look: &Look<'a>, wanted: impl Fn(&Gathering, Phase) -> bool) -> Vec<&'a Gathering> {
    let all = look.state.community.gatherings.values().map(AsRef::as_ref);
    let mut found: Vec<&Gathering> = all
        .filter(|gathering| wanted(gathering, gathering.phase(look.now)))
        .filter(|gathering| look.may_see(Subject::Gathering(gathering.id)))
        .collect();
    found.sort_unstable_by_key(|gathering| (gathering.begins, gathering.id));
    found
}

/// How long before it begins Home shows a gathering.
const SOON: Span = Span::DAY.times(7);

/// The gatherings that are on or begin within a week, the first first.
pub fn now_or_soon(look: &Look<'_>) -> Vec<Card> {
    let wanted = |gathering: &Gathering, phase| match phase {
        Phase::Open => true,
        Phase::Coming => gathering.begins.minus(look.now) <= SOON,
        Phase::Closed | Phase::Cancelled => false,
    };
    visible(look, wanted).into_iter().map(|gathering| card(look, gathering)).collect()
}

/// The gatherings that a vote may take its roll from: those that are on or coming.
pub fn for_votes(look: &Look<'_>) -> Vec<Card> {
    let all = visible(look, |_, phase| phase <= Phase::Open);
    all.into_iter().map(|gathering| card(look, gathering)).collect()
}

/// A link to the gathering whose checked-in people are the roll of a vote, if it is such a vote.
pub fn of_vote(look: &Look<'_>, electorate: votes::Electorate) -> Option<Link> {
    electorate.gathering.map(|id| link(look, id))
}

/// A link to a gathering.
pub fn link(look: &Look<'_>, id: GatheringId) -> Link {
    look.link(Subject::Gathering(id), look.state.community.gatherings.get(&id).map(|gathering| gathering.title))
}

fn card(look: &Look<'_>, gathering: &Gathering) -> Card {
    let register = &look.state.private.gatherings;
    let phase = gathering.phase(look.now);
    let day = |at| look.when(at, Style::Date).said;
    let same_day = day(gathering.begins) == day(gathering.ends);
    let is_here = |member| register.is_here(gathering.id, member);
    Card {
        id: gathering.id,
        title: look.words(gathering.title),
        place: look.words(gathering.place),
        phase,
        begins: look.when(gathering.begins, Style::DateTime),
        ends: look.when(gathering.ends, if same_day { Style::Time } else { Style::DateTime }),
        here: (phase == Phase::Open && look.viewer.role >= Role::Paused)
            .then(|| look.state.count(Subject::Gathering(gathering.id), Counted::Here, look.now)),
        there: match gathering.stage {
            Stage::Closed { there } => Some(there),
            _ => None,
        },
        checked_in: look.viewer.role >= Role::Paused && look.viewer.member.is_some_and(is_here),
    }
}

/// Asks for one gathering.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Show {
    /// Which.
    pub id: GatheringId,
}

/// One gathering as its page shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShowView {
    /// As in a list.
    pub card: Card,
    /// What is talked about, item by item.
    pub agenda: Vec<String>,
    /// The organiser who called it.
    pub by: Words,
    /// When it was called.
    pub called: When,
    /// The votes whose roll is made of those who are checked in here.
    pub votes: Vec<Link>,
    /// Whether the viewer may check in with the code.
    pub may_check_in: bool,
    /// Whether the viewer may open it, close it, call it off and show its code.
    pub may_run: bool,
    /// Whether an organiser may open it now, before it begins.
    pub may_open: bool,
    /// When it closes by itself. While it is open.
    pub closes: Option<When>,
    /// From when on an organiser may open it. While it is still too early.
    pub opens_early: Option<When>,
    /// That it was called off, if it was.
    pub cancelled: Option<CalledOff>,
    /// How it was taken away, if it was.
    pub taken: Option<Taken>,
}

impl Query for Show {
    const NAME: &'static str = "gatherings.show";
    type View = ShowView;

    fn view(&self, look: &Look<'_>) -> Result<ShowView, Refusal> {
        let gathering = look.state.community.gatherings.get(&self.id).ok_or(Refusal::NotFound)?;
        let subject = Subject::Gathering(gathering.id);
        let card = card(look, gathering);
        let (phase, checked_in) = (card.phase, card.checked_in);
        let taken = look.taken(subject);
        let may_run = phase <= Phase::Open && look.viewer.is_organiser();
        let may_open = may_run && gathering.may_open(look.now);
        let mut view = ShowView {
            card,
            agenda: look.optional_words(gathering.agenda).iter().flat_map(|it| it.lines()).map(str::to_owned).collect(),
            by: look.byline(gathering.by),
            called: look.when(gathering.called, Style::DateTime),
            votes: votes::of_gathering(look, gathering.id),
            may_check_in: phase == Phase::Open && look.viewer.is_member() && !checked_in && taken.is_none(),
            may_run,
            may_open,
            closes: (phase == Phase::Open).then(|| look.when(gathering.closes(), Style::DateTime)),
            opens_early: (may_run && phase == Phase::Coming && !may_open)
                .then(|| look.when(gathering.begins.plus(Span::from_millis(-EARLY.millis())), Style::DateTime)),
            cancelled: match gathering.stage {
                Stage::Cancelled { at, reason } => Some(look.called_off(at, reason)),
                _ => None,
            },
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
        self.card.place = None;
        self.agenda.clear();
        self.by = None;
        self.cancelled = None;
    }
}

/// Asks for the code of a gathering, to be shown in the room. For organisers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Code {
    /// Which.
    pub id: GatheringId,
}

/// The code of a gathering.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeView {
    /// The gathering.
    pub card: Card,
    /// The name of the community.
    pub community: String,
    /// Its code; none once it is over.
    pub code: Option<String>,
}

impl Query for Code {
    const NAME: &'static str = "gatherings.code";
    type View = CodeView;

    fn view(&self, look: &Look<'_>) -> Result<CodeView, Refusal> {
        if !look.viewer.is_organiser() {
            return Err(Refusal::OrganisersOnly);
        }
        let gathering = look.state.community.gatherings.get(&self.id).ok_or(Refusal::NotFound)?;
        let card = card(look, gathering);
        let works = card.phase <= Phase::Open && look.taken(Subject::Gathering(gathering.id)).is_none();
        let code = look.state.private.gatherings.code(gathering.id).filter(|_| works);
        Ok(CodeView { card, community: look.community_name(), code: code.map(str::to_owned) })
    }
}
