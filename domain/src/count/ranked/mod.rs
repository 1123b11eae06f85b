//! Ranked ballots: options in order of preference, counted in rounds.
//!
//! [`Method::Irv`], instant runoff, fills one place. [`Method::ScottishStv`], the single transferable vote
//! by the Scottish rules, fills several. Every count yields an [`Account`] with which anyone can follow it.

mod account;
pub mod blt;
mod count;
mod papers;
mod rules;
#[cfg(test)]
mod tests;
mod votes;

pub use account::{Account, Credit, Deciding, Elected, Parcel, Reason, Round, Tie, TieFor, Transfer, Why};
pub use rules::{Method, Outcome, Rules, Tally};
pub use votes::{NotVotes, Votes};
