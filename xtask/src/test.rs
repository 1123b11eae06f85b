//! `cargo xtask test`: every check, and one closing line that counts them.

use std::{
    fs,
    io::{BufRead, BufReader, Write},
    ops::AddAssign,
    process::Command,
};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::{conformance, lint, project, say, serve, setup};

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Count {
    pub passed: u64,
    pub failed: u64,
    /// Passed, but not at the first try.
    pub flaky: u64,
}

impl AddAssign for Count {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.flaky += other.flaky;
    }
}

pub fn run(arguments: &[String]) -> Result<()> {
    let (kinds, filter): (&[&str], &[String]) = match arguments {
        [] => (&["lint", "rust", "e2e"], &[]),
        [only, kind, filter @ ..] if only == "--only" => match kind.as_str() {
            "lint" => (&["lint"], filter),
            "rust" => (&["rust"], filter),
            "e2e" => (&["e2e"], filter),
            _ => bail!("--only takes lint, rust or e2e"),
        },
        _ => bail!("a filter needs to be told what it filters: --only rust FILTER… or --only e2e FILTER…"),
    };
    let mut total = Count::default();
    for kind in kinds {
        let done = match *kind {
            "lint" => lint::run().map(|()| Count::default()),
            "rust" => rust_tests(filter),
            _ => browser_tests(filter),
        };
        match done {
            Ok(count) => total += count,
            // One thing that could not be done is one failure, and no reason to skip the rest.
            Err(error) => {
                eprintln!("✗ {kind}: {error:#}");
                total.failed += 1;
            }
        }
    }
    if total.flaky > 0 {
        println!("\n{} passed at the second try only: to be mended", total.flaky);
    }
    println!("\n{} passed, {} failed", total.passed, total.failed);
    if total.failed > 0 {
        // The closing line has said it.
        std::process::exit(1);
    }
    Ok(())
}

/// With nextest where it is installed, which runs tests side by side but leaves out those in documentation.
fn rust_tests(filter: &[String]) -> Result<Count> {
    let mut total = Count::default();
    let nextest = project::output(project::cargo().args(["nextest", "--version"])).is_ok();
    if nextest {
        total += say::step("Rust tests (nextest)", || {
            let options = ["nextest", "run", "--workspace", "--no-fail-fast", "--no-tests=pass"];
            counted(project::cargo().args(options).args(filter))
        })?;
    }
    let (name, only): (_, &[&str]) = if nextest { ("Tests in documentation", &["--doc"]) } else { ("Rust tests", &[]) };
    total += say::step(name, || {
        counted(project::cargo().args(["test", "--workspace", "--no-fail-fast"]).args(only).args(filter))
    })?;
    if filter.is_empty() {
        total += conformance::tried()?;
    }
    Ok(total)
}

/// Shows what a test runner prints and adds up what it counts.
fn counted(runner: &mut Command) -> Result<Count> {
    let (printed, pipe) = std::io::pipe()?;
    let mut running =
        runner.stdout(pipe.try_clone()?).stderr(pipe).spawn().with_context(|| project::written(runner))?;
    // Gives up the pipe's writing ends held here: reading ends when the runner's do.
    runner.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null());
    let mut count = Count::default();
    for line in BufReader::new(printed).split(b'\n') {
        let line = line?;
        let mut out = std::io::stdout().lock();
        out.write_all(&line)?;
        out.write_all(b"\n")?;
        count += counted_in(&String::from_utf8_lossy(&line)).unwrap_or_default();
    }
    let status = running.wait()?;
    if !status.success() && count.failed == 0 {
        bail!("{} ended with {status}", project::written(runner));
    }
    Ok(count)
}

/// What one line of `cargo test` or `cargo nextest` says about tests done.
fn counted_in(line: &str) -> Option<Count> {
    let line = line.trim();
    let number_before = |word: &str| {
        let before = &line[..line.find(word)?];
        before.rsplit(|c: char| !c.is_ascii_digit()).next()?.parse::<u64>().ok()
    };
    if line.starts_with("test result:") {
        Some(Count { passed: number_before(" passed;")?, failed: number_before(" failed;")?, flaky: 0 })
    } else if line.starts_with("Summary [") {
        let run = number_before(" tests run:").or_else(|| number_before(" test run:"))?;
        let passed = number_before(" passed").unwrap_or(0);
        // Whatever did not pass (failed, timed out, could not start) failed.
        Some(Count { passed, failed: run.saturating_sub(passed), flaky: 0 })
    } else {
        None
    }
}

fn browser_tests(filter: &[String]) -> Result<Count> {
    let binary = serve::build_all()?;
    setup::for_browsing()?;
    let report = project::end2end().join("test-results/report.json");
    project::remove_folder(&project::end2end().join("test-results"))?;
    say::step("Browser tests (Playwright)", || {
        let mut playwright = project::npm_program("playwright");
        playwright.current_dir(project::end2end()).arg("test").args(filter).env("FOLKMOOT_BIN", &binary);
        let ended = project::run(&mut playwright);
        let count = fs::read_to_string(&report).ok().and_then(|report| counted_by_playwright(&report));
        match (ended, count) {
            (Ok(()), Some(count)) => Ok(count),
            (Err(_), Some(count)) if count.failed > 0 => Ok(count),
            (Err(error), _) => Err(error),
            (Ok(()), None) => bail!("Playwright left no report in {}", report.display()),
        }
    })
}

fn counted_by_playwright(report: &str) -> Option<Count> {
    let report: Value = serde_json::from_str(report).ok()?;
    let number = |name: &str| report["stats"][name].as_u64();
    let flaky = number("flaky")?;
    Some(Count { passed: number("expected")? + flaky, failed: number("unexpected")?, flaky })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(passed: u64, failed: u64) -> Option<Count> {
        Some(Count { passed, failed, flaky: 0 })
    }

    #[test]
    fn counts_what_cargo_test_says() {
        let line = "test result: FAILED. 12 passed; 3 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s";
        assert_eq!(counted_in(line), count(12, 3));
        assert_eq!(counted_in("test result: ok. 0 passed; 0 failed; 0 ignored; 0 measured"), count(0, 0));
        assert_eq!(counted_in("test issues::raise ... ok"), None);
    }

    #[test]
    fn counts_what_nextest_says() {
        let line = "     Summary [   1.023s] 41 tests run: 38 passed (2 slow), 2 failed, 1 timed out, 5 skipped";
        assert_eq!(counted_in(line), count(38, 3));
        assert_eq!(counted_in("     Summary [   0.003s] 1 test run: 1 passed, 0 skipped"), count(1, 0));
        assert_eq!(counted_in("     Summary [   0.003s] 2 tests run: 0 passed, 2 failed, 0 skipped"), count(0, 2));
        assert_eq!(counted_in("        PASS [   0.003s] domain issues::raise"), None);
    }

    #[test]
    fn counts_what_playwright_says() {
        let report = r#"{"suites":[],"stats":{"expected":7,"skipped":1,"unexpected":2,"flaky":1}}"#;
        assert_eq!(counted_by_playwright(report), Some(Count { passed: 8, failed: 2, flaky: 1 }));
        assert_eq!(counted_by_playwright("{}"), None);
        assert_eq!(counted_by_playwright("not json"), None);
    }
}
