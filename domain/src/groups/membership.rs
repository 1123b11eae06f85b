//! Getting into a group and out of it: all of it private.

use serde::{Deserialize, Serialize};

use super::acts::forget_requests;
use super::{Event, Group, Joining, Key, Request, Row, open_group};
use crate::act::Rule;
use crate::context::Context;
use crate::ids::{GroupId, MemberId};
use crate::members::Standing;
use crate::refusal::Refusal;
use crate::text::tick;
use crate::{change, jobs};

/// Joins a group, or asks its coordinators to be let in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Join {
    /// Which group.
    pub group: GroupId,
    /// Whether to be named on its page, to members of the community.
    #[serde(default, deserialize_with = "tick")]
    pub show_me: bool,
}

impl Rule for Join {
    const NAME: &'static str = "group.join";

    fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal> {
        let member = ctx.member()?.id;
        let group = open_group(ctx, self.group)?;
        let shown = self.show_me;
        // Somebody who was let in meanwhile is in: asking again only says whether to be shown.
        let is_in = ctx.state.private.groups.has(group.id, member);
        let row = if is_in || group.joining == Joining::Open {
            Row::Member { group: group.id, member, shown }
        } else {
            Row::Request { group: group.id, member, request: Request { shown, at: ctx.now() } }
        };
        ctx.put(change::Row::Group(row));
        Ok(())
    }
}

/// A coordinator lets somebody in who asked, or does not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerRequest {
    /// To which group.
    pub group: GroupId,
    /// Whom.
    pub member: MemberId,
    /// Whether they are let in.
    #[serde(default, deserialize_with = "tick")]
    pub yes: bool,
}

impl Rule for AnswerRequest {
    const NAME: &'static str = "group.answer_request";

    fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal> {
        ctx.member()?;
        let group = open_group(ctx, self.group)?.id;
        // Not organisers: who asks to be in a group is between them and its coordinators.
        if !ctx.state.coordinates(&ctx.viewer, group) {
            return Err(Refusal::CoordinatorsOnly);
        }
        let member = self.member;
        let request = ctx.state.private.groups.request(group, member).ok_or(Refusal::NoLongerApplies)?;
        if self.yes {
            let standing = ctx.state.private.members.get(member).map(|member| member.standing);
            if standing != Some(Standing::Active) {
                return Err(Refusal::NoLongerApplies);
            }
            ctx.put(change::Row::Group(Row::Member { group, member, shown: request.shown }));
        }
        ctx.erase(change::Key::Group(Key::Request(group, member)));
        Ok(())
    }
}

/// A coordinator says whether somebody in the group may be given private details of its jobs, such as
/// addresses. Coordinators need no such leave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trust {
    /// In which group.
    pub group: GroupId,
    /// Whom.
    pub member: MemberId,
    /// Whether they may.
    #[serde(default, deserialize_with = "tick")]
    pub yes: bool,
}

impl Rule for Trust {
    const NAME: &'static str = "group.trust";

    fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal> {
        ctx.member()?;
        let group = open_group(ctx, self.group)?.id;
        // Not organisers: they are not told who is in a group.
        if !ctx.state.coordinates(&ctx.viewer, group) {
            return Err(Refusal::CoordinatorsOnly);
        }
        let register = &ctx.state.private.groups;
        let member = self.member;
        if !register.has(group, member) {
            return Err(Refusal::NoLongerApplies);
        }
        match (self.yes, register.trusts(group, member)) {
            (true, false) => ctx.put(change::Row::Group(Row::Trusted { group, member })),
            (false, true) => {
                ctx.erase(change::Key::Group(Key::Trusted(group, member)));
                jobs::forget_sight(ctx, member);
            }
            _ => {}
        }
        Ok(())
    }
}

/// Whoever has this membership now may be somebody else: coordinators must trust them anew.
pub fn trust_no_more(ctx: &mut Context<'_>, member: MemberId) {
    for key in ctx.state.private.groups.trusting(member) {
        ctx.erase(change::Key::Group(key));
    }
}

/// Chooses whether to be named on the group's page. Coordinators always are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShowMe {
    /// Of which group.
    pub group: GroupId,
    /// Whether to be.
    #[serde(default, deserialize_with = "tick")]
    pub yes: bool,
}

impl Rule for ShowMe {
    const NAME: &'static str = "group.show_me";

    fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal> {
        let member = ctx.member()?.id;
        let group = self.group;
        if !ctx.state.private.groups.has(group, member) {
            return Err(Refusal::GroupMembersOnly);
        }
        ctx.put(change::Row::Group(Row::Member { group, member, shown: self.yes }));
        Ok(())
    }
}

/// Leaves a group, or no longer asks to be let in. Jobs taken on go back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Leave {
    /// Which group.
    pub group: GroupId,
}

impl Rule for Leave {
    const NAME: &'static str = "group.leave";

    fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal> {
        let member = ctx.member()?.id;
        let group = ctx.state.community.groups.get(&self.group).ok_or(Refusal::NotFound)?;
        let register = &ctx.state.private.groups;
        if !register.has(group.id, member) {
            register.request(group.id, member).ok_or(Refusal::NoLongerApplies)?;
            ctx.erase(change::Key::Group(Key::Request(group.id, member)));
            return Ok(());
        }
        let only_coordinator = group.coordinators.len() == 1 && group.coordinators.contains_key(&member);
        if only_coordinator && group.closed.is_none() && register.count(group.id) > 1 {
            return Err(Refusal::LastCoordinator);
        }
        take_out(ctx, group, member);
        Ok(())
    }
}

/// Takes a member out of a group. The last one out closes it.
fn take_out(ctx: &mut Context<'_>, group: &Group, member: MemberId) {
    let id = group.id;
    jobs::give_back(ctx, group, member);
    ctx.erase(change::Key::Group(Key::Member(id, member)));
    if ctx.state.private.groups.trusts(id, member) {
        ctx.erase(change::Key::Group(Key::Trusted(id, member)));
    }
    if group.coordinators.contains_key(&member) {
        ctx.minute(change::Event::Group(Event::CoordinatorStoodDown { id, member }));
    }
    if group.closed.is_none() && ctx.state.group_size(id) == 1 {
        ctx.minute(change::Event::Group(Event::Closed { id, reason: None }));
        jobs::group_closes(ctx, id);
        forget_requests(ctx, group);
    }
}

/// Takes a member out of every group, because they leave the community or are removed from it.
pub fn depart(ctx: &mut Context<'_>, member: MemberId) {
    let state = ctx.state;
    for key in state.private.groups.of_member(member) {
        match key {
            Key::Member(group, _) => {
                if let Some(group) = state.community.groups.get(&group) {
                    take_out(ctx, group, member);
                }
            }
            Key::Request(..) | Key::Trusted(..) => ctx.erase(change::Key::Group(key)),
        }
    }
}
