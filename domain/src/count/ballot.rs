//! One ballot of any kind.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{budget, consent, yes_no};

/// One ballot, without any word of whose it is. Options are numbered from 1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ballot {
    /// To a question that is answered by yes or no.
    Answer(yes_no::Answer),
    /// The options approved of.
    Options(BTreeSet<u32>),
    /// To a question on which everybody is to agree, or can live with it.
    Consent(consent::Answer),
    /// Options from the best on.
    Ranking(Vec<u32>),
    /// How many points go to each option.
    Points(#[serde(serialize_with = "pairs", deserialize_with = "from_pairs")] BTreeMap<u32, u32>),
}

impl Ballot {
    /// The answer of yes or no.
    pub fn answer(&self) -> Option<yes_no::Answer> {
        if let Ballot::Answer(answer) = self { Some(*answer) } else { None }
    }

    /// The options approved of.
    pub fn options(&self) -> Option<&BTreeSet<u32>> {
        if let Ballot::Options(chosen) = self { Some(chosen) } else { None }
    }

    /// The answer to what everybody is to agree on.
    pub fn consent(&self) -> Option<consent::Answer> {
        if let Ballot::Consent(answer) = self { Some(*answer) } else { None }
    }

    /// The options from the best on.
    pub fn ranking(&self) -> Option<&[u32]> {
        if let Ballot::Ranking(ranking) = self { Some(ranking) } else { None }
    }

    /// The points of each option.
    pub fn points(&self) -> Option<&BTreeMap<u32, u32>> {
        if let Ballot::Points(points) = self { Some(points) } else { None }
    }

    /// Whether it names none but the first so many options, and ranks none twice.
    pub fn names_only(&self, options: u32) -> bool {
        let is_known = |number: &u32| (1..=options).contains(number);
        match self {
            Ballot::Answer(_) | Ballot::Consent(_) => true,
            Ballot::Options(chosen) => chosen.iter().all(is_known),
            Ballot::Points(points) => points.keys().all(is_known),
            Ballot::Ranking(ranking) => {
                let mut seen = BTreeSet::new();
                ranking.iter().all(|number| is_known(number) && seen.insert(*number))
            }
        }
    }

    /// What it says of the projects of a budget, if it is of the form that is asked for.
    pub fn on_budget(&self, form: budget::Form) -> Option<budget::Ballot<'_>> {
        match form {
            budget::Form::Approval { .. } | budget::Form::Knapsack => self.options().map(budget::Ballot::Chosen),
            budget::Form::Points { .. } => self.points().map(budget::Ballot::Points),
            budget::Form::Ranking { .. } => self.ranking().map(budget::Ballot::Ranked),
        }
    }
}

/// JSON has no numbers as keys.
fn pairs<S: Serializer>(points: &BTreeMap<u32, u32>, to: S) -> Result<S::Ok, S::Error> {
    to.collect_seq(points)
}

fn from_pairs<'de, D: Deserializer<'de>>(from: D) -> Result<BTreeMap<u32, u32>, D::Error> {
    Vec::<(u32, u32)>::deserialize(from).map(BTreeMap::from_iter)
}
