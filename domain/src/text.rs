//! Free text: kept beside the minutes so that it can be erased without breaking the chain.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha2::{Digest, Sha256};

use crate::refusal::{Fault, Refusal};

/// SHA-256 of the parts one after another.
pub fn sha256(parts: &[&[u8]]) -> [u8; 32] {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(part);
    }
    hasher.finalize().into()
}

/// 32 bytes written as 64 lower-case hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hash(pub [u8; 32]);

impl Hash {
    /// The hash before the first minute of every book.
    pub const ZERO: Hash = Hash([0; 32]);

    /// The hash of these bytes.
    pub fn of(bytes: &[u8]) -> Hash {
        Hash(sha256(&[bytes]))
    }
}

impl std::fmt::Display for Hash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl std::fmt::Debug for Hash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{self}")
    }
}

impl std::str::FromStr for Hash {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const WRONG: &str = "a hash is 64 hexadecimal digits";
        if text.len() != 64 || !text.is_ascii() {
            return Err(WRONG);
        }
        let mut bytes = [0; 32];
        for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks(2)) {
            let pair = std::str::from_utf8(pair).map_err(|_| WRONG)?;
            *byte = u8::from_str_radix(pair, 16).map_err(|_| WRONG)?;
        }
        Ok(Hash(bytes))
    }
}

impl Serialize for Hash {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Hash {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// What a minute holds in place of a text: SHA-256(salt ‖ body), which says nothing of the body
/// once the salt is gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct TextRef(pub self::Hash);

/// As many of its digits as phones are sent: enough to tell the texts of one community apart.
pub const SHORT: usize = 12;

impl<'de> Deserialize<'de> for TextRef {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut digits = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        if digits.len() == SHORT {
            digits = format!("{digits:0<64}").into();
        }
        digits.parse().map(TextRef).map_err(serde::de::Error::custom)
    }
}

/// A text with its salt, as kept beside the minutes until it is erased.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaltedText {
    /// 256 random bits of its own.
    pub salt: Hash,
    /// What was written.
    pub body: String,
}

impl SaltedText {
    /// The commitment to this text.
    pub fn commitment(&self) -> TextRef {
        TextRef(Hash(sha256(&[&self.salt.0, self.body.as_bytes()])))
    }
}

/// The longest one-line text, in characters.
pub const LINE: usize = 120;
/// The longest text of several lines, in characters.
pub const PROSE: usize = 4_000;
/// The longest name of a person, in characters.
pub const NAME: usize = 40;

/// One line: trimmed, inner white space folded, no control characters; 1 to `max` characters.
pub fn line(field: &'static str, typed: &str, max: usize) -> Result<String, Refusal> {
    optional_line(field, typed, max)?.ok_or_else(|| Refusal::invalid(field, Fault::Missing))
}

/// As [`line`], but may be left empty.
pub fn optional_line(field: &'static str, typed: &str, max: usize) -> Result<Option<String>, Refusal> {
    let visible: String = typed.chars().map(|c| if is_invisible(c) { ' ' } else { c }).collect();
    bounded(field, visible.split_whitespace().collect::<Vec<_>>().join(" "), max)
}

/// Text of several lines: trimmed, line ends made `\n`, no other control characters; 1 to `max` characters.
pub fn prose(field: &'static str, typed: &str, max: usize) -> Result<String, Refusal> {
    optional_prose(field, typed, max)?.ok_or_else(|| Refusal::invalid(field, Fault::Missing))
}

/// As [`prose`], but may be left empty.
pub fn optional_prose(field: &'static str, typed: &str, max: usize) -> Result<Option<String>, Refusal> {
    let unix = typed.replace("\r\n", "\n");
    let visible: String = unix.chars().filter(|&c| c == '\n' || c == '\t' || !is_invisible(c)).collect();
    bounded(field, visible.trim().to_owned(), max)
}

fn bounded(field: &'static str, text: String, max: usize) -> Result<Option<String>, Refusal> {
    match text.chars().count() {
        0 => Ok(None),
        n if n > max => Err(Refusal::invalid(field, Fault::TooLong { max })),
        _ => Ok(Some(text)),
    }
}

/// Control characters, and the marks that can reverse or hide what others read.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}' | '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// A whole number between `min` and `max`.
pub fn number(field: &'static str, typed: &str, min: u32, max: u32) -> Result<u32, Refusal> {
    optional_number(field, typed, min, max)?.ok_or_else(|| Refusal::invalid(field, Fault::Missing))
}

/// As [`number`], but may be left empty.
pub fn optional_number(field: &'static str, typed: &str, min: u32, max: u32) -> Result<Option<u32>, Refusal> {
    let digits: String = typed.trim().chars().filter(|c| !matches!(c, ',' | ' ')).collect();
    if digits.is_empty() {
        return Ok(None);
    }
    match digits.parse::<u32>() {
        Ok(n) if (min..=max).contains(&n) => Ok(Some(n)),
        Ok(_) => Err(Refusal::invalid(field, Fault::OutOfRange { min, max })),
        Err(_) => Err(Refusal::invalid(field, Fault::NotANumber)),
    }
}

/// Reads a checkbox: absent is no, and the browser's `on` is yes; JSON's booleans are themselves.
pub fn tick<'de, D: Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
    struct Tick;
    impl serde::de::Visitor<'_> for Tick {
        type Value = bool;

        fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
            f.write_str("a tick")
        }

        fn visit_bool<E>(self, ticked: bool) -> Result<bool, E> {
            Ok(ticked)
        }

        fn visit_str<E>(self, value: &str) -> Result<bool, E> {
            Ok(matches!(value, "on" | "yes" | "true" | "1"))
        }
    }
    deserializer.deserialize_any(Tick)
}

/// Reads a choice that may be left open: absent or empty is none.
pub fn choice<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    use serde::de::IntoDeserializer;
    match Option::<String>::deserialize(deserializer)?.filter(|typed| !typed.is_empty()) {
        Some(typed) => T::deserialize(typed.into_deserializer()).map(Some),
        None => Ok(None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_folded_and_bounded() {
        assert_eq!(line("title", "  a \n b\u{202e}c ", 10), Ok("a b c".into()));
        assert_eq!(line("title", " \u{200b} ", 10), Err(Refusal::invalid("title", Fault::Missing)));
        assert_eq!(line("title", "éééé", 3), Err(Refusal::invalid("title", Fault::TooLong { max: 3 })));
        assert_eq!(line("title", "ééé", 3), Ok("ééé".into()));
    }

    #[test]
    fn prose_keeps_its_lines() {
        assert_eq!(prose("details", "a\r\nb\u{0}\n", 10), Ok("a\nb".into()));
    }

    #[test]
    fn numbers_are_forgiving_of_commas_only() {
        assert_eq!(number("needed", " 1,200 ", 1, 5000), Ok(1200));
        assert_eq!(number("needed", "12x", 1, 50), Err(Refusal::invalid("needed", Fault::NotANumber)));
        assert_eq!(
            number("needed", "0", 1, 50),
            Err(Refusal::invalid("needed", Fault::OutOfRange { min: 1, max: 50 }))
        );
    }

    #[test]
    fn hashes_survive_writing_and_reading() {
        let hash = Hash::of(b"moot");
        assert_eq!(hash.to_string().parse(), Ok(hash));
        assert!("zz".parse::<Hash>().is_err());
    }
}
