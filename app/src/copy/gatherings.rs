//! What is said around meetings (in the code: gatherings).

use domain::gatherings::Phase;

use super::{count, grouped};

pub const TITLE: &str = "Meetings";
pub const MEETING: &str = "Meeting";
pub const CALL: &str = "Call a meeting";
pub const ON: &str = "On now";
pub const COMING: &str = "Coming";
pub const OVER: &str = "Past";
pub const NONE: &str = "There have been no meetings here yet.";
pub const NONE_HINT: &str = "When an organiser calls one, you find it here and on Home.";
pub const NONE_COMING: &str = "No meeting is planned just now.";
pub const CALLED_BY: &str = "Called by";
pub const BEGINS: &str = "Begins";
pub const BEGAN: &str = "Began";
pub const ENDS: &str = "Ends";
pub const WHERE: &str = "Where";
pub const AGENDA: &str = "What we talk about";
pub const HERE_NOW: &str = "Here now";
pub const WERE_THERE: &str = "Were there";
pub const VOTES: &str = "Votes for those who are here";
pub const SEE_ALL: &str = "All meetings";

pub const CHECK_IN: &str = "Check in";
pub const CHECK_OUT: &str = "Check out";
pub const CHECKED_IN: &str = "You are checked in.";
pub const PRIVATE: &str = "Nobody is told that you are here: members see only how many people are. When the meeting closes, the number \
     stays and who was here is forgotten. If a vote for those who are here opens later, it is forgotten then.";
pub const KEPT: &str = "A vote for those who were here has not opened yet. Until it opens, we keep that you were here. \
     You can have it forgotten now, but then you can't vote in it.";
pub const FORGET: &str = "Forget that I was here";
pub const HOW: &str = "Are you here? Scan the square code in the room with your phone, or type the code below it.";
pub const CODE: &str = "The code in the room";
pub const CODE_HINT: &str = "Eight letters and numbers. Small letters are fine.";
pub const NOT_YET: &str = "Check-in is not open yet. Look here again when the meeting begins.";
pub const IS_OVER: &str = "This meeting is over, so nobody can check in any more.";
pub const JOIN_FIRST: &str = "Join first. With the code you join and check in at once.";
pub const JOIN: &str = "Join and check in";
pub const BACK: &str = "Back to the meeting";
pub const MAY_NOT: &str = "You can't check in here.";

pub const RUN: &str = "For organisers";
pub const OPEN: &str = "Open check-in now";
pub const OPENS_ITSELF: &str = "It opens by itself when the meeting begins.";
pub const CLOSE: &str = "Close the meeting";
pub const CLOSE_HINT: &str = "The Record then says how many were here. Nobody can check in after that.";
pub const SHOW_CODE: &str = "Show the code to check in";
pub const CALL_VOTE: &str = "Call a vote for those who are here";
pub const CANCEL: &str = "Call this meeting off";
pub const CANCEL_WHY: &str = "Why?";
pub const CANCEL_HINT: &str = "Everybody can read this. Who checked in is forgotten.";

pub const NEW_HINT: &str = "Everybody sees your name as the one who called it.";
pub const NAME: &str = "What is the meeting called?";
pub const NAME_HINT: &str = "Such as: Spring meeting of the street";
pub const PLACE: &str = "Where is it?";
pub const PLACE_HINT: &str = "Say it so that a newcomer finds the door.";
pub const WHEN: &str = "When does it begin?";
pub const LASTS: &str = "How long does it last?";
pub const ITEMS: &str = "What do you talk about?";
pub const ITEMS_HINT: &str = "One thing a line. You may leave this empty.";
pub const SEND: &str = "Call this meeting";

pub const SHEET: &str = "Code to check in";
pub const SHEET_HINT: &str =
    "Print this page, or show it on a screen in the room. Whoever is in the room scans it. Don't send it to anybody.";
pub const SHEET_VOUCH: &str = "Whoever has this code while the meeting is open becomes a member, also where an \
     organiser must say yes to newcomers: you let people into the room, and so you vouch for them.";
pub const SHEET_NOT_YET: &str = "This code works from when check-in opens until the meeting closes.";
pub const SHEET_OVER: &str = "This meeting is over. Its code has ended.";
pub const SHEET_CALL: &str = "Are you here? Check in";
pub const SHEET_SCAN: &str = "Scan this with your phone, or go to";
pub const SHEET_TYPE: &str = "and type";
pub const SHEET_QR: &str = "Square code with the address to check in";
pub const SHEET_SMALL: &str = "New here? You give only a name. Nobody is told who was here, only how many.";
pub const RENEW: &str = "Make a new code";
pub const RENEW_HINT: &str = "If the code has got around outside the room. The one before stops at once.";

pub const DOOR: &str = "This code checks you in at the meeting:";
pub const DOOR_HINT: &str = "Give a name, and you are a member and checked in.";

/// How long a meeting may last, as a choice: minutes and words.
pub const LENGTHS: [(u32, &str); 9] = [
    (30, "Half an hour"),
    (60, "1 hour"),
    (90, "1 hour and a half"),
    (120, "2 hours"),
    (180, "3 hours"),
    (240, "4 hours"),
    (360, "6 hours"),
    (480, "8 hours"),
    (1440, "A day and a night"),
];
/// What it lasts unless somebody says otherwise.
pub const USUAL: u32 = 120;

/// Where a meeting stands.
pub fn phase(phase: Phase) -> &'static str {
    match phase {
        Phase::Coming => COMING,
        Phase::Open => ON,
        Phase::Closed => "Over",
        Phase::Cancelled => super::common::CALLED_OFF,
    }
}

/// The style of where a meeting stands.
pub fn phase_style(phase: Phase) -> &'static str {
    match phase {
        Phase::Coming => "badge badge--planned",
        Phase::Open => "badge badge--open",
        Phase::Closed => "badge badge--closed",
        Phase::Cancelled => "badge badge--wont",
    }
}

/// `40 people`.
pub fn people(n: u32) -> String {
    if n == 1 { "1 person".to_owned() } else { format!("{} people", grouped(n)) }
}

/// `40 people are here`.
pub fn here(n: u32) -> String {
    count(n, "person is here", "people are here")
}

/// `40 people were there`.
pub fn there(n: u32) -> String {
    count(n, "person was there", "people were there")
}
