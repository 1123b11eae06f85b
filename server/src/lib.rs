//! Folkmoot server.

pub mod accounts;
pub mod clock;
pub mod mail;
