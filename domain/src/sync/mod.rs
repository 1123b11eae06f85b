//! What a phone keeps of a community, and what it still has to send.
//!
//! The server packs what one viewer may see into [`Document`]s on a [`Shelf`] of numbered parcels.
//! A phone says which parcels it has by their [`Digest`]s and is sent those that differ: so it
//! always ends with exactly what it may see, whatever was restored, restarted, hidden or lost
//! meanwhile, and learns nothing of what it may not, not even that something happened.
//! [`Replica::open`] turns its parcels into a [`State`] that the same views read. The [`Outbox`]
//! keeps acts until the server's word on them; [`Overlay`] shows them on the state meanwhile.

mod document;
mod elsewhere;
mod mine;
mod outbox;
mod overlay;
mod pack;
mod replica;
mod shelf;
mod touched;

#[cfg(test)]
mod tests;

pub use document::{Document, Thing};
pub use elsewhere::{Counted, Elsewhere};
pub use outbox::{Entry, Outbox, Reply, Standing, Waiting};
pub use overlay::{Overlay, Verdict};
pub use replica::Replica;
pub use shelf::{Answer, Digest, Have, OPENED, Shelf, answer};
pub use touched::touched;

/// The form of the documents that phones keep. Raised when an older phone's would be misread.
pub const SCHEMA: u32 = 1;
