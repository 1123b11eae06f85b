//! Fair probabilities of panels, as defined by Flanigan, Gölz, Gupta, Hennig and Procaccia, "Fair algorithms for
//! selecting citizens' assemblies" (Nature 596, 2021).
//!
//! First the fairest chances are found as if people were divisible, which is quick: no draw can better them. Then
//! panels of whole people are sought whose mean they are. Nearly always there are some, and that they are fairest
//! needs no further proof. If not, panels are generated one by one, as in the paper.

use super::divisible::mean_panel;
use super::generate::Search;
use super::groups::{Groups, Panel};
use super::peel::{ENOUGH, peel};
use super::pool::Fairness;
use super::search::{Effort, Found, heaviest};
use super::spread;

/// Fair probabilities of panels.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Fair {
    pub panels: Vec<Panel>,
    /// Of each panel; they sum to 1.
    pub probabilities: Vec<f64>,
    /// Which groups can be on no panel at all.
    pub impossible: Vec<bool>,
}

/// By how much a chance may differ from the fairest, at most.
const EXACT: f64 = 5e-7;

/// The fairest probabilities; nothing if no panel keeps the quotas. Who can be on no panel at all counts for nothing:
/// the least chance is the least of the others.
pub(super) fn fairest(groups: &Groups, fairness: Fairness) -> Found<Fair> {
    let mut panels = match cover(groups) {
        Found::This(panels) => panels,
        Found::Nothing => return Found::Nothing,
        Found::Lost => return Found::Lost,
    };
    let possible: Vec<bool> =
        (0..groups.groups.len()).map(|group| panels.iter().any(|panel| panel[group] > 0)).collect();
    let impossible: Vec<bool> = possible.iter().map(|possible| !possible).collect();
    let mean = mean_panel(groups, &possible, fairness);
    if let Some(mean) = &mean {
        let peeled = peel(groups, mean);
        if peeled.rest <= ENOUGH {
            return Found::This(Fair { panels: peeled.panels, probabilities: peeled.probabilities, impossible });
        }
        panels.extend(peeled.panels);
    }
    let probabilities = reach(groups, fairness, &possible, mean.as_deref(), &mut panels)
        .or_else(|| Search::levels(groups, fairness, &possible, &mut panels));
    match probabilities {
        Some(probabilities) => Found::This(Fair { panels, probabilities, impossible }),
        None => Found::Lost,
    }
}

/// Generates panels until the fairest chances of divisible people are reached, or, for maximin, until the least can't
/// be more.
fn reach(
    groups: &Groups,
    fairness: Fairness,
    possible: &[bool],
    mean: Option<&[f64]>,
    panels: &mut Vec<Panel>,
) -> Option<Vec<f64>> {
    let chances: Vec<f64> =
        mean?.iter().zip(&groups.groups).map(|(mean, group)| mean / f64::from(group.size)).collect();
    if fairness == Fairness::Maximin {
        let least = chances.iter().zip(possible).filter(|(_, possible)| **possible).map(|(chance, _)| *chance);
        let mut search = Search::new(groups, possible, &vec![0.0; chances.len()], panels);
        return search.raise(least.fold(1.0, f64::min)).map(|_| search.master.probabilities());
    }
    // All are lifted at once, from 1 below where they should be.
    let base: Vec<f64> = chances.iter().map(|chance| chance - 1.0).collect();
    let mut search = Search::new(groups, possible, &base, panels);
    search.raise(1.0)?;
    let near = |(reached, chance): (&f64, &f64)| (reached - chance).abs() <= EXACT;
    search.master.chances().iter().zip(&chances).all(near).then(|| search.master.probabilities())
}

/// Some panels such that every group that can be on one is.
fn cover(groups: &Groups) -> Found<Vec<Panel>> {
    let mut panels: Vec<Panel> = Vec::new();
    let mut settled = vec![false; groups.groups.len()];
    let mut boxes = groups.boxes();
    loop {
        // Other weights for each panel, so that they differ.
        let spread = |group: usize| spread(group + panels.len() * 7919);
        let weights: Vec<f64> = settled
            .iter()
            .enumerate()
            .map(|(group, settled)| spread(group) * if *settled { 0.1 } else { 1.0 })
            .collect();
        // The first that is still missing must be on it.
        let missing = settled.iter().position(|settled| !settled).filter(|_| !panels.is_empty());
        if let Some(missing) = missing {
            boxes[missing].0 = 1;
        }
        let mut found = heaviest(groups, &boxes, &weights, None, Effort(Some(50)));
        if matches!(found, Found::Lost) {
            found = heaviest(groups, &boxes, &weights, None, Effort(Some(100_000)));
        }
        match (found, missing) {
            (Found::This((panel, _)), _) => {
                settled.iter_mut().zip(&panel).for_each(|(settled, count)| *settled |= *count > 0);
                panels.push(panel);
            }
            (Found::Nothing, Some(missing)) => settled[missing] = true,
            (Found::Nothing, None) => return Found::Nothing,
            (Found::Lost, _) => return Found::Lost,
        }
        if let Some(missing) = missing {
            boxes[missing].0 = 0;
        }
        if settled.iter().all(|settled| *settled) {
            return Found::This(panels);
        }
    }
}
