//! Pages that only a phone shows: what waits on it, and what stands in place of a page that it has not.

pub mod no_signal;
pub mod outbox;
pub mod sign_out;
