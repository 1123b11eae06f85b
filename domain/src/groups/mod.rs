//! Working groups: people who get something done together. Their jobs are a noun of their own,
//! [`crate::jobs`].
//!
//! Who is in a group is private. Its coordinators see everybody in it; other members of the
//! community see those who choose to be shown; everybody sees the coordinators, who answer for it
//! in public under the name they go by, and how many there are.

mod acts;
mod call_sheet;
mod events;
mod membership;
mod record;
mod register;
mod views;

#[cfg(test)]
mod tests;

pub use acts::{Close, Describe, Form, MakeCoordinator, Reopen, StandDown};
pub use call_sheet::{CallSheet, CallSheetView};
pub(crate) use events::change;
pub use events::{Event, apply};
pub use membership::{AnswerRequest, Join, Leave, ShowMe, Trust, depart, trust_no_more};
pub use record::{Happened, told};
pub use register::{Key, Register, Request, Row, erase, put};
pub use views::{Card, List, ListView, Membership, PersonView, RequestView, Show, ShowView, Which, card, link, texts};

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::context::Context;
use crate::ids::{GroupId, JobId, MemberId};
use crate::members::Byline;
use crate::posts::Written;
use crate::{Refusal, State, Subject, TextRef, Timestamp, Viewer};

/// How people get into a group.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Joining {
    /// Any member of the community joins, or joins by taking on a job.
    #[default]
    Open,
    /// Its coordinators say yes or no.
    ByRequest,
}

/// That a group has closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closed {
    /// When.
    pub at: Timestamp,
    /// Why; none when the last member left.
    pub reason: Option<TextRef>,
}

/// A working group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// Its id.
    pub id: GroupId,
    /// Its name.
    pub name: TextRef,
    /// What it is for.
    pub purpose: TextRef,
    /// How people get into it.
    pub joining: Joining,
    /// When it was formed.
    pub formed: Timestamp,
    /// Its coordinators and the names they go by. Never none while it is open and has members,
    /// unless the last one left the community: then an organiser appoints another.
    pub coordinators: BTreeMap<MemberId, TextRef>,
    /// Whether it has closed.
    pub closed: Option<Closed>,
    /// Its jobs, oldest first.
    pub jobs: Vec<JobId>,
    /// Everybody who ever was a coordinator, and the names they went by.
    pub named: Vec<Byline>,
    /// What it said of itself before, and why it had closed.
    pub past: Vec<TextRef>,
}

impl Group {
    /// Whether its minutes name this member as a coordinator.
    pub fn names(&self, member: MemberId) -> bool {
        self.named.iter().any(|by| by.member == member)
    }
}

impl State {
    /// Whether this viewer coordinates the group.
    pub fn coordinates(&self, viewer: &Viewer, group: GroupId) -> bool {
        let group = self.community.groups.get(&group);
        let among = |member| group.is_some_and(|group| group.coordinators.contains_key(&member));
        viewer.is_member() && viewer.member.is_some_and(among)
    }

    /// Whether this viewer may see to the group's affairs: its coordinators and the organisers.
    pub fn runs(&self, viewer: &Viewer, group: GroupId) -> bool {
        viewer.is_organiser() || self.coordinates(viewer, group)
    }

    /// Whether this member may be given private details of the group's jobs.
    pub fn is_trusted(&self, member: MemberId, group: GroupId) -> bool {
        let coordinates =
            self.community.groups.get(&group).is_some_and(|group| group.coordinators.contains_key(&member));
        coordinates || self.private.groups.trusts(group, member)
    }

    /// Whether this viewer is in the group.
    pub fn is_in(&self, viewer: &Viewer, group: GroupId) -> bool {
        viewer.is_member() && viewer.member.is_some_and(|member| self.private.groups.has(group, member))
    }
}

/// Which texts belong to a group.
pub fn written(group: &Group) -> Written {
    Written {
        own: vec![group.name, group.purpose],
        others: group.past.iter().copied().chain(group.closed.and_then(|closed| closed.reason)).collect(),
        names: group.named.clone(),
    }
}

/// The group, if it is there for the caller and may be acted on, closed or not.
fn any_group<'a>(ctx: &Context<'a>, id: GroupId) -> Result<&'a Group, Refusal> {
    ctx.present(Subject::Group(id))?;
    ctx.state.community.groups.get(&id).map(AsRef::as_ref).ok_or(Refusal::NotFound)
}

/// The group, if it is there for the caller, may be acted on and has not closed.
pub fn open_group<'a>(ctx: &Context<'a>, id: GroupId) -> Result<&'a Group, Refusal> {
    let group = any_group(ctx, id)?;
    if group.closed.is_some() { Err(Refusal::NoLongerApplies) } else { Ok(group) }
}

/// As [`open_group`] for those who may see to its affairs.
pub fn own_group<'a>(ctx: &Context<'a>, id: GroupId) -> Result<&'a Group, Refusal> {
    ctx.member()?;
    let group = open_group(ctx, id)?;
    if ctx.state.runs(&ctx.viewer, id) { Ok(group) } else { Err(Refusal::CoordinatorsOnly) }
}
