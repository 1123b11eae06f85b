//! The linear program that shares out probabilities among the panels found so far.
//!
//! ```text
//! maximise d   so that   Σ λ(P)·a(g,P) − (levels that g takes part in) − s(g) = −slack(g)   for each group g
//!                        Σ λ(P) = 1,   λ, d, s ≥ 0
//! ```
//! `a(g,P)` is the share of group g that is on panel P. Levels are added one on top of another: the first
//! lifts every group, the next those whose chances were not yet settled, and so on; a level that
//! is settled stays as it is. It is a revised simplex method with a dense inverse: panels come in one by one, and
//! after each only a few steps are needed. The slack, of less than a hundred-millionth, keeps it from stalling.

use super::spread;

/// The program and its current solution.
#[derive(Debug, Clone)]
pub(super) struct Master {
    /// How many groups.
    groups: usize,
    /// The shares of each panel.
    panels: Vec<Vec<f64>>,
    /// Who takes part in each level.
    levels: Vec<Vec<bool>>,
    /// The values of the levels that are settled.
    settled: Vec<f64>,
    slack: Vec<f64>,
    basis: Vec<Column>,
    /// The inverse of the basis, row by row.
    inverse: Vec<Vec<f64>>,
    values: Vec<f64>,
    since_renewed: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Panel(usize),
    Level(usize),
    Spare(usize),
}

/// What counts as nothing.
const NOTHING: f64 = 1e-11;
/// After so many steps the inverse is computed anew.
const RENEW: usize = 400;

impl Master {
    /// Starts with one panel, and a first level for these groups, each of which stands at a base of its own. No base
    /// may be higher than the group's share of the first panel.
    pub fn new(first: Vec<f64>, active: Vec<bool>, base: &[f64]) -> Master {
        let groups = first.len();
        let slack = |group: usize| 1e-8 * (0.5 + spread(group) / 2.0);
        let slack = base.iter().enumerate().map(|(group, base)| slack(group) - base).collect();
        let mut master = Master {
            groups,
            panels: vec![first],
            levels: vec![active],
            settled: Vec::new(),
            slack,
            basis: (0..groups).map(Column::Spare).chain([Column::Panel(0)]).collect(),
            inverse: Vec::new(),
            values: Vec::new(),
            since_renewed: 0,
        };
        master.renew();
        master
    }

    /// Takes in a panel.
    pub fn add(&mut self, panel: Vec<f64>) {
        self.panels.push(panel);
    }

    /// Settles the level of now at its value, and starts the next, for these groups.
    pub fn next(&mut self, active: Vec<bool>) {
        self.settled.push(self.now());
        self.levels.push(active);
    }

    /// How high the groups of the level of now have been lifted, by it alone.
    pub fn now(&self) -> f64 {
        let now = Column::Level(self.settled.len());
        self.basis.iter().position(|column| *column == now).map_or(0.0, |row| self.values[row])
    }

    /// The probability of each panel.
    pub fn probabilities(&self) -> Vec<f64> {
        let mut probabilities = vec![0.0; self.panels.len()];
        for (column, value) in self.basis.iter().zip(&self.values) {
            if let Column::Panel(panel) = column {
                probabilities[*panel] = value.max(0.0);
            }
        }
        probabilities
    }

    /// The chances of each group.
    pub fn chances(&self) -> Vec<f64> {
        let mut chances = vec![0.0; self.groups];
        for (panel, probability) in self.panels.iter().zip(self.probabilities()) {
            chances.iter_mut().zip(panel).for_each(|(chance, share)| *chance += probability * share);
        }
        chances
    }

    /// What one more of each group is worth: a weight for each, those of the level of now summing to 1; and
    /// the weight of the heaviest of the panels known. Only after `optimise`.
    pub fn weights(&self) -> (Vec<f64>, f64) {
        let Some(row) = self.row_of_now() else { return (vec![0.0; self.groups], 0.0) };
        let dual = &self.inverse[row];
        (dual[..self.groups].iter().map(|price| (-price).max(0.0)).collect(), dual[self.groups])
    }

    /// The greatest value that the level of now can have at all, if no panel weighs more than so much.
    pub fn bound(&self, weights: &[f64], heaviest: f64) -> f64 {
        heaviest - weights.iter().enumerate().map(|(group, weight)| weight * self.reached(group)).sum::<f64>()
    }

    /// Shares out probabilities so that the level of now is as high as these panels allow. Says whether it could.
    pub fn optimise(&mut self) -> bool {
        if self.row_of_now().is_none() && !self.enter(Column::Level(self.settled.len()), false) {
            return false;
        }
        let mut stalled = 0;
        for _ in 0..100 * (self.groups + self.panels.len()) + 1000 {
            let Some(entering) = self.entering(stalled > 60) else { return true };
            let before = self.now();
            if !self.enter(entering, stalled > 60) {
                return false;
            }
            stalled = if self.now() > before + 1e-13 { 0 } else { stalled + 1 };
        }
        false
    }

    fn row_of_now(&self) -> Option<usize> {
        let now = Column::Level(self.settled.len());
        self.basis.iter().position(|column| *column == now)
    }

    /// How high a group stands by the levels that are settled.
    fn reached(&self, group: usize) -> f64 {
        let settled = self.settled.iter().zip(&self.levels).filter(|(_, active)| active[group]);
        settled.map(|(value, _)| value).sum::<f64>() - self.slack[group]
    }

    /// What raises the level most, or, `first`, the first that does.
    fn entering(&self, first: bool) -> Option<Column> {
        let dual = &self.inverse[self.row_of_now()?];
        let mut best = (1e-10, None);
        let panels = self
            .panels
            .iter()
            .enumerate()
            .map(|(number, panel)| (Column::Panel(number), -dot(&dual[..self.groups], panel) - dual[self.groups]));
        let spares = (0..self.groups).map(|group| (Column::Spare(group), dual[group]));
        for (column, gain) in spares.chain(panels) {
            if gain > best.0 && !self.basis.contains(&column) {
                best = (gain, Some(column));
                if first {
                    break;
                }
            }
        }
        best.1
    }

    fn column(&self, column: Column) -> Vec<f64> {
        let mut whole = vec![0.0; self.groups + 1];
        match column {
            Column::Panel(panel) => {
                whole[..self.groups].copy_from_slice(&self.panels[panel]);
                whole[self.groups] = 1.0;
            }
            Column::Level(level) => {
                for (value, active) in whole.iter_mut().zip(&self.levels[level]) {
                    *value = if *active { -1.0 } else { 0.0 };
                }
            }
            Column::Spare(group) => whole[group] = -1.0,
        }
        whole
    }

    /// Lets a column in and another out, by the ratio test. False if none can go, which is impossible but for
    /// rounding, since probabilities are bounded.
    fn enter(&mut self, entering: Column, first: bool) -> bool {
        let column = self.column(entering);
        let change: Vec<f64> = self.inverse.iter().map(|row| dot(row, &column)).collect();
        let frozen = |row: usize| matches!(self.basis[row], Column::Level(level) if level < self.settled.len());
        // How far each basic value lets the new one grow: to where it would fall below 0, or, settled, move at all.
        let reach = |row: usize, tolerance: f64| match change[row] {
            _ if frozen(row) => (change[row].abs() > 1e-9).then_some(0.0),
            change if change > 1e-9 => Some((self.values[row].max(0.0) + tolerance) / change),
            _ => None,
        };
        let rows = 0..self.basis.len();
        let Some(limit) = rows.clone().filter_map(|row| reach(row, NOTHING)).min_by(f64::total_cmp) else {
            return false;
        };
        let candidates = rows.filter(|row| reach(*row, 0.0).is_some_and(|step| step <= limit));
        let leaving = if first {
            candidates.min_by_key(|row| self.key(self.basis[*row]))
        } else {
            candidates.max_by(|a, b| change[*a].abs().total_cmp(&change[*b].abs()))
        };
        let Some(leaving) = leaving else { return false };
        self.basis[leaving] = entering;
        self.since_renewed += 1;
        if self.since_renewed >= RENEW {
            return self.renew();
        }
        let pivot = change[leaving];
        let mut pivot_row = std::mem::take(&mut self.inverse[leaving]);
        pivot_row.iter_mut().for_each(|value| *value /= pivot);
        for (row, change) in self.inverse.iter_mut().zip(&change) {
            if *change != 0.0 && !row.is_empty() {
                row.iter_mut().zip(&pivot_row).for_each(|(value, by)| *value -= change * by);
            }
        }
        self.inverse[leaving] = pivot_row;
        self.evaluate();
        true
    }

    fn key(&self, column: Column) -> usize {
        match column {
            Column::Level(level) => level,
            Column::Spare(group) => self.levels.len() + group,
            Column::Panel(panel) => self.levels.len() + self.groups + panel,
        }
    }

    /// The values of the basic columns.
    fn evaluate(&mut self) {
        let mut right: Vec<f64> = self.slack.iter().map(|slack| -slack).chain([1.0]).collect();
        for (level, value) in self.settled.iter().enumerate() {
            if !self.basis.contains(&Column::Level(level)) {
                let active = self.levels[level].iter();
                right.iter_mut().zip(active).filter(|(_, active)| **active).for_each(|(right, _)| *right += value);
            }
        }
        self.values = self.inverse.iter().map(|row| dot(row, &right)).collect();
    }

    /// Computes the inverse anew, by Gauss and Jordan. False if the basis has none, which only rounding can make.
    fn renew(&mut self) -> bool {
        self.since_renewed = 0;
        let size = self.basis.len();
        let mut matrix = vec![vec![0.0; 2 * size]; size];
        for (place, column) in self.basis.iter().enumerate() {
            for (row, value) in self.column(*column).into_iter().enumerate() {
                matrix[row][place] = value;
            }
        }
        for (row, line) in matrix.iter_mut().enumerate() {
            line[size + row] = 1.0;
        }
        for place in 0..size {
            let best = (place..size).max_by(|a, b| matrix[*a][place].abs().total_cmp(&matrix[*b][place].abs()));
            let Some(best) = best.filter(|best| matrix[*best][place].abs() > NOTHING) else { return false };
            matrix.swap(place, best);
            let mut pivot_row = std::mem::take(&mut matrix[place]);
            let pivot = pivot_row[place];
            pivot_row[place..].iter_mut().for_each(|value| *value /= pivot);
            for row in matrix.iter_mut().filter(|row| !row.is_empty()) {
                let by = row[place];
                if by != 0.0 {
                    let changed = row[place..].iter_mut().zip(&pivot_row[place..]);
                    changed.for_each(|(value, pivot)| *value -= by * pivot);
                }
            }
            matrix[place] = pivot_row;
        }
        self.inverse = matrix.into_iter().map(|row| row[size..].to_vec()).collect();
        self.evaluate();
        true
    }
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}
