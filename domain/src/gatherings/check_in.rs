//! Checking in and out.

use serde::{Deserialize, Serialize};

use super::{Key, Phase, Row, coming_or_open, gathering};
use crate::act::Rule;
use crate::context::Context;
use crate::ids::{GatheringId, MemberId};
use crate::moment::normal_code;
use crate::{Refusal, Subject, change};

/// A member checks in with the code that is shown in the room. Twice is the same as once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckIn {
    /// Where.
    pub gathering: GatheringId,
    /// The code.
    #[serde(default)]
    pub code: String,
}

impl Rule for CheckIn {
    const NAME: &'static str = "gathering.check_in";

    fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal> {
        let member = ctx.member()?.id;
        let (gathering, phase) = coming_or_open(ctx, self.gathering)?;
        ctx.present(Subject::Gathering(gathering.id))?;
        if phase == Phase::Coming {
            return Err(Refusal::GatheringNotOpen);
        }
        let register = &ctx.state.private.gatherings;
        if register.is_here(gathering.id, member) {
            return Ok(());
        }
        if register.of_code(&normal_code(&self.code)) != Some(gathering.id) {
            return Err(Refusal::CodeNotKnown);
        }
        arrive(ctx, gathering.id, member);
        Ok(())
    }
}

/// Notes that somebody is there.
pub(crate) fn arrive(ctx: &mut Context<'_>, gathering: GatheringId, member: MemberId) {
    ctx.put(change::Row::Gathering(Row::Here { gathering, member }));
}

/// A member takes back that they are or were there, as long as anybody knows. Twice is the same as once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckOut {
    /// Where.
    pub gathering: GatheringId,
}

impl Rule for CheckOut {
    const NAME: &'static str = "gathering.check_out";

    fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal> {
        let member = ctx.member_or_paused()?.id;
        let gathering = gathering(ctx, self.gathering)?.id;
        if ctx.state.private.gatherings.is_here(gathering, member) {
            ctx.erase(change::Key::Gathering(Key::Here(gathering, member)));
        }
        Ok(())
    }
}
