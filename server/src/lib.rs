//! The server: everything between the rules in `domain` and the world.

pub mod accounts;
pub mod cli;
pub mod clock;
pub mod demo;
pub mod http;
pub mod live;
pub mod mail;
pub mod photos;
pub mod store;
pub mod zones;
