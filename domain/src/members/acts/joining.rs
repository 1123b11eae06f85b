//! Joining, being let in, and leaving.

use serde::{Deserialize, Serialize};

use super::{end, meant, save};
use crate::act::Rule;
use crate::community::Joining;
use crate::context::{Caller, Context};
use crate::gatherings::Gathering;
use crate::ids::{AccountId, MemberId};
use crate::members::{Code, Event, Key, Member, Opens, Row, Standing};
use crate::moment::normal_code;
use crate::refusal::Refusal;
use crate::text::{NAME, line};
use crate::viewer::Role;
use crate::{State, Timestamp, change, gatherings, groups, jobs, members};

/// Asks to join, giving only a name to be known by here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Join {
    /// The name to be known by here. Not read with a code for a new phone: the name stays.
    #[serde(default)]
    pub name: String,
    /// The code on the poster or in the link, if there was one.
    #[serde(default)]
    pub code: String,
}

impl Rule for Join {
    const NAME: &'static str = "member.join";
    const FROM_OUTSIDE: bool = true;

    fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal> {
        let code = match self.opened(ctx)? {
            Some(Opened::Gathering(gathering)) => return arrive(ctx, gathering, &self.name),
            Some(Opened::Code(code)) => Some(code.clone()),
            None => None,
        };
        let Caller::Account(account) = ctx.caller else {
            return Err(Refusal::MembersOnly);
        };
        match code {
            None | Some(Code { opens: Opens::Membership, .. }) if ctx.viewer.member.is_some() => {
                Err(Refusal::AlreadyMember)
            }
            None if ctx.state.community.profile.joining == Joining::Code => Err(Refusal::CodeNeeded),
            None => {
                welcome(ctx, account, line("name", &self.name, NAME)?, Entry::Asks);
                Ok(())
            }
            Some(Code { opens: Opens::Membership, uses, .. }) => {
                welcome(ctx, account, line("name", &self.name, NAME)?, Entry::Asks);
                let code = Code { uses: uses + 1, ..code.ok_or(Refusal::CodeNotKnown)? };
                ctx.put(change::Row::Member(Row::Code(code)));
                Ok(())
            }
            Some(Code { opens: Opens::Organiser, code, .. }) => {
                refuse_roles(ctx, &[Role::Paused, Role::Organiser])?;
                welcome(ctx, account, line("name", &self.name, NAME)?, Entry::Organiser);
                ctx.erase(change::Key::Member(Key::Code(code)));
                Ok(())
            }
            Some(Code { opens: Opens::Replacement { member }, code, .. }) => {
                refuse_roles(ctx, &[Role::Paused, Role::Organiser])?;
                take_over(ctx, account, member)?;
                ctx.erase(change::Key::Member(Key::Code(code)));
                Ok(())
            }
        }
    }
}

impl Join {
    /// What the code that was typed opens. A wrong one tells those who may not read the book nothing, not even
    /// that there is a community.
    fn opened<'a>(&self, ctx: &Context<'a>) -> Result<Option<Opened<'a>>, Refusal> {
        let unknown = if ctx.state.may_read(&ctx.viewer) { Refusal::CodeNotKnown } else { Refusal::NotFound };
        let typed = normal_code(&self.code);
        if typed.is_empty() {
            return if unknown == Refusal::NotFound { Err(unknown) } else { Ok(None) };
        }
        ctx.state.opened_by(&typed, ctx.now()).map(Some).ok_or(unknown)
    }
}

/// What a code opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opened<'a> {
    /// What such a code does.
    Code(&'a Code),
    /// A gathering that is on, and with it the community.
    Gathering(&'a Gathering),
}

impl State {
    /// What a code opens now: as [`normal_code`] writes it.
    pub fn opened_by(&self, code: &str, now: Timestamp) -> Option<Opened<'_>> {
        let gathering = self.gathering_of_code(code, now).map(Opened::Gathering);
        self.private.members.usable_code(code, now).map(Opened::Code).or(gathering)
    }
}

/// Somebody new in the room becomes a member and is checked in. Whoever waits to be let in is let in:
/// the organisers who stand there vouch for them. Not so whoever was paused or removed before: there
/// an organiser has a yes to say that is about them.
fn arrive(ctx: &mut Context<'_>, gathering: &Gathering, name: &str) -> Result<(), Refusal> {
    let Caller::Account(account) = ctx.caller else {
        return Err(Refusal::MembersOnly);
    };
    refuse_roles(ctx, &[Role::Paused, Role::Member, Role::Organiser])?;
    let known = ctx.state.private.members.of_account(account);
    if known.is_some_and(|known| known.standing == Standing::Waiting && known.barred) {
        return Err(Refusal::WaitingForApproval);
    }
    let member = welcome(ctx, account, line("name", name, NAME)?, Entry::Vouched);
    if member.standing == Standing::Active {
        gatherings::arrive(ctx, gathering.id, member.id);
    }
    Ok(())
}

fn refuse_roles(ctx: &Context<'_>, roles: &[Role]) -> Result<(), Refusal> {
    match ctx.viewer.role {
        role if !roles.contains(&role) => Ok(()),
        Role::Paused => Err(Refusal::Paused),
        _ => Err(Refusal::AlreadyMember),
    }
}

/// Moves a membership, as it stands, to the caller's account. One that the caller made meanwhile
/// ends, and its ballots in open votes with it, so that the same person is never two members. The
/// ballots of the one that moves are sealed: an organiser's code must not show or change a ballot.
fn take_over(ctx: &mut Context<'_>, account: AccountId, member: MemberId) -> Result<(), Refusal> {
    let moved = ctx.state.private.members.get(member).ok_or(Refusal::CodeNotKnown)?;
    if moved.account == account {
        return Err(Refusal::AlreadyMember);
    }
    if let Some(mine) = ctx.viewer.member.and_then(|mine| ctx.state.private.members.get(mine)) {
        let mine = end(ctx, mine, Standing::Left)?;
        for key in ctx.state.private.votes.of_member(mine.id) {
            ctx.erase(change::Key::Vote(key));
        }
        save(ctx, mine);
    }
    for row in ctx.state.private.votes.sealing(member) {
        ctx.put(change::Row::Vote(row));
    }
    // The same for private details of jobs: an organiser's code must not show an address.
    jobs::forget_sight(ctx, member);
    groups::trust_no_more(ctx, member);
    ctx.erase(change::Key::Member(Key::Feed(member)));
    save(ctx, Member { account, ..moved.clone() });
    Ok(())
}

/// How somebody comes in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entry {
    /// By themselves: where an organiser must say yes, they wait for it.
    Asks,
    /// An organiser who stands in the same room vouches for them.
    Vouched,
    /// As an organiser.
    Organiser,
}

/// Writes a membership: the account's own one again if there ever was one, else a new one.
/// Organisers are appointed at once and in public; others wait where an organiser must say yes.
pub fn welcome(ctx: &mut Context<'_>, account: AccountId, name: String, entry: Entry) -> Member {
    let known = ctx.state.private.members.of_account(account);
    let organiser = entry == Entry::Organiser;
    let asks_first =
        entry == Entry::Asks && ctx.state.is_founded() && ctx.state.community.profile.joining == Joining::Approval;
    let needs_yes = asks_first || known.is_some_and(|known| known.barred);
    let standing = if needs_yes && !organiser { Standing::Waiting } else { Standing::Active };
    let member = Member {
        id: known.map_or_else(|| ctx.id.into(), |known| known.id),
        account,
        name: name.clone(),
        standing,
        organiser,
        since: ctx.now(),
        confirmed: known.is_some_and(|known| known.confirmed),
        declaration: known.and_then(|known| known.declaration),
        barred: known.is_some_and(|known| known.barred) && !organiser,
        note: known.and_then(|known| known.note.clone()).filter(|_| !organiser),
    };
    let id = member.id;
    save(ctx, member.clone());
    if organiser {
        let name = ctx.text(name);
        ctx.minute(change::Event::Member(Event::OrganiserAppointed { member: id, name }));
    }
    member
}

/// An organiser lets in somebody who asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approve {
    /// Whom.
    pub member: MemberId,
}

impl Rule for Approve {
    const NAME: &'static str = "member.approve";

    fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal> {
        ctx.organiser()?;
        let member = meant(ctx, self.member)?;
        if member.standing != Standing::Waiting {
            return Err(Refusal::NoLongerApplies);
        }
        let since = ctx.now();
        save(ctx, Member { standing: Standing::Active, since, barred: false, note: None, ..member.clone() });
        Ok(())
    }
}

/// An organiser does not let in somebody who asked. They may ask again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decline {
    /// Whom.
    pub member: MemberId,
}

impl Rule for Decline {
    const NAME: &'static str = "member.decline";

    fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal> {
        ctx.organiser()?;
        let member = meant(ctx, self.member)?;
        if member.standing != Standing::Waiting {
            return Err(Refusal::NoLongerApplies);
        }
        withdraw(ctx, member);
        Ok(())
    }
}

/// Ends a request to join. Of somebody who never was a member nothing is kept.
fn withdraw(ctx: &mut Context<'_>, member: &Member) {
    let was_here = member.barred || ctx.state.private.members.written_by(member.id).next().is_some();
    if was_here {
        save(ctx, Member { standing: Standing::Left, ..member.clone() });
    } else {
        ctx.erase(change::Key::Member(members::Key::Member(member.id)));
    }
}

/// Leaves, or no longer asks to join. Whoever comes back is the same member as before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Leave {}

impl Rule for Leave {
    const NAME: &'static str = "member.leave";
    const FROM_OUTSIDE: bool = true;

    fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal> {
        let member = ctx.viewer.member.and_then(|id| ctx.state.private.members.get(id));
        let member = member.ok_or_else(|| ctx.no_membership())?;
        if member.standing == Standing::Waiting {
            withdraw(ctx, member);
            return Ok(());
        }
        // A pause does not end by leaving and coming back.
        let barred = member.barred || member.standing == Standing::Paused;
        let member = end(ctx, member, Standing::Left)?;
        save(ctx, Member { barred, ..member });
        Ok(())
    }
}
