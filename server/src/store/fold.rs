//! Stored things folded into a community, the chain checked on the way.

use domain::Change;
use domain::book::Broken;
use domain::change::{Row, apply};
use domain::text::Hash;

use super::{Loaded, StoreError, Stored};

/// Folds one stored thing.
pub fn fold(loaded: &mut Loaded, stored: Stored<'_>) -> Result<(), StoreError> {
    let at = loaded.head.at;
    let change = match stored {
        Stored::Minute { bytes, .. } => {
            let (entry, head) = loaded.head.open(bytes).map_err(StoreError::Damaged)?;
            loaded.head = head;
            apply(&mut loaded.state, entry.at, &Change::Event(entry.event));
            return Ok(());
        }
        Stored::Text { commitment, salt, body } => {
            // A text that is not the one committed to is never shown; `minutes verify` names it.
            let known = Stored::salted(commitment, salt, body).filter(|(kept, text)| text.commitment() == *kept);
            let Some((_, text)) = known else {
                let text = domain::TextRef(commitment.try_into().map(Hash).unwrap_or(Hash::ZERO));
                return Err(StoreError::Damaged(Broken::TextChanged { text }));
            };
            Row::Text(text)
        }
        Stored::Row { value } => serde_json::from_str(value)?,
    };
    apply(&mut loaded.state, at, &Change::Put(change));
    Ok(())
}
