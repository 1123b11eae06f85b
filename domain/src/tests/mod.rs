//! What holds for every act, every question and every noun at once.

mod forms;
mod golden;
mod matrix;
pub mod town;
pub mod unseen;
mod whatever;

pub use town::subjects;
