//! Drawing lots: panels that look like a community, and simple draws.
//!
//! A *panel* is drawn from a *pool* of people by *quotas*: at least and at most so many of each feature, and at most one of
//! a household. Chances are the fairest that quotas allow ([`Fairness`]). Everything is settled before the seed is known
//! ([`Lottery::hash`]); then [`Plan::draw`] follows from the seed alone, and [`Account`] says how. The quotas and the
//! definitions of fairness are those of Flanigan, Gölz, Gupta, Hennig and Procaccia, "Fair algorithms for selecting citizens'
//! assemblies" (Nature 596, 2021).
//!
//! Chances come from linear and integer programs, so from floating point, without any randomness, clock or thread. What is
//! drawn comes from whole numbers: each kind of panel has so many of 10^12 tickets.

mod account;
mod csv;
mod divisible;
mod fair;
mod file;
mod generate;
mod groups;
mod infeasible;
mod master;
mod peel;
mod plan;
mod pool;
mod search;
mod seed;
mod simple;
mod table;
#[cfg(test)]
mod tests;

/// A number from 0 to below 1 for each whole number, so that many in a row lie far apart: multiples of the golden ratio.
/// Weights that differ by it don't tie.
fn spread(number: usize) -> f64 {
    (number as f64 * 0.618_033_988_75).fract()
}

pub use account::{Account, Chance, GroupChance, PanelKind, PersonChance, QuotaMet, Ticket};
pub use file::{Columns, Expected, Fault, IDS, Respondents, read_pool, read_quotas};
pub use infeasible::{Bound, Change, Impossible, Relaxation, Side};
pub use plan::{Plan, TICKETS};
pub use pool::{Fairness, Flex, Lottery, Person, Pool, Quota, Senseless};
pub use seed::{Commitment, Recipe, Wrong};
pub use simple::draw_simple;
