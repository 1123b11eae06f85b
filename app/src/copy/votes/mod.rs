//! What is said around votes.

mod budget_rules;
mod calling;
mod kinds;
mod recount;

pub use budget_rules::*;
pub use calling::*;
pub use kinds::*;
pub use recount::*;

use domain::count::yes_no::{Answer, Bound, Denominator, Tally, Threshold};
use domain::count::{Verdict, approval};
use domain::votes::{Electorate, Eligibility, Phase};

use super::{count, grouped, listed};

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
pub const UNTIL_COUNTED: &str = "You can change your vote until the votes are counted. Until then the server holds who voted what. \
     No member or organiser is shown that, nor any numbers.";
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
pub const NOT_COUNTED: &str = "No votes were counted, and those already given have been destroyed.";

pub const CANCEL: &str = "Call this vote off";
pub const CANCEL_WHY: &str = "Why?";
pub const CANCEL_HINT: &str = "Everybody can read this. Votes already given are destroyed without being counted.";

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

/// What came of a vote; `options` are the words of those chosen or tied.
pub fn verdict(verdict: &Verdict, options: &[String]) -> String {
    let options = listed(options);
    match verdict {
        Verdict::Agreed => "Agreed".to_owned(),
        Verdict::NotAgreed => "Not agreed".to_owned(),
        Verdict::Chosen { .. } => format!("Chosen: {options}"),
        Verdict::Tied { .. } => format!("A tie between: {options}"),
        Verdict::NothingChosen => "Nothing could be paid for".to_owned(),
        Verdict::TooFewVoted => "Nothing decided: too few voted".to_owned(),
        Verdict::NobodyVoted => "Nothing decided: nobody voted".to_owned(),
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

/// That a vote was held elsewhere: `This vote was held elsewhere and brought in from Pabulib.`
pub fn held_elsewhere(source: &str) -> String {
    format!("This vote was not held here. It was brought in from {source}, and counted here by these rules.")
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
    share_of_roll(format!("{} of {}", grouped(cast), grouped(roll)), cast, roll)
}

/// How many of how many voted, where nothing else says so: `8 of 20 voted (40.0%)`.
pub fn voted(cast: u32, roll: u32) -> String {
    share_of_roll(format!("{} of {} voted", grouped(cast), grouped(roll)), cast, roll)
}

fn share_of_roll(said: String, cast: u32, roll: u32) -> String {
    if roll == 0 { said } else { format!("{said} ({})", percent(cast, roll)) }
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
