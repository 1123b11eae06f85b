//! What is said when a request is turned away before any page sees it, or when we make a mistake.

pub const NOT_DONE: &str = "That was not done";
pub const FROM_ELSEWHERE: &str = "This did not come from one of our own pages, so we left it alone. Go back, load the page again and send it once more.";
pub const SOMEBODY_ELSE: &str =
    "This was done by somebody else than is signed in here now. Sign in as whoever did it, and it can be sent.";
pub const TOO_LARGE: &str = "That is more than we can take at once. Go back, make it shorter and send it again.";
pub const TOO_FAST: &str = "That was a lot at once. Wait a minute, go back and try again.";
pub const MISREAD: &str = "We could not read what was sent. Go back, load the page again and send it once more.";
pub const BROKEN: &str =
    "We have made a mistake. Go back and try again. If it happens again, tell an organiser what you did.";
pub const CODE: &str = "For whoever helps you:";
pub const TROUBLE: &str = "Something is wrong at our end. Go back and try again in a moment.";
