//! Joining.

use serde::{Deserialize, Serialize};

use super::{Code, Event, Member, Opens, Row, Standing};
use crate::act::Rule;
use crate::change;
use crate::community::Joining;
use crate::context::{Caller, Context};
use crate::ids::AccountId;
use crate::moment::normal_code;
use crate::refusal::Refusal;
use crate::text::{NAME, line};

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
    let id = ctx.viewer.member.unwrap_or_else(|| ctx.id.into());
    let member = Member { id, account, name: name.clone(), standing, organiser, since: ctx.now() };
    ctx.put(change::Row::Member(Row::Member(member)));
    if organiser {
        let name = ctx.text(name);
        ctx.minute(change::Event::Member(Event::OrganiserAppointed { member: id, name }));
    }
}
