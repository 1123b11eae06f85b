//! What is said where there is no signal and no page to show.

pub const TITLE: &str = "No signal";
pub const NOT_HERE: &str =
    "We can't reach Folkmoot now, and this page is not on this phone. Try again when there is a signal.";
pub const NOT_SENT: &str =
    "Not sent: this needs a signal. Go back, and what you typed is still there. Try again when there is a signal.";
pub const KEPT: &str = "On this phone";
pub const NONE_KEPT: &str = "No community is on this phone yet. Open one when there is a signal, and it stays here.";
