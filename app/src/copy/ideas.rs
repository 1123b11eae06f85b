//! What is said around ideas.

use domain::ideas::Stage;

use super::{count, grouped};

pub const TITLE: &str = "Ideas";
pub const PROPOSE: &str = "Propose an idea";
pub const NONE: &str = "There are no ideas here.";
pub const NONE_HINT: &str = "What could be better here? Propose it, and see who is for it.";
pub const SEARCH: &str = "Look for";
pub const STAGE: &str = "How far it has come";
pub const ANY_STAGE: &str = "Any";
pub const SORT: &str = "What comes first";
pub const NEWEST: &str = "The newest";
pub const MOST_SUPPORT: &str = "What most people are for";
pub const FILTER: &str = "Show";
pub const INTRO: &str = "Your community sees this. People can say that they are for it, and a group can take it up.";
pub const FROM_ISSUE: &str = "This idea comes from the issue";
pub const WHAT: &str = "What is your idea?";
pub const WHAT_HINT: &str = "In a few words, such as: A bench by the bus stop";
pub const WHY: &str = "Why?";
pub const WHY_HINT: &str = "What would be better, and for whom?";
pub const TAKES: &str = "What would it take?";
pub const TAKES_HINT: &str = "People, things, time, somebody's leave. You may leave this empty.";
pub const COST: &str = "What would it cost, roughly, in pounds?";
pub const COST_HINT: &str = "A guess will do, such as: 250. Leave it empty if you don't know.";
pub const COST_WORDS: &str = "Anything to add about the cost?";
pub const COST_WORDS_HINT: &str = "Such as: plus £20 a year for paint";
pub const SEND: &str = "Propose it";
pub const FOR_IT: &str = "I am for it";
pub const NOT_FOR_IT: &str = "I am not for it after all";
pub const TAKES_FACT: &str = "What it would take";
pub const COST_FACT: &str = "Rough cost";
pub const PROPOSED: &str = "Proposed";
pub const BY: &str = "By";
pub const GROUP: &str = "Taken up by";
pub const VOTE: &str = "Its vote";
pub const SEE_VOTE: &str = "Look at the vote";
pub const PUT_TO_VOTE: &str = "Put to a vote";
pub const PATH: &str = "How far it has come";
pub const THE_VOTE: &str = "The vote";
pub const ISSUES: &str = "Issues it would help with";
pub const LINK: &str = "Add an issue that it would help with";
pub const LINK_ISSUE: &str = "The address of the issue's page";
pub const LINK_HINT: &str = "Open the issue, copy its address and paste it here.";
pub const LINK_ADD: &str = "Add";
pub const UNLINK: &str = "Take this issue off";
pub const EDIT: &str = "Change the words";
pub const EDIT_HINT: &str = "Everybody can still read what it said before.";
pub const EDIT_NOT: &str =
    "Only the person who proposed it, or an organiser, can change its words, and only until it is put to a vote.";
pub const BACK: &str = "Back to the idea";
pub const SAVE: &str = "Save";
pub const BEFORE: &str = "What it said before";
pub const FROM_THEN: &str = "Since";
pub const BY_ORGANISER: &str = "An organiser wrote this version.";
pub const SET_STAGE: &str = "Say how far it has come";
pub const NEW_STAGE: &str = "It is now";
pub const REASON: &str = "Anything to say about it?";
pub const REASON_HINT: &str = "Everybody can read this.";

/// The name of a stage.
pub fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Proposed => "Proposed",
        Stage::TakenUp => "Taken up by a group",
        Stage::PutToVote => "Put to a vote",
        Stage::Agreed => "Agreed",
        Stage::NotAgreed => "Not agreed",
        Stage::UnderWay => "Under way",
        Stage::Done => "Done",
    }
}

/// The style of a stage.
pub fn stage_style(stage: Stage) -> &'static str {
    match stage {
        Stage::Proposed => "badge badge--open",
        Stage::TakenUp => "badge badge--seen",
        Stage::PutToVote => "badge badge--planned",
        Stage::Agreed => "badge badge--agreed",
        Stage::NotAgreed => "badge badge--not-agreed",
        Stage::UnderWay => "badge badge--working",
        Stage::Done => "badge badge--fixed",
    }
}

/// What each stage is called as a step that somebody takes by hand.
pub fn step(stage: Stage) -> &'static str {
    match stage {
        Stage::Proposed => "Proposed again, for any group to take up",
        Stage::UnderWay => "Under way: it is being done",
        Stage::Done => "Done",
        other => self::stage(other),
    }
}

/// `12 people are for it`.
pub fn support(n: u32) -> String {
    count(n, "person is for it", "people are for it")
}

/// `12 people were for it before the vote`.
pub fn settled(n: u32) -> String {
    count(n, "person was for it before the vote", "people were for it before the vote")
}

/// `20 ideas`.
pub fn found(n: u32) -> String {
    count(n, "idea", "ideas")
}

/// `About £1,200`, with what was said of it.
pub fn cost(pounds: Option<u32>, words: Option<String>) -> Option<String> {
    let pounds =
        pounds.map(|pounds| if pounds == 0 { "Nothing".to_owned() } else { format!("About £{}", grouped(pounds)) });
    match (pounds, words) {
        (Some(pounds), Some(words)) => Some(format!("{pounds}: {words}")),
        (pounds, words) => pounds.or(words),
    }
}

/// `Take it up for Snow wardens`.
pub fn take_up(group: &str) -> String {
    format!("Take it up for {group}")
}
