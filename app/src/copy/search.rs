//! What is said around searching.

use super::count;

pub const TITLE: &str = "Search";
pub const WHAT: &str = "What are you looking for?";
pub const GO: &str = "Search";
pub const INTRO: &str = "It looks through issues, ideas and groups.";
pub const NONE: &str = "Nothing here has all of these words. Try fewer, or others.";
pub const ISSUE: &str = "Issue";
pub const IDEA: &str = "Idea";
pub const GROUP: &str = "Group";

/// `3 things found`.
pub fn found(n: u32) -> String {
    count(n, "thing found", "things found")
}
