//! What a phone is recognised by, and how secrets are kept.

use domain::Moment;
use domain::text::{Hash, sha256};

/// 256 random bits that a phone keeps in a cookie. Neither stored nor logged.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Token(Hash);

/// What is kept of a secret: its SHA-256.
pub(super) type Digest = [u8; 32];

impl Token {
    /// A new one.
    pub fn draw(moment: &mut Moment) -> Token {
        Token(moment.draw())
    }

    /// Reads what [`Token::reveal`] wrote.
    pub fn parse(text: &str) -> Option<Token> {
        text.parse().ok().map(Token)
    }

    /// The token itself, for the cookie only.
    pub fn reveal(&self) -> String {
        self.0.to_string()
    }

    /// What the server keeps of it.
    pub fn digest(&self) -> Digest {
        sha256(&[b"session\0", &self.0.0])
    }

    /// What a code is drawn from that only this phone may see again.
    pub(super) fn seed_for(&self, form: &[u8]) -> [u8; 32] {
        sha256(&[b"recovery\0", &self.0.0, form])
    }

    /// What is kept of six digits that were sent to whoever holds this token.
    pub(super) fn digest_with(&self, digits: &str) -> Digest {
        sha256(&[b"email\0", &self.0.0, digits.as_bytes()])
    }
}

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token(…)")
    }
}

/// What is kept of a code too long to guess.
pub(super) fn digest(kind: &str, code: &str) -> Digest {
    sha256(&[kind.as_bytes(), b"\0", code.as_bytes()])
}

/// What is kept of a code of 40 bits: hashed so often that a thief of the table can't try them all
/// within the minutes for which the code is of use.
pub(super) fn slow_digest(kind: &str, code: &str) -> Digest {
    const ROUNDS: u32 = 1 << 14;
    (0..ROUNDS).fold(digest(kind, code), |last, _| sha256(&[&last]))
}

/// Six digits.
pub(super) fn six_digits(moment: &mut Moment) -> String {
    let [a, b, c, d, e, f, g, h, ..] = moment.draw().0;
    // Out of 2^64, the bias towards the lower codes is one part in ten million million.
    format!("{:06}", u64::from_be_bytes([a, b, c, d, e, f, g, h]) % 1_000_000)
}
