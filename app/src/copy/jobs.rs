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
pub const DETAILS_HINT: &str = "Such as what to bring. Everybody can read this: no names, telephone numbers or door codes. \
     There is a place for those on the job's page, once it is added.";
pub const CLAIM: &str = "For how many hours may somebody hold it?";
pub const CLAIM_HINT: &str = "After so many hours whoever took it must say that they are still doing it, or somebody else can take it. \
     Leave it empty if they may keep it.";
pub const ISSUE: &str = "Which issue would it help with?";
pub const ISSUE_HINT: &str = "Paste the address of the issue's page, or leave this empty.";
pub const ISSUE_FACT: &str = "Helps with";
pub const ADD_LIST: &str = "Add many jobs at once";
pub const LIST: &str = "Your list, one job a line";
pub const LIST_HINT: &str = "Each job needs one person at first. You can change that on the job's page.";
pub const ADD_LIST_SEND: &str = "Add them all";
pub const TAKE: &str = "I'll do it";
pub const HAND_BACK: &str = "Hand it back";
pub const NOT_CONFIRMED: &str =
    "Not confirmed: somebody else may have been quicker. You are told when there is a signal.";
pub const NO_ADDRESS_YET: &str = "Not confirmed: you do not have the address yet.";
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
pub const YOURS_UNTIL: &str = "It is yours until";
pub const SAY_SO: &str = "If it takes longer, say so before then. Otherwise somebody else can take it.";
pub const RENEW: &str = "I'm still doing it";
pub const RAN_OUT: &str = "Your time for this job ran out";
pub const RAN_OUT_HINT: &str = "It was given back, so that somebody else can do it.";
pub const DISMISS: &str = "Fine";
pub const NEXT: &str = "Here is the next job that you could take:";
pub const TAKE_INSTEAD: &str = "I'll do this one instead";
pub const NO_NEXT: &str = "There is no other job now that you could take.";

pub const HAS_PRIVATE: &str = "This job has private details, such as an address.";
pub const NEEDS_TRUST: &str = "Only people who may be given addresses can take it. Ask a coordinator of the group.";
pub const NEEDS_TRUST_YET: &str =
    "You don't have them yet: a coordinator of the group must say first that you may be given addresses. Ask one.";
pub const WITH_IT: &str = "Whoever takes it can see them.";
pub const READ: &str = "Show the address";
pub const READ_HINT: &str = "The group's coordinators see that you looked, and when.";
pub const PRIVATE: &str = "Only for you: the address";
pub const PRIVATE_HINT: &str = "Tell nobody else. You see this for as long as the job is yours.";
pub const PRIVATE_OF: &str = "Private details";
pub const WRITE: &str = "Add private details, such as an address";
pub const WRITE_LABEL: &str = "What may only those know who do this job?";
pub const WRITE_HINT: &str = "An address, a door code, a name. Only coordinators see it, and those who take the job and whom you said may be given \
     addresses. It is not in the Record. It is destroyed seven days after the job is over. Leave it empty to destroy it now.";
pub const SEE_PRIVATE: &str = "See or change the private details";
pub const READINGS: &str = "Who looked at the private details";
pub const NOBODY_LOOKED: &str = "Nobody has looked at the private details yet.";
pub const DESTROYED: &str = "The private details will be destroyed";

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

/// `You can hold it for 2 hours.`
pub fn claim(hours: u32) -> String {
    let hours = count(hours, "hour", "hours");
    format!(
        "Whoever takes it has {hours} to do it or to say that they are still doing it. Then somebody else can take it."
    )
}

/// That somebody else was quicker: who, for those who may know.
pub fn was_first(names: Option<&[String]>) -> String {
    match names {
        Some([one]) => format!("{one} has just taken this job, before you could."),
        Some([rest @ .., last]) if !rest.is_empty() => {
            format!("{} and {last} have taken this job, before you could.", rest.join(", "))
        }
        _ => "Somebody else has just taken this job, before you could.".to_owned(),
    }
}

/// `2 more needed`.
pub fn more(n: u32) -> String {
    format!("{n} more needed")
}

#[cfg(test)]
mod tests {
    use super::was_first;

    #[test]
    fn whoever_was_quicker_is_named_where_there_are_names() {
        let names = ["Ann", "Ben", "Cal"].map(str::to_owned);
        assert_eq!(was_first(Some(&names[..1])), "Ann has just taken this job, before you could.");
        assert_eq!(was_first(Some(&names)), "Ann, Ben and Cal have taken this job, before you could.");
        assert_eq!(was_first(None), was_first(Some(&[])));
        assert!(was_first(None).starts_with("Somebody else"));
    }
}
