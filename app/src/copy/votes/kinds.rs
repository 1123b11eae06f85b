//! What is said of each kind of vote: when one is called, on its ballot, and of its rules.

use domain::count::{Rules, approval, borda, consent, ranked, score};
use domain::votes::{Counting, Kind, Paper};

use super::super::{count, grouped, isolated};

/// A kind of vote, in the field of a link.
pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::YesNo => "Yes or no",
        Kind::Approval => "Choose from a list",
        Kind::Consent => "Can all of us live with it?",
        Kind::Score => "Points for each",
        Kind::Borda => "In order, by points",
        Kind::Ranked => "In order, in rounds",
        Kind::Budget => "Spend a budget",
    }
}

/// What a kind of vote is, and what it is good for.
pub fn kind_means(kind: Kind) -> &'static str {
    match kind {
        Kind::YesNo => "Everybody says yes or no, or takes no side. You say how many must say yes.",
        Kind::Approval => "Everybody ticks what they like. What most people tick wins.",
        Kind::Consent => {
            "Everybody agrees, stands aside or blocks. It is agreed if nobody blocks. Good for small groups whose \
             members must all be able to live with it."
        }
        Kind::Score => "Everybody gives points to each thing. What has the most points in all wins.",
        Kind::Borda => {
            "Everybody puts the things in order. A first place brings the most points, a last place the fewest. What \
             has the most points in all wins."
        }
        Kind::Ranked => {
            "Everybody puts the things in order. What comes last drops out, and its votes go to what those people like \
             next, until one has more than half. If several are chosen, each fair part of the people gets one."
        }
        Kind::Budget => {
            "Everybody says what the money should go to. The count finds what can be paid for, and shows for each thing \
             why it was or was not."
        }
    }
}

/// A question for which a kind of vote is good.
pub fn kind_example(kind: Kind) -> &'static str {
    match kind {
        Kind::YesNo => "Such as: Shall we close Mill Lane to cars on Sundays?",
        Kind::Approval => "Such as: Which bench should we mend first?",
        Kind::Consent => "Such as: Shall we keep the garden gate locked at night?",
        Kind::Score => "Such as: How much do you like each of these colours for the hall?",
        Kind::Borda => "Such as: Which book should we read next?",
        Kind::Ranked => "Such as: Who should speak for us? Which two streets should be gritted first?",
        Kind::Budget => "Such as: What shall we spend this year’s £5,000 on?",
    }
}

pub const MORE_ABOUT: &str = "Read more about each idea";
pub const HIGHEST: &str = "What is the most points for one thing?";
pub const HIGHEST_HINT: &str = "People give each thing from 0 to so many points.";
pub const PLACES: &str = "What is a place worth?";
pub const PLACES_FULL: &str = "Every place counts: of five things, the first gets 4 points and the last none";
pub const PLACES_THREE: &str = "Only the first three count: 3 points, 2 points and 1 point";
pub const SEATS: &str = "How many are chosen?";
pub const SEATS_HINT: &str =
    "One: until it has more than half of the votes. Several: the rules of Scottish council elections.";
pub const TOTAL: &str = "How much money is there?";
pub const TOTAL_HINT: &str = "In pounds, such as 5000.";
pub const IDEAS: &str = "Which ideas can the money go to?";
pub const IDEAS_HINT: &str = "Ideas that have a cost and are still open. They are decided by this vote.";
pub const PROJECTS: &str = "What else can it go to?";
pub const PROJECTS_HINT: &str = "One a line, with what it costs at the end: New bench 450";
pub const PAPER: &str = "How do people answer?";
pub const AT_MOST: &str = "How many may each person choose or put in order?";
pub const AT_MOST_HINT: &str = "Leave it empty for any number.";
pub const POINTS_IN_ALL: &str = "How many points does each person give out?";
pub const POINTS_IN_ALL_HINT: &str = "Only if they give out points, such as 10.";
pub const COUNTING_HOW: &str = "How is it counted?";
pub const MINIMUM: &str = "How many votes does a project need?";
pub const MINIMUM_HINT: &str = "Leave it empty for one.";

/// How people answer a vote on a budget.
pub fn paper(paper: Paper) -> &'static str {
    match paper {
        Paper::Choose => "They tick what they are for",
        Paper::Spend => "They tick what they would spend it on: no more than there is",
        Paper::Points => "They give out points",
        Paper::Order => "They put in order what they are for",
    }
}

/// How a budget is counted, as a choice.
pub fn counting(counting: Counting) -> &'static str {
    match counting {
        Counting::EqualShares => {
            "Equal shares: each voter has the same part of the money, so that every part of the people gets something"
        }
        Counting::Greedy => "What has most first: the largest group can get everything",
        Counting::Phragmen => "Turn by turn (Phragmén): who has got little so far comes next",
    }
}

pub const AGREE: &str = "I agree";
pub const AGREE_HINT: &str = "I am for it.";
pub const STAND_ASIDE: &str = "I stand aside";
pub const STAND_ASIDE_HINT: &str = "I would have it otherwise, but I can live with it.";
pub const BLOCK: &str = "I block it";
pub const BLOCK_HINT: &str = "It must not happen: it would do harm.";

/// An answer to what all are to live with.
pub fn consent(answer: consent::Answer) -> (&'static str, &'static str) {
    match answer {
        consent::Answer::Agree => (AGREE, AGREE_HINT),
        consent::Answer::StandAside => (STAND_ASIDE, STAND_ASIDE_HINT),
        consent::Answer::Block => (BLOCK, BLOCK_HINT),
    }
}

/// The same as a result names it.
pub fn consented(answer: consent::Answer) -> &'static str {
    match answer {
        consent::Answer::Agree => "Agree",
        consent::Answer::StandAside => "Stood aside",
        consent::Answer::Block => "Blocked it",
    }
}

/// Why a question of consent came out as it did.
pub fn consent_came(outcome: consent::Outcome) -> &'static str {
    match outcome {
        consent::Outcome::Agreed => "Nobody blocked it, and somebody agreed.",
        consent::Outcome::Blocked => "It was blocked. One block is enough.",
        consent::Outcome::NobodyAgreed => "Nobody blocked it, but nobody agreed either.",
        consent::Outcome::TooFewVoted => "Too few voted for it to count.",
    }
}

pub const YOUR_ORDER: &str = "Your order";
pub const NO_NUMBER: &str = "none";

/// What to do on a paper that asks for an order.
pub fn rank(most: u32, options: u32) -> String {
    let most = if most < options { format!(" Up to {most} count.") } else { String::new() };
    ["Give 1 to what you like best, 2 to what comes next, and so on. Leave out what you don’t want.", &most].concat()
}

/// What to do on a paper that asks for points for each.
pub fn give_each(highest: u32) -> String {
    format!("Give each from 0 to {highest} points. More is better. What you leave empty gets none.")
}

/// What to do on a paper on which points are given out.
pub fn give_out(in_all: Option<u32>) -> String {
    match in_all {
        Some(points) => format!("You have {} to give out. Put them where you like.", count(points, "point", "points")),
        None => "Give points to what you are for.".to_owned(),
    }
}

/// What to do on a paper on which things are ticked that cost something.
pub fn spend(total: &str) -> String {
    format!("Tick what you would spend the money on: no more than {total} together.")
}

/// What to do on a paper on which any number, or up to so many, are ticked.
pub fn tick_up_to(up_to: Option<u32>) -> String {
    up_to.map_or_else(|| "Tick everything that you are for".to_owned(), super::choose_up_to)
}

/// A thing with its cost, as a choice.
pub fn with_cost(name: &str, cost: &str) -> String {
    format!("{} ({cost})", isolated(name))
}

/// What a ballot spends of what there is.
pub fn spent(sum: &str, total: &str) -> String {
    format!(". Together {sum} of {total}.")
}

/// How far what is ticked or given has come: `{used}`, `{left}` and `{over}` stand for figures.
pub fn within(most: &str) -> String {
    format!("{{used}} of {most}: {{left}} left")
}

/// That what is ticked or given is too much.
pub fn beyond(most: &str) -> String {
    format!("{{used}} of {most}: {{over}} too much")
}

/// `34 points`; `1 point`.
pub fn points(n: u64) -> String {
    let n = u32::try_from(n).unwrap_or(u32::MAX);
    if n == 1 { "1 point".to_owned() } else { format!("{} points", grouped(n)) }
}

/// Points that are counted in halves: `12½ points`.
pub fn half_points(halves: u64) -> String {
    if halves.is_multiple_of(2) {
        return points(halves / 2);
    }
    let whole = u32::try_from(halves / 2).unwrap_or(u32::MAX);
    if whole == 0 { "½ point".to_owned() } else { format!("{}½ points", grouped(whole)) }
}

/// How a vote is settled, sentence by sentence.
pub fn rules(rules: &Rules, currency: &str) -> Vec<String> {
    match rules {
        Rules::YesNo(rules) => vec![super::threshold(rules.threshold)],
        Rules::Approval(rules) => approved(*rules),
        Rules::Consent(_) => vec![
            "It is agreed if somebody agrees and nobody blocks it. Those who stand aside are in nobody’s way."
                .to_owned(),
        ],
        Rules::Score(rules) => scored(*rules),
        Rules::Borda(rules) => placed(*rules),
        Rules::Ranked(rules) => in_rounds(*rules),
        Rules::Budget(rules) => super::budget_rules(rules, currency),
    }
}

fn approved(rules: approval::Rules) -> Vec<String> {
    super::choose(rules).into()
}

const TIE: &str = "If several come out on top together, it is a tie.";

fn scored(rules: score::Rules) -> Vec<String> {
    let each =
        format!("Everybody may give each from 0 to {} points. What has the most points in all wins.", rules.highest);
    vec![each, TIE.to_owned()]
}

fn placed(rules: borda::Rules) -> Vec<String> {
    let worth = match rules.form {
        borda::Form::Full => format!(
            "A first place brings {} points, and each place after it one less. Things that somebody leaves out share the points \
             of the places left over.",
            rules.options.saturating_sub(1)
        ),
        borda::Form::TopThree => {
            "A first place brings 3 points, a second 2 and a third 1. All others get none.".to_owned()
        }
    };
    vec![worth, "What has the most points in all wins.".to_owned(), TIE.to_owned()]
}

fn in_rounds(rules: ranked::Rules) -> Vec<String> {
    let how = match rules.method {
        ranked::Method::Irv => [
            "One is chosen. Each paper counts for what is first on it.",
            "As long as nothing has more than half of the votes still in play, what has the fewest drops out, and its papers go \
             to what comes next on them.",
        ],
        ranked::Method::ScottishStv => [
            "Several are chosen by the rules of Scottish council elections. Whoever has the number of votes needed is elected, \
             and what they have above it goes on to what comes next on their papers, each in part.",
            "When nobody has enough, whoever has the fewest drops out, and their papers go on whole.",
        ],
    };
    let seats = format!("{} to be chosen.", count(rules.seats, "is", "are"));
    let ties = "If two have equally few, the one that had fewer in the round before drops out; if that doesn’t tell, a lot that \
                anybody can draw again.";
    let mut sentences: Vec<String> = how.map(str::to_owned).into();
    if rules.method == ranked::Method::ScottishStv {
        sentences.insert(0, seats);
    }
    sentences.push(ties.to_owned());
    sentences
}

/// `1. Benches`.
pub fn placed_as(place: u32, option: &str) -> String {
    format!("{place}. {}", isolated(option))
}

/// `Benches: 3`.
pub fn given(option: &str, points: u32) -> String {
    format!("{}: {points}", isolated(option))
}
