//! One's own account.

pub mod download;
pub mod email;
pub mod erase;
pub mod membership;
pub mod moving;
mod overview;

pub use overview::{post, show};
