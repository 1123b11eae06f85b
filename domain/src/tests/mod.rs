//! What holds for every act, every question and every noun at once.

mod forms;
mod golden;
mod matrix;
pub mod town;
mod unseen;
mod whatever;
