//! What the pages that stand outside every community share.

pub const FOOT: &str =
    "Folkmoot is for people who settle things together. It shows no advertisements and follows nobody around.";
pub const START: &str = "Start a community";
pub const CODE: &str = "Your code";
pub const CODE_HINT: &str = "Big or small letters, with or without dashes: all are fine.";
pub const GO_ON: &str = "Go on";
pub const TOO_FAST: &str = "That was a lot at once. What you typed is still here. Please wait a minute and try again.";
pub const TROUBLE: &str =
    "Not done: something is wrong at our end. What you typed is still here. Please try again in a moment.";
pub const TOO_LARGE: &str = "That is more than we can take at once. Please make it shorter.";
pub const TRIES_USED_UP: &str = "That was wrong five times, so these numbers no longer work. Ask for new ones.";
pub const MEMBER_ALREADY: &str = "This phone is a member of a community already, and would lose that. \
    Look under Me first: leave those communities, or sign out.";
pub const NOT_AN_ADDRESS: &str = "This is not an e-mail address. It should look like name@example.org";
pub const ADDRESS_TAKEN: &str =
    "This address belongs to another account of yours. Sign in with it instead, or take it off there first.";
pub const SIGNED_OUT: &str = "This phone has been signed out. Sign in first.";
