//! What is said when an act is done: that it is, and where to look for news.

/// What is said when the act of this name is done.
pub fn sentence(act: &str) -> &'static str {
    match act {
        "community.found" => "Your community is here ✓ This list stays until everything on it is done.",
        "member.join" => "You are in ✓ Look here on Home for what is new.",
        "issue.raise" => {
            "Sent ✓ Your community can see this issue now. Look at this page or on Home for news. \
             It has not been sent to the council."
        }
        "issue.set_status" => "Sent ✓ Everybody can see where it stands now, here and in the Record.",
        "issue.answer" => "Sent ✓ Thank you for telling us.",
        "group.form" => "Sent ✓ Your group is here. Add its first jobs, and tell people about it.",
        "group.join" => "Sent ✓ Look at this page to see that you are in, and for its jobs.",
        "group.leave" => "Done ✓ You are not in this group now.",
        "group.describe" => "Saved ✓ Everybody sees the new words here.",
        "group.close" => "Done ✓ The group has closed. The Record says so too.",
        "job.add" => "Added ✓ People find it here, and on the group's page.",
        "job.add_list" => "Added ✓ People find them here.",
        "job.describe" => "Saved ✓ Everybody sees the new words here.",
        "job.take" => "It is yours ✓ You find it here, and under My jobs.",
        "job.hand_back" => "Handed back ✓ Somebody else can take it now.",
        "job.finish" => "Done ✓ Thank you! The Record says so too.",
        "idea.take_up" => "Sent ✓ Everybody can see which group has taken it up, here and in the Record.",
        "idea.propose" => {
            "Sent ✓ Your community can see this idea now. Look at this page to see who is for it and what they say."
        }
        "idea.edit" => "Saved ✓ Everybody sees the new words here, and can still read the old ones.",
        "idea.set_stage" => "Sent ✓ Everybody can see how far it has come, here and in the Record.",
        "idea.link_issue" => "Saved ✓ You see here which issues it would help with.",
        "vote.call" => {
            "Sent ✓ Your community finds the vote here. When it closes, look here or in the Record for the result."
        }
        "vote.cast" => "Your vote is in ✓ You can change it here until the close. Then look here for the result.",
        "vote.cancel" => "Called off ✓ Everybody can read why, here and in the Record.",
        "comment.post" => "Sent ✓ Your comment is here for all to see. Look at this page for answers.",
        _ => "Sent ✓",
    }
}
