//! What many pages say.

use domain::query::{How, Taken};

/// Of what was to happen and will not.
pub const CALLED_OFF: &str = "Called off";
/// The name of the whole thing.
pub const FOLKMOOT: &str = "Folkmoot";
pub const SKIP: &str = "Skip to the page";
pub const MAIN_MENU: &str = "Main menu";
pub const HOME: &str = "Home";
pub const ISSUES: &str = "Issues";
pub const IDEAS: &str = "Ideas";
pub const GROUPS: &str = "Groups";
pub const VOTES: &str = "Votes";
pub const RECORD: &str = "The Record";
pub const ME: &str = "Me";
pub const SEARCH: &str = "Search";
pub const ABOUT: &str = "About this community";
pub const ORGANISE: &str = "For organisers";
pub const DEMONSTRATION: &str = "Demonstration: this community and its people are made up.";
pub const DEMONSTRATION_LABEL: &str = "Demonstration";
pub const PAGES: &str = "Pages";
pub const PREVIOUS: &str = "Previous";
pub const NEXT: &str = "Next";
pub const SHOW_NAME: &str = "Show my name";
pub const A_MEMBER: &str = "A member";
pub const TAKEN_AWAY: &str = "These words were taken away.";
pub const CHOOSE: &str = "Choose one";
pub const NOT_FOUND_TITLE: &str = "There is nothing here";
pub const NOT_FOUND: &str =
    "There is no page at this address, or it is not for you to see. If it is a members' page, sign in first.";
pub const SIGN_IN: &str = "Sign in";
pub const JOIN: &str = "Join";
pub const MORE: &str = "More";

/// `Page 2 of 40`.
pub fn page_of(page: u32, pages: u32) -> String {
    format!("Page {page} of {pages}")
}

/// How something was taken away, and why.
pub fn taken(taken: &Taken) -> String {
    let how = match taken.how {
        How::Hidden => "An organiser hid this",
        How::Withdrawn => "Its author took this back",
        How::Erased => "This was erased",
    };
    match &taken.reason {
        Some(reason) => format!("{how}: {reason}"),
        None => format!("{how}."),
    }
}
