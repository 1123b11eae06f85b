//! Photos: what people sent, checked and painted anew, kept in two sizes for as long as a post shows it.
//!
//! A photo's name is the hash of the file as it was sent. Until a post shows it, it is an *upload* of the
//! account that sent it ([`uploads`]); from then on the community's state alone says that it is to be kept,
//! and [`sweep`] destroys what no post shows any more.

pub mod files;
mod marks;
pub mod picture;
mod pool;
mod private;

/// Why a file can't be a photo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// No picture, or one that is broken.
    #[error("not a picture")]
    NotAPicture,
    /// A picture of a kind that can't be read here.
    #[error("a picture of a kind that can't be read")]
    Unknown,
    /// More bytes, or more pixels, than are taken.
    #[error("too large a picture")]
    TooLarge,
}

impl Unfit {
    /// The word that stands in a form where the photo's name would have stood.
    pub fn word(self) -> &'static str {
        match self {
            Unfit::NotAPicture => "not-a-picture",
            Unfit::Unknown => "heic",
            Unfit::TooLarge => "too-large",
        }
    }
}
