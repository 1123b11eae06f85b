use std::collections::BTreeMap;

use proptest::prelude::*;

use super::{Dice, exact, lottery, person, quota, small};
use crate::count::lot::Seed;
use crate::count::lots::{
    Account, Commitment, Fairness, Lottery, Plan, Recipe, Senseless, TICKETS, Wrong, draw_simple,
};
use crate::text::Hash;

fn seed(number: u32) -> Seed {
    Seed(Hash::of(&number.to_be_bytes()))
}

/// Two households of a woman and a man, and five more.
fn village() -> Lottery {
    let people = vec![
        person("ann", "1", &["f", "old"]),
        person("bob", "1", &["m", "old"]),
        person("cleo", "2", &["f", "old"]),
        person("dan", "2", &["m", "old"]),
        person("eve", "-", &["f", "young"]),
        person("fay", "-", &["f", "young"]),
        person("gus", "-", &["m", "young"]),
        person("hal", "-", &["m", "old"]),
        person("ida", "-", &["f", "old"]),
    ];
    let quotas = vec![
        quota("gender", "f", 2, 2),
        quota("gender", "m", 2, 2),
        quota("age", "old", 2, 3),
        quota("age", "young", 1, 2),
    ];
    lottery(&["gender", "age"], people, quotas, 4, Fairness::Leximin)
}

#[test]
fn drawn_as_often_as_their_chances_say() {
    let plan = Plan::new(&village()).expect("right");
    let draws = 20_000;
    let mut times: BTreeMap<String, u32> = BTreeMap::new();
    for number in 0..draws {
        plan.draw(&seed(number)).panel.into_iter().for_each(|id| *times.entry(id).or_default() += 1);
    }
    for person in plan.draw(&seed(0)).people {
        let chance = person.chance.billionths() as f64 / 1e9;
        let often = f64::from(times[&person.id]) / f64::from(draws);
        // Five standard deviations.
        let bound = 5.0 * (chance * (1.0 - chance) / f64::from(draws)).sqrt();
        assert!((often - chance).abs() <= bound, "{} {often} {chance}", person.id);
    }
}

#[test]
fn a_draw_can_be_repeated_and_checked_without_a_solver() {
    let lottery = village();
    let (account, again) =
        (Plan::new(&lottery).expect("right").draw(&seed(7)), Plan::new(&lottery).expect("right").draw(&seed(7)));
    assert_eq!(serde_json::to_string(&account).expect("right"), serde_json::to_string(&again).expect("right"));
    let back: Account = serde_json::from_str(&serde_json::to_string(&account).expect("right")).expect("right");
    assert_eq!(back, account);
    check(&lottery, &account);
}

/// What anybody can check with the account alone.
fn check(lottery: &Lottery, account: &Account) {
    assert_eq!(account.lottery, lottery.hash());
    assert_eq!(account.kinds.iter().map(|kind| kind.tickets).sum::<u64>(), TICKETS);
    for (number, group) in (1..).zip(&account.groups) {
        let tickets = account.kinds.iter().map(|kind| {
            let count = kind.counts.iter().find(|(group, _)| *group == number).map_or(0, |(_, count)| *count);
            u128::from(count) * u128::from(kind.tickets)
        });
        let chance = tickets.sum::<u128>() as f64 / group.people.len() as f64 / TICKETS as f64;
        assert!((chance - group.chance.billionths() as f64 / 1e9).abs() < 1e-9);
    }
    let before: u64 = account.kinds.iter().take(account.ticket.kind as usize - 1).map(|kind| kind.tickets).sum();
    assert_eq!(account.ticket.first, before);
    assert!((account.ticket.first..=account.ticket.last).contains(&account.ticket.number));
    assert!(account.quotas.iter().all(|quota| (quota.min..=quota.max).contains(&quota.drawn)));
    let on = |id: &String| account.panel.contains(id);
    let set: Vec<bool> = lottery.pool.people.iter().map(|person| on(&person.id)).collect();
    assert!(exact::panels(lottery).contains(&set), "{account:?}");
    // Every kind of panel, not only the one that was drawn.
    for kind in &account.kinds {
        let people: u32 = kind.counts.iter().map(|(_, count)| count).sum();
        assert_eq!(people, account.seats);
        for quota in &account.quotas {
            let place = account.categories.iter().position(|category| *category == quota.category).expect("right");
            let counted = kind
                .counts
                .iter()
                .filter(|(group, _)| account.groups[*group as usize - 1].features[place] == quota.feature);
            assert!((quota.min..=quota.max).contains(&counted.map(|(_, count)| count).sum()));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn order_changes_nothing(start in any::<u64>(), number in any::<u32>()) {
        let mut dice = Dice(start);
        let lottery = small(&mut dice);
        let mut other = lottery.clone();
        for place in (1..other.pool.people.len()).rev() {
            other.pool.people.swap(place, dice.roll(place + 1));
        }
        for place in (1..other.quotas.len()).rev() {
            other.quotas.swap(place, dice.roll(place + 1));
        }
        other.pool.categories.reverse();
        other.pool.people.iter_mut().for_each(|person| person.features.reverse());
        prop_assert_eq!(lottery.hash(), other.hash());
        if let (Ok(one), Ok(two)) = (Plan::new(&lottery), Plan::new(&other)) {
            let account = one.draw(&seed(number));
            check(&lottery, &account);
            let sum: u64 = account.people.iter().map(|person| person.chance.billionths()).sum();
            prop_assert!(sum.abs_diff(u64::from(lottery.seats) * 1_000_000_000) <= account.people.len() as u64);
            prop_assert_eq!(account, two.draw(&seed(number)));
        }
    }
}

#[test]
fn what_makes_no_sense_is_said() {
    let wrong = |change: fn(&mut Lottery)| {
        let mut lottery = village();
        change(&mut lottery);
        lottery.check().expect_err("wrong")
    };
    assert_eq!(wrong(|lottery| lottery.seats = 0), Senseless::Size);
    assert_eq!(wrong(|lottery| lottery.pool.people.clear()), Senseless::Size);
    assert_eq!(wrong(|lottery| lottery.quotas[0].min = u32::MAX), Senseless::Size);
    assert!(matches!(wrong(|lottery| lottery.quotas[0].min = 3), Senseless::Crossed { .. }));
    assert!(matches!(wrong(|lottery| lottery.pool.people[1].id = "ann".to_owned()), Senseless::SameId { .. }));
    assert!(matches!(wrong(|lottery| lottery.quotas[1] = lottery.quotas[0].clone()), Senseless::SameQuota { .. }));
    assert!(matches!(wrong(|lottery| lottery.quotas.truncate(1)), Senseless::NoSuchFeature { .. }));
    assert!(matches!(wrong(|lottery| lottery.pool.people[0].features.clear()), Senseless::Features { .. }));
    assert!(matches!(wrong(|lottery| lottery.pool.categories[0] = "sex".to_owned()), Senseless::NoSuchCategory { .. }));
}

#[test]
fn a_seed_follows_from_what_was_published() {
    let lottery = village();
    let secret = Hash::of(b"secret");
    let commitment = Commitment::to(&secret, "tomorrow's weather".to_owned());
    let recipe = Recipe { secret, lottery: lottery.hash(), public: " rain ".to_owned() };
    let drawn = recipe.seed();
    let by_hand = crate::text::sha256(&[&secret.0, &lottery.hash().0, b"rain"]);
    assert_eq!(drawn, Seed(Hash(by_hand)));
    assert_eq!(recipe.check(&commitment, &lottery.hash(), &drawn), Ok(()));
    assert_eq!(recipe.check(&commitment, &lottery.hash(), &seed(0)), Err(Wrong::Seed));
    assert_eq!(recipe.check(&commitment, &Hash::ZERO, &drawn), Err(Wrong::Lottery));
    let other = Recipe { secret: Hash::ZERO, ..recipe };
    assert_eq!(other.check(&commitment, &lottery.hash(), &drawn), Err(Wrong::Secret));
    let mut changed = lottery.clone();
    changed.pool.people[0].features[1] = "young".to_owned();
    assert_ne!(changed.hash(), lottery.hash());
}

#[test]
fn simple_draws_are_even() {
    let ids: Vec<String> = (0..10).map(|number| format!("p{number}")).collect();
    let mut reversed = ids.clone();
    reversed.reverse();
    let mut firsts: BTreeMap<String, u32> = BTreeMap::new();
    for number in 0..10_000 {
        let drawn = draw_simple(&ids, 3, &seed(number));
        assert_eq!(drawn, draw_simple(&reversed, 3, &seed(number)));
        assert_eq!(drawn.len(), 3);
        *firsts.entry(drawn[0].clone()).or_default() += 1;
    }
    assert!(firsts.len() == 10 && firsts.values().all(|times| times.abs_diff(1000) < 150), "{firsts:?}");
    assert_eq!(draw_simple(&ids, 99, &seed(1)).len(), 10);
}
