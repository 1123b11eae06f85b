//! What e-mails say. Others see inboxes, so no letter names a community.

/// What the letter with a code is about.
pub const CODE: &str = "Your Folkmoot code";

/// The letter with six digits, in two groups.
pub fn code(code: &str) -> String {
    format!(
        "Your code is {code}\n\n\
         Type it on the phone or computer where you asked for it. It works for 10 minutes.\n\n\
         If you did not ask for a code, you need not do anything. Tell nobody the code.\n"
    )
}
