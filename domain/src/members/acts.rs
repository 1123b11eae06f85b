//! Joining, and what makes a member fit to be on a roll.

use serde::{Deserialize, Serialize};

use super::{Code, Declaration, Event, Member, Opens, Row, Standing};
use crate::act::Rule;
use crate::change;
use crate::community::Joining;
use crate::context::{Caller, Context};
use crate::ids::{AccountId, MemberId};
use crate::moment::normal_code;
use crate::refusal::Refusal;
use crate::text::{NAME, line, optional_number, tick};

/// Asks to join, giving only a name to be known by here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Join {
    /// The name to be known by here.
    pub name: String,
    /// The code on the poster or in the link, if there was one.
    #[serde(default)]
    pub code: String,
}

impl Rule for Join {
    const NAME: &'static str = "member.join";

    fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal> {
        let Caller::Account(account) = ctx.caller else {
            return Err(Refusal::MembersOnly);
        };
        if !ctx.state.is_founded() {
            return Err(Refusal::NotFound);
        }
        let code = self.known_code(ctx)?;
        let as_organiser = code.as_ref().is_some_and(|code| code.opens == Opens::Organiser);
        if ctx.viewer.member.is_some() && !as_organiser {
            return Err(Refusal::AlreadyMember);
        }
        if code.is_none() && !ctx.state.may_read(&ctx.viewer) {
            return Err(Refusal::NotFound);
        }
        let name = line("name", &self.name, NAME)?;
        let joining = ctx.state.community.profile.joining;
        if joining == Joining::Code && code.is_none() {
            return Err(Refusal::CodeNeeded);
        }
        match code {
            Some(code) if as_organiser => {
                welcome(ctx, account, name, true);
                ctx.erase(change::Key::Member(super::Key::Code(code.code)));
            }
            Some(mut code) => {
                welcome(ctx, account, name, false);
                code.uses += 1;
                ctx.put(change::Row::Member(Row::Code(code)));
            }
            None => welcome(ctx, account, name, false),
        }
        Ok(())
    }
}

impl Join {
    fn known_code(&self, ctx: &Context<'_>) -> Result<Option<Code>, Refusal> {
        let typed = normal_code(&self.code);
        if typed.is_empty() {
            return Ok(None);
        }
        ctx.state.private.members.code(&typed).cloned().map(Some).ok_or(Refusal::CodeNotKnown)
    }
}

/// Writes a membership: the caller's own one again if there is one, else a new one. Organisers are
/// appointed at once and in public; others wait where an organiser must say yes.
pub fn welcome(ctx: &mut Context<'_>, account: AccountId, name: String, organiser: bool) {
    let needs_yes = ctx.state.is_founded() && ctx.state.community.profile.joining == Joining::Approval;
    let standing = if needs_yes && !organiser { Standing::Waiting } else { Standing::Active };
    let known = ctx.viewer.member.and_then(|id| ctx.state.private.members.get(id));
    let member = Member {
        id: known.map_or_else(|| ctx.id.into(), |known| known.id),
        account,
        name: name.clone(),
        standing,
        organiser,
        since: known.map_or(ctx.now(), |known| known.since),
        confirmed: known.is_some_and(|known| known.confirmed),
        declaration: known.and_then(|known| known.declaration),
    };
    let id = member.id;
    ctx.put(change::Row::Member(Row::Member(member)));
    if organiser {
        let name = ctx.text(name);
        ctx.minute(change::Event::Member(Event::OrganiserAppointed { member: id, name }));
    }
}

/// An organiser confirms, or no longer does, that a member is one real person who belongs here.
/// Said in no minute: how many are confirmed shows in the roll of the votes that ask for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confirm {
    /// Whom.
    pub member: MemberId,
    /// Whether they are.
    #[serde(default, deserialize_with = "tick")]
    pub yes: bool,
}

impl Rule for Confirm {
    const NAME: &'static str = "member.confirm";

    fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal> {
        ctx.organiser()?;
        let member = ctx.state.private.members.get(self.member).ok_or(Refusal::NotFound)?;
        if matches!(member.standing, Standing::Left | Standing::Removed) {
            return Err(Refusal::NoLongerApplies);
        }
        ctx.put(change::Row::Member(Row::Member(Member { confirmed: self.yes, ..member.clone() })));
        Ok(())
    }
}

/// Says of oneself what some votes ask for. Sending it empty takes it back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Declare {
    /// Whether one lives, works or otherwise belongs in the place.
    #[serde(default, deserialize_with = "tick")]
    pub linked_to_place: bool,
    /// The age in years that one has reached or passed, or nothing.
    #[serde(default)]
    pub at_least_age: String,
}

/// The highest age that a vote may ask for and a member may declare.
pub const OLDEST: u32 = 120;

impl Rule for Declare {
    const NAME: &'static str = "member.declare";

    fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal> {
        let member = ctx.member()?;
        let at_least_age = optional_number("at_least_age", &self.at_least_age, 1, OLDEST)?.unwrap_or(0);
        let declaration = Declaration { linked_to_place: self.linked_to_place, at_least_age };
        let declaration = (declaration.linked_to_place || at_least_age > 0).then_some(declaration);
        ctx.put(change::Row::Member(Row::Member(Member { declaration, ..member.clone() })));
        Ok(())
    }
}
