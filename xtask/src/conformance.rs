//! `cargo xtask conformance FOLDER`: counts real files and compares with what other programs found.

use anyhow::{Result, ensure};

use crate::test::Count;
use crate::{project, say};

/// Where real data is beside the project.
const DATA: &str = "../shared/data";

pub fn run(arguments: &[String]) -> Result<()> {
    let folder = arguments.first().map_or(DATA, String::as_str);
    ensure!(
        std::path::Path::new(folder).is_dir(),
        "there is no folder {folder}: name one with pabulib, stv or sortition in it"
    );
    say::step("Compare counts with what others found", || {
        let mut cargo = project::cargo();
        cargo.args([
            "run",
            "--quiet",
            "--release",
            "--package",
            "domain",
            "--features",
            "lots",
            "--example",
            "conformance",
        ]);
        project::run(cargo.args(["--", folder]))
    })
}

/// The same as a part of the tests, where there is real data: every file that is counted as by others is one that passed.
pub fn tried() -> Result<Count> {
    if !std::path::Path::new(DATA).is_dir() {
        println!("\nNOT TRIED: counts of real files, for there is no {DATA}\n");
        return Ok(Count::default());
    }
    say::step("Counts of real files", || {
        let mut cargo = project::cargo();
        cargo.args(["run", "--quiet", "--package", "domain", "--features", "lots", "--example", "conformance"]);
        let output = cargo.args(["--", DATA]).stderr(std::process::Stdio::inherit()).output()?;
        let table = String::from_utf8_lossy(&output.stdout);
        let summary = table.lines().last().unwrap_or_default();
        if !output.status.success() {
            print!("{table}");
        }
        println!("{summary}");
        let same = summary.split_once(" the same").and_then(|(n, _)| n.trim().parse().ok()).unwrap_or(0);
        Ok(Count { passed: same, failed: u64::from(!output.status.success()), flaky: 0 })
    })
}
