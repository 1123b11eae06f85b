//! Participatory budgets: projects with costs, a total to spend, and ballots that say which matter.
//!
//! Everything is exact: costs are decimals ([`Amount`]), prices are fractions ([`Fraction`]).

mod account;
mod amount;
mod count;
mod fraction;
mod greedy;
pub mod pabulib;
mod phragmen;
mod poll;
mod quotient;
mod rules;
mod shares;
mod spending;
#[cfg(test)]
mod tests;

pub use account::{Account, Compared, Fate, Round, Shares, Standing, Step, Stopped, Tie, TieBreak, Verdict};
pub use amount::{Amount, NoAmount};
pub use fraction::{Fraction, NoFraction};
pub use rules::{
    Ballot, Ceiling, Completion, Form, Merit, Outcome, Patience, Project, Rule, Rules, Start, Tally, TieRule,
    Unaffordable, Utility,
};
