//! What waits on the phone.

pub const TITLE: &str = "What waits on this phone";
pub const SEE: &str = "See what waits";
pub const NOTHING: &str = "Nothing waits on this phone. All that you did has been sent.";
pub const SAFE: &str =
    "This is saved on this phone and not sent yet. It is sent when there is a signal, in this order.";
pub const SEND: &str = "Send now";
pub const DROP: &str = "Delete it";
pub const WAITING: &str = "Saved on this phone. It waits for a signal.";
pub const HELD: &str = "Saved on this phone. It is sent when an organiser has said yes to you.";
pub const NOT_YOURS: &str =
    "Somebody else did this. It is sent only when whoever did it is signed in on this phone again.";

/// That it was refused, and why.
pub fn refused(why: &str) -> String {
    format!("Not done: {why} Open the page to change it and send it again, or delete it here.")
}

/// What somebody did.
pub fn what(act: &str) -> &'static str {
    match act {
        "issue.raise" => "You raised an issue",
        "issue.me_too" => "You said “me too”, or took it back",
        "issue.offer_help" => "You offered to help, or took it back",
        "issue.set_status" => "You said where an issue stands",
        "issue.answer" => "You said whether it is fixed",
        "idea.propose" => "You proposed an idea",
        "idea.support" => "You said that you are for an idea, or took it back",
        "idea.edit" => "You changed an idea",
        "idea.link_issue" => "You linked an issue to an idea",
        "idea.take_up" => "You took up an idea for your group",
        "idea.set_stage" => "You said how far an idea has come",
        "comment.post" => "You wrote a comment",
        "vote.cast" => "You voted",
        "group.form" => "You formed a group",
        "group.join" => "You joined a group, or asked to",
        "group.leave" => "You left a group",
        "job.add" | "job.add_list" => "You added jobs",
        "job.take" => "You took on a job",
        "job.hand_back" => "You handed back a job",
        "job.finish" => "You finished a job",
        "post.withdraw" => "You took something back",
        "post.tell_organiser" => "You told an organiser about something",
        _ => "You changed something",
    }
}
