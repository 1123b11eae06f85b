//! The photos that somebody chose in a form.

use std::collections::BTreeSet;

use serde::{Deserialize, Deserializer, Serialize};

use super::{MOST, Photo, WORDS};
use crate::context::Context;
use crate::refusal::{Fault, Refusal};
use crate::text::{Hash, optional_prose};

/// What a form says of photos. Its places are numbered alike: the first words are those of the first photo.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chosen {
    /// The name of each photo; nothing where none was chosen. What can't be one, whoever took the file says
    /// here: see [`Unfit`].
    #[serde(default, deserialize_with = "several", skip_serializing_if = "Vec::is_empty")]
    pub photo: Vec<String>,
    /// What each shows, or nothing.
    #[serde(default, deserialize_with = "several", skip_serializing_if = "Vec::is_empty")]
    pub photo_words: Vec<String>,
    /// The names of those to leave out after all.
    #[serde(default, deserialize_with = "several", skip_serializing_if = "Vec::is_empty")]
    pub photo_drop: Vec<String>,
}

/// Why a file can't be a photo, as it stands in a form in place of the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    /// It is no picture, or a damaged one.
    NotAPicture,
    /// It is a picture of a kind that can't be read here, such as HEIC.
    Unknown,
    /// It is too large.
    TooLarge,
    /// It has not arrived, or was somebody else's.
    Missing,
}

impl Unfit {
    const ALL: [Unfit; 4] = [Unfit::NotAPicture, Unfit::Unknown, Unfit::TooLarge, Unfit::Missing];

    /// The word that stands in the form.
    pub fn word(self) -> &'static str {
        match self {
            Unfit::NotAPicture => "not-a-picture",
            Unfit::Unknown => "heic",
            Unfit::TooLarge => "too-large",
            Unfit::Missing => "missing",
        }
    }

    /// What is said of it.
    pub fn refusal(self) -> Refusal {
        let fault = match self {
            Unfit::NotAPicture => Fault::NotAPicture,
            Unfit::Unknown => Fault::UnknownPicture,
            Unfit::TooLarge => Fault::PictureTooLarge,
            Unfit::Missing => Fault::PictureMissing,
        };
        Refusal::invalid("photo", fault)
    }
}

impl Chosen {
    fn places(&self) -> impl Iterator<Item = (&str, &str)> {
        let words = self.photo_words.iter().map(String::as_str).chain(std::iter::repeat(""));
        let places = self.photo.iter().map(|photo| photo.trim()).zip(words);
        places.filter(|(photo, _)| !photo.is_empty() && !self.photo_drop.iter().any(|dropped| dropped.trim() == *photo))
    }

    /// The names of what was chosen, as far as they are names.
    pub fn names(&self) -> impl Iterator<Item = Hash> {
        self.places().filter_map(|(photo, _)| photo.parse().ok())
    }

    /// Checks what was chosen: each photo once, with what it shows.
    pub fn read(&self) -> Result<Vec<(Hash, Option<String>)>, Refusal> {
        let mut read = Vec::new();
        let mut seen = BTreeSet::new();
        for (photo, words) in self.places() {
            if let Some(unfit) = Unfit::ALL.into_iter().find(|unfit| unfit.word() == photo) {
                return Err(unfit.refusal());
            }
            let name: Hash = photo.parse().map_err(|_| Refusal::invalid("photo", Fault::NotThatForm))?;
            if seen.insert(name) {
                read.push((name, optional_prose("photo_words", words, WORDS)?));
            }
        }
        if read.len() > MOST {
            return Err(Refusal::invalid("photo", Fault::TooMany { max: MOST }));
        }
        Ok(read)
    }
}

/// Keeps photos beside the minutes and gives what the minute says in their place.
pub fn keep(ctx: &mut Context<'_>, photos: Vec<(Hash, Option<String>)>) -> Vec<Photo> {
    let mut kept = Vec::new();
    for (name, words) in photos {
        kept.push(Photo { name: ctx.text(name.to_string()), words: ctx.optional_text(words) });
    }
    kept
}

/// Reads a field that a form may have once, several times or not at all.
fn several<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    struct Several;
    impl<'de> serde::de::Visitor<'de> for Several {
        type Value = Vec<String>;

        fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
            f.write_str("one text or several")
        }

        fn visit_str<E>(self, value: &str) -> Result<Vec<String>, E> {
            Ok(vec![value.to_owned()])
        }

        fn visit_seq<A: serde::de::SeqAccess<'de>>(self, mut values: A) -> Result<Vec<String>, A::Error> {
            let mut all = Vec::new();
            while let Some(value) = values.next_element()? {
                all.push(value);
            }
            Ok(all)
        }
    }
    deserializer.deserialize_any(Several)
}
