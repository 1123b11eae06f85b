//! What is said around published ballots and counting them again.

use super::super::{count, grouped};

pub const CHECK: &str = "Count it yourself";
pub const PUBLISHED_VOTES: &str = "What is published";
pub const CHECK_HERE: &str = "Count it on this phone";
pub const FILE: &str = "The votes, as a file";
pub const FINGERPRINT: &str = "Fingerprint";

pub const RECOUNT: &str = "Counted again";
pub const BY_PHONE: &str = "This phone has counted every vote in the file again, by itself.";
pub const BY_SERVER: &str =
    "The server has counted every vote in the file again. A member’s phone that has JavaScript does it by itself.";
pub const SAME: &str = "It comes to the same, in every figure.";
pub const NOT_SAME: &str = "It does not come to the same. Please tell an organiser.";
pub const PUBLISHED_RESULT: &str = "As the Record has it";
pub const OWN_RESULT: &str = "As counted again";
pub const FILE_IS_RIGHT: &str = "The file’s fingerprint is the one in the Record.";
pub const FILE_CHANGED: &str =
    "This file is not the one whose fingerprint is in the Record, so it was not counted. Please tell an organiser.";
pub const NOT_HERE: &str = "The votes are not on this phone. Open this page once with a signal, then it works without one: the phone keeps those of the \
     votes that you counted last.";
pub const ACCOUNT: &str = "How it was counted";
pub const NO_ROUNDS: &str =
    "How it went round by round is not shown: with so few alike, somebody’s vote could be followed through it.";
pub const BY_HAND: &str = "With the program itself: folkmoot count ballots ballots.txt";

/// What is in the file, and what it is good for.
pub fn check(few: bool, kept_back: u32) -> String {
    const SURE: &str = "The Record holds its fingerprint (SHA-256), so nobody can change it unseen.";
    match (few, kept_back) {
        (true, _) => format!("So few voted that this file holds the rules and no votes. {SURE}"),
        (false, 0) => {
            format!("This file holds every vote, sorted, without names or times. Anybody can count them again. {SURE}")
        }
        (false, n) => format!(
            "This file is for the votes, sorted, without names or times. {} not in it, since somebody might be recognised by a rare one, \
             and rare ones only hide among others: so nobody can count all of it again. {SURE}",
            count(n, "vote is", "votes are")
        ),
    }
}

/// That nothing but what came of it is published.
pub fn few(least_group: u32) -> String {
    format!(
        "Fewer than {} people voted. So that nobody can tell who voted how, only what came of it is shown, and no votes are published.",
        grouped(least_group)
    )
}

/// Why not all could be counted again.
pub fn not_all(published: u32, cast: Option<u32>, least_group: u32) -> String {
    match cast {
        Some(cast) => format!(
            "{} of {} votes are published. A vote that fewer than {n} people cast alike is kept back, and at least {n} together, so \
             that nobody can be recognised. Nobody but the server could count it all.",
            if published == 0 { "None".to_owned() } else { format!("Only {}", grouped(published)) },
            grouped(cast),
            n = grouped(least_group)
        ),
        None => few(least_group),
    }
}

/// What is published of the votes, before they are counted. `all` if the figures say as much as the votes.
pub fn after_the_close(least_group: u32, all: bool) -> String {
    let then = "without names, and the server destroys whose they were.";
    match least_group {
        0 | 1 => format!("All votes are then published {then}"),
        n if all => format!(
            "The votes are then published {then} If fewer than {} people vote, no numbers are shown.",
            grouped(n)
        ),
        n => format!(
            "Only votes that at least {0} people cast alike are then published, {then} What came of all votes together is shown, and \
             no numbers if fewer than {0} people vote.",
            grouped(n)
        ),
    }
}

/// Which ballots are published, as a rule.
pub fn published(least_group: u32, all: bool) -> Option<String> {
    let n = grouped(least_group);
    (least_group > 1).then(|| match all {
        true => format!("If fewer than {n} people vote, no numbers are published, only what came of it."),
        false => format!(
            "Only votes that at least {n} people cast alike are published afterwards. If fewer than {n} people vote, no numbers are."
        ),
    })
}

pub const THERE_WAS: &str = "There was";
pub const SPENT: &str = "Goes to what was chosen";
pub const LEFT_OVER: &str = "Left over";
