//! The store and the actors, on real files.

mod books;
mod commands;
mod files;
mod kill;
mod races;
mod town;
mod votes;
