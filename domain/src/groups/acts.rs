//! Forming and running a group, and the rules.

use serde::{Deserialize, Serialize};

use super::{Event, Group, Joining, Key, Row, any_group, own_group};
use crate::act::Rule;
use crate::context::Context;
use crate::ids::{GroupId, MemberId};
use crate::members::{Member, Standing};
use crate::refusal::{Fault, Refusal};
use crate::text::{LINE, PROSE, choice, line, prose};
use crate::{Subject, change, jobs, members};

/// Forms a group. Who forms it is its first coordinator, under the name they are known by here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Form {
    /// Its name.
    pub name: String,
    /// What it is for.
    #[serde(default)]
    pub purpose: String,
    /// How people get into it.
    #[serde(default)]
    pub joining: Joining,
}

impl Rule for Form {
    const NAME: &'static str = "group.form";

    fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal> {
        let member = ctx.member()?;
        let name = line("name", &self.name, LINE)?;
        let purpose = prose("purpose", &self.purpose, PROSE)?;
        let id = GroupId::from(ctx.id);
        members::sign(ctx, Subject::Group(id), member, false);
        let (name, purpose) = (ctx.text(name), ctx.text(purpose));
        ctx.minute(change::Event::Group(Event::Formed { id, name, purpose, joining: self.joining }));
        appoint(ctx, id, member);
        Ok(())
    }
}

/// Makes somebody a coordinator, who is then in the group and shown.
fn appoint(ctx: &mut Context<'_>, id: GroupId, member: &Member) {
    ctx.put(change::Row::Group(Row::Member { group: id, member: member.id, shown: true }));
    let name = ctx.text(member.name.clone());
    ctx.minute(change::Event::Group(Event::CoordinatorMade { id, member: member.id, name }));
}

/// Makes somebody in the group a coordinator: a coordinator or an organiser does. Since coordinators
/// are named in public, it must be somebody who chooses to be shown; an organiser may also step in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MakeCoordinator {
    /// Of which group.
    pub group: GroupId,
    /// Whom.
    pub member: MemberId,
}

impl Rule for MakeCoordinator {
    const NAME: &'static str = "group.make_coordinator";

    fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal> {
        let caller = ctx.member()?;
        let group = own_group(ctx, self.group)?;
        if group.coordinators.contains_key(&self.member) {
            return Ok(());
        }
        let steps_in = caller.organiser && caller.id == self.member;
        let member = ctx.state.private.members.get(self.member);
        let willing = |member: &&Member| {
            member.standing == Standing::Active && ctx.state.private.groups.shows(group.id, member.id)
        };
        let member = member.filter(|member| steps_in || willing(member));
        let member = member.ok_or_else(|| Refusal::invalid("member", Fault::NotAChoice))?;
        appoint(ctx, group.id, member);
        Ok(())
    }
}

/// Gives up being a coordinator; an organiser may also stand another down. Never the last one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StandDown {
    /// Of which group.
    pub group: GroupId,
    /// Whom; oneself if nobody is named.
    #[serde(default, deserialize_with = "choice")]
    pub member: Option<MemberId>,
}

impl Rule for StandDown {
    const NAME: &'static str = "group.stand_down";

    fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal> {
        let caller = ctx.member()?;
        let group = any_group(ctx, self.group)?;
        let member = self.member.unwrap_or(caller.id);
        if member != caller.id && !caller.organiser {
            return Err(Refusal::OrganisersOnly);
        }
        if !group.coordinators.contains_key(&member) {
            return Err(Refusal::NoLongerApplies);
        }
        if group.coordinators.len() == 1 {
            return Err(Refusal::LastCoordinator);
        }
        ctx.minute(change::Event::Group(Event::CoordinatorStoodDown { id: group.id, member }));
        Ok(())
    }
}

/// Changes what a group says of itself. When it becomes open, all who have asked are in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Describe {
    /// Which group.
    pub group: GroupId,
    /// As in [`Form`].
    pub name: String,
    /// As in [`Form`].
    #[serde(default)]
    pub purpose: String,
    /// As in [`Form`].
    #[serde(default)]
    pub joining: Joining,
}

impl Rule for Describe {
    const NAME: &'static str = "group.describe";

    fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal> {
        let group = own_group(ctx, self.group)?;
        let name = line("name", &self.name, LINE)?;
        let purpose = prose("purpose", &self.purpose, PROSE)?;
        let (id, joining) = (group.id, self.joining);
        let (name, purpose) = (ctx.text(name), ctx.text(purpose));
        ctx.minute(change::Event::Group(Event::Described { id, name, purpose, joining }));
        if joining == Joining::Open {
            for (member, request) in ctx.state.private.groups.requests(id) {
                ctx.put(change::Row::Group(Row::Member { group: id, member, shown: request.shown }));
            }
            forget_requests(ctx, group);
        }
        Ok(())
    }
}

/// Nobody asks to be let in any more.
pub(super) fn forget_requests(ctx: &mut Context<'_>, group: &Group) {
    for (member, _) in ctx.state.private.groups.requests(group.id) {
        ctx.erase(change::Key::Group(Key::Request(group.id, member)));
    }
}

/// Closes a group: a coordinator or an organiser does, and says why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Close {
    /// Which group.
    pub group: GroupId,
    /// Why.
    #[serde(default)]
    pub reason: String,
}

impl Rule for Close {
    const NAME: &'static str = "group.close";

    fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal> {
        let group = own_group(ctx, self.group)?;
        let reason = prose("reason", &self.reason, PROSE)?;
        let reason = Some(ctx.text(reason));
        ctx.minute(change::Event::Group(Event::Closed { id: group.id, reason }));
        jobs::group_closes(ctx, group.id);
        forget_requests(ctx, group);
        Ok(())
    }
}

/// Opens a closed group again: a coordinator or an organiser does. Where no coordinator is left,
/// the organiser becomes one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reopen {
    /// Which group.
    pub group: GroupId,
}

impl Rule for Reopen {
    const NAME: &'static str = "group.reopen";

    fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal> {
        let member = ctx.member()?;
        let group = any_group(ctx, self.group)?;
        if !ctx.state.runs(&ctx.viewer, group.id) {
            return Err(Refusal::CoordinatorsOnly);
        }
        if group.closed.is_none() {
            return Err(Refusal::NoLongerApplies);
        }
        ctx.minute(change::Event::Group(Event::Reopened { id: group.id }));
        jobs::group_reopens(ctx, group.id);
        if group.coordinators.is_empty() {
            appoint(ctx, group.id, member);
        }
        Ok(())
    }
}
