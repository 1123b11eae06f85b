//! Panels: folders with `respondents.csv`, `categories.csv` and `expected.json` (sortition-algorithms), which has runs: an
//! algorithm, and the chance of each person, within a millionth.
//!
//! There is one leximin, so all its chances are compared. Many chances can be maximin: only the least is compared,
//! unless it is the mean, when all must be the same.

use std::fs;
use std::path::Path;

use domain::count::lot::Seed;
use domain::count::lots::{Columns, Fairness, Lottery, Plan, read_pool, read_quotas};
use domain::text::Hash;
use serde_json::Value;

use super::{Row, Verdict};

const WITHIN: f64 = 1e-6;

/// Compares every folder in this one.
pub fn compare(folder: &Path) -> Result<Vec<Row>, String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut cases: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    cases.retain(|path| path.join("expected.json").is_file());
    cases.sort();
    let mut rows = Vec::new();
    for case in cases {
        rows.extend(runs(&case)?);
    }
    Ok(rows)
}

fn runs(case: &Path) -> Result<Vec<Row>, String> {
    let name = case.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let read = |file: &str| fs::read_to_string(case.join(file)).map_err(|error| format!("{name}/{file}: {error}"));
    let expected: Value = serde_json::from_str(&read("expected.json")?).map_err(|error| format!("{name}: {error}"))?;
    let seats = expected["k"].as_u64().and_then(|seats| u32::try_from(seats).ok()).ok_or(format!("{name}: no k"))?;
    let quotas = read_quotas(&read("categories.csv")?).map_err(|fault| format!("{name}/categories.csv: {fault:?}"))?;
    let pool = read_pool(&read("respondents.csv")?, &quotas, Columns::default())
        .map_err(|fault| format!("{name}/respondents.csv: {fault:?}"))?
        .pool;
    let none = Vec::new();
    let mut rows = Vec::new();
    for run in expected["runs"].as_array().unwrap_or(&none) {
        let rule = run["algorithm"].as_str().unwrap_or("?").to_owned();
        let fairness = match rule.as_str() {
            "maximin" => Some(Fairness::Maximin),
            "leximin" => Some(Fairness::Leximin),
            _ => None,
        };
        let mut parameters = format!("{} people, {seats} seats", pool.people.len());
        let verdict = match fairness {
            None => Verdict::NotComparable("there is no such rule here".to_owned()),
            Some(fairness) => {
                let lottery = Lottery { pool: pool.clone(), quotas: quotas.clone(), seats, fairness };
                let (verdict, what) = outcome(&lottery, run);
                parameters.push_str(what);
                verdict
            }
        };
        rows.push(Row { file: name.clone(), rule, parameters, verdict });
    }
    Ok(rows)
}

/// How a run compares, and what of it was compared.
fn outcome(lottery: &Lottery, run: &Value) -> (Verdict, &'static str) {
    let account = match Plan::new(lottery) {
        Ok(plan) => plan.draw(&Seed(Hash::ZERO)),
        Err(why) => return (Verdict::Differs(format!("{why:?}")), ""),
    };
    let chances = account.people.iter().map(|person| person.chance.billionths() as f64 / 1e9);
    let mut chances: Vec<f64> = chances.collect();
    chances.sort_by(f64::total_cmp);
    let expected = run["sorted_marginals"].as_array().into_iter().flatten();
    let mut expected: Vec<f64> = expected.filter_map(Value::as_f64).collect();
    expected.sort_by(f64::total_cmp);
    let least = run["min_prob"].as_f64().or(expected.first().copied());
    let mean = f64::from(lottery.seats) / lottery.pool.people.len() as f64;
    let one_answer = lottery.fairness == Fairness::Leximin || least.is_some_and(|least| (least - mean).abs() < WITHIN);
    let found = account.least.billionths() as f64 / 1e9;
    match least {
        None => (Verdict::NotComparable("no chances are given".to_owned()), ""),
        Some(least) if (least - found).abs() > WITHIN => {
            (Verdict::Differs(format!("least chance {found}, expected {least}")), ", least chance")
        }
        Some(_) if !one_answer => (Verdict::Same, ", least chance only: others aren't unique"),
        Some(_) if expected.len() != chances.len() => {
            let counts = format!("{} chances, expected {}", chances.len(), expected.len());
            (Verdict::Differs(counts), ", all chances")
        }
        Some(_) => {
            let apart = chances.iter().zip(&expected).map(|(found, expected)| (found - expected).abs());
            let most = apart.fold(0.0, f64::max);
            let verdict = if most > WITHIN { Verdict::Differs(format!("by up to {most:.7}")) } else { Verdict::Same };
            (verdict, ", all chances")
        }
    }
}
