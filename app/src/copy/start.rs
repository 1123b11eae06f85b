//! What is said around starting a community.

use domain::community::{Joining, Kind, Visibility};

pub const TITLE: &str = "Start a community";
pub const STEPS: &str = "How far you have come";
pub const NEXT: &str = "Next";
pub const BACK: &str = "Back";
pub const CHANGE: &str = "Change";

pub const NAME: &str = "What is your community called?";
pub const NAME_HINT: &str = "People see this name everywhere, also on the poster. Such as: Mill Lane Neighbours";
pub const KINDS: &str = "What brings you together?";
pub const KINDS_HINT: &str = "Choose one or more.";
pub const PLACE_HINT: &str = "A street, a ward, a village";
pub const NEED_HINT: &str =
    "Such as being in recovery, disabled, or a carer. Only members see it, and an organiser says who comes in.";
pub const INTEREST_HINT: &str = "A sport, a garden, a cause";
pub const ADDRESS: &str = "What shall its address be?";
pub const ADDRESS_HINT: &str = "The end of the link that people open. Small letters, numbers and dashes, 3 to 40 of them. It can't be changed later.";
pub const ADDRESS_NEED: &str = "This address says nothing of what you share, so that nobody learns it from a phone that they happen to see. \
    You may choose another.";
pub const ADDRESS_BEFORE: &str = "The whole address:";
pub const ZONE: &str = "Which time zone are you in?";
pub const ZONE_HINT: &str = "So that meetings and votes begin and end at the right time.";
pub const SEE: &str = "Who may see it?";
pub const SEE_HINT: &str = "Organisers can change this later.";
pub const PUBLIC: &str = "Everybody";
pub const PUBLIC_HINT: &str =
    "Anyone can read what is posted, and it is listed on the first page. Only members can post.";
pub const MEMBERS: &str = "Members only";
pub const MEMBERS_HINT: &str = "To anyone else it looks as if it did not exist.";
pub const JOIN: &str = "Who may join?";
pub const JOIN_HINT: &str = "Organisers can change this later.";
pub const JOIN_MEMBERS: &str =
    "Since only members see it, people come in by a code: you print it on a poster or pass it on.";
pub const ANYONE: &str = "Anyone";
pub const ANYONE_HINT: &str = "They open the page and join.";
pub const WITH_CODE: &str = "Anyone with a code";
pub const WITH_CODE_HINT: &str = "You print it on a poster or pass it on.";
pub const APPROVAL: &str = "Whoever an organiser says yes to";
pub const APPROVAL_HINT: &str = "They ask, and wait for your answer.";
pub const PRIVATE: &str = "It starts as private as can be";
pub const PRIVATE_LINES: [&str; 4] = [
    "People here share a need, and some of them must not be found out.",
    "So only members can see it. It is in no list, no search engine and no e-mail subject.",
    "People come in with a code from an organiser, and an organiser says yes to each of them.",
    "Names don't show on what people write, unless they tick that they should.",
];
pub const YOU: &str = "What shall people call you here?";
pub const YOU_HINT: &str =
    "You will be its first organiser. Everybody who can see the community sees the names of its organisers.";
pub const REVIEW: &str = "Is this right?";
pub const REVIEW_HINT: &str = "You can change most of it later.";
pub const FOUND: &str = "Start it";
pub const F_NAME: &str = "Name";
pub const F_KINDS: &str = "What brings you together";
pub const F_ADDRESS: &str = "Address";
pub const F_ZONE: &str = "Time zone";
pub const F_SEE: &str = "Who may see it";
pub const F_JOIN: &str = "Who may join";
pub const F_YOU: &str = "You are known as";

/// `Question 3 of 7`.
pub fn question(n: usize, of: usize) -> String {
    format!("Question {n} of {of}")
}

/// What holds people together, as a choice.
pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Place => "A place",
        Kind::Need => "A shared need",
        Kind::Interest => "A shared interest",
    }
}

/// Who may see it.
pub fn visibility(visibility: Visibility) -> &'static str {
    match visibility {
        Visibility::Public => PUBLIC,
        Visibility::Members => MEMBERS,
    }
}

/// Who may join.
pub fn joining(joining: Joining) -> &'static str {
    match joining {
        Joining::Anyone => ANYONE,
        Joining::Code => WITH_CODE,
        Joining::Approval => APPROVAL,
    }
}

/// `Europe / Isle of Man` for `Europe/Isle_of_Man`.
pub fn zone(name: &str) -> String {
    name.replace('_', " ").replace('/', " / ")
}

/// Categories of issues to begin with; organisers change them.
pub fn categories(kinds: &[Kind]) -> Vec<String> {
    let own = kinds.iter().flat_map(|kind| match kind {
        Kind::Place => ["Roads and pavements", "Street lights", "Rubbish and mess", "Parks and trees", "Buildings"],
        Kind::Need => ["Getting help", "Getting there", "Being treated fairly", "Money", "Things we need"],
        Kind::Interest => ["Meeting places", "Times", "Tools and things", "Costs", "New people"],
    });
    own.chain(["Something else"]).map(str::to_owned).collect()
}
