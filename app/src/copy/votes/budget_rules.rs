//! How a budget is settled, in plain sentences: every parameter is said.

use domain::count::budget::{Completion, Form, Merit, Rule, Rules, Start, TieRule, Unaffordable, Utility};

use super::super::{count, grouped, money::money};

/// The rules, sentence by sentence.
pub fn budget_rules(rules: &Rules, currency: &str) -> Vec<String> {
    let mut sentences = vec![format!("There is {} to spend.", money(rules.total, currency)), form(rules.ballots)];
    sentences.extend(rule(rules.rule, currency).into_iter().map(str::to_owned));
    if rules.minimum_votes > 0 {
        sentences.push(format!("A project needs at least {}.", count(rules.minimum_votes, "vote", "votes")));
    }
    let ceilings = rules.ceilings.iter().map(|ceiling| {
        format!(
            "At most {} goes to projects of category {}.",
            money(ceiling.at_most, currency),
            grouped(ceiling.category)
        )
    });
    sentences.extend(ceilings);
    sentences.push(
        match rules.ties {
            TieRule::AsListed => "If two projects come out the same, a lot that anybody can draw again decides.",
            TieRule::Cheapest => {
                "If two projects come out the same, the cheaper one comes first; then the one with more votes; then a lot that \
                 anybody can draw again decides."
            }
        }
        .to_owned(),
    );
    sentences
}

fn form(form: Form) -> String {
    match form {
        Form::Approval { up_to: None } => "Everybody ticks all that they are for.".to_owned(),
        Form::Approval { up_to: Some(most) } => {
            format!("Everybody ticks up to {}.", count(most, "project", "projects"))
        }
        Form::Knapsack => "Everybody ticks what they would spend the money on, no more than there is.".to_owned(),
        Form::Points { in_all, each_up_to } => {
            let all = in_all.map(|n| format!("gives out up to {}", count(n, "point", "points")));
            let each = each_up_to.map(|n| format!(", up to {n} to one project")).unwrap_or_default();
            ["Everybody ", &all.unwrap_or_else(|| "gives points to what they are for".to_owned()), &each, "."].concat()
        }
        Form::Ranking { up_to, last } => {
            let most = up_to.map(|n| format!("up to {} ", count(n, "project", "projects"))).unwrap_or_default();
            let last = count(last, "point", "points");
            format!(
                "Everybody puts {most}in order. The last one named gets {last}, and each one before it a point more."
            )
        }
    }
}

fn rule(rule: Rule, _currency: &str) -> Vec<&'static str> {
    match rule {
        Rule::Greedy { by, unaffordable } => vec![
            match by {
                Merit::Votes => "The project with the most votes is paid first, then the next, while the money lasts.",
                Merit::Points => {
                    "The project with the most points is paid first, then the next, while the money lasts."
                }
                Merit::VotesForCost => {
                    "The project with the most votes for its cost is paid first, then the next, while the money lasts."
                }
                Merit::PointsForCost => {
                    "The project with the most points for its cost is paid first, then the next, while the money lasts."
                }
            },
            match unaffordable {
                Unaffordable::Skip => "A project that costs more than is left is passed over, and the next is tried.",
                Unaffordable::Stop => "The count ends at the first project that costs more than is left.",
            },
        ],
        Rule::Phragmen => vec![
            "Everybody earns money at the same pace (Phragmén’s rule). A project is paid as soon as those who are for it have earned \
             what it costs, and they start again from nothing. The count ends when the next one costs more than is left.",
        ],
        Rule::EqualShares { utility, completion, exhaustive_stop, start, comparison } => {
            let mut said = vec![
                match start {
                    Start::Exact => "Each voter has the same part of the money (equal shares).",
                    Start::Floored => {
                        "Each voter has the same part of the money, rounded down to whole units (equal shares)."
                    }
                },
                "A project is paid by those who are for it, if together they can. What costs each of them least for what they get \
                 comes first.",
                match utility {
                    Utility::Cost => "What somebody gets from a project is what it costs.",
                    Utility::Cardinality => "Every project that somebody is for counts the same to them.",
                    Utility::Points => "What somebody gets from a project is the points that they gave it.",
                },
            ];
            said.extend(match completion {
                Completion::None => vec!["Money left over stays unspent."],
                Completion::Add1 => {
                    vec!["If money is left over, every voter’s part is made larger step by step, as long as all fits."]
                }
                Completion::Add1Greedy => vec![
                    "If money is left over, every voter’s part is made larger step by step, as long as all fits.",
                    "What is left then goes to the projects with the most votes that can still be paid.",
                ],
                Completion::Greedy => {
                    vec!["Money left over goes to the projects with the most votes that can still be paid."]
                }
            });
            if matches!(completion, Completion::Add1 | Completion::Add1Greedy) {
                said.push(match exhaustive_stop {
                    true => "That stops as soon as no other project could be paid from what is left.",
                    false => "That goes on until the next step would cost more than there is.",
                });
            }
            if comparison {
                said.push("In the end it is compared with paying for what has most votes first; what more voters like better is taken.");
            }
            said
        }
    }
}
