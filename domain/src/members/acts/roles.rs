//! What organisers decide about members. Only their own roles are minuted.

use serde::{Deserialize, Serialize};

use super::{end, meant, save, stand_down};
use crate::act::Rule;
use crate::change;
use crate::context::Context;
use crate::ids::MemberId;
use crate::members::{Event, Member, Standing};
use crate::refusal::Refusal;
use crate::text::{PROSE, optional_prose, tick};

/// An organiser makes a member an organiser, in public and by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Appoint {
    /// Whom.
    pub member: MemberId,
}

impl Rule for Appoint {
    const NAME: &'static str = "member.appoint";

    fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal> {
        ctx.organiser()?;
        let member = meant(ctx, self.member)?;
        if member.standing != Standing::Active || member.organiser {
            return Err(Refusal::NoLongerApplies);
        }
        save(ctx, Member { organiser: true, ..member.clone() });
        let name = ctx.text(member.name.clone());
        ctx.minute(change::Event::Member(Event::OrganiserAppointed { member: member.id, name }));
        Ok(())
    }
}

/// An organiser stands down, or is stood down by another. The last one can't.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StandDown {
    /// Who.
    pub member: MemberId,
}

impl Rule for StandDown {
    const NAME: &'static str = "member.stand_down";

    fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal> {
        ctx.organiser()?;
        let member = meant(ctx, self.member)?;
        if !member.organiser {
            return Err(Refusal::NoLongerApplies);
        }
        stand_down(ctx, member)?;
        save(ctx, Member { organiser: false, ..member.clone() });
        Ok(())
    }
}

/// An organiser pauses a member: they may read, not act. The reason stays between them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pause {
    /// Whom.
    pub member: MemberId,
    /// Why; organisers and the member see it.
    #[serde(default)]
    pub reason: String,
}

impl Rule for Pause {
    const NAME: &'static str = "member.pause";

    fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal> {
        ctx.organiser()?;
        let member = meant(ctx, self.member)?;
        if member.organiser {
            return Err(Refusal::StandDownFirst);
        }
        if member.standing != Standing::Active {
            return Err(Refusal::NoLongerApplies);
        }
        let note = optional_prose("reason", &self.reason, PROSE)?;
        save(ctx, Member { standing: Standing::Paused, note, ..member.clone() });
        Ok(())
    }
}

/// An organiser ends a pause.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unpause {
    /// Whose.
    pub member: MemberId,
}

impl Rule for Unpause {
    const NAME: &'static str = "member.unpause";

    fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal> {
        ctx.organiser()?;
        let member = meant(ctx, self.member)?;
        if member.standing != Standing::Paused {
            return Err(Refusal::NoLongerApplies);
        }
        save(ctx, Member { standing: Standing::Active, note: None, ..member.clone() });
        Ok(())
    }
}

/// An organiser removes a member. They come back only when an organiser says yes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remove {
    /// Whom.
    pub member: MemberId,
    /// Why; organisers see it.
    #[serde(default)]
    pub reason: String,
}

impl Rule for Remove {
    const NAME: &'static str = "member.remove";

    fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal> {
        ctx.organiser()?;
        let member = meant(ctx, self.member)?;
        if member.organiser {
            return Err(Refusal::StandDownFirst);
        }
        if !matches!(member.standing, Standing::Active | Standing::Paused) {
            return Err(Refusal::NoLongerApplies);
        }
        let note = optional_prose("reason", &self.reason, PROSE)?;
        let member = end(ctx, member, Standing::Removed)?;
        save(ctx, Member { barred: true, note, ..member });
        Ok(())
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
        let member = meant(ctx, self.member)?;
        if matches!(member.standing, Standing::Left | Standing::Removed) {
            return Err(Refusal::NoLongerApplies);
        }
        save(ctx, Member { confirmed: self.yes, ..member.clone() });
        Ok(())
    }
}
