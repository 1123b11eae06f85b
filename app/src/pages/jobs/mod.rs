//! Jobs of working groups.

mod card;
mod details;
mod fields;
mod group;
pub mod mine;
pub mod new;
pub mod show;
mod turned_down;

pub use card::JobList;
pub use fields::JobFields;
pub use group::GroupJobs;
