//! Against brute force: all panels of small pools, and exact fractions.

mod draws;
mod exact;
mod fair;
mod files;
mod give;

use super::{Fairness, Lottery, Person, Pool, Quota};

/// Numbers that are the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % below
    }
}

/// A person `id`, whom they live with (`-`: nobody), and their features.
fn person(id: &str, household: &str, features: &[&str]) -> Person {
    let household = (household != "-").then(|| household.to_owned());
    Person { id: id.to_owned(), household, features: features.iter().map(|feature| (*feature).to_owned()).collect() }
}

fn quota(category: &str, feature: &str, min: u32, max: u32) -> Quota {
    Quota { category: category.to_owned(), feature: feature.to_owned(), min, max, flex: None }
}

fn lottery(categories: &[&str], people: Vec<Person>, quotas: Vec<Quota>, seats: u32, fairness: Fairness) -> Lottery {
    let categories = categories.iter().map(|category| (*category).to_owned()).collect();
    Lottery { pool: Pool { categories, people }, quotas, seats, fairness }
}

/// A small pool with some quotas, which may or may not be possible to keep.
fn small(dice: &mut Dice) -> Lottery {
    let (people, seats) = (5 + dice.roll(4), 2 + dice.roll(3));
    let categories = ["a", "b", "c"];
    let sizes = [2, 2 + dice.roll(2), 2];
    let homes = 2 + dice.roll(12);
    let people = (0..people).map(|number| {
        let features = sizes.map(|size| ["x", "y", "z"][dice.roll(size).min(dice.roll(size))]);
        let home = if homes < 8 { format!("h{}", dice.roll(homes)) } else { "-".to_owned() };
        person(&format!("p{number}"), &home, &features)
    });
    let people = people.collect();
    let mut quotas = Vec::new();
    for (category, size) in categories.iter().zip(sizes) {
        for feature in &["x", "y", "z"][..size] {
            let min = dice.roll(seats).saturating_sub(1) as u32;
            quotas.push(quota(category, feature, min, (min as usize + 1 + dice.roll(seats)).min(seats) as u32));
        }
    }
    lottery(&categories, people, quotas, seats as u32, Fairness::Leximin)
}
