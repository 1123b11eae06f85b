use super::exact::{self, Fraction};
use super::{Dice, lottery, person, quota, small};
use crate::count::lot::Seed;
use crate::count::lots::divisible::mean_panel;
use crate::count::lots::fair::fairest;
use crate::count::lots::generate::Search;
use crate::count::lots::groups::Groups;
use crate::count::lots::search::Found;
use crate::count::lots::{Fairness, Lottery, Plan};
use crate::text::Hash;

fn chances(lottery: &Lottery) -> Vec<f64> {
    let account = Plan::new(lottery).expect("possible").draw(&Seed(Hash::ZERO));
    let chance = |id: &String| account.people.iter().find(|person| person.id == *id).expect("right").chance;
    lottery.pool.people.iter().map(|person| chance(&person.id).billionths() as f64 / 1e9).collect()
}

fn same(found: &[f64], exact: &[Fraction]) -> bool {
    found.iter().zip(exact).all(|(found, exact)| (found - exact.float()).abs() < 1e-6)
}

#[test]
fn chances_are_those_of_brute_force() {
    let mut dice = Dice(1);
    let (mut possible, mut uneven, mut other, mut indivisible) = (0, 0, 0, 0);
    for _ in 0..400 {
        let mut lottery = small(&mut dice);
        let panels = exact::panels(&lottery);
        assert_eq!(Plan::new(&lottery).is_ok(), !panels.is_empty(), "{lottery:?}");
        if panels.is_empty() {
            continue;
        }
        possible += 1;
        let exact = exact::leximin(&panels);
        let leximin = chances(&lottery);
        assert!(same(&leximin, &exact), "{lottery:?}\n{leximin:?}\n{exact:?}");
        lottery.fairness = Fairness::Maximin;
        let maximin = chances(&lottery);
        let least = |chances: &[f64]| chances.iter().copied().filter(|chance| *chance > 0.0).fold(1.0, f64::min);
        assert!((least(&maximin) - least(&leximin)).abs() < 1e-6);
        let on_any = |person: usize| panels.iter().any(|panel| panel[person]);
        assert!((0..maximin.len()).all(|person| on_any(person) == (maximin[person] > 0.0)));
        for chances in [&leximin, &maximin] {
            assert!((chances.iter().sum::<f64>() - f64::from(lottery.seats)).abs() < 1e-7);
        }
        uneven += usize::from(leximin.iter().any(|chance| (chance - leximin[0]).abs() > 1e-3));
        other += usize::from(leximin.iter().zip(&maximin).any(|(a, b)| (a - b).abs() > 1e-3));
        indivisible += usize::from(!same(&divisible(&lottery), &exact));
    }
    assert!(
        possible > 100 && uneven > 50 && other > 10 && indivisible > 5,
        "{possible} {uneven} {other} {indivisible}"
    );
}

/// The chances if people were divisible.
fn divisible(lottery: &Lottery) -> Vec<f64> {
    let groups = Groups::of(lottery);
    let mean = mean_panel(&groups, &vec![true; groups.groups.len()], Fairness::Leximin).unwrap_or_default();
    by_person(lottery, &groups, &mean)
}

fn by_person(lottery: &Lottery, groups: &Groups, mean: &[f64]) -> Vec<f64> {
    let mut chances = vec![0.0; lottery.pool.people.len()];
    for class in &groups.classes {
        for (place, group) in class.groups.clone().enumerate().filter(|(_, group)| *group < mean.len()) {
            for person in class.households.iter().flat_map(|home| &home[place]) {
                chances[*person] = mean[group] / f64::from(groups.groups[group].size);
            }
        }
    }
    chances
}

#[test]
fn panels_generated_one_by_one_give_the_same_chances() {
    let mut dice = Dice(2);
    let mut tried = 0;
    for _ in 0..200 {
        let lottery = small(&mut dice);
        let panels = exact::panels(&lottery);
        if panels.is_empty() {
            continue;
        }
        tried += 1;
        let groups = Groups::of(&lottery);
        let Found::This(fair) = fairest(&groups, Fairness::Leximin) else { panic!("{lottery:?}") };
        let possible: Vec<bool> = fair.impossible.iter().map(|impossible| !impossible).collect();
        let mut known = vec![fair.panels[0].clone()];
        let probabilities = Search::levels(&groups, Fairness::Leximin, &possible, &mut known).expect("found");
        let mut mean = vec![0.0; groups.groups.len()];
        for (panel, probability) in known.iter().zip(probabilities) {
            assert!(groups.admit(panel));
            mean.iter_mut().zip(panel).for_each(|(mean, count)| *mean += probability * f64::from(*count));
        }
        let found = by_person(&lottery, &groups, &mean);
        assert!(same(&found, &exact::leximin(&panels)), "{lottery:?}\n{found:?}");
    }
    assert!(tried > 50);
}

#[test]
fn whole_people_can_be_less_fair_than_divided_ones() {
    // Of the three who are both of two kinds, one at most is on a panel, though half of each would do.
    let people = vec![
        person("ab", "-", &["y", "y", "n"]),
        person("bc", "-", &["n", "y", "y"]),
        person("ac", "-", &["y", "n", "y"]),
        person("o1", "-", &["n", "n", "n"]),
        person("o2", "-", &["n", "n", "n"]),
    ];
    let kinds = ["a", "b", "c"];
    let quotas = kinds.iter().flat_map(|kind| [quota(kind, "y", 0, 1), quota(kind, "n", 0, 2)]).collect();
    let lottery = lottery(&kinds, people, quotas, 2, Fairness::Leximin);
    let third = 1.0 / 3.0;
    let expected = [third, third, third, 0.5, 0.5];
    assert!(chances(&lottery).iter().zip(expected).all(|(found, expected)| (found - expected).abs() < 1e-6));
    assert!(divisible(&lottery).iter().all(|chance| (chance - 0.4).abs() < 1e-6));
}

#[test]
fn a_household_shares_its_seat() {
    let people = vec![
        person("ann", "1", &[]),
        person("bob", "1", &[]),
        person("cleo", "1", &[]),
        person("dan", "2", &[]),
        person("eve", "-", &[]),
    ];
    let lottery = lottery(&[], people, Vec::new(), 2, Fairness::Leximin);
    // Each of the three has a third of the household's seat at best.
    let expected = [1.0 / 3.0, 1.0 / 3.0, 1.0 / 3.0, 0.5, 0.5];
    assert!(chances(&lottery).iter().zip(expected).all(|(found, expected)| (found - expected).abs() < 1e-6));
}
