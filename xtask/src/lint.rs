//! `cargo xtask lint`: formatting, and clippy on every side of the app.

use anyhow::Result;

use crate::{project, say};

pub fn run() -> Result<()> {
    say::step("Formatting", || project::run(project::cargo().args(["fmt", "--all", "--check"])))?;
    say::step("Clippy on everything", || clippy(&["--workspace", "--all-targets", "--features", "app/ssr"]))?;
    // Checked for this machine: the same code, without a second compiler.
    say::step("Clippy on the phone's side", || clippy(&["--package", "app", "--features", "phone"]))?;
    say::step("Clippy on its service worker", || clippy(&["--package", "app", "--features", "worker"]))?;
    let fuzzing = ["--manifest-path", "fuzz/Cargo.toml", "--no-default-features", "--target-dir", "target"];
    say::step("Clippy on what is fuzzed", || clippy(&fuzzing))
}

fn clippy(what: &[&str]) -> Result<()> {
    project::run(project::cargo().arg("clippy").args(what).args(["--", "-D", "warnings"]))
}
