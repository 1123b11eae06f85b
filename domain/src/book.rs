//! The minute book: numbered, dated, hash-chained minutes, and the check that nobody changed them.

use serde::{Deserialize, Serialize};
use std::borrow::Cow;

use crate::Timestamp;
use crate::change::Event;
use crate::text::Hash;

/// A minute as folded: what happened when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// When it was minuted.
    pub at: Timestamp,
    /// What happened.
    pub event: Event,
}

/// A minute as written. Its bytes are hashed as stored, never as written again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Minute<'a> {
    /// Its number, from 1.
    pub seq: u64,
    /// When it was minuted; never before the one before it.
    pub at: Timestamp,
    /// The hash of the minute before it.
    pub prev: Hash,
    /// What happened.
    pub event: Cow<'a, Event>,
}

/// The end of a book: the number and hash of its last minute. Written `SEQ:HASH`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// The number of the last minute; 0 in an empty book.
    pub seq: u64,
    /// Its hash.
    pub hash: Hash,
    /// Its time.
    pub at: Timestamp,
}

impl Default for Head {
    fn default() -> Self {
        Self { seq: 0, hash: Hash::ZERO, at: Timestamp::from_millis(i64::MIN) }
    }
}

impl std::fmt::Display for Head {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}", self.seq, self.hash)
    }
}

impl Head {
    /// Writes the next minute: its bytes, and the head after it. A clock that has gone back is
    /// held at the last minute's time.
    pub fn seal(&self, at: Timestamp, event: &Event) -> (Vec<u8>, Head) {
        let at = at.max(self.at);
        let minute = Minute { seq: self.seq + 1, at, prev: self.hash, event: Cow::Borrowed(event) };
        // Events are plain data with string keys: writing them as JSON cannot fail.
        let bytes = serde_json::to_vec(&minute).expect("an event is plain data");
        let head = Head { seq: minute.seq, hash: Hash::of(&bytes), at };
        (bytes, head)
    }

    /// Reads the next minute and checks that it follows this head.
    pub fn open(&self, bytes: &[u8]) -> Result<(Entry, Head), Broken> {
        let seq = self.seq + 1;
        let minute: Minute<'_> = serde_json::from_slice(bytes).map_err(|_| Broken::Unreadable { seq })?;
        if minute.seq != seq {
            return Err(Broken::Missing { seq });
        }
        if minute.prev != self.hash {
            return Err(Broken::NotLinked { seq });
        }
        if minute.at < self.at {
            return Err(Broken::TimeRunsBack { seq });
        }
        let head = Head { seq, hash: Hash::of(bytes), at: minute.at };
        Ok((Entry { at: minute.at, event: minute.event.into_owned() }, head))
    }
}

/// How a book is not as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Broken {
    /// The minute can't be read.
    Unreadable { seq: u64 },
    /// A minute with another number stands in its place.
    Missing { seq: u64 },
    /// It does not name the hash of the minute before it: one of the two was changed.
    NotLinked { seq: u64 },
    /// It is dated before the one before it.
    TimeRunsBack { seq: u64 },
    /// The bytes do not have the hash kept beside them.
    Changed { seq: u64 },
    /// The book ends before the head kept elsewhere.
    CutOff { seq: u64 },
    /// The minute is not the one of the head kept elsewhere: the book was rewritten.
    Rewritten { seq: u64 },
    /// A text does not have the commitment that it is kept under.
    TextChanged { text: crate::TextRef },
}
