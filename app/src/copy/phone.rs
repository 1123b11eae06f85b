//! What the phone says by itself.

pub const NO_SIGNAL: &str =
    "Not sent: we can't reach Folkmoot. What you typed is still here. Are you online? Try again in a moment.";
pub const TOO_FAST: &str =
    "Not sent: that was very fast. What you typed is still here. Please wait a minute and try again.";
pub const TOO_LARGE: &str =
    "Not sent: that is more than we can take at once. What you typed is still here. Make it shorter and try again.";
pub const TROUBLE: &str =
    "Not sent: something is wrong at our end. What you typed is still here. Try again in a moment.";
pub const NEW_ABOVE: &str = "New above";
