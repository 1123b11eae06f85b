//! From a file to a count and back.

use std::collections::{BTreeMap, BTreeSet};

use super::{Entry, File, VoteType};
use crate::count::budget::{Ballot, Form, Patience, Project, Rules, Tally};
use crate::count::lot::Ties;

/// In which order projects are numbered, and so taken where nothing else breaks a tie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Order {
    /// As they stand in the file.
    File,
    /// By the letters of their ids, as pabutools does: `10` before `9`.
    Lexicographic,
}

/// A file's projects by number, and its ballots.
#[derive(Debug)]
pub struct Election<'f> {
    file: &'f File,
    /// The entry of each number, from 1.
    entries: Vec<&'f Entry>,
    ballots: Ballots,
}

#[derive(Debug)]
enum Ballots {
    Chosen(Vec<BTreeSet<u32>>),
    Points(Vec<BTreeMap<u32, u32>>),
    Ranked(Vec<Vec<u32>>),
}

impl File {
    /// Numbers its projects.
    pub fn election(&self, order: Order) -> Election<'_> {
        let mut places: Vec<usize> = (0..self.projects.len()).collect();
        if order == Order::Lexicographic {
            places.sort_by(|a, b| self.projects[*a].id.cmp(&self.projects[*b].id));
        }
        let mut numbers = vec![0_u32; places.len()];
        for (number, place) in (1..).zip(&places) {
            numbers[*place] = number;
        }
        let number = |place: &u32| numbers.get(*place as usize).copied();
        let each = self.votes.iter();
        let ballots = match self.vote_type {
            VoteType::Approval | VoteType::ChooseOne | VoteType::Knapsack => {
                Ballots::Chosen(each.map(|vote| vote.chosen.iter().filter_map(number).collect()).collect())
            }
            VoteType::Ordinal => {
                Ballots::Ranked(each.map(|vote| vote.chosen.iter().filter_map(number).collect()).collect())
            }
            VoteType::Cumulative | VoteType::Scoring => {
                let pairs = |place: &u32, points: &u32| Some((number(place)?, *points));
                let one = |vote: &super::Vote| {
                    vote.chosen.iter().zip(&vote.points).filter_map(|(place, points)| pairs(place, points)).collect()
                };
                Ballots::Points(each.map(one).collect())
            }
        };
        Election { file: self, entries: places.iter().map(|place| &self.projects[*place]).collect(), ballots }
    }
}

impl<'f> Election<'f> {
    /// The project of this number.
    pub fn entry(&self, number: u32) -> Option<&'f Entry> {
        self.entries.get((number as usize).checked_sub(1)?).copied()
    }

    /// What each number costs, and of which of these categories it is: they are numbered from 0.
    pub fn projects(&self, categories: &[&str]) -> Vec<Project> {
        let of = |entry: &Entry| {
            let named = self.file.cell(entry, "category").unwrap_or_default();
            let is_of = |category: &str| named.split(',').any(|name| name.trim() == category);
            (0..).zip(categories).filter(|(_, category)| is_of(category)).map(|(number, _)| number).collect()
        };
        self.entries.iter().map(|entry| Project { cost: entry.cost, categories: of(entry) }).collect()
    }

    /// Whether a project is of this category.
    pub fn has_category(&self, category: &str) -> bool {
        self.projects(&[category]).iter().any(|project| !project.categories.is_empty())
    }

    /// What a ballot is. How many a file allowed is not kept to: its ballots are counted as they are.
    pub fn form(&self) -> Form {
        match self.file.vote_type {
            VoteType::Approval => Form::Approval { up_to: None },
            VoteType::ChooseOne => Form::Approval { up_to: Some(1) },
            VoteType::Knapsack => Form::Knapsack,
            VoteType::Ordinal => Form::Ranking { up_to: None, last: 1 },
            VoteType::Cumulative | VoteType::Scoring => Form::Points { in_all: None, each_up_to: None },
        }
    }

    /// Every ballot of the file as it is.
    pub fn ballots(&self) -> Vec<crate::count::Ballot> {
        use crate::count::Ballot;
        match &self.ballots {
            Ballots::Chosen(ballots) => ballots.iter().cloned().map(Ballot::Options).collect(),
            Ballots::Points(ballots) => ballots.iter().cloned().map(Ballot::Points).collect(),
            Ballots::Ranked(ballots) => ballots.iter().cloned().map(Ballot::Ranking).collect(),
        }
    }

    /// Counts every ballot of the file as it is, also one that chooses nothing: that voter has a share too.
    pub fn count(&self, rules: &Rules, ties: &Ties) -> Tally {
        self.count_with(rules, ties, Patience::USUAL)
    }

    /// The same, with as much patience.
    pub fn count_with(&self, rules: &Rules, ties: &Ties, patience: Patience) -> Tally {
        let roll = u32::try_from(self.file.votes.len()).unwrap_or(u32::MAX);
        match &self.ballots {
            Ballots::Chosen(ballots) => rules.count_with(roll, ballots.iter().map(Ballot::Chosen), ties, patience),
            Ballots::Points(ballots) => rules.count_with(roll, ballots.iter().map(Ballot::Points), ties, patience),
            Ballots::Ranked(ballots) => {
                rules.count_with(roll, ballots.iter().map(|b| Ballot::Ranked(b)), ties, patience)
            }
        }
    }
}
