//! What is said around votes.

use domain::count::approval;
use domain::count::yes_no::{Answer, Bound, Denominator, Outcome, Tally, Threshold};
use domain::votes::{Electorate, Eligibility, Phase};

use super::{count, grouped};

pub const TITLE: &str = "Votes";
pub const VOTE: &str = "Vote";
pub const SHOW_OF_HANDS: &str = "Show of hands";
pub const SHOW_OF_HANDS_WHY: &str =
    "This is a show of hands: nobody has checked that each member is one real person who belongs here.";
pub const CALL: &str = "Call a vote";
pub const OPEN: &str = "Open now";
pub const COMING: &str = "Opening later";
pub const OVER: &str = "Over";
pub const NONE: &str = "There have been no votes here yet.";
pub const NONE_HINT: &str = "Once a group has taken up an idea, an organiser can put it to a vote.";
pub const SEE_IDEAS: &str = "Look at the ideas";
pub const YOU_VOTED: &str = "You have voted";
pub const PLEASE_VOTE: &str = "You can vote";
pub const OPENS: &str = "Opens";
pub const OPENED: &str = "Opened";
pub const CLOSES: &str = "Closes";
pub const CLOSED: &str = "Closed";
pub const GRACE: &str = "Voting is over, late votes still count";
pub const COUNTED: &str = "To be counted";
pub const CALLED_BY: &str = "Called by";
pub const IDEA: &str = "Decides on the idea";
pub const ROLL: &str = "May vote";
pub const OPTIONS: &str = "What there is to choose from";

pub const YOUR_VOTE: &str = "Your vote";
pub const CHOOSE_ONE: &str = "Choose your answer";
pub const CAST: &str = "Send my vote";
pub const CHANGE: &str = "Change my vote";
pub const MY_VOTE_NOW: &str = "You have voted:";
pub const UNTIL_THE_CLOSE: &str = "You can change your vote until the close. Until then the server holds who voted what. \
     No member or organiser is shown that, nor any numbers.";
pub const AFTER_THE_CLOSE: &str =
    "At the close all votes are published without names, and the server destroys whose they were.";
pub const UNTIL_COUNTED: &str = "You can change your vote until the votes are counted. Until then the server holds who voted what. \
     No member or organiser is shown that, nor any numbers.";
pub const WHEN_COUNTED: &str =
    "When they are counted, all votes are published without names, and the server destroys whose they were.";
pub const VOTING_CLOSED: &str = "Voting closed";
pub const STILL_COUNT: &str = "Votes that were given on phones without signal still count if they get here by";
pub const NO_NUMBERS_YET: &str = "Nobody is shown any numbers before that.";
pub const HAD_NO_SIGNAL: &str = "I had no signal: send my vote now";
pub const FEW: &str = "Very few people may vote here, so the result may show how you voted. \
     If all of you vote the same way, it surely does.";
pub const SEALED: &str =
    "A ballot was cast from the phone you had before. It counts. Nobody can see it or change it now.";
pub const MAY_NOT: &str = "You can't vote in this one";
pub const WILL_BE_ABLE: &str = "You can vote here as soon as it opens.";
pub const JOIN: &str = "Join to vote";
pub const DECLARE: &str = "To be able to vote, say this of yourself. Organisers don't check it.";
pub const DECLARE_PLACE: &str = "I live, work or otherwise belong in this place";
pub const DECLARE_SEND: &str = "Say so";

pub const RULES: &str = "The rules";
pub const RESULT: &str = "The result";
pub const RESULT_OF_HANDS: &str = "The result of the show of hands";
pub const COUNTING: &str = "It has closed. The votes are being counted: look again in a moment.";
pub const COULD_VOTE: &str = "Could vote";
pub const VOTED: &str = "Voted";
pub const HAD_TO_VOTE: &str = "Had to vote";
pub const HAD_TO_SAY_YES: &str = "Had to say yes";
pub const ANY_NUMBER: &str = "Any number of people";
pub const MOST: &str = "chosen by most";
pub const CHECK: &str = "Count it yourself";
pub const CHECK_HINT: &str = "This file holds every vote, sorted, without names or times. Anybody can count it again. The Record holds its \
     fingerprint (SHA-256), so nobody can change it unseen.";
pub const FILE: &str = "All votes, as a file";
pub const FINGERPRINT: &str = "Fingerprint";
pub const NOT_COUNTED: &str = "No votes were counted, and those already given have been destroyed.";

pub const CANCEL: &str = "Call this vote off";
pub const CANCEL_WHY: &str = "Why?";
pub const CANCEL_HINT: &str = "Everybody can read this. Votes already given are destroyed without being counted.";

pub const NEW_HINT: &str = "Everybody sees your name as the one who called it. Once it is called, nothing about it can change: \
     you can only call it off.";
pub const KIND: &str = "How people answer";
pub const KIND_YES_NO: &str = "Yes or no";
pub const KIND_APPROVAL: &str = "Choose from a list";
pub const NOT_THIS_IDEA: &str =
    "This idea can't be put to a vote now. A group must have taken it up, and no other vote on it may be running.";
pub const QUESTION: &str = "What do you ask?";
pub const QUESTION_HINT: &str = "Make clear what yes means, such as: Shall we close Mill Lane to cars on Sundays?";
pub const QUESTION_HINT_LIST: &str = "Such as: Which bench should we mend first?";
pub const DETAILS: &str = "What should people know first?";
pub const DETAILS_HINT: &str =
    "Such as what it costs, and what speaks for it and against it. You may leave this empty.";
pub const LIST: &str = "What can people choose?";
pub const LIST_HINT: &str = "One a line: two at least.";
pub const CHOOSE_UP_TO: &str = "How many may each person choose?";
pub const SHARE: &str = "How many must say yes?";
pub const SHARE_HINT: &str = "More than 1 in 2 is what most votes ask for. For something weighty: at least 8 in 10.";
pub const BOUND: &str = "More than, or at least?";
pub const SHARE_OF: &str = "How many";
pub const OUT_OF: &str = "In how many";
pub const OF: &str = "Of whom?";
pub const QUORUM: &str = "At least how many must vote?";
pub const QUORUM_HINT: &str = "If fewer do, nothing is decided. Leave it empty if any number will do.";
pub const WHO: &str = "Who may vote?";
pub const WHO_HINT: &str = "The list of those who may vote is made when it opens, and stays as it is.";
pub const ALSO: &str = "Must they also say something of themselves?";
pub const ALSO_HINT: &str = "Nobody checks it. They say it on the page of the vote, before it opens.";
pub const ALSO_PLACE: &str = "That they live, work or otherwise belong in this place";
pub const LEAST_AGE: &str = "Must they say that they have reached an age?";
pub const LEAST_AGE_HINT: &str = "In years, such as 16. Leave it empty for any age.";
pub const AT_GATHERING: &str = "Only those at a meeting?";
pub const AT_GATHERING_HINT: &str =
    "If you choose a meeting, only those who are checked in there at the moment when the vote opens can vote.";
pub const ANYWHERE: &str = "No, wherever they are";
pub const GATHERING: &str = "For those at the meeting";
pub const OPENS_WHEN: &str = "When does it open?";
pub const OPENS_HINT: &str = "Leave it empty to open it at once. If people must say something of themselves, or you \
     still have to confirm members, give them a few days first.";
pub const CLOSES_WHEN: &str = "When does it close?";
pub const GRACE_WHEN: &str = "And votes from phones that had no signal?";
pub const GRACE_HINT: &str = "A phone without signal can't send a vote in time. You can let votes count that come some hours after the \
     close. Until those hours are over, nobody sees any numbers.";
pub const GRACE_NONE: &str = "They must come before it closes, like all others";
pub const GRACE_DAY: &str = "They count for 24 hours after the close: for a vote held at a meeting";
pub const GRACE_OTHER: &str = "They count for another number of hours after the close";
pub const GRACE_HOURS: &str = "How many hours, if another number?";
pub const LOOK_OVER: &str = "Look it over";
pub const REVIEW: &str = "Is this what you ask?";
pub const OPENS_AT_ONCE: &str = "As soon as you call it";
pub const FEW_REVIEW: &str = "So few may vote that the result may show how each of them voted. They are told so.";
pub const CHANGE_IT: &str = "Change something";
pub const LOOK_OVER_AGAIN: &str = "Look it over again";
pub const CALL_NOW: &str = "Call this vote";

/// What a vote is called: it is a show of hands when nobody checked who may vote.
pub fn called(show_of_hands: bool, question: &str) -> String {
    if show_of_hands { format!("{}: {question}", SHOW_OF_HANDS) } else { question.to_owned() }
}

/// Where a vote stands.
pub fn phase(phase: Phase) -> &'static str {
    match phase {
        Phase::Coming => "Opens later",
        Phase::Open => "Open",
        Phase::Grace => GRACE,
        Phase::Closed => CLOSED,
        Phase::Cancelled => super::common::CALLED_OFF,
    }
}

/// The style of where a vote stands.
pub fn phase_style(phase: Phase) -> &'static str {
    match phase {
        Phase::Coming => "badge badge--planned",
        Phase::Open => "badge badge--open",
        Phase::Grace => "badge badge--planned",
        Phase::Closed => "badge badge--closed",
        Phase::Cancelled => "badge badge--wont",
    }
}

/// An answer.
pub fn answer(answer: Answer) -> &'static str {
    match answer {
        Answer::Yes => "Yes",
        Answer::No => "No",
        Answer::Abstain => "I don't take sides (abstain)",
    }
}

/// An answer as a result names it.
pub fn answered(answer: Answer) -> &'static str {
    match answer {
        Answer::Abstain => "Took no side",
        other => self::answer(other),
    }
}

/// The style of an answer's bar.
pub fn bar_style(answer: Answer) -> &'static str {
    match answer {
        Answer::Yes => "bar bar--yes",
        Answer::No => "bar bar--no",
        Answer::Abstain => "bar bar--abstain",
    }
}

/// What came of a question.
pub fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Agreed => "Agreed",
        Outcome::NotAgreed => "Not agreed",
        Outcome::TooFewVoted => TOO_FEW,
    }
}

const TOO_FEW: &str = "Nothing decided: too few voted";

/// What came of a choice.
pub fn chosen(outcome: approval::Outcome, leaders: &[String]) -> String {
    let leaders = leaders.join(", ");
    match outcome {
        approval::Outcome::Won => format!("Chosen: {leaders}"),
        approval::Outcome::Tied => format!("A tie between: {leaders}"),
        approval::Outcome::TooFewVoted => TOO_FEW.to_owned(),
        approval::Outcome::NobodyVoted => "Nothing decided: nobody voted".to_owned(),
    }
}

/// Why somebody can't vote, and what they can do about it. `coming` says whether the vote opens later.
pub fn why_not(eligibility: Eligibility, coming: bool) -> &'static str {
    match eligibility {
        Eligibility::MayVote => "",
        Eligibility::Sealed => SEALED,
        Eligibility::NotAMember if coming => "Only members can vote. Join before it opens, and you can too.",
        Eligibility::NotAMember => {
            "Only those who were members when it opened can vote. Join, and you can vote in the next one."
        }
        Eligibility::WaitingForApproval => "You have asked to join, and an organiser has not said yes to you yet.",
        Eligibility::Paused => "An organiser has paused your membership.",
        Eligibility::JoinedLater => {
            "You joined after it opened. The list of those who may vote was made then. You can vote in the next one."
        }
        Eligibility::NotConfirmed => {
            "Only members whom an organiser has confirmed can vote. Ask an organiser to confirm you."
        }
        Eligibility::LinkNotDeclared if coming => {
            "Only those who say that they belong in this place can vote, and you have not said so yet."
        }
        Eligibility::LinkNotDeclared => {
            "Only those who had said that they belong in this place can vote, and you had not when it opened."
        }
        Eligibility::AgeNotDeclared if coming => {
            "Only those who say that they are old enough can vote, and you have not said so yet."
        }
        Eligibility::AgeNotDeclared => {
            "Only those who had said that they are old enough can vote, and you had not when it opened."
        }
        Eligibility::NotCheckedIn if coming => {
            "Only those who are checked in at the meeting when it opens can vote. You are not checked in there."
        }
        Eligibility::NotCheckedIn => {
            "Only those who were checked in at the meeting when it opened can vote, and you were not."
        }
        Eligibility::NotWhenItOpened => {
            "You were not on the list of those who may vote when it opened, and the list stays as it is. \
             You can vote in the next one."
        }
    }
}

/// `Those at: Spring meeting (Friday 3 April, 7:00 pm)`.
pub fn those_at(title: &str, begins: &str) -> String {
    format!("Those at: {title} ({begins})")
}

/// `I am at least 16`.
pub fn declare_age(age: u32) -> String {
    format!("I am at least {age} years old")
}

/// `at least 8 in 10 of those who vote`; `more than half of those who vote`.
fn share(threshold: Threshold) -> String {
    let Threshold { bound, share, out_of, of } = threshold;
    let who = match of {
        Denominator::YesAndNo => "who say yes or no",
        Denominator::AllBallots => "who vote",
        Denominator::EveryoneOnRoll => "who may vote",
    };
    let much = match bound {
        Bound::AtLeast if share == out_of => return format!("all {who}"),
        Bound::AtLeast => "at least ",
        Bound::MoreThan => "more than ",
    };
    let part = match share.checked_mul(2) {
        Some(twice) if twice == out_of => "half".to_owned(),
        _ => format!("{share} in {out_of}"),
    };
    format!("{much}{part} of those {who}")
}

/// Of whom a share is taken, as a choice.
pub fn denominator(of: Denominator) -> &'static str {
    match of {
        Denominator::YesAndNo => "Of those who say yes or no",
        Denominator::AllBallots => "Of those who vote, also if they take no side",
        Denominator::EveryoneOnRoll => "Of those who may vote, also if they don't",
    }
}

/// How many must say yes: `To be agreed, at least 8 in 10 of those who say yes or no must say yes.`
pub fn threshold(threshold: Threshold) -> String {
    let also = match threshold.of {
        Denominator::YesAndNo => "",
        Denominator::AllBallots => " Those who take no side are counted among them.",
        Denominator::EveryoneOnRoll => " Those who don't vote are counted among them.",
    };
    format!("To be agreed, {} must say yes.{also}", share(threshold))
}

/// How a choice is settled.
pub fn choose(rules: approval::Rules) -> [String; 2] {
    let most = if rules.choose_up_to == 1 {
        "Everybody may choose one.".to_owned()
    } else {
        ["Everybody may choose up to ", &rules.choose_up_to.to_string(), " of the ", &rules.options.to_string(), "."]
            .concat()
    };
    [most, "What most people choose wins. If several come out on top together, it is a tie.".to_owned()]
}

/// `Choose up to 3`.
pub fn choose_up_to(n: u32) -> String {
    if n == 1 { "Choose one".to_owned() } else { format!("Choose up to {n}") }
}

/// How many must vote: `At least 20 must vote`.
pub fn quorum(n: u32) -> String {
    match n {
        0 => "It counts however few vote.".to_owned(),
        n => format!("At least {} must vote, or nothing is decided.", grouped(n)),
    }
}

/// Which votes count that come late: `Votes given on phones without signal still count if they get here within 24 hours of the close.`
pub fn grace(hours: u32) -> Option<String> {
    let hours = (hours > 0).then(|| count(hours, "hour", "hours"))?;
    Some(format!("Votes given on phones without signal still count if they get here within {hours} of the close."))
}

/// Who may vote, sentence by sentence.
pub fn electorate(electorate: Electorate) -> Vec<String> {
    let who = match (electorate.gathering.is_some(), electorate.confirmed) {
        (false, true) => {
            "Everybody may vote who is a member when it opens and whom an organiser has confirmed as one real person \
             who belongs here."
        }
        (false, false) => "Everybody may vote who is a member when it opens.",
        (true, true) => {
            "Everybody may vote who is checked in at the meeting when it opens and whom an organiser has confirmed as \
             one real person who belongs here."
        }
        (true, false) => "Everybody may vote who is checked in at the meeting when it opens.",
    };
    let mut sentences = vec![who.to_owned()];
    if electorate.linked_to_place {
        sentences.push("They must have said that they belong in this place. Nobody checks that.".to_owned());
    }
    if let Some(age) = electorate.least_age {
        let age = age.to_string();
        sentences.push(format!("They must have said that they are at least {age} years old. Nobody checks that."));
    }
    if electorate.is_show_of_hands() {
        sentences.push(SHOW_OF_HANDS_WHY.to_owned());
    }
    sentences
}

/// `40 people`.
pub fn people(n: u32) -> String {
    if n == 1 { "1 person".to_owned() } else { format!("{} people", grouped(n)) }
}

/// Why a question came out as it did: `8 of the 9 who said yes or no said yes (88.9%).`
pub fn said_yes(tally: &Tally) -> String {
    let who = match tally.rules.threshold.of {
        Denominator::YesAndNo => "who said yes or no",
        Denominator::AllBallots => "who voted",
        Denominator::EveryoneOnRoll => "who could vote",
    };
    if tally.base == 0 {
        return format!("There was nobody {who}.");
    }
    let percent = percent(tally.yes, tally.base);
    format!("{} of the {} {who} said yes ({percent}).", grouped(tally.yes), grouped(tally.base))
}

/// How many had to say yes: `9 or more: at least 8 in 10 of those who say yes or no`.
pub fn had_to_say_yes(tally: &Tally) -> String {
    let Tally { needed, rules, .. } = tally;
    format!("{} or more: {}", grouped(*needed), share(rules.threshold))
}

/// How many had to vote.
pub fn had_to_vote(quorum: u32) -> String {
    if quorum == 0 { ANY_NUMBER.to_owned() } else { format!("{} or more", grouped(quorum)) }
}

/// How many voted: `12 of 40 (30.0%)`.
pub fn turnout(cast: u32, roll: u32) -> String {
    let of = format!("{} of {}", grouped(cast), grouped(roll));
    if roll == 0 { of } else { format!("{of} ({})", percent(cast, roll)) }
}

/// `8 votes`.
pub fn votes(n: u32) -> String {
    count(n, "vote", "votes")
}

/// `7 of the 12 who voted`.
pub fn approvals(n: u32, cast: u32) -> String {
    format!("{} of the {} who voted", grouped(n), grouped(cast))
}

/// A result in a list: `8 yes · 1 no · 3 took no side`.
pub fn figures(tally: &Tally) -> String {
    let (yes, no) = (grouped(tally.yes), grouped(tally.no));
    format!("{yes} yes · {no} no · {} took no side", grouped(tally.abstain))
}

/// Who may vote, as a choice: all members.
pub fn all_members(members: u32) -> String {
    [
        "All members: ",
        &people(members),
        " now. Nobody checks that each is one real person, so it is called a show of hands.",
    ]
    .concat()
}

/// Who may vote, as a choice: those an organiser has confirmed.
pub fn confirmed_members(confirmed: u32) -> String {
    format!("Only members whom an organiser has confirmed: {} now", people(confirmed))
}

/// How many could vote if it opened now.
pub fn roll_now(n: u32) -> String {
    format!("{}, if it opened now", people(n))
}

/// Whether the share is enough, as a choice.
pub fn bound(bound: Bound) -> &'static str {
    match bound {
        Bound::MoreThan => "More than",
        Bound::AtLeast => "At least",
    }
}

/// A part of a whole that is not 0, to a tenth of a hundredth: `88.9%`.
fn percent(part: u32, whole: u32) -> String {
    let (part, whole) = (u64::from(part), u64::from(whole));
    let tenths = (part * 1000 + whole / 2) / whole;
    format!("{}.{}%", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(bound: Bound, share: u32, out_of: u32, of: Denominator) -> Threshold {
        Threshold { bound, share, out_of, of }
    }

    #[test]
    fn a_share_always_says_of_whom() {
        let said = threshold(of(Bound::AtLeast, 8, 10, Denominator::YesAndNo));
        assert_eq!(said, "To be agreed, at least 8 in 10 of those who say yes or no must say yes.");
        let said = threshold(of(Bound::MoreThan, 1, 2, Denominator::AllBallots));
        assert!(said.starts_with("To be agreed, more than half of those who vote must say yes."));
        let said = threshold(of(Bound::AtLeast, 3, 3, Denominator::EveryoneOnRoll));
        assert!(said.starts_with("To be agreed, all who may vote must say yes."));
    }

    #[test]
    fn parts_are_rounded_to_the_nearest_tenth() {
        assert_eq!(
            [(8, 9), (1, 8), (0, 3), (3, 3), (1, 2000)].map(|(a, b)| percent(a, b)),
            ["88.9%", "12.5%", "0.0%", "100.0%", "0.1%"]
        );
    }
}
