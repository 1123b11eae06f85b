//! What is said around comments.

pub const TITLE: &str = "Comments";
pub const NONE: &str = "Nobody has said anything yet.";
pub const YOURS: &str = "Your comment";
pub const POST: &str = "Post comment";
