//! Counts every file of a folder and compares with what other programs found: `cargo xtask conformance FOLDER`.
//!
//! The folder has a subfolder a kind (`pabulib`), with files and their expected outcomes beside them. Prints a table;
//! exits with 1 when anything differs or nothing was compared.

mod pabulib;
mod sortition;
mod stv;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// One comparison.
pub struct Row {
    /// The file.
    pub file: String,
    /// The rule.
    pub rule: String,
    /// Its parameters.
    pub parameters: String,
    /// How it ended.
    pub verdict: Verdict,
}

/// How a comparison ended.
pub enum Verdict {
    /// The same.
    Same,
    /// Not the same: how.
    Differs(String),
    /// It can't be compared: why.
    NotComparable(String),
}

/// Compares all files of one subfolder. An error is a file that can't be read at all.
type Compare = fn(&Path) -> Result<Vec<Row>, String>;

/// Each kind by the name of its subfolder.
const KINDS: [(&str, Compare); 3] =
    [("pabulib", pabulib::compare), ("stv", stv::compare), ("sortition", sortition::compare)];

fn main() -> ExitCode {
    let folder = std::env::args().nth(1).map_or_else(|| PathBuf::from("../shared/data"), PathBuf::from);
    let (mut same, mut differs, mut apart) = (0, 0, 0);
    for (name, compare) in KINDS {
        let within = if folder.ends_with(name) { folder.clone() } else { folder.join(name) };
        if !within.is_dir() {
            println!("{name}: no such folder in {}", folder.display());
            continue;
        }
        let rows = match compare(&within) {
            Ok(rows) => rows,
            Err(trouble) => {
                println!("{name}: {trouble}");
                differs += 1;
                continue;
            }
        };
        print(name, &rows);
        for row in rows {
            match row.verdict {
                Verdict::Same => same += 1,
                Verdict::Differs(_) => differs += 1,
                Verdict::NotComparable(_) => apart += 1,
            }
        }
    }
    println!("{same} the same, {differs} different, {apart} not comparable");
    if differs == 0 && same > 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn print(name: &str, rows: &[Row]) {
    println!("\n{name}");
    let width = |text: fn(&Row) -> &str| rows.iter().map(|row| text(row).chars().count()).max().unwrap_or(0);
    let (file, rule, parameters) = (width(|row| &row.file), width(|row| &row.rule), width(|row| &row.parameters));
    for row in rows {
        let verdict = match &row.verdict {
            Verdict::Same => "ok".to_owned(),
            Verdict::Differs(how) => format!("DIFFERS: {how}"),
            Verdict::NotComparable(why) => format!("not comparable: {why}"),
        };
        println!("{:file$}  {:rule$}  {:parameters$}  {verdict}", row.file, row.rule, row.parameters);
    }
}
