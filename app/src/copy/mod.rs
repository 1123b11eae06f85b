//! Every sentence that Folkmoot says, in plain English, in one place.

pub mod comments;
pub mod common;
pub mod done;
pub mod issues;
pub mod refusals;

/// `1 comment`, `2 comments`.
pub fn count(n: u32, one: &str, many: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{n} {many}") }
}
