//! The Record.

mod feed;
pub mod list;
pub mod show;
