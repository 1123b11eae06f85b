//! What members do about their memberships, and organisers about those of others.

mod codes;
mod joining;
mod own;
mod roles;

pub use codes::{CODES, EndCode, MakeCode, ReplacePhone};
pub use joining::{Approve, Decline, Entry, Join, Leave, Opened, welcome};
pub use own::{Declare, EraseMe, OLDEST, Posts, Rename, RenewFeed};
pub use roles::{Appoint, Confirm, Pause, Remove, StandDown, Unpause};

use super::{Event, Key, Member, Row, Standing};
use crate::context::Context;
use crate::ids::MemberId;
use crate::{Refusal, change, groups};

/// Writes a membership.
fn save(ctx: &mut Context<'_>, member: Member) {
    ctx.put(change::Row::Member(Row::Member(member)));
}

/// The member whom an organiser means.
fn meant<'a>(ctx: &Context<'a>, member: MemberId) -> Result<&'a Member, Refusal> {
    ctx.state.private.members.get(member).ok_or(Refusal::NotFound)
}

/// Minutes that an organiser is one no longer; refuses if they are the last.
fn stand_down(ctx: &mut Context<'_>, member: &Member) -> Result<(), Refusal> {
    let mut others = ctx.state.private.members.active().filter(|other| other.organiser && other.id != member.id);
    if others.next().is_none() {
        return Err(Refusal::LastOrganiser);
    }
    minute_stood_down(ctx, member);
    Ok(())
}

fn minute_stood_down(ctx: &mut Context<'_>, member: &Member) {
    let name = ctx.state.community.organisers.get(&member.id).copied();
    ctx.minute(change::Event::Member(Event::OrganiserStoodDown { member: member.id, name }));
}

/// Ends a membership: roles, what was taken on and the secret feed go; the row stays, so that
/// coming back never makes a second member. The last organiser can't go while others are here, who
/// would have none.
fn end(ctx: &mut Context<'_>, member: &Member, standing: Standing) -> Result<Member, Refusal> {
    match member.organiser {
        true if ctx.state.private.members.is_alone(member.id) => minute_stood_down(ctx, member),
        true => stand_down(ctx, member)?,
        false => {}
    }
    groups::depart(ctx, member.id);
    for key in ctx.state.private.gatherings.of_member(member.id) {
        ctx.erase(change::Key::Gathering(key));
    }
    ctx.erase(change::Key::Member(Key::Feed(member.id)));
    Ok(Member { standing, organiser: false, ..member.clone() })
}
