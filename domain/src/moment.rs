//! When a decision is made, and the randomness it may use.

use crate::ids::CommandId;
use crate::text::{Hash, sha256};
use crate::time::Timestamp;

/// The time of a decision and a source of random bytes, both given by the caller.
#[derive(Debug, Clone)]
pub struct Moment {
    /// The time by the authority's clock.
    pub now: Timestamp,
    seed: [u8; 32],
    drawn: u64,
}

impl Moment {
    /// `seed` is 256 random bits used for this decision only.
    pub fn new(now: Timestamp, seed: [u8; 32]) -> Self {
        Self { now, seed, drawn: 0 }
    }

    /// 256 bits not given before.
    pub fn draw(&mut self) -> Hash {
        self.drawn += 1;
        Hash(sha256(&[&self.seed, &self.drawn.to_be_bytes()]))
    }

    /// A new id for a command that the server itself gives.
    pub fn command_id(&mut self) -> CommandId {
        let bytes = self.draw().0;
        let mut random = [0; 10];
        random.copy_from_slice(&bytes[..10]);
        let millis = self.now.millis().max(0).unsigned_abs();
        CommandId(uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid())
    }

    /// A code to read aloud and type: `letters` of an alphabet of 32 without look-alikes
    /// (5 bits each), in groups of four.
    pub fn code(&mut self, letters: usize) -> String {
        let mut code = String::new();
        let mut drawn = self.draw().0.into_iter();
        for n in 0..letters {
            if n > 0 && n % 4 == 0 {
                code.push('-');
            }
            let byte = drawn.next().unwrap_or_else(|| {
                drawn = self.draw().0.into_iter();
                // A fresh draw always holds 32 bytes.
                drawn.next().unwrap_or_default()
            });
            code.push(char::from(CODE_ALPHABET[usize::from(byte % 32)]));
        }
        code
    }
}

/// Crockford's base 32: no I, L, O or U.
const CODE_ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A typed code as it was made, whatever the case, spaces or dashes, and with look-alikes mended.
pub fn normal_code(typed: &str) -> String {
    let letters: Vec<char> = typed
        .chars()
        .filter(|c| c.is_ascii_alphanumeric())
        .map(|c| match c.to_ascii_uppercase() {
            'I' | 'L' => '1',
            'O' => '0',
            other => other,
        })
        .collect();
    letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_grouped_and_survive_typing() {
        let mut moment = Moment::new(Timestamp::from_millis(0), [7; 32]);
        let code = moment.code(8);
        assert_eq!(code.len(), 9);
        assert_eq!(normal_code(&code.to_lowercase().replace('-', " ")), code);
        assert_ne!(moment.code(8), code);
        assert_eq!(moment.code(24).len(), 29);
    }
}
