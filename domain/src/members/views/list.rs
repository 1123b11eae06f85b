//! The members as organisers see them.

use serde::{Deserialize, Serialize};

use crate::Refusal;
use crate::ids::MemberId;
use crate::members::{Member, Standing};
use crate::query::{Look, Pager, Query, When, Words};
use crate::search::Needle;

/// Which members to list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StandingFilter {
    /// Those who are here or have asked to be.
    #[default]
    Here,
    /// Those who have asked to join.
    Waiting,
    /// Organisers.
    Organisers,
    /// Those who have been paused.
    Paused,
    /// Those who have been removed.
    Removed,
}

/// Asks for a page of the members, those who wait first, then by name. For organisers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct List {
    /// Words that must occur in the name.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub q: String,
    /// Which of them.
    #[serde(default)]
    pub standing: StandingFilter,
    /// Which page, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
}

/// A member as organisers see them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberView {
    /// Their id here.
    pub id: MemberId,
    /// What they are known by here.
    pub name: String,
    /// Where the membership stands.
    pub standing: Standing,
    /// Whether they are an organiser.
    pub organiser: bool,
    /// When they asked or joined.
    pub since: When,
    /// Whether an organiser has confirmed them.
    pub confirmed: bool,
    /// Why they were paused or removed.
    pub note: Words,
    /// Whether they were paused or removed before, so that an organiser should think twice.
    pub barred: bool,
    /// Whether it is the viewer.
    pub me: bool,
}

/// A page of the members.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListView {
    /// The members.
    pub members: Vec<MemberView>,
    /// Where this page stands.
    pub pager: Pager,
    /// How many wait for an organiser's yes.
    pub waiting: u32,
    /// How many organisers there are: the last can't stand down.
    pub organisers: u32,
}

impl Query for List {
    const NAME: &'static str = "members.list";
    type View = ListView;

    fn view(&self, look: &Look<'_>) -> Result<ListView, Refusal> {
        if !look.viewer.is_organiser() {
            return Err(Refusal::OrganisersOnly);
        }
        let needle = Needle::new(&self.q);
        let register = &look.state.private.members;
        let mut found: Vec<&Member> = register.all().filter(|member| self.wants(member)).collect();
        found.retain(|member| needle.is_in(std::iter::once(member.name.as_str())));
        found.sort_by_cached_key(|m| (m.standing != Standing::Waiting, m.name.to_lowercase(), m.id));
        let (cut, pager) = Pager::cut(&found, self.page);
        let count = |found: usize| u32::try_from(found).unwrap_or(u32::MAX);
        Ok(ListView {
            members: cut.iter().map(|member| view(look, member)).collect(),
            pager,
            waiting: count(register.waiting().count()),
            organisers: count(register.active().filter(|member| member.organiser).count()),
        })
    }
}

impl List {
    fn wants(&self, member: &Member) -> bool {
        match self.standing {
            StandingFilter::Here => member.is_here() || member.standing == Standing::Waiting,
            StandingFilter::Waiting => member.standing == Standing::Waiting,
            StandingFilter::Organisers => member.organiser,
            StandingFilter::Paused => member.standing == Standing::Paused,
            StandingFilter::Removed => member.standing == Standing::Removed,
        }
    }
}

fn view(look: &Look<'_>, member: &Member) -> MemberView {
    MemberView {
        id: member.id,
        name: member.name.clone(),
        standing: member.standing,
        organiser: member.organiser,
        since: look.ago(member.since),
        confirmed: member.confirmed,
        note: member.note.clone(),
        barred: member.barred,
        me: look.viewer.member == Some(member.id),
    }
}
