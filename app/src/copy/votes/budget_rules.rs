//! How a budget is settled, in plain sentences: every parameter is said.

use domain::count::budget::{Form, Rules, TieRule};

use super::super::money::money;
use super::super::{budgets, count, grouped};

/// The rules, sentence by sentence.
pub fn budget_rules(rules: &Rules, currency: &str) -> Vec<String> {
    let mut sentences = vec![format!("There is {} to spend.", money(rules.total, currency)), form(rules.ballots)];
    sentences.extend(budgets::rule(&rules.rule));
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
