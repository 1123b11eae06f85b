//! What people do with votes, and the rules.

mod call;
mod cancel;
mod cast;
mod import;

pub use call::Call;
pub use cancel::Cancel;
pub use cast::Cast;
pub use import::{Import, ImportedProject};

use super::Vote;
use crate::Refusal;
use crate::context::Context;
use crate::ids::VoteId;

/// The vote, if it is there for the caller and may be acted on.
fn vote<'a>(ctx: &Context<'a>, id: VoteId) -> Result<&'a Vote, Refusal> {
    ctx.state.community.votes.get(&id).map(AsRef::as_ref).ok_or(Refusal::NotFound)
}
