//! One page one file, in a folder for every noun.

pub mod community;
pub mod ideas;
pub mod issues;
pub mod not_found;
