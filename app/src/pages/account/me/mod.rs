//! One's own account.

pub mod email;
pub mod erase;
pub mod membership;
pub mod moving;
pub mod overview;
