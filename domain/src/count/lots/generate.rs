//! Column generation over panels, as in Flanigan and others (2021).
//!
//! The panels found so far get the fairest probabilities that they allow. That gives each group a weight: what it would
//! be worth to draw it more often. If even the heaviest panel of all weighs no more than those known, no
//! panel can make the draw fairer; else it joins them. For leximin, the groups of positive weight can't have more in
//! any fairest draw: their chances are settled, and the others' are raised in the same way, until all are.

use super::groups::{Groups, Panel};
use super::master::Master;
use super::pool::Fairness;
use super::search::{Effort, Found, heaviest, heaviest_divisible};

/// How near to the fairest is near enough. Chances are asked for within a millionth.
const NEAR: f64 = 1e-9;
/// The same for reaching chances that are known.
const REACHED: f64 = 2e-8;
/// A level takes no more panels than this.
const MOST: usize = 20_000;

/// A search for panels that make a draw fairer.
pub(super) struct Search<'a> {
    groups: &'a Groups,
    pub master: Master,
    /// All panels of whole people that were found.
    panels: &'a mut Vec<Panel>,
}

/// What was found for some weights.
struct Priced {
    shares: Vec<f64>,
    panel: Panel,
    /// No panel weighs more.
    bound: f64,
}

impl Search<'_> {
    /// Starts from panels that are known, of which there must be one, and from a base for each group.
    pub fn new<'a>(groups: &'a Groups, active: &[bool], base: &[f64], panels: &'a mut Vec<Panel>) -> Search<'a> {
        let mut master = Master::new(groups.shares(&panels[0]), active.to_vec(), base);
        panels[1..].iter().for_each(|panel| master.add(groups.shares(panel)));
        Search { groups, master, panels }
    }

    /// Raises level after level until fairness is reached. Gives the probabilities of the panels.
    pub fn levels(groups: &Groups, fairness: Fairness, possible: &[bool], panels: &mut Vec<Panel>) -> Option<Vec<f64>> {
        let mut search = Search::new(groups, possible, &vec![0.0; possible.len()], panels);
        let mut active = possible.to_vec();
        loop {
            let weights = search.raise(f64::INFINITY)?;
            let weighed = weights.iter().zip(&active).filter(|(_, active)| **active);
            let most = weighed.map(|(weight, _)| *weight).fold(0.0, f64::max);
            for (active, weight) in active.iter_mut().zip(&weights) {
                *active &= *weight < most / 100.0;
            }
            if fairness == Fairness::Maximin || active.iter().all(|active| !active) {
                return Some(search.master.probabilities());
            }
            search.master.next(active.clone());
        }
    }

    /// Raises the level of now as high as any panels allow, or to the ceiling. Gives the weights that prove that it
    /// can't be higher.
    pub fn raise(&mut self, ceiling: f64) -> Option<Vec<f64>> {
        let mut best: Option<(f64, Vec<f64>)> = None;
        for _ in 0..MOST {
            if !self.master.optimise() {
                return None;
            }
            let (weights, known) = self.master.weights();
            let level = self.master.now();
            if level >= ceiling - REACHED {
                return Some(weights);
            }
            // Weights jump about from step to step; those between them and the best so far need fewer steps.
            let mut tries = Vec::new();
            if let Some((bound, at)) = &best {
                if bound - level < NEAR {
                    return Some(at.clone());
                }
                tries.push(weights.iter().zip(at).map(|(now, best)| 0.3 * now + 0.7 * best).collect());
            }
            tries.push(weights.clone());
            let last = tries.len() - 1;
            let mut found = false;
            for (number, tried) in tries.into_iter().enumerate() {
                let Some(priced) = self.price(&tried, (number == last).then_some(known)) else { continue };
                let bound = self.master.bound(&tried, priced.bound);
                if best.as_ref().is_none_or(|(best, _)| bound < *best) {
                    best = Some((bound, tried));
                }
                if weigh(&weights, &priced.shares) > known + NEAR / 10.0 {
                    self.master.add(priced.shares);
                    self.panels.push(priced.panel);
                    found = true;
                    break;
                }
            }
            if !found {
                return best.filter(|(bound, _)| bound - level < 1e-7).map(|(_, weights)| weights);
            }
        }
        None
    }

    /// A heavy panel, by the weights of groups. It need not be the heaviest if it is heavier than `known`, or if no weight is known.
    fn price(&self, weights: &[f64], known: Option<f64>) -> Option<Priced> {
        let groups = self.groups;
        let each: Vec<f64> =
            weights.iter().zip(&groups.groups).map(|(weight, group)| weight / f64::from(group.size)).collect();
        let most = each.iter().copied().fold(f64::MIN_POSITIVE, f64::max);
        let scaled: Vec<f64> = each.iter().map(|weight| weight / most).collect();
        let divided = heaviest_divisible(groups, &scaled).this()?;
        let shares: Vec<f64> =
            divided.iter().zip(&groups.groups).map(|(count, group)| count / f64::from(group.size)).collect();
        let bound = weigh(weights, &shares);
        let known = known.map(|known| known + NEAR / 10.0);
        let enough = |panel: &Panel| known.is_none_or(|known| weigh(weights, &groups.shares(panel)) > known);
        let boxes: Vec<_> = divided
            .iter()
            .zip(&groups.groups)
            .map(|(count, group)| {
                ((count + 1e-7).floor() as u32, ((count - 1e-7).ceil().max(0.0) as u32).min(groups.most(group)))
            })
            .collect();
        let this = |panel: Panel, bound| Some(Priced { shares: groups.shares(&panel), panel, bound });
        if let Found::This((panel, _)) = heaviest(groups, &boxes, &scaled, None, Effort(Some(500)))
            && enough(&panel)
        {
            return this(panel, bound);
        }
        let known = known?;
        if bound < known {
            return this(self.panels[0].clone(), bound);
        }
        let weight =
            |panel: &Panel| scaled.iter().zip(panel).map(|(weight, count)| weight * f64::from(*count)).sum::<f64>();
        let heavy = self.panels.iter().max_by(|a, b| weight(a).total_cmp(&weight(b)));
        for nodes in [200, 5000, 100_000] {
            match heaviest(groups, &groups.boxes(), &scaled, heavy, Effort(Some(nodes))) {
                Found::This((panel, proven)) if proven || enough(&panel) => {
                    let bound = if proven { weigh(weights, &groups.shares(&panel)) } else { bound };
                    return this(panel, bound);
                }
                _ => {}
            }
        }
        None
    }
}

fn weigh(weights: &[f64], shares: &[f64]) -> f64 {
    weights.iter().zip(shares).map(|(weight, share)| weight * share).sum()
}

impl Groups {
    /// The share of each group that is on a panel.
    fn shares(&self, panel: &Panel) -> Vec<f64> {
        self.groups.iter().zip(panel).map(|(group, count)| f64::from(*count) / f64::from(group.size)).collect()
    }
}
