//! Why no panel fits, and what would have to give way.

use serde::{Deserialize, Serialize};

use super::groups::Groups;
use super::pool::{Flex, Lottery, Quota, Senseless};
use super::search::{Effort, Found, heaviest, least_give};

/// Why nothing can be drawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Impossible {
    /// The lottery makes no sense.
    Senseless { what: Senseless },
    /// There are fewer people than seats.
    TooFewPeople { people: u32, seats: u32 },
    /// There are fewer households than seats.
    TooFewHouseholds { households: u32, seats: u32 },
    /// No panel keeps these bounds together. `smallest` says if, leaving any of them out, there is one.
    Quotas {
        conflict: Vec<Bound>,
        smallest: bool,
        /// The smallest change to the quotas that makes a panel possible; none if it was too hard to find.
        relaxation: Option<Relaxation>,
    },
    /// The search took too long.
    TooHard,
}

/// One side of a quota.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bound {
    pub category: String,
    pub feature: String,
    pub side: Side,
    /// In people.
    pub count: u32,
}

/// Which side of a quota.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    AtLeast,
    AtMost,
}

/// A change to quotas, the sum of all changes being the least there is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Relaxation {
    /// What changes.
    pub changes: Vec<Change>,
    /// Whether it goes further than the quotas' flex says that they may.
    pub beyond_flex: bool,
}

/// A bound that changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    pub bound: Bound,
    /// To how many people.
    pub to: u32,
}

const EFFORT: Effort = Effort(Some(200_000));

/// Why no panel fits a lottery that makes sense.
pub(super) fn why(lottery: &Lottery, groups: &Groups) -> Impossible {
    let seats = lottery.seats;
    let people = u32::try_from(lottery.pool.people.len()).unwrap_or(u32::MAX);
    if people < seats {
        return Impossible::TooFewPeople { people, seats };
    }
    let households = groups.classes.iter().map(|class| class.count()).sum();
    if households < seats {
        return Impossible::TooFewHouseholds { households, seats };
    }
    let (conflict, smallest) = conflict(lottery, groups);
    Impossible::Quotas { conflict, smallest, relaxation: relaxation(lottery, groups) }
}

/// Leaves out one bound after the other for as long as no panel fits.
fn conflict(lottery: &Lottery, groups: &Groups) -> (Vec<Bound>, bool) {
    let mut loose = groups.clone();
    let mut smallest = true;
    for quota in 0..groups.bounds.len() {
        for side in [Side::AtLeast, Side::AtMost] {
            let kept = loose.bounds[quota];
            match side {
                Side::AtLeast => loose.bounds[quota].0 = 0,
                Side::AtMost => loose.bounds[quota].1 = groups.seats.max(kept.0),
            }
            match heaviest(&loose, &loose.boxes(), &vec![0.0; loose.groups.len()], None, EFFORT) {
                Found::Nothing => {}
                Found::This(_) => loose.bounds[quota] = kept,
                Found::Lost => (loose.bounds[quota], smallest) = (kept, false),
            }
        }
    }
    let bounds = lottery.quotas.iter().zip(&loose.bounds).flat_map(|(quota, (min, max))| {
        let least = (*min > 0).then(|| bound(quota, Side::AtLeast));
        // A maximum that was left out is as high as it can count for anything.
        let most = (*max < groups.seats.max(quota.min) && *max == quota.max).then(|| bound(quota, Side::AtMost));
        [least, most]
    });
    (bounds.flatten().collect(), smallest)
}

fn bound(quota: &Quota, side: Side) -> Bound {
    let count = match side {
        Side::AtLeast => quota.min,
        Side::AtMost => quota.max,
    };
    Bound { category: quota.category.clone(), feature: quota.feature.clone(), side, count }
}

fn relaxation(lottery: &Lottery, groups: &Groups) -> Option<Relaxation> {
    let free = Flex { min: 0, max: groups.seats };
    let flex: Vec<Flex> = lottery.quotas.iter().map(|quota| quota.flex.unwrap_or(free)).collect();
    let (give, beyond_flex) = match least_give(groups, &flex, EFFORT) {
        Found::This(give) => (give, false),
        Found::Nothing => match least_give(groups, &vec![free; flex.len()], EFFORT) {
            Found::This(give) => (give, true),
            Found::Nothing | Found::Lost => return None,
        },
        Found::Lost => return None,
    };
    let changes = lottery.quotas.iter().zip(give).flat_map(|(quota, (fall, rise))| {
        let least = (fall > 0).then(|| Change { bound: bound(quota, Side::AtLeast), to: quota.min - fall });
        let most = (rise > 0).then(|| Change { bound: bound(quota, Side::AtMost), to: quota.max + rise });
        [least, most]
    });
    Some(Relaxation { changes: changes.flatten().collect(), beyond_flex })
}
