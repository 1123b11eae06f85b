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

#[cfg(test)]
mod tests {
    #[test]
    fn thousands_stand_apart() {
        let grouped = [0, 999, 1000, 25_000, 1_000_000_000].map(super::grouped);
        assert_eq!(grouped, ["0", "999", "1,000", "25,000", "1,000,000,000"]);
    }
}
