//! What is said around one's own account.

pub const RECOVERY: &str = "Your recovery code";
pub const RECOVERY_KEY: &str = "This phone is your key: there is no password. If you lose it, this code brings you back. \
    Write it on paper and keep it somewhere safe. We can't show it again later.";
pub const RECOVERY_CARE: &str = "Whoever has it can act as you. Tell nobody, not even an organiser.";
pub const RECOVERY_WRITTEN: &str = "I have written it down";
pub const RECOVERY_GONE: &str =
    "This code is shown for half an hour only. If you did not write it down, make a new one under Me.";
pub const SEE_ME: &str = "Look under Me";
