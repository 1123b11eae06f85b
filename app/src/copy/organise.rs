//! What is said on the pages of organisers.

use domain::community::{Joining, Kind, Visibility};
use domain::members::{OpensView, Standing, StandingFilter};

use super::count;

pub const TITLE: &str = "For organisers";
pub const BACK: &str = "Back to the organisers' page";
pub const ALL_SET: &str = "Everything is set up. Thank you!";
pub const SETTLE: &str = "Look after the community";
pub const SAVE: &str = "Save";

pub const DETAILS: &str = "Name, welcome and contact";
pub const NAME: &str = "What is the community called?";
pub const WELCOME: &str = "Words of welcome";
pub const WELCOME_HINT: &str = "People read this before they join. Who are you, and what do you do together?";
pub const CONTACT: &str = "Somebody to contact";
pub const CONTACT_HINT: &str = "Everybody who can see the community can read this. Ask the person first.";
pub const CONTACT_NAME: &str = "Their name";
pub const CONTACT_TELEPHONE: &str = "Their telephone number";
pub const CONTACT_PLACE: &str = "Where to find them";
pub const CONTACT_TIMES: &str = "When to find them there";
pub const NOTICE: &str = "What people read above the form for issues";
pub const NOTICE_HINT: &str = "Leave it empty to say:";

pub const ACCESS: &str = "Who can see it and join";
pub const VISIBILITY: &str = "Who can see what is here?";
pub const NEED_STAYS: &str = "People here share a need, so only members can see it. That stays so.";
pub const JOINING: &str = "Who can join?";
pub const KINDS: &str = "What holds it together?";
pub const KINDS_HINT: &str = "Choose one or several.";
pub const KINDS_NEED: &str = "A shared need, once chosen, stays: people joined because nobody else would see them.";

pub const CATEGORIES: &str = "Categories of issues";
pub const CATEGORIES_LABEL: &str = "The categories, one a line";
pub const CATEGORIES_HINT: &str =
    "People see them in this order. Issues of a category that you take off keep no category.";

pub const PEOPLE: &str = "People";
pub const PEOPLE_HINT: &str = "Only organisers see this list.";
pub const LOOK_FOR: &str = "Look for";
pub const WHICH: &str = "Which ones";
pub const FILTER: &str = "Show";
pub const NOBODY: &str = "There is nobody like that here.";
pub const YOU: &str = "You";
pub const ORGANISER: &str = "Organiser";
pub const CONFIRMED: &str = "Confirmed";
pub const BARRED: &str = "Was paused or removed before";
pub const NOTE: &str = "Why";
pub const SINCE: &str = "Since";
pub const ASKED: &str = "Asked";
pub const LET_IN: &str = "Let in";
pub const SAY_NO: &str = "Say no";
pub const CONFIRM: &str = "Confirm for votes";
pub const UNCONFIRM: &str = "No longer confirmed";
pub const CONFIRM_HINT: &str = "Confirm somebody only if you know that they are one real person who belongs here. \
                                Some votes count only confirmed people.";
pub const APPOINT: &str = "Make an organiser";
pub const APPOINT_HINT: &str = "They can do all that you can. Everybody can read their name in the Record.";
pub const STAND_DOWN: &str = "No longer an organiser";
pub const STAND_DOWN_SELF: &str = "Stop being an organiser";
pub const STAND_DOWN_HINT: &str = "Everybody can read this in the Record.";
pub const PAUSE: &str = "Pause";
pub const PAUSE_WHY: &str = "Why?";
pub const PAUSE_HINT: &str = "They can read, but not take part. In votes that are open already they can still vote. They and organisers \
     can read your reason; nobody else can.";
pub const UNPAUSE: &str = "End the pause";
pub const REMOVE: &str = "Remove";
pub const REMOVE_HINT: &str = "They leave at once, and come back only if an organiser says yes. Organisers can read your reason, and so can \
     they if they download what is kept of them.";
pub const REPLACE_PHONE: &str = "They lost their phone";
pub const REPLACE_HINT: &str = "This makes a code that moves their membership to a new phone. Give it to them only if you \
                                know them, and only in person or on a telephone call.";
pub const REPLACE_GO: &str = "Make a code for their new phone";
pub const MORE: &str = "More";

pub const CODES: &str = "Codes to join with";
pub const CODES_NONE: &str = "There are no codes. Make one, and people can join with it.";
pub const MAKE_CODE: &str = "Make a code for members";
pub const MAKE_CODE_HINT: &str = "Many people can use it, until you end it.";
pub const MAKE_ORGANISER_CODE: &str = "Make a code for an organiser";
pub const MAKE_ORGANISER_HINT: &str =
    "Whoever uses it becomes an organiser. It works once, within 7 days. Give it to one person you trust.";
pub const JOIN_LINK: &str = "Link";
pub const MADE: &str = "Made";
pub const ENDS: &str = "Works until";
pub const USES: &str = "Used";
pub const END_CODE: &str = "End this code";

pub const REPORTS: &str = "What people have told you";
pub const REPORTS_NONE: &str = "Nobody has told organisers anything. Every post has a way to do so.";
pub const REPORT_ON: &str = "About";
pub const REPORT_BY: &str = "Told by";
pub const REPORT_SOMEBODY: &str = "A member whose name you don't see here";
pub const REPORT_HIDDEN: &str = "Hidden now";
pub const REPORT_ANSWERED: &str = "Your answer";
pub const REPORT_ANSWER: &str = "What did you do about it?";
pub const REPORT_HINT: &str = "Only the person who told you sees this.";
pub const REPORT_SETTLE: &str = "Send the answer";
pub const REPORT_OPEN: &str = "Waits for an answer";

pub const POSTER: &str = "Poster";
pub const POSTER_HINT: &str =
    "Print this page and hang it where people pass by. To print it, choose Print in your browser's menu.";
pub const POSTER_NEED: &str = "People here share a need. Hang it only where nobody is given away by looking at it.";
pub const POSTER_NONE: &str = "A poster needs a code to join with. Make one first.";
pub const POSTER_CALL: &str = "Come and have your say";
pub const POSTER_WHAT: &str = "Say what needs mending, share ideas, lend a hand and vote.";
pub const POSTER_SCAN: &str = "Scan this with your phone, or go to";
pub const POSTER_TYPE: &str = "and type";
pub const POSTER_QR: &str = "Square code with the address to join";
pub const POSTER_SMALL: &str = "You need no e-mail address. It takes a minute.";
pub const POSTER_ASK: &str = "To ask somebody:";
pub const POSTER_DONE: &str = "I have printed it";

/// What may hold a community together.
pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Place => "A place: a street, a village, a part of town",
        Kind::Need => "A shared need, such as recovery, caring for somebody or a disability",
        Kind::Interest => "A shared interest, such as gardening or football",
    }
}

/// Who may see the community, to choose from.
pub fn visibility(visibility: Visibility) -> &'static str {
    match visibility {
        Visibility::Public => "Everybody, also without joining",
        Visibility::Members => "Members only. To others it looks as if it did not exist",
    }
}

/// Who may join, to choose from.
pub fn joining(joining: Joining) -> &'static str {
    match joining {
        Joining::Anyone => "Anyone",
        Joining::Code => "Whoever has a code",
        Joining::Approval => "Whoever an organiser says yes to",
    }
}

/// Which members to list.
pub fn which(which: StandingFilter) -> &'static str {
    match which {
        StandingFilter::Here => "All who are here",
        StandingFilter::Waiting => "Asking to join",
        StandingFilter::Organisers => "Organisers",
        StandingFilter::Paused => "Paused",
        StandingFilter::Removed => "Removed",
    }
}

/// Where a membership stands, if that needs saying.
pub fn standing(standing: Standing) -> Option<&'static str> {
    match standing {
        Standing::Active => None,
        Standing::Waiting => Some("Asks to join"),
        Standing::Paused => Some("Paused"),
        Standing::Left => Some("Left"),
        Standing::Removed => Some("Removed"),
    }
}

/// What a code does.
pub fn opens(opens: OpensView) -> &'static str {
    match opens {
        OpensView::Membership => "To join as a member",
        OpensView::Organiser => "To become an organiser",
        OpensView::Replacement => "For the new phone of",
        OpensView::Gathering => "To check in at a meeting",
    }
}

/// `3 times`.
pub fn uses(n: u32) -> String {
    count(n, "time", "times")
}

/// `People (3 ask to join)`.
pub fn waiting(n: u32) -> String {
    count(n, "person asks to join", "people ask to join")
}

/// `40 people`.
pub fn people(n: u32) -> String {
    count(n, "person", "people")
}

/// `2 wait for an answer`.
pub fn open_reports(n: u32) -> String {
    count(n, "waits for an answer", "wait for an answer")
}
