//! Files of Pabulib, the library of participatory budgets: `.pb`, as in "The Participatory Budgeting Library" (Faliszewski
//! and others, 2023): three sections, `META`, `PROJECTS` and `VOTES`, of fields between semicolons.
//!
//! Files name projects and voters by ids; the count knows numbers from 1. [`Election`] is between them.

mod cells;
mod election;
mod fault;
mod money;
mod read;
#[cfg(test)]
mod tests;
mod write;

pub use election::{Election, Order};
pub use fault::{Fault, Unreadable};

use super::Amount;

/// A file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// What it says of itself, in its order: names and values, `budget`, `vote_type`, `num_projects` and `num_votes` excepted.
    pub meta: Vec<(String, String)>,
    /// How much there was to spend.
    pub budget: Amount,
    /// What its ballots are.
    pub vote_type: VoteType,
    /// The names of the columns of `PROJECTS` beside `project_id` and `cost`.
    pub project_columns: Vec<String>,
    /// The projects in their order.
    pub projects: Vec<Entry>,
    /// The names of the columns of `VOTES` beside `voter_id`, `vote` and, when ballots give points, `points`.
    pub vote_columns: Vec<String>,
    /// The votes in their order.
    pub votes: Vec<Vote>,
    /// What it says of itself and is not so, or should say and does not.
    pub doubts: Vec<Doubt>,
}

/// What ballots are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum VoteType {
    /// `approval`: projects, all alike.
    Approval,
    /// `choose-1`: one project.
    ChooseOne,
    /// `knapsack`: projects that together cost no more than the budget. Pabulib itself calls such ballots approval.
    Knapsack,
    /// `ordinal`: projects, the best first.
    Ordinal,
    /// `cumulative`: points out of so many.
    Cumulative,
    /// `scoring`: points for each.
    Scoring,
}

/// A project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its id; no other project has it.
    pub id: String,
    /// What it costs.
    pub cost: Amount,
    /// What stands in the other columns, in the order of [`File::project_columns`].
    pub cells: Vec<String>,
}

/// What one voter chose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vote {
    /// The voter's id; in a file without any, the voter's number.
    pub voter: String,
    /// The places of the projects in [`File::projects`], from 0, in the order named, each once.
    pub chosen: Vec<u32>,
    /// How many points each of these was given, when ballots give points.
    pub points: Vec<u32>,
    /// What stands in the other columns, in the order of [`File::vote_columns`].
    pub cells: Vec<String>,
}

/// Something that a file says of itself and that is not so, or that it should say and does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// It has another number of projects.
    Projects { said: u64, found: u64 },
    /// It has another number of votes.
    Votes { said: u64, found: u64 },
    /// It does not say what its ballots are; they were read as [`VoteType::Approval`].
    VoteType,
}

impl std::fmt::Display for Doubt {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (what, said, found) = match self {
            Doubt::Projects { said, found } => ("projects", said, found),
            Doubt::Votes { said, found } => ("votes", said, found),
            Doubt::VoteType => {
                return f.write_str("does not say what its ballots are (vote_type); they were read as approval");
            }
        };
        write!(f, "says that it has {said} {what}, but has {found}; these were counted")
    }
}

impl VoteType {
    const ALL: [(VoteType, &'static str); 6] = [
        (VoteType::Approval, "approval"),
        (VoteType::ChooseOne, "choose-1"),
        (VoteType::Knapsack, "knapsack"),
        (VoteType::Ordinal, "ordinal"),
        (VoteType::Cumulative, "cumulative"),
        (VoteType::Scoring, "scoring"),
    ];

    /// Its name in files.
    pub fn name(self) -> &'static str {
        // The list has every one.
        Self::ALL.iter().find(|(kind, _)| *kind == self).map_or("", |(_, name)| name)
    }

    /// Whether ballots do no more than name projects.
    pub fn just_names(self) -> bool {
        matches!(self, VoteType::Approval | VoteType::ChooseOne | VoteType::Knapsack)
    }

    /// Whether ballots give points.
    pub fn gives_points(self) -> bool {
        matches!(self, VoteType::Cumulative | VoteType::Scoring)
    }
}

impl File {
    /// What it says of itself under this name.
    pub fn meta(&self, name: &str) -> Option<&str> {
        self.meta.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// What stands for a project in this column; none when that is empty or there is no such column.
    pub fn cell<'a>(&self, entry: &'a Entry, column: &str) -> Option<&'a str> {
        let place = self.project_columns.iter().position(|known| known == column)?;
        entry.cells.get(place).map(String::as_str).filter(|cell| !cell.is_empty())
    }

    /// Whether the file says that a project was funded; none when it does not say. Any number but 0 says so, since some
    /// files tell by it how; other programs write `True`, `False` and `None`.
    pub fn is_selected(&self, entry: &Entry) -> Option<bool> {
        let said = self.cell(entry, "selected").map(str::trim).filter(|said| !said.eq_ignore_ascii_case("none"))?;
        Some(said != "0" && !said.eq_ignore_ascii_case("false"))
    }
}
