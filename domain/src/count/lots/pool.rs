//! Who may be drawn, and what a panel must look like.

use serde::{Deserialize, Serialize};

use crate::text::Hash;

/// Somebody who may be drawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// What they are called in the account: an id, or the number of their row. No two share one.
    pub id: String,
    /// Whom they live with, if that matters: at most one of a household is drawn.
    pub household: Option<String>,
    /// Their feature in each category of the pool, in its order.
    pub features: Vec<String>,
}

/// Everybody who may be drawn.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Pool {
    /// What is asked of everybody.
    pub categories: Vec<String>,
    /// The people. Their order changes nobody's chances.
    pub people: Vec<Person>,
}

/// How many of a panel may have a feature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quota {
    /// Of what kind the feature is: `gender`.
    pub category: String,
    /// The feature: `female`.
    pub feature: String,
    /// At least so many people.
    pub min: u32,
    /// At most so many people.
    pub max: u32,
    /// How far the quota may give way if no panel fits; without it, as far as needed.
    pub flex: Option<Flex>,
}

/// The furthest that a quota may give way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flex {
    /// The least minimum, in people.
    pub min: u32,
    /// The greatest maximum, in people.
    pub max: u32,
}

/// What is fair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fairness {
    /// The least chance is as great as it can be.
    Maximin,
    /// The least chance is as great as it can be, then the next, and so on. There is one such answer.
    Leximin,
}

/// What is to be drawn. All of it is fixed before the seed is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lottery {
    /// From whom.
    pub pool: Pool,
    /// What the panel must look like; may be empty.
    pub quotas: Vec<Quota>,
    /// How many are drawn.
    pub seats: u32,
    /// How chances are shared out.
    pub fairness: Fairness,
}

/// Something about a lottery that makes no sense, whoever is drawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Senseless {
    /// Nobody, or more people than a lottery can hold, is to be drawn or to be drawn from.
    Size,
    /// Two people of the same id.
    SameId { id: String },
    /// Two quotas for the same feature.
    SameQuota { category: String, feature: String },
    /// A quota for a category that nobody was asked about.
    NoSuchCategory { category: String },
    /// Somebody's feature that no quota names.
    NoSuchFeature { id: String, category: String, feature: String },
    /// The least is more than the most.
    Crossed { category: String, feature: String },
    /// Somebody has more or fewer features than there are categories.
    Features { id: String },
}

impl Lottery {
    /// The most people that may be in a pool or on a panel.
    pub const MOST: usize = 100_000;

    /// Whether it makes sense.
    pub fn check(&self) -> Result<(), Senseless> {
        let Lottery { pool, quotas, seats, .. } = self;
        if pool.people.is_empty() || *seats == 0 || pool.people.len().max(*seats as usize) > Self::MOST {
            return Err(Senseless::Size);
        }
        let mut known = std::collections::BTreeSet::new();
        for quota in quotas {
            let (category, feature) = (quota.category.clone(), quota.feature.clone());
            let flex = quota.flex.unwrap_or(Flex { min: quota.min, max: quota.max });
            if !known.insert((category.clone(), feature.clone())) {
                return Err(Senseless::SameQuota { category, feature });
            }
            if quota.min as usize > Self::MOST {
                return Err(Senseless::Size);
            }
            if quota.min > quota.max || flex.min > quota.min || flex.max < quota.max {
                return Err(Senseless::Crossed { category, feature });
            }
            if !pool.categories.contains(&category) {
                return Err(Senseless::NoSuchCategory { category });
            }
        }
        let mut ids = std::collections::BTreeSet::new();
        for person in &pool.people {
            let id = person.id.clone();
            if person.features.len() != pool.categories.len() {
                return Err(Senseless::Features { id });
            }
            let strange =
                |(category, feature): &(&String, &String)| !known.contains(&((*category).clone(), (*feature).clone()));
            if let Some((category, feature)) = pool.categories.iter().zip(&person.features).find(strange) {
                return Err(Senseless::NoSuchFeature { id, category: category.clone(), feature: feature.clone() });
            }
            if !ids.insert(&person.id) {
                return Err(Senseless::SameId { id });
            }
        }
        Ok(())
    }

    /// The same with categories, quotas and people in an order that doesn't depend on their files: sorted as bytes.
    pub fn sorted(&self) -> Lottery {
        let Lottery { pool, quotas, seats, fairness } = self;
        let mut places: Vec<usize> = (0..pool.categories.len()).collect();
        places.sort_by_key(|place| &pool.categories[*place]);
        let categories = places.iter().map(|place| pool.categories[*place].clone()).collect();
        let mut people: Vec<Person> = pool.people.clone();
        for person in &mut people {
            person.features = places.iter().filter_map(|place| person.features.get(*place).cloned()).collect();
        }
        people.sort_by(|a, b| a.id.cmp(&b.id));
        let mut quotas = quotas.clone();
        quotas.sort_by(|a, b| (&a.category, &a.feature).cmp(&(&b.category, &b.feature)));
        Lottery { pool: Pool { categories, people }, quotas, seats: *seats, fairness: *fairness }
    }

    /// SHA-256 of everything that the draw depends on but the seed: of the lottery, sorted, as lines of JSON:
    /// `["folkmoot lottery 1",seats,fairness]`, the categories as a list, each quota as
    /// `[category,feature,min,max]`, each person as `[id,household,[features]]`. So it is the same in whatever order
    /// files are, and another if anybody is added, left out or changed, or a quota is.
    pub fn hash(&self) -> Hash {
        let Lottery { pool, quotas, seats, fairness } = self.sorted();
        let mut lines = vec![line(&("folkmoot lottery 1", seats, fairness)), line(&pool.categories)];
        lines.extend(quotas.iter().map(|quota| line(&(&quota.category, &quota.feature, quota.min, quota.max))));
        lines.extend(pool.people.iter().map(|person| line(&(&person.id, &person.household, &person.features))));
        Hash::of(lines.join("\n").as_bytes())
    }
}

/// One line of JSON. Strings, numbers and lists of them always are one.
fn line(what: &impl Serialize) -> String {
    serde_json::to_string(what).unwrap_or_default()
}
