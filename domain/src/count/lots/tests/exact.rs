//! The fairest chances by another way: every panel, exact fractions, and a tableau.

use crate::count::lots::Lottery;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fraction(i128, i128);

impl Fraction {
    pub const ZERO: Fraction = Fraction(0, 1);
    pub const ONE: Fraction = Fraction(1, 1);

    fn new(above: i128, below: i128) -> Fraction {
        let (mut a, mut b) = (above.abs(), below.abs());
        while b != 0 {
            (a, b) = (b, a % b);
        }
        let sign = below.signum();
        Fraction(sign * above / a.max(1), sign * below / a.max(1))
    }

    fn minus(self, other: Fraction) -> Fraction {
        Fraction::new(self.0 * other.1 - other.0 * self.1, self.1 * other.1)
    }

    fn times(self, other: Fraction) -> Fraction {
        Fraction::new(self.0 * other.0, self.1 * other.1)
    }

    fn by(self, other: Fraction) -> Fraction {
        Fraction::new(self.0 * other.1, self.1 * other.0)
    }

    fn less(self, other: Fraction) -> bool {
        self.0 * other.1 < other.0 * self.1
    }

    pub fn float(self) -> f64 {
        self.0 as f64 / self.1 as f64
    }
}

/// Every set of so many people of different households, as who is in it.
pub fn sets(lottery: &Lottery) -> Vec<Vec<bool>> {
    let people = &lottery.pool.people;
    let fits = |set: &u32| {
        let members: Vec<_> = (0..people.len()).filter(|person| set >> person & 1 == 1).collect();
        let homes: std::collections::BTreeSet<_> =
            members.iter().map(|person| people[*person].household.clone().ok_or(*person)).collect();
        members.len() == lottery.seats as usize && homes.len() == members.len()
    };
    let sets = (0..1_u32 << people.len()).filter(fits);
    sets.map(|set| (0..people.len()).map(|person| set >> person & 1 == 1).collect()).collect()
}

/// By how much a set misses the quotas: below and above for each.
pub fn misses(lottery: &Lottery, set: &[bool]) -> Vec<(u32, u32)> {
    let pool = &lottery.pool;
    let missed = lottery.quotas.iter().map(|quota| {
        let place = pool.categories.iter().position(|category| *category == quota.category).expect("right");
        let has = pool.people.iter().zip(set).filter(|(person, on)| **on && person.features[place] == quota.feature);
        let count = has.count() as u32;
        (quota.min.saturating_sub(count), count.saturating_sub(quota.max))
    });
    missed.collect()
}

/// Every panel.
pub fn panels(lottery: &Lottery) -> Vec<Vec<bool>> {
    let keeps = |set: &Vec<bool>| misses(lottery, set).iter().all(|missed| *missed == (0, 0));
    sets(lottery).into_iter().filter(keeps).collect()
}

/// The leximin chance of each person: raise all that are not settled, and settle each who can't have more.
pub fn leximin(panels: &[Vec<bool>]) -> Vec<Fraction> {
    let people = panels[0].len();
    let mut settled: Vec<Option<Fraction>> = vec![None; people];
    for person in 0..people {
        if panels.iter().all(|panel| !panel[person]) {
            settled[person] = Some(Fraction::ZERO);
        }
    }
    while settled.iter().any(Option::is_none) {
        let level = best(panels, &settled, None, Fraction::ZERO);
        let stuck: Vec<usize> = (0..people)
            .filter(|person| settled[*person].is_none() && best(panels, &settled, Some(*person), level) == level)
            .collect();
        assert!(!stuck.is_empty());
        stuck.into_iter().for_each(|person| settled[person] = Some(level));
    }
    settled.into_iter().flatten().collect()
}

/// The highest level of those not settled; or the most that one of them can have with all of them at this level.
fn best(panels: &[Vec<bool>], settled: &[Option<Fraction>], one: Option<usize>, level: Fraction) -> Fraction {
    // Variables: panels, the level, what each has above. Rows: people, then the sum.
    let (people, count) = (settled.len(), panels.len());
    let mut rows = Vec::new();
    for (person, chance) in settled.iter().enumerate() {
        let mut row = vec![Fraction::ZERO; count + 1 + people + 1];
        for (place, panel) in panels.iter().enumerate() {
            row[place] = if panel[person] { Fraction::ONE } else { Fraction::ZERO };
        }
        if one.is_none() && chance.is_none() {
            row[count] = Fraction(-1, 1);
        }
        row[count + 1 + person] = Fraction(-1, 1);
        row[count + 1 + people] = chance.unwrap_or(level);
        rows.push(row);
    }
    let mut sum = vec![Fraction::ZERO; count + 1 + people + 1];
    sum[..count].fill(Fraction::ONE);
    sum[count + 1 + people] = Fraction::ONE;
    rows.push(sum);
    let mut gain = vec![Fraction::ZERO; count + 1 + people];
    gain[one.map_or(count, |one| count + 1 + one)] = Fraction::ONE;
    let found = maximise(rows, &gain);
    // What a person has above the level is what was maximised.
    if one.is_some() { found.minus(Fraction::ZERO.minus(level)) } else { found }
}

/// Maximises over x ≥ 0 with these rows equal to their last entries, none negative; by Bland's rule, in two phases.
fn maximise(mut rows: Vec<Vec<Fraction>>, gain: &[Fraction]) -> Fraction {
    let (height, width) = (rows.len(), gain.len());
    let mut basis: Vec<usize> = (width..width + height).collect();
    // First bring out the artificial variables, which have no columns: they only leave.
    let mut goal = vec![Fraction::ZERO; width + 1];
    for row in &rows {
        goal.iter_mut().zip(row).for_each(|(goal, value)| *goal = goal.minus(Fraction::ZERO.minus(*value)));
    }
    climb(&mut rows, &mut basis, &mut goal);
    assert_eq!(goal[width], Fraction::ZERO, "no solution");
    for row in 0..height {
        if basis[row] >= width
            && let Some(column) = (0..width).find(|column| rows[row][*column] != Fraction::ZERO)
        {
            pivot(&mut rows, &mut basis, &mut goal, row, column);
        }
    }
    let mut goal: Vec<Fraction> = gain.iter().copied().chain([Fraction::ZERO]).collect();
    for (row, column) in rows.iter().zip(&basis).filter(|(_, column)| **column < width) {
        let by = goal[*column];
        goal.iter_mut().zip(row).for_each(|(goal, value)| *goal = goal.minus(by.times(*value)));
    }
    climb(&mut rows, &mut basis, &mut goal);
    Fraction::ZERO.minus(goal[width])
}

fn climb(rows: &mut [Vec<Fraction>], basis: &mut [usize], goal: &mut [Fraction]) {
    let width = goal.len() - 1;
    while let Some(column) = (0..width).find(|column| Fraction::ZERO.less(goal[*column])) {
        let mut leaving: Option<(usize, Fraction)> = None;
        for (number, row) in rows.iter().enumerate().filter(|(_, row)| Fraction::ZERO.less(row[column])) {
            let step = row[width].by(row[column]);
            let better =
                leaving.is_none_or(|(best, least)| step.less(least) || (step == least && basis[number] < basis[best]));
            if better {
                leaving = Some((number, step));
            }
        }
        pivot(rows, basis, goal, leaving.expect("bounded").0, column);
    }
}

fn pivot(rows: &mut [Vec<Fraction>], basis: &mut [usize], goal: &mut [Fraction], row: usize, column: usize) {
    let by = rows[row][column];
    rows[row].iter_mut().for_each(|value| *value = value.by(by));
    let pivot = rows[row].clone();
    let others = rows.iter_mut().enumerate().filter(|(number, _)| *number != row).map(|(_, other)| &mut other[..]);
    for other in others.chain([goal]) {
        let by = other[column];
        if by != Fraction::ZERO {
            other.iter_mut().zip(&pivot).for_each(|(value, pivot)| *value = value.minus(by.times(*pivot)));
        }
    }
    basis[row] = column;
}
