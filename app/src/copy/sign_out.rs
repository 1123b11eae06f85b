//! Signing out while something waits on the phone.

pub const TITLE: &str = "Some things are not sent yet";
pub const QUESTION: &str =
    "If you sign out, everything of your communities goes from this phone. What shall become of what is not sent?";
pub const SEND: &str = "Send it, then sign out";
pub const SEND_HINT: &str = "This needs a signal.";
pub const KEEP: &str = "Keep it here and sign out";
pub const KEEP_HINT: &str = "It is sent when you sign in here again. Whoever has this phone could find it.";
pub const DELETE: &str = "Delete it and sign out";
pub const DELETE_HINT: &str = "It is gone for good.";
pub const STAY: &str = "Stay signed in";
pub const NO_SIGNAL: &str = "Not everything could be sent. Try again when there is a signal.";
