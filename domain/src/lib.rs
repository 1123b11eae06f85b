//! The rules of Folkmoot: pure, deterministic, the same on the server and on the phone.
//!
//! [`decide`] turns a command into changes, [`apply`] folds changes into [`State`], and a
//! [`query::Query`] turns the state into what one viewer may see. Nothing here does I/O, reads a
//! clock or draws randomness: both come in a [`Moment`].
//!
//! Every noun is one folder with the same files: `mod.rs` (its documents), `acts.rs` (what people
//! can do, and the rules), `events.rs` (what is minuted and how it is applied), `views.rs` (what
//! pages show). A new noun is listed in [`act`], [`change`] and [`query`].

pub mod act;
pub mod book;
pub mod change;
pub mod comments;
pub mod community;
pub mod context;
pub mod count;
pub mod gatherings;
pub mod groups;
pub mod home;
pub mod ideas;
pub mod ids;
pub mod issues;
pub mod jobs;
pub mod members;
pub mod moment;
pub mod photos;
mod plain;
pub mod posts;
pub mod query;
pub mod record;
pub mod refusal;
pub mod search;
pub mod state;
pub mod subject;
pub mod sync;
#[cfg(test)]
pub mod testing;
#[cfg(test)]
mod tests;
pub mod text;
pub mod time;
pub mod viewer;
pub mod votes;

pub use act::{Act, Command, decide};
pub use change::{Change, Event, Key, Row, apply};
pub use context::Caller;
pub use moment::Moment;
pub use refusal::{Fault, Refusal};
pub use state::State;
pub use subject::Subject;
pub use text::TextRef;
pub use time::Timestamp;
pub use viewer::Viewer;

/// An ordered map that copies in constant time: the server publishes a new state for every batch
/// while pages go on reading the old one.
pub type Map<K, V> = imbl::OrdMap<K, V>;
/// An ordered set that copies in constant time.
pub type Set<K> = imbl::OrdSet<K>;
