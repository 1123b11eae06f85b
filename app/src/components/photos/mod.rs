//! Photos: as forms take them, and as posts show them.

mod blur;
mod field;
mod show;

pub use field::PhotoField;
pub use show::Photos;
