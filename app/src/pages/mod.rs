//! One page one file, in a folder for every noun.

#[cfg(feature = "ssr")]
pub mod account;
pub mod community;
pub mod groups;
pub mod ideas;
pub mod issues;
pub mod jobs;
pub mod not_found;
pub mod votes;
