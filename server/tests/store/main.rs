//! The store and the actors, on real files.

mod books;
mod commands;
mod files;
mod jobs;
mod kill;
mod races;
mod town;
mod votes;
