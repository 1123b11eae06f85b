//! What is said around one's own account.

pub const TITLE: &str = "Me";
pub const MINE: &str = "My communities";
pub const NONE: &str = "You are in no community yet.";
pub const FIND: &str = "Find one to join";
pub const NOT_LINKED: &str = "Each community knows you by the name you gave there, and learns nothing of the others.";

pub const KEY: &str = "If you lose this phone";
pub const RECOVERY: &str = "Your recovery code";
pub const RECOVERY_NONE: &str = "You have no recovery code. Without one, a lost phone is a lost membership.";
pub const RECOVERY_NEW: &str = "Make a new recovery code";
pub const RECOVERY_FIRST: &str = "Make a recovery code";
pub const RECOVERY_OLD: &str = "A new one ends the one you have.";
pub const RECOVERY_KEY: &str = "This phone is your key: there is no password. If you lose it, this code brings you back. \
    Write it on paper and keep it somewhere safe. We can't show it again later.";
pub const RECOVERY_CARE: &str = "Whoever has it can act as you. Tell nobody, not even an organiser.";
pub const RECOVERY_WRITTEN: &str = "I have written it down";
pub const RECOVERY_GONE: &str =
    "This code is shown for half an hour only. If you did not write it down, make a new one under Me.";
pub const SEE_ME: &str = "Look under Me";

pub const MOVE: &str = "Move to a new phone";
pub const MOVE_HINT: &str = "This phone shows a code, and you type it on the new one. You stay the same member.";
pub const MOVE_SHOW: &str = "Show me a code";
pub const MOVE_STEP: &str = "On the new phone, open this address and type the code:";
pub const MOVE_UNTIL: &str = "The code works once, for 15 minutes. Tell it to nobody.";
pub const MOVE_BOTH: &str = "Both phones are signed in afterwards. You can sign the old one out under Me.";
pub const BACK: &str = "Back to Me";

pub const EMAIL: &str = "E-mail address";
pub const EMAIL_WHY: &str = "You need none. With one, you can also sign in with six numbers that we send you. \
    No community sees it, and we write for nothing else.";
pub const EMAIL_IS: &str = "Your address:";
pub const EMAIL_LABEL: &str = "Your e-mail address";
pub const EMAIL_ADD: &str = "Add it";
pub const EMAIL_CHANGE: &str = "Use another address";
pub const EMAIL_REMOVE: &str = "Take it off";
pub const EMAIL_SENT_TITLE: &str = "Type the six numbers";
pub const EMAIL_SENT: &str =
    "We have sent six numbers to the address you gave. They work for 10 minutes, on this phone only.";

pub const PHONES: &str = "Where you are signed in";
pub const THIS_PHONE: &str = "This one";
pub const PHONE_OUT: &str = "Sign out";
pub const OTHERS_OUT: &str = "Sign out all the others";
pub const OTHERS_OUT_HINT: &str = "If you have lost one, do this at once.";
pub const SIGN_OUT: &str = "Sign out of this one";
pub const SIGN_OUT_LOST: &str =
    "You have no recovery code and no e-mail address here. If you sign out now, you can't come back.";
pub const SIGN_OUT_BACK: &str = "You can come back with your recovery code or your e-mail address.";

pub const DATA: &str = "What is kept of you";
pub const DOWNLOAD: &str = "Download my data";
pub const DOWNLOAD_HINT: &str = "All of it, in one file (JSON).";
pub const ERASE: &str = "Erase me";
pub const ERASE_HINT: &str = "For ever, from every community here.";
pub const ERASE_LEDE: &str = "This ends your memberships and destroys what is kept of you: your names here, what you support, \
    your e-mail address, your codes. It can't be undone.";
pub const ERASE_WHERE: &str = "You are, or have been, in:";
pub const ERASE_POSTS: &str = "What shall become of what you wrote?";
pub const ERASE_KEEP: &str = "It stays, without my name";
pub const ERASE_KEEP_HINT: &str = "Others may have answered it.";
pub const ERASE_ALL: &str = "Destroy the words too";
pub const ERASE_ALL_HINT: &str = "The Record then says that something was erased here.";
pub const ERASE_BALLOTS: &str = "Ballots of votes that have closed carry no name, so nobody can find yours.";
pub const ERASE_DO: &str = "Erase me now";
pub const ERASED: &str = "Done ✓ What was kept of you here is destroyed.";

pub const NAME: &str = "The name you are known by here";
pub const NAME_HINT: &str = "What you wrote before keeps the name it showed.";
pub const SAVE: &str = "Save";
pub const OPEN: &str = "Go to this community";
pub const SINCE: &str = "Since";
pub const STANDING: &str = "Where you stand";
pub const WAITING: &str = "An organiser has not said yes to you yet.";
pub const PAUSED: &str = "An organiser has paused your membership: you can read, but not post. \
    You can still vote where the vote had opened before.";
pub const MEMBER: &str = "Member";
pub const ORGANISER: &str = "Organiser";
pub const CONFIRMED: &str = "An organiser has confirmed that you belong here.";
pub const WHY: &str = "Why";
pub const DECLARE: &str = "What some votes ask of you";
pub const DECLARE_HINT: &str = "Nobody checks it, and only the count of a vote uses it. You may leave it empty.";
pub const DECLARE_PLACE: &str = "I live, work or otherwise belong in this place";
pub const DECLARE_AGE: &str = "I am at least so many years old";
pub const DECLARE_AGE_HINT: &str = "Such as 16 or 18. Leave it empty if you would rather not say.";
pub const FEED: &str = "Read the Record in a news reader";
pub const FEED_HINT: &str = "This secret address is yours alone. Anyone with this address can read what members read.";
pub const FEED_NONE: &str =
    "A feed reader shows you what is new without opening Folkmoot. You get a secret address for it.";
pub const FEED_NEW: &str = "Get a secret address";
pub const FEED_RENEW: &str = "Make a new address; the old one stops";
pub const TOLD: &str = "What you told the organisers";
pub const TOLD_WAITS: &str = "They have not answered yet.";
pub const TOLD_ANSWER: &str = "Their answer:";
pub const LEAVE: &str = "Leave this community";
pub const LEAVE_HINT: &str =
    "Your jobs go back to their groups. What you wrote stays. If you come back, you are the same member as before.";
pub const LEAVE_LAST: &str = "You are its only organiser. Make another member one first: then you can leave.";
pub const LEAVE_ASK: &str = "I don't want to join any more";

/// What is said when something was done here.
pub fn done(what: &str) -> Option<&'static str> {
    Some(match what {
        "name" => "Saved ✓ You are known by your new name from now on.",
        "declare" => "Saved ✓ Votes that ask for it go by this now.",
        "feed" => "Done ✓ Give the new address to your news reader.",
        "leave" => "Done ✓ You are no longer in this community.",
        "email" => "Added ✓ You can sign in with this address from now on.",
        "email-remove" => "Done ✓ The address is forgotten.",
        "phone-out" => "Done ✓ That one is signed out.",
        "others-out" => "Done ✓ Only this one is signed in now.",
        _ => return None,
    })
}

/// `You have one, made on 22 November.`
pub fn recovery_made(when: &str) -> String {
    format!("You have a recovery code, made on {when}. It is kept so that not even we can read it.")
}

/// `Signed in on 3 May, last seen on 22 November`.
pub fn seen(since: &str, seen: &str) -> String {
    format!("Signed in on {since}, last seen on {seen}")
}

/// Why somebody can't be erased: the community would be left without an organiser.
pub fn last_organiser(community: &str) -> String {
    format!("You are the only organiser of {community}. Make another member one first. Nothing has been erased.")
}

/// What a machine is called.
pub fn device(name: &str) -> &'static str {
    match name {
        "android" => "Android phone or tablet",
        "iphone" => "iPhone",
        "ipad" => "iPad",
        "mac" => "Mac",
        "windows" => "Windows computer",
        "chromebook" => "Chromebook",
        "linux" => "Linux computer",
        _ => "Some other device",
    }
}
