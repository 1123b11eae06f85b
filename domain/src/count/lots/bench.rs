use super::*;
use super::fair::fairest;
use super::groups::Groups;

fn synthetic(people: usize, seats: u32, sizes: &[usize]) -> Lottery {
    let mut state = 12345u64;
    let mut next = || { state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407); (state >> 33) as usize };
    let categories: Vec<String> = (0..sizes.len()).map(|c| format!("c{c}")).collect();
    let people: Vec<Person> = (0..people).map(|n| Person { id: format!("p{n}"), household: None, features: sizes.iter().map(|size| {
        // skewed
        let a = next() % size; let b = next() % size; format!("f{}", a.min(b)) }).collect() }).collect();
    let mut quotas = Vec::new();
    for (c, size) in sizes.iter().enumerate() {
        for f in 0..*size {
            // population is uniform: pool is skewed
            let share = seats as f64 / *size as f64;
            quotas.push(Quota { category: format!("c{c}"), feature: format!("f{f}"), min: share.floor() as u32, max: share.ceil() as u32, flex: None });
        }
    }
    Lottery { pool: Pool { categories, people }, quotas, seats, fairness: Fairness::Leximin }
}

pub fn go() {
    let which: usize = std::env::args().nth(1).unwrap().parse().unwrap();
    for (n, k, sizes) in [(200, 20, vec![2,3,4]), (500, 40, vec![2,3,4,5,3]), (1000, 50, vec![2,4,5,3,3,4]), (2000, 110, vec![2,4,5,6,4])].into_iter().skip(which).take(1) {
        let lottery = synthetic(n, k, &sizes);
        lottery.check().unwrap();
        let groups = Groups::of(&lottery);
        if std::env::args().nth(2).is_some() {
            let mut state = 777u64;
            let mut next = || { state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407); (state >> 33) as f64 / (1u64<<31) as f64 };
            for i in 0..10 {
                let w: Vec<f64> = groups.groups.iter().map(|g| next() ).collect();
                let t = std::time::Instant::now();
                let f = super::search::heaviest(&groups, &groups.boxes(), &w, None, super::search::Effort(None));
                println!("{} {:?}", matches!(f, super::search::Found::This(_)), t.elapsed());
            }
            return;
        }
        for f in [Fairness::Maximin, Fairness::Leximin] {
        let t = std::time::Instant::now();
        let found = fairest(&groups, f);
        match found { super::search::Found::This(f) => println!("{n} {k} groups {} panels {} in {:?}", groups.groups.len(), f.panels.len(), t.elapsed()), other => println!("{other:?} {:?}", t.elapsed()) }
        }
    }
}
