//! What pages show of groups.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::call_sheet::may_call;
use super::{Group, Joining};
use crate::ids::{GroupId, MemberId};
use crate::jobs::{self, JobView};
use crate::members::Standing;
use crate::query::{Link, Look, Pager, Query, Taken, When, Words};
use crate::search::Needle;
use crate::time::Style;
use crate::viewer::Role;
use crate::{Refusal, State, Subject, ideas, issues};

/// Which groups to list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Which {
    /// Those that have not closed.
    #[default]
    Open,
    /// Those that the viewer is in.
    Mine,
    /// Those that have closed.
    Closed,
    /// All of them.
    All,
}

/// Asks for a page of the list of groups, by name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct List {
    /// Words that must occur.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub q: String,
    /// Which.
    #[serde(default)]
    pub which: Which,
    /// Which page, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
}

/// A group in a list.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Card {
    /// Its id.
    pub id: GroupId,
    /// Its name; none if taken away.
    pub name: Words,
    /// What it is for.
    pub purpose: Words,
    /// How people get into it.
    pub joining: Joining,
    /// How many are in it.
    pub members: u32,
    /// How many of its jobs are still to be done.
    pub jobs: u32,
    /// Whether the viewer is in it.
    pub mine: bool,
    /// Whether it has closed.
    pub closed: bool,
}

/// A page of the list of groups.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListView {
    /// The groups.
    pub cards: Vec<Card>,
    /// Where this page stands.
    pub pager: Pager,
    /// Whether the viewer may form one.
    pub may_form: bool,
}

impl Query for List {
    const NAME: &'static str = "groups.list";
    type View = ListView;

    fn view(&self, look: &Look<'_>) -> Result<ListView, Refusal> {
        let needle = Needle::new(&self.q);
        let mut found: Vec<&Group> = look.state.community.groups.values().map(AsRef::as_ref).collect();
        found.retain(|group| {
            let wanted = match self.which {
                Which::Open => group.closed.is_none(),
                Which::Mine => look.state.is_in(&look.viewer, group.id),
                Which::Closed => group.closed.is_some(),
                Which::All => true,
            };
            wanted && look.may_see(Subject::Group(group.id)) && needle.is_in(texts(look.state, group))
        });
        found.sort_by_cached_key(|group| (look.words(group.name).map(|name| name.to_lowercase()), group.id));
        let (cut, pager) = Pager::cut(&found, self.page);
        let cards = cut.iter().map(|group| card(look, group)).collect();
        Ok(ListView { cards, pager, may_form: look.viewer.is_member() })
    }
}

/// The texts of a group that a search looks through.
pub fn texts<'a>(state: &'a State, group: &Group) -> impl Iterator<Item = &'a str> {
    [group.name, group.purpose].into_iter().filter_map(|text| state.text(text))
}

/// A group as a list shows it.
pub fn card(look: &Look<'_>, group: &Group) -> Card {
    let jobs = group.jobs.iter().filter_map(|id| look.state.community.jobs.get(id));
    let open = jobs.filter(|job| job.stage == jobs::Stage::Open).count();
    Card {
        id: group.id,
        name: look.words(group.name),
        purpose: look.words(group.purpose),
        joining: group.joining,
        members: look.state.group_size(group.id),
        jobs: u32::try_from(open).unwrap_or(u32::MAX),
        mine: look.state.is_in(&look.viewer, group.id),
        closed: group.closed.is_some(),
    }
}

/// A link to a group.
pub fn link(look: &Look<'_>, id: GroupId) -> Link {
    look.link(Subject::Group(id), look.state.community.groups.get(&id).map(|group| group.name))
}

/// Asks for one group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Show {
    /// Which.
    pub id: GroupId,
}

/// What the viewer is to a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Membership {
    /// Not in it.
    None,
    /// Has asked to be let in.
    Asked,
    /// In it.
    Member,
    /// One of its coordinators.
    Coordinator,
}

/// Somebody in a group whom the viewer may see.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonView {
    /// The name they go by.
    pub name: String,
    /// Whether they are a coordinator.
    pub coordinator: bool,
    /// Whether they choose to be shown; if not, only coordinators see them.
    pub shown: bool,
    /// Their id, where the viewer may make them a coordinator or stand them down.
    pub member: Option<MemberId>,
    /// Their id, where the viewer may say whether they may be given private details of jobs.
    pub trust: Option<MemberId>,
    /// Whether they may be given those; told to coordinators only.
    pub trusted: bool,
}

/// Somebody who asks to be let into a group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequestView {
    /// Their id.
    pub member: MemberId,
    /// The name they go by.
    pub name: String,
    /// When they asked.
    pub asked: When,
}

/// One group as its page shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShowView {
    /// As in a list.
    pub card: Card,
    /// When it was formed.
    pub formed: When,
    /// When it closed, if it has.
    pub closed: Option<When>,
    /// Why it closed; none when the last member left.
    pub closed_reason: Words,
    /// Those in it whom the viewer may see: coordinators first, then by name.
    pub people: Vec<PersonView>,
    /// Those who ask to be let in; empty for all but coordinators.
    pub requests: Vec<RequestView>,
    /// Jobs still to be done, the soonest first.
    pub jobs: Vec<JobView>,
    /// The latest jobs that have ended.
    pub ended: Vec<JobView>,
    /// The ideas that it has taken up.
    pub ideas: Vec<ideas::Card>,
    /// The issues that its jobs would mend and its ideas would help with.
    pub issues: Vec<Link>,
    /// What the viewer is to it.
    pub membership: Membership,
    /// Whether the viewer is named on this page, or asks to be.
    pub shows_me: bool,
    /// Whether the viewer may join or ask to.
    pub may_join: bool,
    /// Whether the viewer may change it, add jobs, or close it; if it has closed, open it again.
    pub may_run: bool,
    /// The viewer's own id where, as an organiser, they may make themselves a coordinator.
    pub may_step_in: Option<MemberId>,
    /// Whether the viewer may print the call sheet.
    pub may_call: bool,
    /// How it was taken away, if it was.
    pub taken: Option<Taken>,
}

impl Query for Show {
    const NAME: &'static str = "groups.show";
    type View = ShowView;

    fn view(&self, look: &Look<'_>) -> Result<ShowView, Refusal> {
        let group = look.state.community.groups.get(&self.id).ok_or(Refusal::NotFound)?;
        let subject = Subject::Group(group.id);
        let taken = look.taken(subject);
        let membership = membership(look, group);
        // What was taken away stays as it is.
        let may_act = look.viewer.is_member() && taken.is_none();
        let is_open = group.closed.is_none();
        let coordinates = membership == Membership::Coordinator;
        let steps_in = may_act && is_open && look.viewer.is_organiser() && !coordinates;
        let ideas = ideas_of(look, group);
        let mut view = ShowView {
            card: card(look, group),
            formed: look.when(group.formed, Style::Date),
            closed: group.closed.map(|closed| look.when(closed.at, Style::DateTime)),
            closed_reason: group.closed.and_then(|closed| look.optional_words(closed.reason)),
            people: people(look, group),
            requests: if look.state.coordinates(&look.viewer, group.id) { requests(look, group) } else { Vec::new() },
            jobs: jobs::open(look, group),
            ended: jobs::ended(look, group),
            issues: issues_of(look, group, &ideas),
            ideas: ideas.into_iter().map(|idea| ideas::card(look, idea)).collect(),
            membership,
            shows_me: shows(look, group),
            may_join: may_act && is_open && membership == Membership::None,
            may_run: may_act && look.state.runs(&look.viewer, group.id),
            may_step_in: look.viewer.member.filter(|_| steps_in),
            may_call: may_call(look, group),
            taken,
        };
        if !look.may_see(subject) {
            view.withhold();
        }
        Ok(view)
    }
}

impl ShowView {
    /// Leaves nothing but how it was taken away, and why.
    fn withhold(&mut self) {
        self.card.name = None;
        self.card.purpose = None;
        self.closed_reason = None;
        self.people.clear();
        self.requests.clear();
        self.jobs.clear();
        self.ended.clear();
        self.ideas.clear();
        self.issues.clear();
        self.may_call = false;
    }
}

fn membership(look: &Look<'_>, group: &Group) -> Membership {
    let register = &look.state.private.groups;
    match look.viewer.member.filter(|_| look.viewer.role >= Role::Paused) {
        Some(member) if group.coordinators.contains_key(&member) => Membership::Coordinator,
        Some(member) if register.has(group.id, member) => Membership::Member,
        Some(member) if register.request(group.id, member).is_some() => Membership::Asked,
        _ => Membership::None,
    }
}

fn shows(look: &Look<'_>, group: &Group) -> bool {
    let register = &look.state.private.groups;
    look.viewer.member.is_some_and(|member| {
        register.shows(group.id, member) || register.request(group.id, member).is_some_and(|request| request.shown)
    })
}

/// Coordinators are seen by everybody, those who choose to be by the community's members, and the
/// rest by coordinators only.
fn people(look: &Look<'_>, group: &Group) -> Vec<PersonView> {
    let state = look.state;
    let coordinates = state.coordinates(&look.viewer, group.id);
    let runs = state.runs(&look.viewer, group.id);
    let mut people = Vec::new();
    for (member, name) in &group.coordinators {
        let Some(name) = look.words(*name) else { continue };
        let member = look.viewer.is_organiser().then_some(*member);
        people.push(PersonView { name, coordinator: true, shown: true, member, trust: None, trusted: false });
    }
    if look.viewer.role >= Role::Paused {
        for (member, shown) in state.private.groups.members(group.id) {
            let seen = (shown || coordinates) && !group.coordinators.contains_key(&member);
            let Some(person) = state.private.members.get(member).filter(|_| seen) else { continue };
            let may_be_made = runs && shown && person.standing == Standing::Active;
            let trusted = coordinates && state.private.groups.trusts(group.id, member);
            let trust = Some(member).filter(|_| coordinates);
            let member = may_be_made.then_some(member);
            people.push(PersonView { name: person.name.clone(), coordinator: false, shown, member, trust, trusted });
        }
    }
    people.sort_by_cached_key(|person| (!person.coordinator, person.name.to_lowercase()));
    people
}

fn requests(look: &Look<'_>, group: &Group) -> Vec<RequestView> {
    let mut requests: Vec<_> = look.state.private.groups.requests(group.id).collect();
    requests.sort_by_key(|(member, request)| (request.at, *member));
    let seen = |(member, request): (MemberId, super::Request)| {
        let person = look.state.private.members.get(member)?;
        Some(RequestView { member, name: person.name.clone(), asked: look.ago(request.at) })
    };
    requests.into_iter().filter_map(seen).collect()
}

fn ideas_of<'a>(look: &Look<'a>, group: &Group) -> Vec<&'a ideas::Idea> {
    let ideas = look.state.community.ideas.values().map(AsRef::as_ref);
    ideas.filter(|idea| idea.group == Some(group.id) && look.may_see(Subject::Idea(idea.id))).collect()
}

fn issues_of(look: &Look<'_>, group: &Group, ideas: &[&ideas::Idea]) -> Vec<Link> {
    let jobs = group.jobs.iter().filter_map(|id| look.state.community.jobs.get(id));
    let shown = jobs.filter(|job| look.may_see(Subject::Job(job.id)));
    let of_ideas = ideas.iter().flat_map(|idea| idea.issues.iter().copied());
    let found: BTreeSet<_> = shown.filter_map(|job| job.task.issue).chain(of_ideas).collect();
    found.into_iter().map(|issue| issues::link(look, issue)).collect()
}
