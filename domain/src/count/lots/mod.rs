//! Drawing lots.
mod divisible;
mod fair;
mod generate;
mod groups;
mod master;
mod peel;
mod pool;
mod search;
pub mod bench;

pub use pool::{Fairness, Flex, Lottery, Person, Pool, Quota, Senseless};
