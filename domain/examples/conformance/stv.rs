//! Ranked ballots: `NAME.blt`, with one `expected.json` for the whole folder.

use std::path::Path;

use domain::count::lot::Ties;
use domain::count::ranked::blt::File;
use domain::count::ranked::{Method, Votes};
use serde_json::Value;

use super::{Row, Verdict};

/// Compares every file that is expected, and names those that are not.
pub fn compare(folder: &Path) -> Result<Vec<Row>, String> {
    let expected = read(&folder.join("expected.json"))?;
    let expected: Value = serde_json::from_str(&expected).map_err(|error| format!("expected.json: {error}"))?;
    let results = expected.get("results").and_then(Value::as_array).ok_or("expected.json has no results")?;
    let named = |file: &str| results.iter().any(|result| name(result) == file);
    let entries = std::fs::read_dir(folder).map_err(|error| error.to_string())?;
    let files = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let mut files: Vec<String> = files.filter(|file| file.ends_with(".blt") && !named(file)).collect();
    files.sort();
    let row = |file: &str, verdict| Row {
        file: file.to_owned(),
        rule: "scottish-stv".to_owned(),
        parameters: "ties: first listed".to_owned(),
        verdict,
    };
    let compared = results.iter().map(|result| row(name(result), one(folder, result)));
    let apart = files.iter().map(|file| row(file, Verdict::NotComparable("expected.json does not name it".into())));
    Ok(compared.chain(apart).collect())
}

fn name(result: &Value) -> &str {
    result.get("file").and_then(Value::as_str).unwrap_or("?")
}

fn read(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

fn one(folder: &Path, result: &Value) -> Verdict {
    match differences(folder, result) {
        Ok(differences) if differences.is_empty() => Verdict::Same,
        Ok(differences) => Verdict::Differs(differences.join("; ")),
        Err(trouble) => Verdict::Differs(trouble),
    }
}

fn differences(folder: &Path, result: &Value) -> Result<Vec<String>, String> {
    let file: File = read(&folder.join(name(result)))?.parse().map_err(|malformed| format!("{malformed}"))?;
    let tally = file.tally(Method::ScottishStv, file.seats, &Ties::FirstListed);
    let account = &tally.account;
    let votes = account.last().map(|round| round.votes.as_slice()).unwrap_or_default();
    let numbered =
        (1..).zip(votes).map(|(number, votes): (u32, &Votes)| (number.to_string(), votes.to_string().into()));
    let found = [
        ("seats", file.seats.into()),
        ("ballots", account.valid.into()),
        ("quota", account.quota.to_string().into()),
        ("elected_cids", tally.winners().to_vec().into()),
        ("final_votes", Value::Object(numbered.collect())),
    ];
    let differs = |(what, found): &(&str, Value)| {
        let expected = result.get(*what).unwrap_or(&Value::Null);
        (expected != found).then(|| format!("{what} {found}, not {expected}"))
    };
    Ok(found.iter().filter_map(differs).collect())
}
