//! Budgets: `NAME.pb` with `NAME.expected.json` (pabutools) and `NAME.expected-js.json` (equalshares.net), each with runs: a rule,
//! its settings, the winners in their order and what they cost.

use std::fs;
use std::path::Path;

use domain::count::budget::pabulib::{File, Order};
use domain::count::budget::{
    Completion, Form, Merit, Rule, Rules, Start, Stopped, Tally, TieRule, Unaffordable, Utility,
};
use domain::count::lot::Ties;
use serde_json::Value;

use super::{Row, Verdict};

/// What a run was set to, or why it can't be repeated.
type Setting = Result<(Rule, TieRule, Order, Scale), String>;

/// What the last of a ranking gets.
#[derive(Clone, Copy)]
enum Scale {
    FromOne,
    FromZero,
}

/// Compares every file of the folder.
pub fn compare(folder: &Path) -> Result<Vec<Row>, String> {
    let read = |path: &Path| fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()));
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut files: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.retain(|path| path.extension().is_some_and(|end| end == "pb"));
    files.sort();
    let mut rows = Vec::new();
    for path in files {
        let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let file: File = match read(&path)?.parse() {
            Ok(file) => file,
            Err(unreadable) => {
                let verdict = Verdict::Differs(unreadable.to_string());
                rows.push(Row { file: name, rule: "read".into(), parameters: String::new(), verdict });
                continue;
            }
        };
        for (end, setting) in [("expected.json", pabutools as fn(&Value) -> Setting), ("expected-js.json", worker)] {
            let expected = path.with_extension(end);
            if !expected.exists() {
                continue;
            }
            let expected: Value =
                serde_json::from_str(&read(&expected)?).map_err(|error| format!("{name}.{end}: {error}"))?;
            for run in expected["runs"].as_array().into_iter().flatten() {
                rows.push(row(&name, &file, run, setting(run)));
            }
        }
    }
    Ok(rows)
}

fn row(name: &str, file: &File, run: &Value, setting: Setting) -> Row {
    let told = |key: &str| match &run[key] {
        Value::String(text) => text.split('(').next().unwrap_or_default().trim_end().to_owned(),
        Value::Array(words) => words.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("+"),
        _ => String::new(),
    };
    let parameters = ["satisfaction", "completion", "add1options", "tie_breaking", "accuracy"].map(told);
    let parameters = parameters.into_iter().filter(|said| !said.is_empty()).collect::<Vec<_>>().join(", ");
    let rule = if run["rule"].is_string() { told("rule") } else { "mes (js)".to_owned() };
    let verdict = match setting {
        Err(why) => Verdict::NotComparable(why),
        Ok((rule, ties, order, scale)) => {
            let election = file.election(order);
            let ballots = match (election.form(), scale) {
                (Form::Ranking { up_to, .. }, Scale::FromZero) => Form::Ranking { up_to, last: 0 },
                (form, _) => form,
            };
            let rules = Rules {
                projects: election.projects(&[]),
                total: file.budget,
                ballots,
                rule,
                minimum_votes: 0,
                ceilings: Vec::new(),
                ties,
                quorum: 0,
            };
            let tally = election.count(&rules, &Ties::FirstListed);
            let ids = tally.winners.iter().filter_map(|number| election.entry(*number));
            let ids = ids.map(|entry| entry.id.clone()).collect();
            same(run, &tally, ids, rule)
        }
    };
    Row { file: name.to_owned(), rule, parameters, verdict }
}

fn same(run: &Value, tally: &Tally, mut ids: Vec<String>, rule: Rule) -> Verdict {
    let list = |key: &str| -> Option<Vec<String>> {
        Some(run[key].as_array()?.iter().filter_map(Value::as_str).map(str::to_owned).collect())
    };
    let cost = run["total_cost"].as_str().map_or_else(|| run["total_cost"].to_string(), str::to_owned);
    // Exact numbers may be written as fractions there.
    let found = tally.total_cost.to_string();
    if cost.parse().ok() != Some(tally.total_cost) && !is_quotient(&cost, &found) {
        return Verdict::Differs(format!("cost {found}, expected {cost}"));
    }
    // Their Phragmén gives no order, what costs nothing may come at any time, and ours adds no more money once
    // everything is chosen, though that could still change the order.
    let has_order = rule != Rule::Phragmen
        && tally.rules.projects.iter().all(|project| !project.cost.is_zero())
        && tally.account.shares.as_ref().is_none_or(|shares| shares.stopped != Stopped::NothingMore);
    let ordered = list("selection_order").or_else(|| list("winners_order")).filter(|_| has_order);
    if let Some(expected) = ordered
        && expected != ids
    {
        return Verdict::Differs(format!("{ids:?}, expected in this order {expected:?}"));
    }
    ids.sort();
    let mut expected = list("winners").unwrap_or_default();
    expected.sort();
    if expected != ids {
        return Verdict::Differs(format!("{ids:?}, expected {expected:?}"));
    }
    if let (Some(expected), Some(shares)) = (run["endowment"].as_f64(), &tally.account.shares) {
        let end: f64 = shares.end.rounded_down(9).parse().unwrap_or(f64::NAN);
        if (end - expected).abs() > 1e-6 {
            return Verdict::Differs(format!("endowment {end}, expected {expected}"));
        }
    }
    Verdict::Same
}

fn is_quotient(fraction: &str, found: &str) -> bool {
    let Some((above, below)) = fraction.split_once('/') else { return false };
    let (Ok(above), Ok(below), Ok(found)) = (above.parse::<f64>(), below.parse::<f64>(), found.parse::<f64>()) else {
        return false;
    };
    (above / below - found).abs() < 1e-6
}

fn pabutools(run: &Value) -> Setting {
    let text = |key: &str| run[key].as_str().unwrap_or_default();
    let (ties, order) = match text("tie_breaking") {
        "lexico" => (TieRule::AsListed, Order::Lexicographic),
        "mincost_maxvotes_lexico" => (TieRule::Cheapest, Order::Lexicographic),
        other => return Err(format!("ties by {other}")),
    };
    let (utility, by) = match text("satisfaction") {
        "cost" | "" => (Utility::Cost, Merit::Votes),
        "cardinality" => (Utility::Cardinality, Merit::VotesForCost),
        "points" | "borda" => (Utility::Points, Merit::PointsForCost),
        other => return Err(format!("satisfaction by {other}")),
    };
    let shares = |completion, exhaustive_stop| Rule::EqualShares {
        utility,
        completion,
        exhaustive_stop,
        start: Start::Exact,
        comparison: false,
    };
    let rule = match text("rule") {
        "greedy" => Rule::Greedy { by, unaffordable: Unaffordable::Skip },
        "mes" => shares(Completion::None, true),
        "mes_add1" => shares(Completion::Add1, true),
        "mes_add1_noexhaustivestop" => shares(Completion::Add1, false),
        "mes_add1_then_greedy" => shares(Completion::Add1Greedy, true),
        "sequential_phragmen" => Rule::Phragmen,
        other => return Err(format!("rule {other}")),
    };
    let scale = if text("satisfaction") == "borda" { Scale::FromZero } else { Scale::FromOne };
    Ok((rule, ties, order, scale))
}

fn worker(run: &Value) -> Setting {
    let text = |key: &str| run[key].as_str().unwrap_or_default();
    if text("accuracy") != "fractions" {
        return Err(format!("counted with {}", text("accuracy")));
    }
    if text("tie_breaking") != "minCost,maxVotes,fileorder" {
        return Err(format!("ties by {}", text("tie_breaking")));
    }
    let has = |option: &str| run["add1options"].as_array().is_some_and(|all| all.iter().any(|one| one == option));
    let completion = match text("completion") {
        "none" => Completion::None,
        "utilitarian" => Completion::Greedy,
        "add1" => Completion::Add1,
        "add1u" => Completion::Add1Greedy,
        other => return Err(format!("completion {other}")),
    };
    let start = if has("integral") { Start::Floored } else { Start::Exact };
    let rule = Rule::EqualShares {
        utility: Utility::Cost,
        completion,
        exhaustive_stop: has("exhaustive"),
        start,
        comparison: false,
    };
    Ok((rule, TieRule::Cheapest, Order::File, Scale::FromOne))
}
