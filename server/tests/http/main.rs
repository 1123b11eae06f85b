//! The pages without a community, as browsers without JavaScript meet them.

mod compression;
mod feeds;
mod house;
mod jobs;
mod join;
mod live;
mod me;
mod meetings;
mod photos;
mod sign_in;
mod start;
mod sync;
mod trouble;
mod votes;
