//! What is said around signing in.

pub const TITLE: &str = "Sign in";
pub const LEDE: &str = "There are no passwords here. Your phone is your key. On a new phone, use one of these.";
pub const SIGNED_IN: &str = "You are signed in on this phone.";
pub const SEE_ME: &str = "See what is yours, under Me";
pub const WITH_CODE: &str = "With a code";
pub const WITH_CODE_HINT: &str =
    "The recovery code that you wrote down, or the code that your old phone shows under Me, Move to a new phone.";
pub const SIGN_IN: &str = "Sign in";
pub const WITH_EMAIL: &str = "With your e-mail address";
pub const WITH_EMAIL_HINT: &str = "For those who have added one under Me. We send you six numbers to type here.";
pub const EMAIL: &str = "E-mail address";
pub const SEND: &str = "Send me the numbers";
pub const SENT_TITLE: &str = "Type the six numbers";
pub const SENT: &str = "If that address belongs to an account here, six numbers are on their way to it. \
    They work for 10 minutes, on this phone only.";
pub const DIGITS: &str = "The six numbers";
pub const AGAIN: &str = "Nothing came? Ask for new numbers";
pub const NEW_HERE: &str = "New here?";
pub const NEW_HERE_HINT: &str = "You need no account and no e-mail address to join: only a name to be known by.";
pub const JOIN: &str = "Join a community";
pub const LOST: &str = "Lost your phone and your code?";
pub const LOST_HINT: &str = "An organiser of your community who knows you can give you a code that moves your membership to this phone. \
    Type it above.";
pub const DEMONSTRATION: &str = "Try the demonstration";
pub const DEMONSTRATION_HINT: &str =
    "Only you see this, since you are at the computer that runs Folkmoot. The people are made up.";
pub const AS_RESIDENT: &str = "Sign in as a resident";
pub const AS_ORGANISER: &str = "Sign in as an organiser";
