//! What is said about a community: what it is, whom to ask, and who sees what.

use domain::community::{Joining, Visibility};

use super::count;

pub const WHAT: &str = "What holds it together";
pub const SINCE: &str = "Since";
pub const MEMBERS: &str = "Members";
pub const JOINING: &str = "How people join";
pub const CONTACT: &str = "Who to ask";
pub const CONTACT_NONE: &str = "The organisers have not named a person to contact yet.";
pub const NAME: &str = "Name";
pub const TELEPHONE: &str = "Telephone";
pub const PLACE: &str = "Where";
pub const TIMES: &str = "When";
pub const ORGANISERS: &str = "Organisers";
pub const ORGANISERS_NONE: &str = "There is no organiser now. Whoever runs this server can make one.";
pub const WHO_SEES: &str = "What is kept, and who sees it";
pub const RECORD_NAMES: &str = "Your name stands on what you post only if you choose to show it. Without it, nobody can \
                                see on the page who wrote it. Organisers of the community go by their names.";
pub const PRIVATE: &str =
    "Nobody sees who said “Me too”, who is for an idea or how anybody voted. Only the numbers are shown.";
pub const VOTES: &str = "Until a vote closes, the server holds who voted what, so that you can change your mind. \
                         At the close that is destroyed.";
pub const ORGANISERS_SEE: &str = "Organisers see the names of all members, and what you tell them about a post.";
pub const OPERATOR: &str =
    "Whoever runs this server keeps all this, and could look at what is private while it is there.";
pub const ERASE: &str = "Under Me you can take all that is yours away with you, leave, or have it erased.";
pub const NO_TRACKING: &str =
    "Nothing here follows you around. There are no advertisements, and nothing comes from other companies.";

/// Who can see what is here.
pub fn visibility(visibility: Visibility) -> &'static str {
    match visibility {
        Visibility::Public => {
            "Everybody can read the issues, ideas, groups, votes and the Record, also without joining."
        }
        Visibility::Members => "Only members can read what is here. To everybody else it looks as if it did not exist.",
    }
}

/// How people get in.
pub fn joining(joining: Joining) -> &'static str {
    match joining {
        Joining::Anyone => "Anyone can join",
        Joining::Code => "With a code from an organiser or a poster",
        Joining::Approval => "You ask, and an organiser says yes",
    }
}

/// `93 members`.
pub fn members(n: u32) -> String {
    count(n, "member", "members")
}
