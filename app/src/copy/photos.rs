//! Words about photos.

/// What a list of photos is called.
pub const TITLE: &str = "Pictures";
/// Of a photo that nobody described.
pub const NO_WORDS: &str = "A picture. Nobody has said what it shows.";
/// The way to see it larger.
pub const LARGER: &str = "(see it larger)";

/// How many pictures there are.
pub fn how_many(n: u32) -> String {
    super::count(n, "picture", "pictures")
}
