//! One page one file, in a folder for every noun.

pub mod account;
pub mod community;
pub mod gatherings;
pub mod groups;
pub mod ideas;
pub mod issues;
pub mod jobs;
pub mod not_found;
pub mod organise;
pub mod phone;
pub mod record;
pub mod search;
pub mod trouble;
pub mod votes;
