//! Jobs of working groups.

mod card;
mod fields;
mod group;
pub mod mine;
pub mod new;
pub mod show;

pub use card::JobList;
pub use fields::JobFields;
pub use group::GroupJobs;
