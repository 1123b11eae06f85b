//! What the form to call a vote says.

use domain::count::yes_no::{Bound, Denominator};

use super::people;

pub const NEW_HINT: &str = "Everybody sees your name as the one who called it. Once it is called, nothing about it can change: \
     you can only call it off.";
pub const KIND: &str = "How people answer";
pub const NOT_THIS_IDEA: &str =
    "This idea can't be put to a vote now. A group must have taken it up, and no other vote on it may be running.";
pub const QUESTION: &str = "What do you ask?";
pub const QUESTION_HINT: &str = "Make clear what yes means.";
pub const DETAILS: &str = "What should people know first?";
pub const DETAILS_HINT: &str =
    "Such as what it costs, and what speaks for it and against it. You may leave this empty.";
pub const LIST: &str = "What can people choose?";
pub const LIST_HINT: &str = "One a line: two at least.";
pub const CHOOSE_UP_TO: &str = "How many may each person choose?";
pub const SHARE: &str = "How many must say yes?";
pub const SHARE_HINT: &str = "More than 1 in 2 is what most votes ask for. For something weighty: at least 8 in 10.";
pub const BOUND: &str = "More than, or at least?";
pub const SHARE_OF: &str = "How many";
pub const OUT_OF: &str = "In how many";
pub const OF: &str = "Of whom?";
pub const QUORUM: &str = "At least how many must vote?";
pub const QUORUM_HINT: &str = "If fewer do, nothing is decided. Leave it empty if any number will do.";
pub const WHO: &str = "Who may vote?";
pub const WHO_HINT: &str = "The list of those who may vote is made when it opens, and stays as it is.";
pub const ALSO: &str = "Must they also say something of themselves?";
pub const ALSO_HINT: &str = "Nobody checks it. They say it on the page of the vote, before it opens.";
pub const ALSO_PLACE: &str = "That they live, work or otherwise belong in this place";
pub const LEAST_AGE: &str = "Must they say that they have reached an age?";
pub const LEAST_AGE_HINT: &str = "In years, such as 16. Leave it empty for any age.";
pub const AT_GATHERING: &str = "Only those at a meeting?";
pub const AT_GATHERING_HINT: &str =
    "If you choose a meeting, only those who are checked in there at the moment when the vote opens can vote.";
pub const ANYWHERE: &str = "No, wherever they are";
pub const GATHERING: &str = "For those at the meeting";
pub const OPENS_WHEN: &str = "When does it open?";
pub const OPENS_HINT: &str = "Leave it empty to open it at once. If people must say something of themselves, or you \
     still have to confirm members, give them a few days first.";
pub const CLOSES_WHEN: &str = "When does it close?";
pub const GRACE_WHEN: &str = "And votes from phones that had no signal?";
pub const GRACE_HINT: &str = "A phone without signal can't send a vote in time. You can let votes count that come some hours after the \
     close. Until those hours are over, nobody sees any numbers.";
pub const GRACE_NONE: &str = "They must come before it closes, like all others";
pub const GRACE_DAY: &str = "They count for 24 hours after the close: for a vote held at a meeting";
pub const GRACE_OTHER: &str = "They count for another number of hours after the close";
pub const GRACE_HOURS: &str = "How many hours, if another number?";
pub const LEAST_GROUP: &str = "Which votes are published afterwards?";
pub const LEAST_GROUP_HINT: &str = "A rare order or mix can be a fingerprint: who told a friend how they voted could be found in the list. Where everybody gives just one answer, all are published, since their numbers say the same.";
pub const LEAST_GROUP_ALL: &str = "All of them: anybody can count again";
pub const LEAST_GROUP_FIVE: &str = "Only those that at least 5 people cast alike, and no numbers if fewer vote";
pub const LEAST_GROUP_TEN: &str = "Only those that at least 10 people cast alike, and no numbers if fewer vote";
pub const LOOK_OVER: &str = "Look it over";
pub const REVIEW: &str = "Is this what you ask?";
pub const OPENS_AT_ONCE: &str = "As soon as you call it";
pub const FEW_REVIEW: &str = "So few may vote that the result may show how each of them voted. They are told so.";
pub const CHANGE_IT: &str = "Change something";
pub const LOOK_OVER_AGAIN: &str = "Look it over again";
pub const CALL_NOW: &str = "Call this vote";

/// `Those at: Spring meeting (Friday 3 April, 7:00 pm)`.
pub fn those_at(title: &str, begins: &str) -> String {
    format!("Those at: {title} ({begins})")
}

/// Of whom a share is taken, as a choice.
pub fn denominator(of: Denominator) -> &'static str {
    match of {
        Denominator::YesAndNo => "Of those who say yes or no",
        Denominator::AllBallots => "Of those who vote, also if they take no side",
        Denominator::EveryoneOnRoll => "Of those who may vote, also if they don't",
    }
}

/// Who may vote, as a choice: all members.
pub fn all_members(members: u32) -> String {
    [
        "All members: ",
        &people(members),
        " now. Nobody checks that each is one real person, so it is called a show of hands.",
    ]
    .concat()
}

/// Who may vote, as a choice: those an organiser has confirmed.
pub fn confirmed_members(confirmed: u32) -> String {
    format!("Only members whom an organiser has confirmed: {} now", people(confirmed))
}

/// How many could vote if it opened now.
pub fn roll_now(n: u32) -> String {
    format!("{}, if it opened now", people(n))
}

/// Whether the share is enough, as a choice.
pub fn bound(bound: Bound) -> &'static str {
    match bound {
        Bound::MoreThan => "More than",
        Bound::AtLeast => "At least",
    }
}
