//! Pictures of counts, drawn as SVG: each with words for whoever doesn't see it, and a table of the same figures.

pub mod rounds;
pub mod spending;

pub use rounds::Rounds;
pub use spending::Spending;
