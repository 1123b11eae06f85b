//! What is said around working groups.

use domain::groups::Joining;

use super::count;

pub const TITLE: &str = "Groups";
pub const FORM: &str = "Start a group";
pub const NONE: &str = "There are no groups here.";
pub const NONE_HINT: &str = "Is there something to do together? Start a group, and share out its jobs.";
pub const SEARCH: &str = "Look for";
pub const WHICH: &str = "Which ones";
pub const OPEN: &str = "At work now";
pub const MINE: &str = "Mine";
pub const CLOSED: &str = "Closed";
pub const ALL: &str = "All";
pub const FILTER: &str = "Show";
pub const YOU_ARE_IN: &str = "You are in this group";
pub const IS_CLOSED: &str = "Closed";
pub const FORM_HINT: &str =
    "You will be its first coordinator. Everybody who can see this community can see the names of coordinators.";
pub const NAME: &str = "What is the group called?";
pub const NAME_HINT: &str = "Such as: Snow wardens";
pub const PURPOSE: &str = "What is it for?";
pub const PURPOSE_HINT: &str = "What will you do, where and how often? Everybody can read this.";
pub const JOINING: &str = "How do people join?";
pub const SEND: &str = "Start the group";
pub const JOIN: &str = "Join this group";
pub const ASK: &str = "Ask to join";
pub const JOIN_HINT: &str =
    "The coordinators see who is in the group. Other members see you only if you tick this. Nobody else does.";
pub const ASK_HINT: &str =
    "The coordinators see who asks, and say yes or no. Other members see you only if you tick this and are let in.";
pub const SHOW_ME: &str = "Show my name on this page to members";
pub const ASKED: &str = "You have asked to join. The coordinators have not answered yet. Look here for their answer.";
pub const ASK_NO_MORE: &str = "I don't want to join any more";
pub const SHOWN: &str = "Members see your name on this page.";
pub const NOT_SHOWN: &str = "Only the coordinators see that you are in this group.";
pub const HIDE_ME: &str = "Take my name off this page";
pub const LEAVE: &str = "Leave this group";
pub const LEAVE_HINT: &str = "The jobs you have taken go back to the group.";
pub const COORDINATE: &str = "You are a coordinator of this group. Everybody sees your name.";
pub const STAND_DOWN: &str = "Stop being a coordinator";
pub const MEMBERS_ONLY: &str = "Members of the community can join this group.";
pub const REQUESTS: &str = "People who ask to join";
pub const LET_IN: &str = "Let in";
pub const NOT_IN: &str = "Say no";
pub const PEOPLE: &str = "Who is in it";
pub const COORDINATOR: &str = "Coordinator";
pub const NOT_SHOWN_LABEL: &str = "Only coordinators see this name";
pub const NO_COORDINATOR: &str = "It has no coordinator now. An organiser can make a member one.";
pub const MAKE_COORDINATOR: &str = "Make coordinator";
pub const TRUSTED: &str = "May be given addresses";
pub const TRUST: &str = "Let them be given addresses";
pub const TRUST_NO_MORE: &str = "No more addresses for them";
pub const TRUST_HINT: &str = "Some jobs have an address, a door code or a name that not everybody should know. Only people whom you let be given \
     addresses can take those jobs. Only coordinators see who they are.";
pub const STAND_OTHER_DOWN: &str = "No longer coordinator";
pub const STEP_IN: &str = "Be a coordinator of this group";
pub const IDEAS: &str = "Ideas it has taken up";
pub const ISSUES: &str = "Issues it works on";
pub const DESCRIBE: &str = "Change what the group says of itself";
pub const OPEN_LETS_IN: &str = "When anyone may join, all who have asked are let in.";
pub const SAVE: &str = "Save";
pub const CLOSE: &str = "Close this group";
pub const CLOSE_WHY: &str = "Why does it close?";
pub const CLOSE_HINT: &str = "Everybody can read this. Its page stays, and it can be opened again.";
pub const REOPEN: &str = "Open this group again";
pub const CLOSED_ON: &str = "This group has closed";
pub const EMPTIED: &str = "The last member left.";
pub const STARTED: &str = "Started";
pub const CALL_SHEET: &str = "Call sheet to print";
pub const CALL_SHEET_TITLE: &str = "Call sheet";
pub const CALL_SHEET_MADE: &str = "Made";
pub const CALL_SHEET_ASK: &str = "Who to ask";
pub const CALL_SHEET_PRINT: &str = "To print it, choose Print in your browser's menu.";
pub const CALL_SHEET_CARE: &str = "There are names on this sheet. Keep it safe, and tear it up afterwards.";
pub const CALL_SHEET_NONE: &str = "There are no jobs to do now.";
pub const DONE: &str = "Done";
pub const JOB: &str = "Job";
pub const PLACE: &str = "Place";
pub const WHEN: &str = "When";
pub const WHO: &str = "People";
pub const BACK: &str = "Back to the group";

/// How people get in.
pub fn joining(joining: Joining) -> &'static str {
    match joining {
        Joining::Open => "Anyone here can join",
        Joining::ByRequest => "Ask to join",
    }
}

/// How people get in, where somebody chooses it.
pub fn joining_choice(joining: Joining) -> &'static str {
    match joining {
        Joining::Open => "Any member joins, or takes a job, when they like",
        Joining::ByRequest => "People ask, and a coordinator says yes or no",
    }
}

/// `6 people in it`.
pub fn members(n: u32) -> String {
    count(n, "person in it", "people in it")
}

/// `3 jobs to do`.
pub fn jobs(n: u32) -> String {
    count(n, "job to do", "jobs to do")
}

/// `4 groups`.
pub fn found(n: u32) -> String {
    count(n, "group", "groups")
}
