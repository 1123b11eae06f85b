//! The demonstration: a community whose people are made up, in which everything happens.

mod decisions;
mod pictures;
mod seed;
mod story;

pub use seed::seed;

use domain::ids::AccountId;
use uuid::Uuid;

/// The address of the made-up community.
pub const SLUG: &str = "thornley-ford";
/// The account of the resident whom one may try it as.
pub const RESIDENT: AccountId = account(1);
/// The account of the organiser whom one may try it as.
pub const ORGANISER: AccountId = account(2);

/// Whether somebody may be tried by whoever sits at the computer.
pub fn is_made_up(account: AccountId) -> bool {
    account == RESIDENT || account == ORGANISER
}

/// The account of the `n`th made-up person.
const fn account(n: u128) -> AccountId {
    AccountId(Uuid::from_u128(0xf01c_0000_0000_8000_8000_0000_0000_0000 | n))
}
