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
        "job.renew" => "Saved ✓ It stays yours.",
        "job.dismiss" => "Done ✓",
        "job.write_details" => {
            "Saved ✓ Only coordinators see it, and whoever takes the job and may be given addresses."
        }
        "job.read_details" => "Here it is ✓ The group's coordinators can see that you looked.",
        "group.trust" => "Saved ✓ You see beside the name who may be given addresses.",
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
        "gathering.call" => {
            "Sent ✓ Your community finds the meeting here and on Home. Show the code in the room when people come."
        }
        "gathering.open" => "Open ✓ People can check in now with the code.",
        "gathering.close" => "Closed ✓ The Record says how many were here.",
        "gathering.cancel" => "Called off ✓ Everybody can read why, here and in the Record.",
        "gathering.renew_code" => "Done ✓ This is the new code. The one before does not work any more.",
        "gathering.check_in" => "You are checked in ✓ Look here to see how many are.",
        "gathering.joined" => "You are a member and checked in ✓ Look here for this meeting, and on Home for all else.",
        "gathering.check_out" => "Done ✓ You are not checked in here now.",
        "comment.post" => "Sent ✓ Your comment is here for all to see. Look at this page for answers.",
        "post.tell_organiser" => "Sent ✓ Only organisers see it. Under Me you see what became of it.",
        "post.withdraw" => "Done ✓ You have taken it back. The Record says so, but not who you are.",
        "post.hide" => "Done ✓ It is hidden. Everybody can read your reason, here and in the Record.",
        "post.unhide" => "Done ✓ Everybody can see it again. The Record says so too.",
        "post.erase" => "Done ✓ Its words are gone for good. Everybody can read your reason, here and in the Record.",
        "post.settle_report" => "Sent ✓ Whoever told you sees your answer under Me.",
        "community.describe" => "Saved ✓ Look at “About this community” to see how it reads.",
        "community.set_access" => "Saved ✓ The Record says so too.",
        "community.set_kinds" => "Saved ✓ The Record says so too.",
        "community.set_categories" => "Saved ✓ People choose from these when they raise an issue.",
        "community.poster_printed" => "Done ✓ Hang it where people pass by.",
        "member.approve" => "Done ✓ They are a member now.",
        "member.decline" => "Done ✓ They are not let in. They may ask again.",
        "member.pause" => {
            "Done ✓ They can read, but not take part. In votes that are open already they can still vote."
        }
        "member.unpause" => "Done ✓ They can take part again.",
        "member.remove" => "Done ✓ They are no longer a member.",
        "member.appoint" => "Done ✓ They are an organiser now. Everybody can read it in the Record.",
        "member.stand_down" => "Done ✓ There is one organiser fewer now. Everybody can read it in the Record.",
        "member.make_code" => "Done ✓ The new code is at the top of the list.",
        "member.end_code" => "Done ✓ The code does not work any more.",
        "member.replace_phone" => {
            "Done ✓ The code for their new phone is at the top of the list. Give it to nobody else."
        }
        "member.renew_feed" => "Done ✓ Copy the address below into your feed reader.",
        "member.confirm" => "Saved ✓ It counts from the next vote that opens.",
        _ => "Sent ✓",
    }
}
