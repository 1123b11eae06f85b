//! Founding a community, and what its organisers settle.

mod found;
mod settle;

pub use found::{CATEGORIES, Found, Tick};
pub use settle::{Describe, PosterPrinted, SetAccess, SetCategories, SetKinds};
