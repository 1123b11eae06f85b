//! Finding words in texts: small, the same on server and phone.

mod all;

pub use all::{All, AllView, Found};

use std::collections::BTreeSet;

/// What somebody looks for: every word must occur somewhere.
#[derive(Debug, Clone)]
pub struct Needle {
    words: Vec<String>,
}

/// The most words that count in one search.
const WORDS: usize = 8;

impl Needle {
    /// From what was typed.
    pub fn new(typed: &str) -> Self {
        Self { words: typed.split_whitespace().take(WORDS).map(str::to_lowercase).collect() }
    }

    /// Whether nothing is looked for.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether every word occurs in one of the texts.
    pub fn is_in<'a>(&self, texts: impl Iterator<Item = &'a str>) -> bool {
        if self.words.is_empty() {
            return true;
        }
        let texts: Vec<String> = texts.map(str::to_lowercase).collect();
        self.words.iter().all(|word| texts.iter().any(|text| text.contains(word.as_str())))
    }
}

/// Words that say little of what a title is about.
const COMMON: &[&str] = &[
    "about", "after", "again", "all", "and", "are", "been", "but", "can", "for", "from", "has", "have", "into", "near",
    "not", "off", "onto", "our", "out", "outside", "over", "road", "still", "street", "that", "the", "there", "this",
    "was", "with", "you",
];

/// The words of a title that tell what it is about: small letters, three or more, a plural `s` cut.
pub fn telling_words(title: &str) -> BTreeSet<String> {
    let lower = title.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() >= 3);
    words
        .filter(|word| !COMMON.contains(word))
        .map(|word| word.strip_suffix('s').filter(|stem| stem.len() > 3).unwrap_or(word).to_owned())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_must_occur_somewhere() {
        let needle = Needle::new("POTHOLE  high");
        assert!(needle.is_in(["A pothole", "High Street"].into_iter()));
        assert!(!needle.is_in(["A pothole"].into_iter()));
        assert!(Needle::new(" ").is_in(std::iter::empty()));
    }

    #[test]
    fn telling_words_leave_out_the_common() {
        let words = telling_words("The potholes on our road, again!");
        assert_eq!(words.into_iter().collect::<Vec<_>>(), ["pothole"]);
    }
}
