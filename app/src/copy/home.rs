//! What is said on Home.

use super::count;

pub const WHAT_THIS_IS: &str = "Here people say what needs mending, share ideas, lend a hand and vote. \
                                Everything they decide is in the Record, for good.";
pub const WAITING: &str = "You have asked to join. An organiser has not said yes yet. Look here again later.";
pub const PAUSED: &str =
    "An organiser has paused your membership. You can read, but not take part. Under Me you see why.";
pub const NEEDS_YOU: &str = "What needs you";
pub const NOTHING: &str = "Nothing needs you just now.";
pub const VOTE: &str = "Vote";
pub const SHOW_OF_HANDS: &str = "Show of hands";
pub const CLOSES: &str = "Closes";
pub const IS_IT_FIXED: &str = "Is it fixed?";
pub const YOUR_JOB: &str = "Your job";
pub const RAN_OUT: &str = "Your time for this job ran out";
pub const STILL_AT_IT: &str = "Are you still doing it? Say so before";
pub const NEXT: &str = "What would you like to do?";
pub const NEW: &str = "What is new";
pub const CHECKLIST: &str = "Getting started";
pub const CHECK_WELCOME: &str = "Write words of welcome";
pub const CHECK_CONTACT: &str = "Name a person to contact";
pub const CHECK_ISSUE: &str = "Raise one real issue";
pub const CHECK_SECOND: &str = "Find a second organiser";
pub const CHECK_POSTER: &str = "Print a poster";
pub const CHECK_DONE: &str = "Done";

/// `3 people ask to be in a group`.
pub fn asks(n: u32) -> String {
    count(n, "person asks to be in your group", "people ask to be in your group")
}

/// `3 people ask to join`.
pub fn requests(n: u32) -> String {
    count(n, "person asks to join", "people ask to join")
}

/// `2 reports wait for an answer`.
pub fn reports(n: u32) -> String {
    count(n, "message to organisers waits for an answer", "messages to organisers wait for an answer")
}
