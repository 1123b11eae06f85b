//! What the first page says.

use domain::community::Kind;

use super::count;

pub const CALL: &str = "Settle things together";
pub const WHAT: &str =
    "Say what needs mending. Share ideas. Lend a hand. Vote. And see what happened, in a record that anyone can check.";
pub const JOIN: &str = "Join a community";
pub const START: &str = "Start one";
pub const MINE: &str = "Your communities";
pub const WHICH: &str = "Which community?";
pub const CODE: &str = "Have you a code?";
pub const CODE_HINT: &str = "It stands on the poster, under the square to scan.";
pub const CODE_LABEL: &str = "Code";
pub const CODE_SEND: &str = "Find the community";
pub const OPEN: &str = "Communities that everybody can see";
pub const NONE: &str = "There are none here yet.";
pub const NONE_HINT: &str = "Yours can be the first.";
pub const NOT_ALL: &str = "Others are for their members only, and are not listed anywhere.";
pub const WAITING: &str = "Waiting for an organiser's yes";
pub const PAUSED: &str = "Paused";
pub const ORGANISER: &str = "Organiser";
pub const HOW: &str = "How it works";
pub const HOW_STEPS: [(&str, &str); 4] = [
    ("Say it", "Raise an issue or propose an idea. Your community sees it, and others say that they want it too."),
    ("Do it", "People form groups, share out jobs and take them on."),
    ("Decide it", "Put it to a vote. The rules are set before it opens, and anyone can count again afterwards."),
    ("See it", "All of it stands in the Record, which nobody can change unseen."),
];
pub const PRIVATE: &str =
    "You give only a name to be known by. No password, no advertisements, nobody following you around.";
pub const START_HINT: &str = "For a street, a ward, a need or an interest that people share. It takes five minutes.";

/// `You are known here as Ann`.
pub fn known_as(name: &str) -> String {
    format!("You are known here as {name}")
}

/// `A place · An interest`.
pub fn kinds(kinds: &[Kind]) -> String {
    let words = kinds.iter().map(|kind| match kind {
        Kind::Place => "A place",
        Kind::Need => "A shared need",
        Kind::Interest => "A shared interest",
    });
    words.collect::<Vec<_>>().join(" · ")
}

/// `212 members`.
pub fn members(n: u32) -> String {
    count(n, "member", "members")
}
