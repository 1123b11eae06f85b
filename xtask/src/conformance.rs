//! `cargo xtask conformance FOLDER`: counts real files and compares with what other programs found.

use anyhow::{Result, ensure};

use crate::{project, say};

/// Where real data is beside the project.
const DATA: &str = "../shared/data";

pub fn run(arguments: &[String]) -> Result<()> {
    let folder = arguments.first().map_or(DATA, String::as_str);
    ensure!(std::path::Path::new(folder).is_dir(), "there is no folder {folder}: name one with pabulib, stv or sortition in it");
    say::step("Compare counts with what others found", || {
        let mut cargo = project::cargo();
        cargo.args(["run", "--quiet", "--release", "--package", "domain", "--features", "lots", "--example", "conformance"]);
        project::run(cargo.args(["--", folder]))
    })
}
