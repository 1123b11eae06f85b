//! What is said beside the picture of a budget.

use domain::count::budget::Amount;

use super::money::money;
use super::{count, grouped, isolated};

pub const PICTURE: &str = "Bars of what each project costs and what there was for it";
pub const TABLE: &str = "All projects in one table";
pub const PROJECT: &str = "Project";
pub const COST: &str = "Costs";
pub const VOTES: &str = "Votes";
pub const CAME: &str = "What became of it";
pub const LEGEND_FUNDED: &str = "paid for";
pub const LEGEND_HAD: &str = "was there for it";
pub const LEGEND_LACKED: &str = "was missing";
pub const TOO_FEW_VOTES: &str = "too few votes";
pub const NOT_REACHED: &str = "its turn did not come";

/// `Benches: £900, paid by 6 people.`
pub fn line(name: &str, price: &str, words: &str) -> String {
    format!("{name}: {price}, {words}.")
}

/// By how many a project was paid, and what the most was: `paid by 6 people, £150 each at most`.
pub fn funded(bought: Option<(u32, Amount)>, currency: &str) -> String {
    match bought {
        Some((1, most)) => format!("paid by 1 person: {}", money(most, currency)),
        Some((paid, most)) => format!("paid by {} people, each {} at most", grouped(paid), money(most, currency)),
        None => "paid for".to_owned(),
    }
}

/// That those for a project had too little.
pub fn lacked(lacking: Amount, currency: &str) -> String {
    format!("those for it lacked {}", money(lacking, currency))
}

/// That less was left than a project costs.
pub fn too_dear(left: Amount, currency: &str) -> String {
    format!("only {} was left", money(left, currency))
}

/// That less was left for a category than a project costs.
pub fn category_full(left: Amount, currency: &str) -> String {
    format!("only {} was left for things of its kind", money(left, currency))
}

/// `12 votes`; `12 votes, 30 points`.
pub fn votes(n: u32, points: Option<u64>) -> String {
    let votes = count(n, "vote", "votes");
    points.map_or(votes.clone(), |points| format!("{votes}, {}", super::votes::points(points)))
}

/// How many more there are in the table.
pub fn more(n: usize) -> String {
    match n {
        1 => "One more is in the table.".to_owned(),
        n => format!("{n} more are in the table."),
    }
}

/// What a project is called, by its number.
pub fn called(names: &[String], number: u32) -> String {
    let name = usize::try_from(number).ok().and_then(|number| names.get(number.checked_sub(1)?));
    name.map_or_else(|| format!("Project {number}"), |name| isolated(name))
}

/// In what money figures are that stand alone.
pub fn amounts_in(currency: &str) -> String {
    format!("All amounts are in {currency}.")
}
