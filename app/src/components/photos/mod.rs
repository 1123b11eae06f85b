//! Photos: as posts show them.

mod show;

pub use show::Photos;
