//! What is said of a budget's count: from its account, sentence by sentence.

use domain::count::budget::{
    Compared, Completion, Fate, Form, Fraction, Merit, Round, Rule, Shares, Standing, Start, Step, Stopped, Tie,
    TieBreak, TieRule, Unaffordable, Utility, Verdict,
};

use super::grouped;
use super::money::{apart, figure as money};

pub const FUNDED: &str = "Funded";
pub const NOT_FUNDED: &str = "Not funded";
pub const STEP_BY_STEP: &str = "Step by step";
pub const PROJECT: &str = "Project";
pub const COST: &str = "Cost";
pub const VOTES: &str = "Votes";
pub const POINTS: &str = "Points";
pub const WHY: &str = "Why";
pub const NOTHING_FUNDED: &str = "Nothing is funded.";

/// The order of a list, for [`ties`].
pub const LISTED_BY_ID: &str = "by the letters of its id";
pub const LISTED_IN_FILE: &str = "in the file";

/// How large a count is.
pub fn size(voted: u32, projects: usize, total: &str) -> String {
    let people = super::votes::people(voted);
    format!("{people} voted on {}. There is {total} to spend.", projects_in_all(projects))
}

/// How much is funded.
pub fn funded(projects: usize, cost: &str, total: &str) -> String {
    match projects {
        0 => "nothing.".to_owned(),
        some => format!("{} for {cost} of {total}.", projects_in_all(some)),
    }
}

fn projects_in_all(n: usize) -> String {
    if n == 1 { "1 project".to_owned() } else { format!("{n} projects") }
}

/// How a project is named, by its number.
pub type Name<'a> = &'a dyn Fn(u32) -> String;

/// A part of an amount, cut off after two places: nobody has more than that.
fn part(fraction: &Fraction) -> String {
    let cut = fraction.rounded_down(2);
    cut.parse().map_or(cut, money)
}

/// How it is counted, in a few sentences.
pub fn rule(rule: &Rule) -> Vec<String> {
    match *rule {
        Rule::Greedy { by, unaffordable } => vec![greedy(by).to_owned(), too_dear(unaffordable).to_owned()],
        Rule::EqualShares { utility, completion, exhaustive_stop, start, comparison } => {
            let mut said = vec![
                match start {
                    Start::Exact => "Everybody who voted gets the same share of the money.".to_owned(),
                    Start::Floored => {
                        "Everybody who voted gets the same share of the money, rounded down to a whole amount.".to_owned()
                    }
                },
                format!("A project can only be paid for by those who voted for it. {}", split(utility)),
                next(utility).to_owned(),
            ];
            match completion {
                Completion::None => said.push("What nobody can spend stays unspent.".to_owned()),
                Completion::Greedy => said.push(left_over(utility).to_owned()),
                Completion::Add1 | Completion::Add1Greedy => {
                    said.push(add1(exhaustive_stop).to_owned());
                    if completion == Completion::Add1Greedy {
                        said.push(left_over(utility).to_owned());
                    }
                }
            }
            if comparison {
                said.push(
                    "At the end, this is compared with simply taking the projects with the most votes. If more people find \
                     more of their projects there, that is done instead."
                        .to_owned(),
                );
            }
            said
        }
        Rule::Phragmen => vec![
            "Everybody earns money at the same speed. As soon as those who voted for a project have its cost together, they \
             buy it and start again from nothing."
                .to_owned(),
            "It ends when the next project costs more than is left.".to_owned(),
        ],
    }
}

fn greedy(by: Merit) -> &'static str {
    match by {
        Merit::Votes => "The project with the most votes comes first, then the next, and so on.",
        Merit::Points => "The project with the most points comes first, then the next, and so on.",
        Merit::VotesForCost => {
            "The project with the most votes for its cost comes first, then the next, and so on. So a cheap project needs fewer \
             votes."
        }
        Merit::PointsForCost => {
            "The project with the most points for its cost comes first, then the next, and so on. So a cheap project needs \
             fewer points."
        }
    }
}

fn too_dear(unaffordable: Unaffordable) -> &'static str {
    match unaffordable {
        Unaffordable::Skip => "A project that costs more than is left is passed over, and the next one is tried.",
        Unaffordable::Stop => "It ends at the first project that costs more than is left.",
    }
}

/// Who pays how much of a project.
fn split(utility: Utility) -> &'static str {
    match utility {
        Utility::Cost | Utility::Cardinality => {
            "They split its cost evenly, and whoever has less left gives what they have."
        }
        Utility::Points => {
            "Whoever gave it more points pays more of it, and whoever has less left gives what they have."
        }
    }
}

fn next(utility: Utility) -> &'static str {
    match utility {
        Utility::Cost => {
            "The next project is always the one for which each of those who pay has to give the smallest part of its cost."
        }
        Utility::Cardinality => {
            "The next project is always the one for which each of those who pay has to give the least money."
        }
        Utility::Points => "The next project is always the one with the least money for each point.",
    }
}

fn add1(exhaustive_stop: bool) -> &'static str {
    if exhaustive_stop {
        "If money is left, everybody is given 1 more and all is counted again. That goes on until nothing else fits in the \
         budget, or until the projects would cost too much."
    } else {
        "If money is left, everybody is given 1 more and all is counted again. That goes on until the projects would cost too \
         much: then the count before that one holds."
    }
}

fn left_over(utility: Utility) -> &'static str {
    match utility {
        Utility::Cost => "What is left then goes to the projects with the most votes, as long as they fit.",
        Utility::Cardinality => {
            "What is left then goes to the projects with the most votes for their cost, as long as they fit."
        }
        Utility::Points => {
            "What is left then goes to the projects with the most points for their cost, as long as they fit."
        }
    }
}

/// What a ballot could say.
pub fn form(form: &Form) -> &'static str {
    match form {
        Form::Approval { .. } => "Each ballot names projects.",
        Form::Knapsack => "Each ballot names projects that the money would be enough for.",
        Form::Points { .. } => "Each ballot gives points to projects.",
        Form::Ranking { .. } => "Each ballot puts projects in order. The better the place, the more points.",
    }
}

/// How ties are broken. `listed` says what the order of the list is.
pub fn ties(ties: TieRule, by_lot: bool, listed: &str) -> String {
    let last = if by_lot { "a lot decides".to_owned() } else { format!("the one that comes first {listed} is taken") };
    match ties {
        TieRule::AsListed => format!("When projects are equal, {last}."),
        TieRule::Cheapest => {
            format!("When projects are equal, the cheapest is taken, then the one with the most votes; then {last}.")
        }
    }
}

/// What was done in a round.
pub fn round(round: &Round, name: Name<'_>) -> String {
    let project = name(round.project);
    let left = money(round.left);
    let said = match &round.step {
        Step::Considered { verdict, .. } => match verdict {
            Verdict::Funded => format!("{project} is next and is funded. {left} is left."),
            Verdict::TooDear => format!("{project} is next, but costs more than the {left} left."),
            Verdict::CategoryFull => {
                format!("{project} is next, but there is not enough left for projects of its kind.")
            }
        },
        Step::Bought { paid, emptied, most, .. } => {
            // Rounded up: what is paid must be the cost.
            let each = money(most.rounded_up(2));
            let who = match paid {
                1 => format!("1 person pays {each}."),
                many => format!("{} people pay, {each} each at most.", grouped(*many)),
            };
            let emptied = match emptied {
                0 => String::new(),
                1 => " 1 of them has less than that left and gives all of it.".to_owned(),
                some => format!(" {} of them have less than that left and give all of it.", grouped(*some)),
            };
            format!("{project} is funded: {who}{emptied} {left} of the budget is left.")
        }
        Step::Earned { each, verdict } => {
            let earned = each.as_ref().map(part);
            match (verdict, earned) {
                (Verdict::Funded, Some(each)) => {
                    format!("{project} is funded when everybody has earned {each}. {left} is left.")
                }
                (Verdict::Funded, None) => format!("{project} has no votes, but still fits. {left} is left."),
                (Verdict::TooDear, _) => format!("{project} is next, but costs more than the {left} left. So it ends."),
                (Verdict::CategoryFull, _) => {
                    format!("{project} is next, but there is not enough left for projects of its kind.")
                }
            }
        }
    };
    match &round.tie {
        Some(tie) => format!("{said} {}", tied(tie, name)),
        None => said,
    }
}

fn tied(tie: &Tie, name: Name<'_>) -> String {
    let others = tie.among.saturating_sub(1);
    let others = match (others, tie.first.get(1)) {
        (1, Some(other)) => format!("{} was equal with it", name(*other)),
        _ => format!("{} others were equal with it", grouped(others)),
    };
    let by = match tie.by {
        TieBreak::Cost => "it costs less",
        TieBreak::Votes => "it costs the same and has more votes",
        TieBreak::Listed => "it comes first in the list",
        TieBreak::Lot => "a lot decided",
    };
    format!("({others}: {by}.)")
}

/// Why a project is not funded; none when it is.
pub fn why_not(standing: &Standing) -> Option<String> {
    let lacked = standing.lacking.map(|lacking| format!("Those who voted for it were {} short.", money(lacking)));
    Some(match &standing.fate {
        Fate::Funded => return None,
        Fate::TooFewVotes => "It has too few votes.".to_owned(),
        Fate::TooDear { left } => {
            let dear = format!("It costs more than the {} left when its turn came.", money(*left));
            lacked.map_or(dear.clone(), |lacked| format!("{lacked} {dear}"))
        }
        Fate::CategoryFull { left } => format!("Only {} was left for projects of its kind.", money(*left)),
        Fate::Lacked => lacked.unwrap_or_else(|| "Nobody could pay for it.".to_owned()),
        Fate::NotReached => "The count ended before its turn.".to_owned(),
    })
}

/// What everybody had.
pub fn shares(shares: &Shares) -> Vec<String> {
    let (start, end) = (part(&shares.start), part(&shares.end));
    let mut said = vec![format!("Everybody's share of the money is {start}.")];
    if shares.added > 0 {
        let times = if shares.added == 1 {
            "1 was added".to_owned()
        } else {
            format!("1 was added {} times", apart(&shares.added.to_string()))
        };
        said.push(format!(
            "To this {times}, so in the count that holds everybody had {end}. That is more than there is in all: it holds because \
             not everybody spends their share, and what is spent is never more than there is."
        ));
    }
    match shares.stopped {
        Stopped::NoCompletion => {}
        Stopped::Exhaustive => said.push("Then no other project fitted in what was left.".to_owned()),
        Stopped::NextTooDear => said.push("With 1 more each, the projects would have cost too much.".to_owned()),
        Stopped::NothingMore => {
            said.push("With more for everybody, no other project would have been funded.".to_owned())
        }
        Stopped::TooMany => said.push("It ended there, because it would have taken too long to go on.".to_owned()),
    }
    said
}

/// Which outcome more people prefer.
pub fn compared(compared: &Compared) -> String {
    let (here, there) = (grouped(compared.shares), grouped(compared.greedy));
    let taken = if compared.greedy_taken {
        "So the projects with the most votes are taken."
    } else {
        "So the equal shares hold."
    };
    format!(
        "Compared with simply taking the projects with the most votes: {here} find more of their projects funded by equal \
         shares, {there} by the most votes. {taken}"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::count::budget::Amount;

    #[test]
    fn a_round_says_who_paid() {
        let name = |number: u32| format!("Project {number}");
        let step = Step::Bought { price: Fraction::whole(1), paid: 1_200, emptied: 1, most: Fraction::whole(7) };
        let tie = Tie { among: 2, first: vec![3, 5], by: TieBreak::Lot };
        let told = Round { project: 3, step, left: Amount::whole(25_000), tie: Some(tie) };
        assert_eq!(
            round(&told, &name),
            "Project 3 is funded: 1,200 people pay, 7 each at most. 1 of them has less than that left and gives all of it. \
             25,000 of the budget is left. (Project 5 was equal with it: a lot decided.)"
        );
    }

    #[test]
    fn what_nearly_made_it_says_by_how_much() {
        let standing = Standing { votes: 3, points: Some(3), lacking: "12.5".parse().ok(), fate: Fate::Lacked };
        assert_eq!(why_not(&standing).as_deref(), Some("Those who voted for it were 12.50 short."));
        assert_eq!(why_not(&Standing { fate: Fate::Funded, ..standing }), None);
    }
}
