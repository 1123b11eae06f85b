//! How quickly budgets are counted: equal shares with add1 on one real file and greedy on the largest, beside pabutools in the same
//! run when `FOLKMOOT_BENCH_PYTHON` names a Python that has it (else `python3` is tried).
//!
//! `cargo run --release -p domain --example count_bench [FOLDER]`; the folder holds `.pb` files (`../shared/data/pabulib`).

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use domain::count::budget::pabulib::{File, Order};
use domain::count::budget::{Completion, Merit, Rule, Rules, Start, TieRule, Unaffordable, Utility};
use domain::count::lot::Ties;

const SHARES: &str = "wieliczka_2023.pb";
const TIMES_FASTER: f64 = 50.0;
const PABUTOOLS: &str = include_str!("pabutools.py");
const HOW_TO: &str = "pip install pabutools==1.2.3 gmpy2";

fn main() {
    let folder = std::env::args().nth(1).map_or_else(|| PathBuf::from("../shared/data/pabulib"), PathBuf::from);
    let Some(largest) = largest(&folder) else {
        println!("NOT MEASURED: there are no .pb files in {}", folder.display());
        return;
    };
    let equal_shares = Rule::EqualShares {
        utility: Utility::Cost,
        completion: Completion::Add1,
        exhaustive_stop: true,
        start: Start::Exact,
        comparison: false,
    };
    let greedy = Rule::Greedy { by: Merit::Votes, unaffordable: Unaffordable::Skip };
    measure("equal shares with add1", "mes", &folder.join(SHARES), equal_shares);
    measure("greedy", "greedy", &largest, greedy);
}

fn largest(folder: &Path) -> Option<PathBuf> {
    let files = fs::read_dir(folder).ok()?.filter_map(|entry| Some(entry.ok()?.path()));
    let files = files.filter(|path| path.extension().is_some_and(|end| end == "pb"));
    files.max_by_key(|path| fs::metadata(path).map_or(0, |meta| meta.len()))
}

fn measure(what: &str, short: &str, path: &Path, rule: Rule) {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let what = format!("{what}, {name}");
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) => return println!("NOT MEASURED: {what}: {error}"),
    };
    let file: File = match text.parse() {
        Ok(file) => file,
        Err(unreadable) => return println!("NOT MEASURED: {what}: {unreadable}"),
    };
    let election = file.election(Order::Lexicographic);
    let rules = Rules {
        projects: election.projects(&[]),
        total: file.budget,
        ballots: election.form(),
        rule,
        minimum_votes: 0,
        ceilings: Vec::new(),
        ties: TieRule::AsListed,
        quorum: 0,
    };
    let mut took = Duration::MAX;
    let mut cost = String::new();
    for _ in 0..5 {
        let begun = Instant::now();
        let tally = election.count(&rules, &Ties::FirstListed);
        took = took.min(begun.elapsed());
        cost = tally.total_cost.to_string();
    }
    println!("{what:<60} {:>9.2} ms", took.as_secs_f64() * 1000.0);
    match pabutools(short, path) {
        Err(why) => println!("NOT MEASURED: pabutools {what}: {why} ({HOW_TO}; name it with FOLKMOOT_BENCH_PYTHON)"),
        Ok((seconds, theirs)) => {
            println!("{:<60} {:>9.2} ms", format!("pabutools, {what}"), seconds * 1000.0);
            let faster = seconds / took.as_secs_f64();
            let goal = if faster >= TIMES_FASTER { "meets" } else { "MISSES" };
            println!("{:<60} {faster:>9.0} x    {goal} {TIMES_FASTER} x", format!("times faster, {what}"));
            if theirs != cost {
                println!("DIFFERS: {what} costs {cost} here and {theirs} there");
            }
        }
    }
}

/// How many seconds pabutools takes, the file already read, and what the outcome costs.
fn pabutools(rule: &str, path: &Path) -> Result<(f64, String), String> {
    let python = std::env::var("FOLKMOOT_BENCH_PYTHON").unwrap_or_else(|_| "python3".into());
    let ran = Command::new(&python).args(["-c", PABUTOOLS, rule]).arg(path).output();
    let ran = ran.map_err(|error| format!("can't run {python}: {error}"))?;
    if !ran.status.success() {
        let said = String::from_utf8_lossy(&ran.stderr);
        return Err(said.lines().last().unwrap_or("it failed").to_owned());
    }
    let said = String::from_utf8_lossy(&ran.stdout);
    let mut words = said.split_whitespace();
    let seconds = words.next().and_then(|word| word.parse().ok());
    seconds.zip(words.next().map(str::to_owned)).ok_or_else(|| format!("it said {said:?}"))
}
