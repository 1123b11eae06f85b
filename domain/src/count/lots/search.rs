//! The search for panels, by linear and integer programs.

use microlp::{ComparisonOp, OptimizationDirection, Problem, SolveOptions, TerminationReason, Variable};

use super::groups::{Groups, Panel};
use super::pool::Flex;

/// What a search found.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Found<T> {
    This(T),
    /// There is nothing to find.
    Nothing,
    /// The solver gave up, or gave an answer that isn't one.
    Lost,
}

impl<T> Found<T> {
    pub fn this(self) -> Option<T> {
        match self {
            Found::This(this) => Some(this),
            Found::Nothing | Found::Lost => None,
        }
    }
}

/// By how much the minimum of each quota falls and its maximum rises.
pub(super) type Give = Vec<(u32, u32)>;

/// How hard a search may try, in steps of branch and bound, so that it ends the same on every machine.
#[derive(Debug, Clone, Copy)]
pub(super) struct Effort(pub Option<u64>);

/// The share of the people of each group on the heaviest panel, were people divisible.
pub(super) fn heaviest_divisible(groups: &Groups, weights: &[f64]) -> Found<Vec<f64>> {
    let mut model = Model::new(groups, &groups.boxes(), weights, false);
    model.keep_quotas(groups);
    model.solve(Effort(None), None).map(|(values, _)| values)
}

/// How many of each group, were people divisible, with at least so many of each and none of the impossible.
pub(super) fn divisible_above(groups: &Groups, least: &[f64], possible: &[bool]) -> Found<Vec<f64>> {
    let mut model = Model::new(groups, &groups.boxes(), &vec![0.0; least.len()], false);
    for ((person, least), possible) in model.people.iter().zip(least).zip(possible) {
        let (bound, value) = if *possible { (ComparisonOp::Ge, *least) } else { (ComparisonOp::Le, 0.0) };
        model.problem.add_constraint([(*person, 1.0)], bound, value);
    }
    model.keep_quotas(groups);
    model.solve(Effort(None), None).map(|(values, _)| values)
}

/// The panel with the greatest sum of the weights of its people, each group within its box, and whether that is proven.
///
/// Weights should be near 1 in size: panels whose sums differ by less than a billionth count as equal.
pub(super) fn heaviest(
    groups: &Groups,
    boxes: &[(u32, u32)],
    weights: &[f64],
    known: Option<&Panel>,
    effort: Effort,
) -> Found<(Panel, bool)> {
    let mut model = Model::new(groups, boxes, weights, true);
    model.keep_quotas(groups);
    let start = known.map(|known| {
        let mut start: Vec<f64> = known.iter().copied().map(f64::from).collect();
        start.extend(groups.filled(known).into_iter().map(f64::from));
        start
    });
    match model.solve(effort, start) {
        Found::This((values, proven)) => {
            let panel: Panel = values.into_iter().map(whole).collect();
            if groups.admit(&panel) { Found::This((panel, proven)) } else { Found::Lost }
        }
        Found::Nothing => Found::Nothing,
        Found::Lost => Found::Lost,
    }
}

/// The least sum by which minima must fall and maxima rise for there to be a panel, each within its flex.
pub(super) fn least_give(groups: &Groups, flex: &[Flex], effort: Effort) -> Found<Give> {
    let mut model = Model::new(groups, &groups.boxes(), &vec![0.0; groups.groups.len()], true);
    let mut gives = Vec::new();
    for (counted, (flex, (min, max))) in model.counted.clone().into_iter().zip(flex.iter().zip(&groups.bounds)) {
        let max = (*max).min(groups.seats);
        let fall = model.problem.add_integer_var(-1.0, (0, near(min.saturating_sub(flex.min))));
        let rise = model.problem.add_integer_var(-1.0, (0, near(flex.max.min(groups.seats).saturating_sub(max))));
        let least = counted.iter().copied().chain([(fall, 1.0)]);
        let most = counted.iter().copied().chain([(rise, -1.0)]);
        model.problem.add_constraint(least.collect::<Vec<_>>(), ComparisonOp::Ge, f64::from(*min));
        model.problem.add_constraint(most.collect::<Vec<_>>(), ComparisonOp::Le, f64::from(max));
        gives.push((fall, rise));
    }
    match model.solve_for(effort, None) {
        Found::This((_, false)) => Found::Lost,
        Found::This((solution, true)) => {
            let value = |variable: Variable| whole(solution.var_value(variable));
            let panel: Panel = model.people.iter().map(|person| value(*person)).collect();
            let give: Give = gives.into_iter().map(|(fall, rise)| (value(fall), value(rise))).collect();
            if groups.relaxed(&give).admit(&panel) { Found::This(give) } else { Found::Lost }
        }
        Found::Nothing => Found::Nothing,
        Found::Lost => Found::Lost,
    }
}

impl<T> Found<T> {
    fn map<U>(self, change: impl FnOnce(T) -> U) -> Found<U> {
        match self {
            Found::This(this) => Found::This(change(this)),
            Found::Nothing => Found::Nothing,
            Found::Lost => Found::Lost,
        }
    }
}

impl Groups {
    /// The least and the most of each group that can be on a panel.
    pub fn boxes(&self) -> Vec<(u32, u32)> {
        self.groups.iter().map(|group| (0, self.most(group))).collect()
    }

    /// The same with quotas that give way.
    pub fn relaxed(&self, give: &Give) -> Groups {
        let mut relaxed = self.clone();
        for ((min, max), (fall, rise)) in relaxed.bounds.iter_mut().zip(give) {
            (*min, *max) = (min.saturating_sub(*fall), max.saturating_add(*rise));
        }
        relaxed
    }
}

/// What all searches share: how many of each group, and how many count for each quota.
struct Model {
    problem: Problem,
    people: Vec<Variable>,
    /// What is counted for each quota.
    counted: Vec<Vec<(Variable, f64)>>,
    all: Vec<Variable>,
    whole: bool,
}

impl Model {
    fn new(groups: &Groups, boxes: &[(u32, u32)], weights: &[f64], whole: bool) -> Model {
        let mut problem = Problem::new(OptimizationDirection::Maximize);
        let mut people = Vec::with_capacity(boxes.len());
        for ((min, max), weight) in boxes.iter().zip(weights) {
            people.push(if whole {
                problem.add_integer_var(*weight, (near(*min), near(*max)))
            } else {
                problem.add_var(*weight, (f64::from(*min), f64::from(*max)))
            });
        }
        let each = |people: &[Variable]| people.iter().map(|person| (*person, 1.0)).collect::<Vec<_>>();
        problem.add_constraint(each(&people), ComparisonOp::Eq, f64::from(groups.seats));
        for class in groups.classes.iter().filter(|class| class.groups.len() > 1) {
            let homes = each(&people[class.groups.clone()]);
            problem.add_constraint(homes, ComparisonOp::Le, f64::from(class.count()));
        }
        let mut counted = vec![Vec::new(); groups.bounds.len()];
        for (group, person) in groups.groups.iter().zip(&people) {
            for quota in &group.quotas {
                counted[*quota].push((*person, 1.0));
            }
        }
        Model { problem, all: people.clone(), people, counted, whole }
    }

    fn keep_quotas(&mut self, groups: &Groups) {
        for (counted, (min, max)) in self.counted.iter().zip(&groups.bounds) {
            let (min, max) = (*min, (*max).min(groups.seats));
            if counted.is_empty() || min > max {
                // Nobody counts: an empty row, or one that can't be kept, is said plainly.
                let wrong = if min > 0 { 1.0 } else { 0.0 };
                let person = self.people.first().map(|person| (*person, 0.0));
                self.problem.add_constraint(person.into_iter().collect::<Vec<_>>(), ComparisonOp::Ge, wrong);
                self.all.push(self.problem.add_var(0.0, (0.0, 0.0)));
                continue;
            }
            let number = if self.whole {
                self.problem.add_integer_var(0.0, (near(min), near(max)))
            } else {
                self.problem.add_var(0.0, (f64::from(min), f64::from(max)))
            };
            let row: Vec<_> = counted.iter().copied().chain([(number, -1.0)]).collect();
            self.problem.add_constraint(row, ComparisonOp::Eq, 0.0);
            self.all.push(number);
        }
    }

    /// How many of each group.
    fn solve(&self, effort: Effort, start: Option<Vec<f64>>) -> Found<(Vec<f64>, bool)> {
        let values = |solution: microlp::Solution| -> Vec<f64> {
            self.people.iter().map(|person| solution.var_value(*person)).collect()
        };
        self.solve_for(effort, start).map(|(solution, proven)| (values(solution), proven))
    }

    fn solve_for(&self, effort: Effort, start: Option<Vec<f64>>) -> Found<(microlp::Solution, bool)> {
        let mut options = SolveOptions::default();
        options.node_limit = effort.0;
        options.warm_start = start.map(|start| self.all.iter().copied().zip(start).collect());
        match self.problem.solve_with(options) {
            Ok(outcome) => match outcome.into_solution() {
                Ok(solution) => {
                    let proven = solution.termination_reason() == TerminationReason::ProvenOptimal;
                    Found::This((solution, proven))
                }
                Err(_) => Found::Lost,
            },
            Err(microlp::Error::Infeasible) => Found::Nothing,
            Err(_) => Found::Lost,
        }
    }
}

/// A count as the solver takes it. None is beyond what a lottery can hold.
fn near(count: u32) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}

/// What the solver gives as a whole number, near enough. A float turns into the nearest number there is;
/// what is not a panel is found out by `admit`.
fn whole(value: f64) -> u32 {
    value.round() as u32
}
