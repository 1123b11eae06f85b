//! What is said around issues.

use domain::issues::Status;

use super::count;

pub const TITLE: &str = "Issues";
pub const RAISE: &str = "Raise an issue";
pub const SEND: &str = "Send to my community";
pub const SEND_ANYWAY: &str = "Mine is another one: send it";
pub const SEARCH: &str = "Look for";
pub const CATEGORY: &str = "Category";
pub const ANY_CATEGORY: &str = "Any category";
pub const FILTER: &str = "Show";
pub const STATUS: &str = "Which ones";
pub const OPEN: &str = "Still open";
pub const CLOSED: &str = "Closed";
pub const ALL: &str = "All";
pub const NONE: &str = "There are no issues here.";
pub const NONE_HINT: &str = "Is something broken, missing or wrong? Tell your community.";
pub const NOTICE: &str = "Your community sees this. It has not been sent to the council. In danger, call 999.";
pub const WHAT: &str = "What is wrong?";
pub const WHAT_HINT: &str = "In a few words, such as: Street light out by the school";
pub const WHERE: &str = "Where is it?";
pub const WHERE_HINT: &str = "Such as: the corner of Mill Lane and High Street";
pub const USE_LOCATION: &str = "Add where my phone is";
pub const LOCATION_ADDED: &str = "Your phone's place is added.";
pub const LOCATION_FAILED: &str = "Your phone did not say where it is. Say it in words.";
pub const DETAILS: &str = "Anything else to know?";
pub const SIMILAR: &str = "Is it one of these?";
pub const SIMILAR_HINT: &str = "If so, open it and say “Me too”.";
pub const ME_TOO: &str = "Me too";
pub const NOT_ME: &str = "Not me after all";
pub const CAN_HELP: &str = "I can help";
pub const CANT_HELP: &str = "I can't help after all";
pub const WHERE_IT_STANDS: &str = "Where it stands";
pub const SET_STATUS: &str = "Say where it stands";
pub const NEW_STATUS: &str = "It is now";
pub const REASON: &str = "Why, or whose is it?";
pub const REASON_HINT: &str = "Everybody can read this. You must fill it in for “Won't be done” and “Someone else's”.";
pub const SAVE: &str = "Save";
pub const IS_IT_FIXED: &str = "Is it fixed?";
pub const IS_IT_FIXED_HINT: &str = "An organiser says so. You raised it, so you know best.";
pub const YES_FIXED: &str = "Yes, it is fixed";
pub const NO_NOT_FIXED: &str = "No, open it again";
pub const OPEN_AGAIN: &str = "Open it again";
pub const WORDS: &str = "Anything to add?";
pub const RAISED: &str = "Raised";
pub const BY: &str = "By";
pub const MAP_POINT: &str = "Point on the map";
pub const IDEAS: &str = "Ideas that would help";
pub const MAKE_IDEA: &str = "Turn this into an idea";
pub const SOURCE: &str = "Brought in from";

/// The name of a status.
pub fn status(status: Status) -> &'static str {
    match status {
        Status::Open => "Open",
        Status::Seen => "Seen",
        Status::BeingWorkedOn => "Being worked on",
        Status::Fixed => "Fixed",
        Status::WontBeDone => "Won't be done",
        Status::SomeoneElses => "Someone else's",
    }
}

/// The style of a status.
pub fn status_style(status: Status) -> &'static str {
    match status {
        Status::Open => "badge badge--open",
        Status::Seen => "badge badge--seen",
        Status::BeingWorkedOn => "badge badge--working",
        Status::Fixed => "badge badge--fixed",
        Status::WontBeDone => "badge badge--wont",
        Status::SomeoneElses => "badge badge--other",
    }
}

/// `3 people have this too`.
pub fn me_too(n: u32) -> String {
    count(n, "person has this too", "people have this too")
}

/// `2 people can help`.
pub fn can_help(n: u32) -> String {
    count(n, "person can help", "people can help")
}

/// `4 comments`.
pub fn comments(n: u32) -> String {
    count(n, "comment", "comments")
}

/// `120 issues`.
pub fn found(n: u32) -> String {
    count(n, "issue", "issues")
}
