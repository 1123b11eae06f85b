//! Panels of whole people whose mean is a given one.
//!
//! A panel next to the mean is taken off it, with as much probability as leaves a rest that is still the mean of panels
//! next to it, so far as bounds can tell; then the same with the rest. Each time a group or a
//! quota comes to its bound and stays there, so it ends after as many panels as there are groups and quotas, at most.

use super::groups::{Groups, Panel};
use super::search::{Effort, Found, heaviest};
use super::spread;

/// What was taken off.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Peeled {
    pub panels: Vec<Panel>,
    pub probabilities: Vec<f64>,
    /// The probability that is left over, for which no panel was found.
    pub rest: f64,
}

/// What counts as nothing.
const NOTHING: f64 = 1e-11;
/// A rest of so much probability can go to any panel.
pub(super) const ENOUGH: f64 = 1e-8;

/// A number between two whole ones, times the probability that is left.
#[derive(Debug, Clone, Copy)]
struct Between {
    low: u32,
    high: u32,
    /// By how much more than the lower.
    above: f64,
}

impl Between {
    fn of(mean: f64, near: f64) -> Between {
        // Means are of counts, so neither negative nor large.
        let low = (mean + near).max(0.0).floor();
        let high = (mean - near).ceil().max(low);
        Between { low: low as u32, high: high as u32, above: (mean - low).max(0.0) }
    }

    /// Where a panel of the rest may be.
    fn bounds(&self, rest: f64) -> (u32, u32) {
        if self.above <= NOTHING {
            (self.low, self.low)
        } else if rest - self.above <= NOTHING {
            (self.high, self.high)
        } else {
            (self.low, self.high)
        }
    }

    /// With how much probability a panel that has so many may be taken off.
    fn room(&self, count: u32, rest: f64) -> f64 {
        match count {
            _ if self.low == self.high => rest,
            count if count == self.low => rest - self.above,
            _ => self.above,
        }
    }

    fn take(&mut self, count: u32, probability: f64) {
        if count > self.low {
            self.above = (self.above - probability).max(0.0);
        }
    }
}

/// How often the search may go back and choose other panels.
const TRIES: usize = 14;

/// The rest of a mean.
#[derive(Debug, Clone)]
struct Rest {
    groups: Vec<Between>,
    quotas: Vec<Between>,
    probability: f64,
}

/// Takes panels off a mean.
pub(super) fn peel(groups: &Groups, mean: &[f64]) -> Peeled {
    let groups = &groups.with_homes_counted();
    let mut rest = Rest::of(groups, mean);
    let mut before: Vec<Rest> = Vec::new();
    let mut peeled = Peeled { panels: Vec::new(), probabilities: Vec::new(), rest: 1.0 };
    let mut best = peeled.clone();
    let mut tries = 0;
    while rest.probability > ENOUGH {
        let taken = rest.next(groups, tries).map(|panel| (rest.room(groups, &panel), panel));
        match taken.filter(|(probability, _)| *probability > NOTHING) {
            Some((probability, panel)) => {
                before.push(rest.clone());
                rest.take(groups, &panel, probability);
                peeled.panels.push(panel);
                peeled.probabilities.push(probability);
                peeled.rest = rest.probability;
            }
            None => {
                // No panel is left next to the rest: go back, further each time, and choose others.
                if peeled.rest < best.rest {
                    best = peeled.clone();
                }
                tries += 1;
                let back = (1_usize << tries.min(16)).min(before.len());
                if tries > TRIES || back == 0 {
                    return best;
                }
                rest = before[before.len() - back].clone();
                before.truncate(before.len() - back);
                peeled.panels.truncate(before.len());
                peeled.probabilities.truncate(before.len());
                peeled.rest = rest.probability;
            }
        }
    }
    peeled
}

impl Rest {
    fn of(groups: &Groups, mean: &[f64]) -> Rest {
        let mut counted = vec![0.0; groups.bounds.len()];
        for (group, mean) in groups.groups.iter().zip(mean) {
            group.quotas.iter().for_each(|quota| counted[*quota] += mean);
        }
        // What is nearly whole is whole: so near that no chance changes by a millionth.
        let between = |near: f64| move |mean: &f64| Between::of(*mean, near);
        let quotas = counted.iter().map(between(1e-8)).collect();
        Rest { groups: mean.iter().map(between(2e-9)).collect(), quotas, probability: 1.0 }
    }

    /// A panel next to the rest. What is often on panels of the rest should rather be on it; if such a panel is hard to
    /// find, others will do.
    fn next(&self, groups: &Groups, tries: usize) -> Option<Panel> {
        let rest = self.probability;
        let boxes: Vec<_> = self.groups.iter().map(|between| between.bounds(rest)).collect();
        let mut near = groups.clone();
        near.bounds = self.quotas.iter().map(|between| between.bounds(rest)).collect();
        for (number, nodes) in [30, 300, 2000].into_iter().enumerate() {
            let stirred = number + tries;
            let stir = |group: usize| spread(group + 31 * stirred) * stirred as f64 / 2.0;
            let each = self.groups.iter().enumerate();
            let weights: Vec<f64> = each.map(|(group, between)| between.above / rest + stir(group)).collect();
            match heaviest(&near, &boxes, &weights, None, Effort(Some(nodes))) {
                Found::This((panel, _)) if groups.admit(&panel) => return Some(panel),
                Found::This(_) | Found::Nothing => return None,
                Found::Lost => {}
            }
        }
        None
    }

    fn room(&self, groups: &Groups, panel: &Panel) -> f64 {
        let filled = groups.filled(panel);
        let all = self.groups.iter().zip(panel).chain(self.quotas.iter().zip(&filled));
        all.map(|(between, count)| between.room(*count, self.probability)).fold(self.probability, f64::min)
    }

    fn take(&mut self, groups: &Groups, panel: &Panel, probability: f64) {
        let filled = groups.filled(panel);
        self.groups.iter_mut().zip(panel).for_each(|(between, count)| between.take(*count, probability));
        self.quotas.iter_mut().zip(&filled).for_each(|(between, count)| between.take(*count, probability));
        self.probability -= probability;
    }
}

impl Groups {
    /// The same, where the households of each class are a quota, too: at most as many as there are.
    fn with_homes_counted(&self) -> Groups {
        let mut counted = self.clone();
        for class in self.classes.iter().filter(|class| class.groups.len() > 1) {
            let quota = counted.bounds.len();
            counted.bounds.push((0, class.count()));
            counted.groups[class.groups.clone()].iter_mut().for_each(|group| group.quotas.push(quota));
        }
        counted
    }
}
