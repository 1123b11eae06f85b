//! What is said of counts in rounds: instant runoff and the single transferable vote.

use domain::count::ranked::{Account, Credit, Deciding, Method, Outcome, Parcel, Reason, Round, Tally};
use domain::count::ranked::{Tie, TieFor, Transfer, Votes, Why};

use super::{count, grouped, isolated};

pub const ROUNDS: &str = "The count, round by round";
pub const TABLE: &str = "All rounds in one table";
pub const OPTION: &str = "Choice";
pub const ELECTED: &str = "elected";
pub const OUT: &str = "out";
pub const WITHDRAWN: &str = "withdrawn";
pub const NEEDED: &str = "Needed";
pub const NOBODY: &str = "For nobody any more";
pub const LOST: &str = "Lost by cutting off";
pub const LEGEND_HELD: &str = "had before";
pub const LEGEND_GAINED: &str = "new in this round";
pub const LEGEND_GIVEN: &str = "moved away";
pub const LEGEND_NEEDED: &str = "votes needed";

/// `Round 3`.
pub fn round_title(number: usize) -> String {
    format!("Round {number}")
}

/// `All 39 rounds`.
pub fn all_rounds(many: usize) -> String {
    format!("All {many} rounds")
}

/// `1,234.5`: exact, without zeros at its end.
pub fn figure(votes: Votes) -> String {
    let written = votes.to_string();
    let (whole, part) = written.split_once('.').unwrap_or((&written, ""));
    let whole = whole.parse().map_or_else(|_| whole.to_owned(), grouped);
    match part.trim_end_matches('0') {
        "" => whole,
        part => format!("{whole}.{part}"),
    }
}

/// `1 vote`, `2.5 votes`, `0.00001 of a vote`.
pub fn votes(votes: Votes) -> String {
    match figure(votes) {
        one if votes == Votes::ONE => format!("{one} vote"),
        part if votes < Votes::ONE && !votes.is_none() => format!("{part} of a vote"),
        many => format!("{many} votes"),
    }
}

/// What an option is called.
pub fn name(names: &[String], option: u32) -> String {
    let name = usize::try_from(option).ok().and_then(|number| names.get(number.checked_sub(1)?));
    name.filter(|name| !name.trim().is_empty()).map(|name| isolated(name)).unwrap_or_else(|| format!("Number {option}"))
}

/// `Ann`, `Ann and Bo`, `Ann, Bo and Cy`.
fn list(names: &[String], options: impl IntoIterator<Item = u32>) -> String {
    and(options.into_iter().map(|option| name(names, option)).collect())
}

fn and(mut words: Vec<String>) -> String {
    match words.pop() {
        None => String::new(),
        Some(last) if words.is_empty() => last,
        Some(last) => format!("{} and {last}", words.join(", ")),
    }
}

/// What came of it, in one sentence.
pub fn result(tally: &Tally, names: &[String]) -> String {
    match (tally.outcome, tally.winners()) {
        (Outcome::TooFewVoted, _) => "Too few people voted, so nothing is decided.".to_owned(),
        (Outcome::NobodyVoted, _) | (Outcome::Elected, []) => "Nobody is elected.".to_owned(),
        (Outcome::Elected, [one]) if tally.rules.method == Method::Irv => format!("{} wins.", name(names, *one)),
        (Outcome::Elected, [one]) => format!("{} is elected.", name(names, *one)),
        (Outcome::Elected, several) => {
            format!("Elected, in this order: {}.", list(names, several.iter().copied()))
        }
    }
}

/// How it is counted, before the first round.
pub fn how(tally: &Tally, names: &[String]) -> Vec<String> {
    let Account { valid, withdrawn, seats, quota, .. } = &tally.account;
    let ballots = if *valid == 1 { "1 ballot is".to_owned() } else { format!("{} ballots are", grouped(*valid)) };
    let mut said = match tally.rules.method {
        Method::Irv => vec![format!(
            "{ballots} counted. Whoever has more than half of the votes still in play wins. \
             Until somebody has, whoever has the fewest votes drops out, and those ballots go to their next choice."
        )],
        Method::ScottishStv => vec![format!(
            "{ballots} counted for {}. Whoever has {} is elected: no more than {seats} can have so many. \
             Votes that somebody doesn't need go to the next choice on their ballots. If there are none to move on, \
             whoever has the fewest votes drops out, and those ballots go to their next choice.",
            count(*seats, "place", "places"),
            votes(*quota),
        )],
    };
    if !withdrawn.is_empty() {
        let were = if withdrawn.len() == 1 { "was" } else { "were" };
        said.push(format!(
            "{} {were} withdrawn before the count, so ballots count for the next choice on them.",
            list(names, withdrawn.iter().copied())
        ));
    }
    said
}

/// What happened in a round, in sentences.
pub fn happened(tally: &Tally, round: &Round, names: &[String]) -> Vec<String> {
    let mut said = Vec::new();
    let before = |tie: &&Tie| tie.about != TieFor::Order;
    said.extend(round.ties.iter().filter(before).map(|tie| broken(tie, names)));
    match &round.transfer {
        None => said.push("Every ballot counts for the first choice on it.".to_owned()),
        Some(transfer) => moved(transfer, names, &mut said),
    }
    if tally.rules.method == Method::Irv {
        let in_play: Votes = round.votes.iter().copied().sum();
        let are = if is_one(in_play) { "is" } else { "are" };
        said.push(format!("{} {are} in play: more than half is {}.", votes(in_play), figure(round.needed)));
    }
    said.extend(round.ties.iter().filter(|tie| !before(tie)).map(|tie| broken(tie, names)));
    said.extend(elected(tally, round, names));
    said
}

fn elected(tally: &Tally, round: &Round, names: &[String]) -> Vec<String> {
    let last: Vec<u32> =
        round.newly_elected.iter().filter(|one| one.why == Why::LastPlaces).map(|one| one.option).collect();
    let mut said: Vec<String> = Vec::new();
    for one in round.newly_elected.iter().filter(|one| one.why == Why::Quota) {
        let done = if tally.rules.method == Method::Irv { "wins" } else { "is elected" };
        said.push(format!("{} has {} and {done}.", name(names, one.option), votes(votes_of(round, one.option))));
    }
    let full = usize::try_from(tally.account.seats).is_ok_and(|seats| seats <= round.elected.len());
    match last.as_slice() {
        [] => {}
        [one] if tally.rules.method == Method::Irv => {
            said.push(format!("Only {} is left, and wins.", name(names, *one)))
        }
        [one] if !full => said.push(format!("Only {} is left, and is elected.", name(names, *one))),
        [one] => said.push(format!("Only {} is left for the last place, and is elected.", name(names, *one))),
        several => {
            said.push(format!("No more are left than there are places: {} are elected.", list(names, several.to_vec())))
        }
    }
    said
}

/// The votes of an option once a round is over.
pub fn votes_of(round: &Round, option: u32) -> Votes {
    let at = usize::try_from(option).ok().and_then(|number| number.checked_sub(1));
    at.and_then(|at| round.votes.get(at)).copied().unwrap_or_default()
}

fn moved(transfer: &Transfer, names: &[String], said: &mut Vec<String>) {
    let from = name(names, transfer.from);
    match transfer.reason {
        Reason::Surplus => {
            said.push(format!("{from} has {} more than needed. They move on.", votes(transfer.votes)));
            said.extend(transfer.parcels.iter().map(worth));
        }
        Reason::Exclusion if transfer.votes.is_none() => said.push(format!("{from} has no votes and drops out.")),
        Reason::Exclusion => said.push(format!(
            "{from} has the fewest votes, {}, and drops out. Those ballots go to the next choice on them.",
            figure(transfer.votes)
        )),
    }
    let gets = |Credit { option, votes, .. }: &Credit| format!("{} gets {}", name(names, *option), figure(*votes));
    if !transfer.to.is_empty() {
        said.push(format!("{}.", and(transfer.to.iter().map(gets).collect())));
    }
    if transfer.non_transferable_papers > 0 {
        let (ballots, their) = match transfer.non_transferable_papers {
            1 => ("1 ballot names".to_owned(), "its"),
            many => (format!("{} ballots name", grouped(many)), "their"),
        };
        said.push(format!(
            "{ballots} nobody else who is still in, so {their} {} to nobody.",
            goes(transfer.non_transferable)
        ));
    }
    if !transfer.lost.is_none() {
        said.push(format!("{}, because values are cut off after five places behind the point.", lost(transfer.lost)));
    }
}

/// Whether it is said in the singular: a vote or a part of one.
fn is_one(part: Votes) -> bool {
    part <= Votes::ONE && !part.is_none()
}

fn goes(part: Votes) -> String {
    if is_one(part) { format!("{} goes", votes(part)) } else { format!("{} go", votes(part)) }
}

fn lost(part: Votes) -> String {
    if is_one(part) { format!("{} is lost", votes(part)) } else { format!("{} are lost", votes(part)) }
}

fn worth(parcel: &Parcel) -> String {
    let papers = parcel.to.iter().fold(parcel.non_transferable_papers, |sum, credit| sum.saturating_add(credit.papers));
    let each = if papers == 1 { "The 1 ballot".to_owned() } else { format!("Each of the {} ballots", grouped(papers)) };
    let before =
        if parcel.worth == Votes::ONE { String::new() } else { format!(" that counted for {}", votes(parcel.worth)) };
    format!("{each}{before} now counts for {}.", votes(parcel.value))
}

fn broken(tie: &Tie, names: &[String]) -> String {
    let among = list(names, tie.among.iter().copied());
    let chosen = name(names, tie.chosen);
    let so = match tie.about {
        TieFor::Surplus => format!("what {chosen} doesn't need moves first"),
        TieFor::Exclusion => format!("it is {chosen} who drops out"),
        TieFor::Order => format!("{chosen} comes first"),
    };
    let level = list(names, tie.level.iter().copied());
    match &tie.by {
        Deciding::EarlierRound { round } => {
            let more = if tie.about == TieFor::Exclusion { "fewer" } else { "more" };
            format!("{among} have equally many votes. {chosen} had {more} in round {round}, so {so}.")
        }
        Deciding::Lot { label } => format!(
            "{among} have equally many votes. {level} had so in every round before, so a lot was drawn (“{label}”): {so}."
        ),
        Deciding::FirstListed => format!(
            "{among} have equally many votes. {level} had so in every round before. \
             {chosen} stands higher on the list, so {so}."
        ),
    }
}

/// What a bar says to those who hear it: `Ann: 12 votes, elected.`
pub fn bar(name: &str, held: Votes, standing: Option<&str>) -> String {
    match standing {
        Some(standing) => format!("{name}: {}, {standing}.", votes(held)),
        None => format!("{name}: {}.", votes(held)),
    }
}

/// What a picture of a round shows.
pub fn picture(number: usize) -> String {
    format!("Bars of the votes in round {number}")
}

#[cfg(test)]
mod tests;
