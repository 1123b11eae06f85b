//! Pictures in forms and on pages.

mod blur;
mod field;

pub use field::PhotoField;
