//! Every sentence that Folkmoot says, in plain English, in one place.

pub mod about;
pub mod account;
pub mod budgets;
pub mod comments;
pub mod common;
pub mod done;
pub mod front;
pub mod gatherings;
pub mod groups;
pub mod home;
pub mod ideas;
pub mod imported;
pub mod issues;
pub mod jobs;
pub mod join;
pub mod letters;
#[cfg(feature = "lots")]
pub mod lots;
pub mod me;
pub mod moderation;
pub mod money;
pub mod no_signal;
pub mod organise;
pub mod outbox;
pub mod phone;
pub mod photos;
pub mod ranked;
pub mod record;
pub mod refusals;
pub mod safety;
pub mod search;
pub mod sign_in;
pub mod sign_out;
pub mod spending;
pub mod start;
pub mod votes;

/// `1 comment`, `2 comments`.
pub fn count(n: u32, one: &str, many: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{n} {many}") }
}

/// `1,200`.
pub fn grouped(n: u32) -> String {
    money::apart(&n.to_string())
}

/// A name within a sentence. One that is written from right to left is kept by itself (with the signs of Unicode for
/// that), or figures and names beside it would change places.
pub fn isolated(name: &str) -> String {
    let turns = |letter: char| matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}');
    if name.chars().any(turns) { format!("\u{2068}{name}\u{2069}") } else { name.to_owned() }
}

/// `Ann, Bo, Cy`.
pub fn listed(names: impl IntoIterator<Item = impl AsRef<str>>) -> String {
    names.into_iter().map(|name| isolated(name.as_ref())).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    #[test]
    fn names_from_right_to_left_keep_to_themselves() {
        assert_eq!(super::listed(["Mill Lane", "שביל"]), "Mill Lane, \u{2068}שביל\u{2069}");
    }

    #[test]
    fn thousands_stand_apart() {
        let grouped = [0, 999, 1000, 25_000, 1_000_000_000].map(super::grouped);
        assert_eq!(grouped, ["0", "999", "1,000", "25,000", "1,000,000,000"]);
    }
}
