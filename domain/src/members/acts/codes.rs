//! Codes to join with.

use serde::{Deserialize, Serialize};

use super::meant;
use crate::act::Rule;
use crate::change;
use crate::context::{Caller, Context};
use crate::ids::MemberId;
use crate::members::{Code, Key, Opens, Row, Standing};
use crate::moment::normal_code;
use crate::refusal::{Fault, Refusal};

/// The most codes that a community may have at a time.
pub const CODES: usize = 100;

/// Letters of a code that anybody may use: 40 bits, easy to type from a poster.
const SHORT: usize = 8;
/// Letters of a code that works once and opens more: 80 bits.
const LONG: usize = 16;

/// An organiser, or the operator, makes a code to join with. One that makes an organiser works once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MakeCode {
    /// What it lets its bearer do.
    pub opens: Opens,
}

impl Rule for MakeCode {
    const NAME: &'static str = "member.make_code";

    fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal> {
        organiser_or_operator(ctx)?;
        match self.opens {
            Opens::Membership => make(ctx, self.opens, SHORT),
            Opens::Organiser => make(ctx, self.opens, LONG),
            Opens::Replacement { .. } => Err(Refusal::invalid("opens", Fault::NotAChoice)),
        }
    }
}

/// An organiser, or the operator, ends a code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EndCode {
    /// Which.
    pub code: String,
}

impl Rule for EndCode {
    const NAME: &'static str = "member.end_code";

    fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal> {
        organiser_or_operator(ctx)?;
        let code = normal_code(&self.code);
        ctx.state.private.members.code(&code).ok_or(Refusal::CodeNotKnown)?;
        ctx.erase(change::Key::Member(Key::Code(code)));
        Ok(())
    }
}

/// An organiser who knows a person that lost their phone makes a code that moves this membership,
/// and no other, to their new phone. It works once; an earlier one for them ends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReplacePhone {
    /// Whose.
    pub member: MemberId,
}

impl Rule for ReplacePhone {
    const NAME: &'static str = "member.replace_phone";

    fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal> {
        ctx.organiser()?;
        let member = meant(ctx, self.member)?;
        if !matches!(member.standing, Standing::Active | Standing::Paused) {
            return Err(Refusal::NoLongerApplies);
        }
        let opens = Opens::Replacement { member: member.id };
        let earlier = ctx.state.private.members.codes().filter(|code| code.opens == opens);
        for code in earlier.map(|code| code.code.clone()).collect::<Vec<_>>() {
            ctx.erase(change::Key::Member(Key::Code(code)));
        }
        make(ctx, opens, LONG)
    }
}

fn organiser_or_operator(ctx: &Context<'_>) -> Result<(), Refusal> {
    if ctx.caller == Caller::System { Ok(()) } else { ctx.organiser().map(|_| ()) }
}

fn make(ctx: &mut Context<'_>, opens: Opens, letters: usize) -> Result<(), Refusal> {
    let now = ctx.now();
    let register = &ctx.state.private.members;
    let spent: Vec<String> = register.codes().filter(|code| code.is_spent(now)).map(|code| code.code.clone()).collect();
    if register.codes().count() - spent.len() >= CODES {
        return Err(Refusal::invalid("opens", Fault::TooMany { max: CODES }));
    }
    for code in spent {
        ctx.erase(change::Key::Member(Key::Code(code)));
    }
    let code = ctx.moment.code(letters);
    ctx.put(change::Row::Member(Row::Code(Code { code, opens, made: now, uses: 0 })));
    Ok(())
}
