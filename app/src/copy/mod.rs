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
pub mod issues;
pub mod jobs;
pub mod join;
pub mod letters;
pub mod me;
pub mod moderation;
pub mod no_signal;
pub mod organise;
pub mod outbox;
pub mod phone;
pub mod photos;
pub mod record;
pub mod refusals;
pub mod safety;
pub mod search;
pub mod sign_in;
pub mod sign_out;
pub mod start;
pub mod votes;

/// `1 comment`, `2 comments`.
pub fn count(n: u32, one: &str, many: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{n} {many}") }
}

/// `1,200`.
pub fn grouped(n: u32) -> String {
    let digits = n.to_string();
    let mut grouped = String::with_capacity(digits.len() + 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    #[test]
    fn thousands_stand_apart() {
        let grouped = [0, 999, 1000, 25_000, 1_000_000_000].map(super::grouped);
        assert_eq!(grouped, ["0", "999", "1,000", "25,000", "1,000,000,000"]);
    }
}
