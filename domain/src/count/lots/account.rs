//! All that can be said of a draw: enough to repeat it and to check every chance, without a solver.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::pool::Fairness;
use crate::count::lot::Seed;
use crate::text::Hash;

/// The probability of being drawn, in billionths, rounded to the nearest. Written as `0.123456789`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Chance(u64);

impl Chance {
    /// No chance.
    pub const NONE: Chance = Chance(0);
    const ONE: u64 = 1_000_000_000;

    /// The nearest to a fraction, of at most 1.
    pub(super) fn of(part: u128, whole: u128) -> Chance {
        let rounded = (part * 2 * u128::from(Self::ONE) + whole) / (2 * whole).max(1);
        Chance(u64::try_from(rounded).unwrap_or(u64::MAX).min(Self::ONE))
    }

    /// In billionths.
    pub fn billionths(self) -> u64 {
        self.0
    }
}

impl std::fmt::Display for Chance {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{:09}", self.0 / Self::ONE, self.0 % Self::ONE)
    }
}

impl std::str::FromStr for Chance {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const WRONG: &str = "a chance is written with nine decimals";
        let (whole, part) = text.split_once('.').ok_or(WRONG)?;
        let known = matches!(whole, "0" | "1") && part.len() == 9 && part.bytes().all(|byte| byte.is_ascii_digit());
        let billionths = format!("{whole}{part}").parse().map_err(|_| WRONG)?;
        if known && billionths <= Self::ONE { Ok(Chance(billionths)) } else { Err(WRONG) }
    }
}

impl Serialize for Chance {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Chance {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

/// A draw and everything it came from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// How chances were shared out.
    pub fairness: Fairness,
    /// How many were to be drawn.
    pub seats: u32,
    /// How many might have been.
    pub pool: u32,
    /// Of how many households, if they mattered.
    pub households: Option<u32>,
    /// What was asked of everybody, sorted.
    pub categories: Vec<String>,
    /// The hash of what was to be drawn: [`super::Lottery::hash`].
    pub lottery: Hash,
    /// The quotas and how they are met.
    pub quotas: Vec<QuotaMet>,
    /// The least chance of those who had any.
    pub least: Chance,
    /// The greatest.
    pub most: Chance,
    /// Who could be on no panel that keeps the quotas.
    pub impossible: Vec<String>,
    /// Everybody's chance, sorted by id.
    pub people: Vec<PersonChance>,
    /// People who are alike, so that they have the same chance.
    pub groups: Vec<GroupChance>,
    /// The kinds of panel, in the order of their tickets.
    pub kinds: Vec<PanelKind>,
    /// What was drawn from.
    pub seed: Seed,
    /// The ticket that was drawn.
    pub ticket: Ticket,
    /// Who was drawn, sorted by id.
    pub panel: Vec<String>,
}

/// A quota and how it is met.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuotaMet {
    pub category: String,
    pub feature: String,
    pub min: u32,
    pub max: u32,
    /// How many of the pool have the feature.
    pub pool: u32,
    /// How many of the panel.
    pub drawn: u32,
}

/// Somebody's chance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonChance {
    pub id: String,
    pub chance: Chance,
}

/// People who are alike in every respect that counts, also in whom they live with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupChance {
    /// Their features, in the order of the categories.
    pub features: Vec<String>,
    /// The chance of each.
    pub chance: Chance,
    /// Their ids.
    pub people: Vec<String>,
}

/// Panels of so many of each group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PanelKind {
    /// How many tickets they have.
    pub tickets: u64,
    /// The number, from 1, of each group of whom there are any, and how many.
    pub counts: Vec<(u32, u32)>,
}

impl PanelKind {
    pub(super) fn new(panel: &[u32], tickets: u64) -> PanelKind {
        let counts = (1..).zip(panel.iter().copied()).filter(|(_, count)| *count > 0).collect();
        PanelKind { tickets, counts }
    }
}

/// The ticket that was drawn. Tickets are numbered from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ticket {
    pub number: u64,
    /// How many there were.
    pub of: u64,
    /// The first ticket of its kind of panel.
    pub first: u64,
    /// The last.
    pub last: u64,
    /// Which kind of panel, from 1.
    pub kind: u32,
}
