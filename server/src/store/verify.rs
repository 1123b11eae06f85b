//! Whether a stored book is as it was written.

use domain::book::{Broken, Head};
use domain::ids::CommunityId;
use domain::text::Hash;
use domain::{TextRef, book};

use super::{Store, StoreError, Stored};

/// The number and hash of a minute, as noted down elsewhere. Written `SEQ:HASH`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kept {
    /// The number of the minute.
    pub seq: u64,
    /// Its hash.
    pub hash: Hash,
}

impl std::str::FromStr for Kept {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const WRONG: &str = "write it as SEQ:HASH, the number of a minute and its hash of 64 digits";
        let (seq, hash) = text.split_once(':').ok_or(WRONG)?;
        Ok(Kept { seq: seq.parse().map_err(|_| WRONG)?, hash: hash.parse().map_err(|_| WRONG)? })
    }
}

/// Reads the whole book again: every minute's own hash, its link to the one before, every text that
/// was not erased, and the head kept elsewhere. Gives the head, or none if there is no such community.
///
/// # Errors
/// [`StoreError::Damaged`] with the first thing that is not as it was written.
pub async fn verify(store: &Store, community: CommunityId, kept: Option<Kept>) -> Result<Option<Head>, StoreError> {
    let mut head = Head::default();
    let read = store.read(community, &mut |stored| check(&mut head, stored, kept).map_err(StoreError::Damaged)).await?;
    if read.is_none() {
        return Ok(None);
    }
    let least = kept.map_or(1, |kept| kept.seq.max(1));
    if head.seq < least {
        return Err(StoreError::Damaged(Broken::CutOff { seq: head.seq + 1 }));
    }
    Ok(Some(head))
}

fn check(head: &mut Head, stored: Stored<'_>, kept: Option<Kept>) -> Result<(), book::Broken> {
    match stored {
        Stored::Minute { bytes, hash } => {
            let seq = head.seq + 1;
            if Hash::of(bytes).0 != hash {
                return Err(Broken::Changed { seq });
            }
            (_, *head) = head.open(bytes)?;
            if kept.is_some_and(|kept| kept.seq == seq && kept.hash != head.hash) {
                return Err(Broken::Rewritten { seq });
            }
        }
        Stored::Text { commitment, salt, body } => {
            let salted = Stored::salted(commitment, salt, body);
            if salted.is_none_or(|(kept, text)| text.commitment() != kept) {
                let text = TextRef(commitment.try_into().map(Hash).unwrap_or(Hash::ZERO));
                return Err(Broken::TextChanged { text });
            }
        }
        Stored::Row { .. } => {}
    }
    Ok(())
}
