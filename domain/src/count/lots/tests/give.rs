use super::exact::{misses, panels, sets};
use super::{Dice, lottery, person, quota, small};
use crate::count::lots::{Fairness, Flex, Impossible, Lottery, Plan, Side};

#[test]
fn the_smallest_change_and_conflict_are_those_of_brute_force() {
    let mut dice = Dice(3);
    let (mut impossible, mut crowded) = (0, 0);
    for _ in 0..300 {
        let mut lottery = small(&mut dice);
        for quota in &mut lottery.quotas {
            quota.min = (quota.min + 1).min(quota.max);
        }
        if !panels(&lottery).is_empty() {
            continue;
        }
        let sets = sets(&lottery);
        let why = Plan::new(&lottery).expect_err("impossible");
        let Impossible::Quotas { conflict, smallest, relaxation } = why else {
            assert!(sets.is_empty(), "{why:?}");
            crowded += 1;
            continue;
        };
        impossible += 1;
        let total = |set: &Vec<bool>| misses(&lottery, set).iter().map(|(below, above)| below + above).sum::<u32>();
        let relaxation = relaxation.expect("found");
        let changed: u32 = relaxation.changes.iter().map(|change| change.bound.count.abs_diff(change.to)).sum();
        assert_eq!(Some(changed), sets.iter().map(total).min(), "{lottery:?}");
        assert!(smallest);
        let only = |left_out: Option<usize>| {
            let mut loose = lottery.clone();
            for quota in &mut loose.quotas {
                let kept = |side: Side| {
                    conflict.iter().enumerate().any(|(number, bound)| {
                        (&bound.category, &bound.feature, bound.side) == (&quota.category, &quota.feature, side)
                            && left_out != Some(number)
                    })
                };
                let (least, most) = (kept(Side::AtLeast), kept(Side::AtMost));
                quota.min = if least { quota.min } else { 0 };
                quota.max = if most { quota.max } else { lottery.seats };
            }
            panels(&loose).is_empty()
        };
        assert!(only(None), "{conflict:?} {lottery:?}");
        assert!((0..conflict.len()).all(|number| !only(Some(number))), "{conflict:?} {lottery:?}");
    }
    assert!(impossible > 50 && crowded > 0, "{impossible} {crowded}");
}

fn all_women(flex: Option<Flex>) -> Lottery {
    let people = (0..6).map(|number| person(&format!("p{number}"), "-", &["f"])).collect();
    let mut quotas = vec![quota("gender", "f", 0, 2), quota("gender", "m", 2, 4)];
    quotas.iter_mut().for_each(|quota| quota.flex = flex);
    lottery(&["gender"], people, quotas, 4, Fairness::Maximin)
}

#[test]
fn flex_is_kept_if_that_helps() {
    let relaxed = |flex| match Plan::new(&all_women(flex)) {
        Err(Impossible::Quotas { relaxation: Some(relaxation), .. }) => relaxation,
        other => panic!("{other:?}"),
    };
    let wide = relaxed(Some(Flex { min: 0, max: 4 }));
    assert_eq!((wide.changes.len(), wide.beyond_flex), (2, false));
    let narrow = relaxed(None);
    assert_eq!(narrow.changes, wide.changes);
    let mut lottery = all_women(None);
    lottery.quotas[0].flex = Some(Flex { min: 0, max: 3 });
    match Plan::new(&lottery) {
        Err(Impossible::Quotas { relaxation: Some(relaxation), .. }) => assert!(relaxation.beyond_flex),
        other => panic!("{other:?}"),
    }
}

#[test]
fn too_few_are_too_few() {
    let mut lottery = all_women(None);
    lottery.seats = 7;
    assert_eq!(Plan::new(&lottery), Err(Impossible::TooFewPeople { people: 6, seats: 7 }));
    lottery.seats = 2;
    lottery.pool.people.iter_mut().for_each(|person| person.household = Some("the same".to_owned()));
    assert_eq!(Plan::new(&lottery), Err(Impossible::TooFewHouseholds { households: 1, seats: 2 }));
}
