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
pub const SAVED_HERE: &str = "Saved on this phone";
pub const OUTLINE_ONLY: &str = "There is no signal, and only the main things about this are on this phone. Open it once with a signal to have all of it here.";
pub const NOT_ON_PHONE: &str = "This is not on this phone. Try again when there is a signal.";
pub const SAVED: &str = "Saved on this phone. It is sent when there is a signal, even if you go to another page.";
pub const DOUBTFUL: &str =
    "Saved on this phone. It may not be accepted: things may have changed. You are told here when there is a signal.";
pub const SENT: &str = "Sent ✓";
pub const SINCE: &str = "No signal since {time}.";
pub const WAITS_ONE: &str = "1 thing waits on this phone.";
pub const WAITS_MANY: &str = "{n} things wait on this phone.";
pub const SENDING_PICTURE: &str = "Sending picture {n} of {of}: {percent} %.";
pub const HELD: &str = "It waits until an organiser says yes to you.";
pub const REFUSED: &str = "Something you did was not accepted.";
pub const LOOK: &str = "Look at it";
pub const NEW_VERSION: &str = "A new version is ready.";
pub const USE_IT: &str = "Use it";
pub const SEVEN_DAYS: &str =
    "Add Folkmoot to your home screen: in a browser tab an iPhone may delete what is not sent after seven days.";
pub const INSTALL: &str = "Put Folkmoot on your home screen. It then opens like an app, also without a signal.";
pub const INSTALL_IPHONE: &str = "Put Folkmoot on your home screen: tap the Share button, then “Add to Home Screen”. It then opens like an app, also without a signal.";
pub const INSTALL_IT: &str = "Put it there";
pub const NOT_NOW: &str = "Not now";
