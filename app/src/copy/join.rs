//! What is said around joining.

use domain::community::Kind;

pub const TITLE: &str = "Join a community";
pub const LEDE: &str = "Type the code from the poster, or the one somebody gave you.";
pub const NOTHING: &str =
    "There is no community at this address that you can see. If you have a code, type it: it opens the right one.";
pub const FIND: &str = "Find it";
pub const HAVE_KEY: &str = "Were you a member before, on another phone?";
pub const SIGN_IN: &str = "Sign in instead, so that you are not in it twice";
pub const NO_CODE: &str = "No code?";
pub const NO_CODE_HINT: &str = "Some communities are open to all. You find them on the first page.";
pub const SEE_ALL: &str = "See open communities";
pub const WHAT: &str = "What this is";
pub const WHO_SEES: &str = "Who will see you";
pub const CONTACT: &str = "Whom to ask";
pub const NAME: &str = "What shall we call you here?";
pub const NAME_HINT: &str =
    "A first name or a nickname is fine. You can change it later. Other communities never see it.";
pub const NOTHING_ELSE: &str = "We ask for nothing else: no e-mail address, no telephone number, no password.";
pub const JOIN: &str = "Join";
pub const ASK: &str = "Ask to join";
pub const LOOK_FIRST: &str = "Look around first";
pub const NEEDS_YES: &str =
    "An organiser says yes or no to everybody who wants to join. You ask now, and wait for the answer.";
pub const NEEDS_CODE: &str = "You need a code to join this community. Ask an organiser, or look at the poster.";
pub const WAITING: &str = "You have asked to join. An organiser has not answered yet.";
pub const WAITING_HINT: &str = "Look at this page again for the answer: as soon as they say yes, it takes you in. You also find it on the first page, under Your communities.";
pub const NO_MORE: &str = "I don't want to join any more";
pub const ORGANISER: &str = "This code makes you an organiser of this community. It works once. Everybody who can see the community sees the names of its organisers.";
pub const BE_ORGANISER: &str = "Become an organiser";
pub const REPLACEMENT: &str = "This code moves your membership to this phone, as it stands, with the name you are known by. The phone before no longer has it. If you have voted in a vote that is still open, your vote counts, and nobody can see it or change it.";
pub const MOVE: &str = "Move my membership here";
pub const PAUSED: &str = "An organiser has paused your membership here, so this code can't be used.";
pub const DEMONSTRATION: &str = "This community is made up, to show what Folkmoot does. Its people are not real.";

/// What holds a community together, as said to somebody who is about to join.
pub fn kinds(kinds: &[Kind]) -> String {
    let words: Vec<&str> = kinds
        .iter()
        .map(|kind| match kind {
            Kind::Place => "who share a place",
            Kind::Need => "who share a need",
            Kind::Interest => "who share an interest",
        })
        .collect();
    format!("A community of people {}.", words.join(", and "))
}

/// Who will see a new member, a sentence for each kind of people.
pub fn who_sees(members_only: bool, of_need: bool) -> [&'static str; 4] {
    [
        match (of_need, members_only) {
            (true, _) => {
                "Nobody outside can see that this community exists. It is in no list, no search engine and no e-mail subject."
            }
            (false, true) => "Only members can see this community and what is in it.",
            (false, false) => "Everybody can read what is posted here, also people who are not members.",
        },
        "The organisers see your name in their list of members. Other members never see that list.",
        "Your name stands on what you write if Show my name is ticked. Untick it, and nobody else sees that it was you.",
        "Nobody sees what you support or how you vote. When a vote closes, Folkmoot itself forgets who voted how.",
    ]
}
