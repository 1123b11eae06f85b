//! What is said around jobs.

use domain::jobs::Stage;

use super::count;

pub const TITLE: &str = "Jobs";
pub const MINE: &str = "My jobs";
pub const MINE_NONE: &str = "You have not taken any jobs.";
pub const MINE_HINT: &str = "Open a group and look at its jobs. You can hand a job back.";
pub const SEE_GROUPS: &str = "Look at the groups";
pub const NONE: &str = "There are no jobs to do now.";
pub const ADD: &str = "Add a job";
pub const ADD_FROM_ISSUE: &str = "Make it a job";
pub const ADD_SEND: &str = "Add it";
pub const FOR_ISSUE: &str = "The job helps with the issue";
pub const NO_GROUP: &str = "A job belongs to a group, and you don't run one. Start one, or ask a coordinator.";
pub const GROUP: &str = "Which group does it?";
pub const GROUP_FACT: &str = "Group";
pub const WHAT: &str = "What is to be done?";
pub const WHAT_HINT: &str = "In a few words, such as: Grit the station steps";
pub const PLACE: &str = "Where?";
pub const WHEN: &str = "When?";
pub const WHEN_HINT: &str = "Leave it empty if any time will do.";
pub const NEEDED: &str = "How many people does it need?";
pub const NEEDED_HINT: &str = "Leave it empty for one.";
pub const DETAILS: &str = "Anything else to know?";
pub const DETAILS_HINT: &str = "Such as what to bring. Everybody can read this: no telephone numbers or door codes.";
pub const ISSUE: &str = "Which issue would it help with?";
pub const ISSUE_HINT: &str = "Paste the address of the issue's page, or leave this empty.";
pub const ISSUE_FACT: &str = "Helps with";
pub const ADD_LIST: &str = "Add many jobs at once";
pub const LIST: &str = "Your list, one job a line";
pub const LIST_HINT: &str = "Each job needs one person at first. You can change that on the job's page.";
pub const ADD_LIST_SEND: &str = "Add them all";
pub const TAKE: &str = "I'll do it";
pub const HAND_BACK: &str = "Hand it back";
pub const YOURS: &str = "You have taken this job.";
pub const FINISH: &str = "It is done";
pub const FINISH_WORDS: &str = "How did it go?";
pub const FINISH_HINT: &str = "Everybody can read this. You may leave it empty.";
pub const ENDED: &str = "Jobs that are done or dropped";
pub const ENDED_ON: &str = "Ended";
pub const WHEN_FACT: &str = "When";
pub const PLACE_FACT: &str = "Where";
pub const WORDS_FACT: &str = "What was said";
pub const DESCRIBE: &str = "Change this job";
pub const SAVE: &str = "Save";
pub const CANCEL: &str = "Drop this job";
pub const CANCEL_WHY: &str = "Why is it not to be done?";
pub const CANCEL_HINT: &str = "Everybody can read this.";
pub const REOPEN: &str = "It is to be done again";
pub const FULL: &str = "Nobody else is needed";
pub const ISSUE_JOBS: &str = "Jobs for this";

/// The name of a stage.
pub fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Open => "To do",
        Stage::Done => "Done",
        Stage::Cancelled => "Dropped",
    }
}

/// The style of a stage.
pub fn stage_style(stage: Stage) -> &'static str {
    match stage {
        Stage::Open => "badge badge--open",
        Stage::Done => "badge badge--fixed",
        Stage::Cancelled => "badge badge--wont",
    }
}

/// `3 people needed`, or `1 of 3 people`.
pub fn people(taken: u32, needed: u32) -> String {
    let needed = count(needed, "person", "people");
    if taken == 0 { format!("{needed} needed") } else { format!("{taken} of {needed}") }
}

/// `3 people did it`.
pub fn did(n: u32) -> String {
    count(n, "person did it", "people did it")
}

/// `2 more needed`.
pub fn more(n: u32) -> String {
    format!("{n} more needed")
}
