//! People between whom no quota can tell: they must get equal chances, so they are counted, not named.
//!
//! Two people are of one group if they have the same features and the people they live with have, too.
//! Households of the same people, so to speak, are of one *class*. Swapping two such households, or two
//! people alike within one, changes no quota, and the fairest chances are unique up to such swaps (they
//! can be averaged over all of them). So a panel is, for all that matters, how many of each group are on it,
//! and any such numbers can be filled with people if no class gives more than it has households.

use std::collections::BTreeMap;

use super::pool::Lottery;

/// A number of people of each group.
pub(super) type Panel = Vec<u32>;

/// The people of a household by number, for each group of its class in order.
pub(super) type Household = Vec<Vec<usize>>;

/// Some people who are alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Group {
    /// Which class their households are of.
    pub class: usize,
    /// The quotas that they count for, by number.
    pub quotas: Vec<usize>,
    /// How many they are.
    pub size: u32,
}

/// Households that are alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Class {
    pub households: Vec<Household>,
    /// The groups of its people.
    pub groups: std::ops::Range<usize>,
}

impl Class {
    pub fn count(&self) -> u32 {
        u32::try_from(self.households.len()).unwrap_or(u32::MAX)
    }
}

/// A lottery as far as chances go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Groups {
    pub groups: Vec<Group>,
    pub classes: Vec<Class>,
    /// The least and the most of each quota.
    pub bounds: Vec<(u32, u32)>,
    pub seats: u32,
}

impl Groups {
    /// The groups of a lottery that makes sense.
    pub fn of(lottery: &Lottery) -> Groups {
        let Lottery { pool, quotas, seats, .. } = lottery;
        let numbers: BTreeMap<_, _> =
            quotas.iter().enumerate().map(|(number, quota)| ((&quota.category, &quota.feature), number)).collect();
        let traits = |person: usize| -> Vec<usize> {
            let features = pool.categories.iter().zip(&pool.people[person].features);
            features.filter_map(|named| numbers.get(&named).copied()).collect()
        };
        let mut homes: BTreeMap<(Option<&str>, usize), Vec<usize>> = BTreeMap::new();
        for (number, person) in pool.people.iter().enumerate() {
            let household = person.household.as_deref();
            // Who names no household lives alone.
            homes.entry((household, if household.is_some() { 0 } else { number })).or_default().push(number);
        }
        let mut classes: BTreeMap<Vec<(Vec<usize>, usize)>, Vec<Household>> = BTreeMap::new();
        for people in homes.into_values() {
            let mut alike: BTreeMap<Vec<usize>, Vec<usize>> = BTreeMap::new();
            for person in people {
                alike.entry(traits(person)).or_default().push(person);
            }
            let class = alike.iter().map(|(traits, people)| (traits.clone(), people.len())).collect();
            classes.entry(class).or_default().push(alike.into_values().collect());
        }
        let mut found = Groups { groups: Vec::new(), classes: Vec::new(), bounds: Vec::new(), seats: *seats };
        found.bounds = quotas.iter().map(|quota| (quota.min, quota.max)).collect();
        for (class, (kinds, households)) in classes.into_iter().enumerate() {
            let first = found.groups.len();
            for (quotas, together) in kinds {
                // A pool has at most `Lottery::MOST` people.
                let together = u32::try_from(together).unwrap_or(u32::MAX);
                let size = together.saturating_mul(u32::try_from(households.len()).unwrap_or(u32::MAX));
                found.groups.push(Group { class, quotas, size });
            }
            found.classes.push(Class { households, groups: first..found.groups.len() });
        }
        found
    }

    /// The most of a group that can be on one panel.
    pub fn most(&self, group: &Group) -> u32 {
        self.classes[group.class].count().min(self.seats)
    }

    /// How many on a panel count for each quota.
    pub fn filled(&self, panel: &[u32]) -> Vec<u32> {
        let mut filled = vec![0; self.bounds.len()];
        for (group, count) in self.groups.iter().zip(panel) {
            for quota in &group.quotas {
                filled[*quota] += count;
            }
        }
        filled
    }

    /// Whether a panel has so many seats, one a household at most, and keeps all quotas.
    pub fn admit(&self, panel: &[u32]) -> bool {
        let homes = |class: &Class| panel[class.groups.clone()].iter().sum::<u32>() <= class.count();
        panel.iter().sum::<u32>() == self.seats
            && self.classes.iter().all(homes)
            && self.filled(panel).iter().zip(&self.bounds).all(|(count, (min, max))| (min..=max).contains(&count))
    }
}
