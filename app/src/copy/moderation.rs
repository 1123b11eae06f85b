//! What is said around taking posts away and telling an organiser.

pub const MORE: &str = "More";
pub const TELL: &str = "Tell an organiser";
pub const TELL_WHAT: &str = "What is wrong with it?";
pub const TELL_HINT: &str = "Organisers see this with your name. Nobody else does. Under Me you see what became of it.";
pub const WITHDRAW: &str = "Take it back";
pub const WITHDRAW_HINT: &str = "Your words are destroyed. What others said about it stays. You can't undo this.";
pub const HIDE: &str = "Hide it";
pub const HIDE_WHY: &str = "Why hide it?";
pub const HIDE_HINT: &str =
    "Everybody can read your reason. Only its author and organisers still see the post, and you can show it again.";
pub const UNHIDE: &str = "Show it again";
pub const ERASE: &str = "Erase its words";
pub const ERASE_WHY: &str = "Why erase it?";
pub const ERASE_HINT: &str = "Everybody can read your reason. The words are destroyed. You can't undo this.";
