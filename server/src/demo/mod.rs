//! The demonstration: a community whose people are made up.

use domain::ids::AccountId;
use uuid::Uuid;

/// The account of the resident whom one may try it as.
pub const RESIDENT: AccountId = AccountId(Uuid::from_u128(0xf01c_0000_0000_8000_8000_0000_0000_0001));
/// The account of the organiser whom one may try it as.
pub const ORGANISER: AccountId = AccountId(Uuid::from_u128(0xf01c_0000_0000_8000_8000_0000_0000_0002));

/// Whether the account belongs to nobody real.
pub fn is_made_up(account: AccountId) -> bool {
    account == RESIDENT || account == ORGANISER
}
