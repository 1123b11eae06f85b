//! The fairest chances if people were divisible: no draw of whole people can be fairer.
//!
//! A panel is then any point that keeps the quotas, and chances are shares of the groups at such a point. Each level is
//! one linear program, which is solved in its dual form, since that gives the weights of the groups:
//! ```text
//! minimise  seats·u − Σ min(q)·a(q) + Σ max(q)·b(q) + Σ homes(c)·h(c) − Σ w(g)·chance(g)    over settled g
//! so that   u − Σ a(q) + Σ b(q) + h(c) ≥ w(g)/size(g)   for each group g of class c and quotas q
//!           Σ w(g) = 1 over groups not settled,   a, b, h, w ≥ 0
//! ```
//! Its value is the level; a group of positive weight stands at it in every solution, and is settled there.

use microlp::{ComparisonOp, OptimizationDirection, Problem, Variable};

use super::groups::Groups;
use super::pool::Fairness;
use super::search::{Found, divisible_above};

/// If rounding has put chances out of reach, they are settled by so much less than they are.
const ROOM: [f64; 2] = [0.0, 1e-9];

/// How many of each group are on the mean panel.
pub(super) fn mean_panel(groups: &Groups, possible: &[bool], fairness: Fairness) -> Option<Vec<f64>> {
    ROOM.into_iter().find_map(|room| mean_panel_with(groups, possible, fairness, room))
}

fn mean_panel_with(groups: &Groups, possible: &[bool], fairness: Fairness, room: f64) -> Option<Vec<f64>> {
    let mut settled: Vec<Option<f64>> = possible.iter().map(|possible| (!possible).then_some(0.0)).collect();
    while settled.iter().any(Option::is_none) {
        let (level, weights) = level(groups, &settled)?;
        let open = |group: &usize| settled[*group].is_none();
        let most = (0..weights.len()).filter(open).map(|group| weights[group]).fold(0.0, f64::max);
        for (settled, weight) in settled.iter_mut().zip(&weights).filter(|(settled, _)| settled.is_none()) {
            if fairness == Fairness::Maximin || *weight >= most / 100.0 {
                *settled = Some((level - room).max(0.0));
            }
        }
    }
    let least: Vec<f64> = settled
        .iter()
        .zip(&groups.groups)
        .map(|(chance, group)| chance.unwrap_or(0.0) * f64::from(group.size))
        .collect();
    match divisible_above(groups, &least, possible) {
        Found::This(counts) => Some(counts),
        Found::Nothing | Found::Lost => None,
    }
}

/// The next level, and the weight of each group.
fn level(groups: &Groups, settled: &[Option<f64>]) -> Option<(f64, Vec<f64>)> {
    const ANY: (f64, f64) = (0.0, f64::INFINITY);
    let mut problem = Problem::new(OptimizationDirection::Minimize);
    let seats = problem.add_var(f64::from(groups.seats), (f64::NEG_INFINITY, f64::INFINITY));
    let bounds: Vec<(Variable, Variable)> = groups
        .bounds
        .iter()
        .map(|(min, max)| {
            // Huge numbers, as for no limit, would cost precision.
            let max = f64::from((*max).min(groups.seats));
            (problem.add_var(-f64::from(*min), ANY), problem.add_var(max, ANY))
        })
        .collect();
    let homes: Vec<Variable> =
        groups.classes.iter().map(|class| problem.add_var(f64::from(class.count()), ANY)).collect();
    let weights: Vec<Variable> = settled.iter().map(|chance| problem.add_var(-chance.unwrap_or(0.0), ANY)).collect();
    for (group, weight) in groups.groups.iter().zip(&weights) {
        let mut row = vec![(seats, 1.0), (homes[group.class], 1.0), (*weight, -1.0 / f64::from(group.size))];
        for quota in &group.quotas {
            row.extend([(bounds[*quota].0, -1.0), (bounds[*quota].1, 1.0)]);
        }
        problem.add_constraint(row, ComparisonOp::Ge, 0.0);
    }
    let open = weights.iter().zip(settled).filter(|(_, settled)| settled.is_none());
    problem.add_constraint(open.map(|(weight, _)| (*weight, 1.0)).collect::<Vec<_>>(), ComparisonOp::Eq, 1.0);
    let solution = problem.solve().ok()?.into_solution().ok()?;
    Some((solution.objective(), weights.iter().map(|weight| solution.var_value(*weight)).collect()))
}
