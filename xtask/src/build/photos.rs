//! The script of picture fields, out of `app/src/phone/photos`. The service worker has a part of it, too.

use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::project;

pub fn sources() -> PathBuf {
    project::root().join("app/src/phone/photos")
}

pub fn build() -> Result<Vec<u8>> {
    let bundled = project::memory().join("photos.js");
    let mut esbuild = project::npm_program("esbuild");
    esbuild.arg(sources().join("picker.js"));
    esbuild.args(["--bundle", "--minify", "--format=esm", "--target=es2020", "--log-level=warning"]);
    project::run(esbuild.arg(format!("--outfile={}", bundled.display()))).context("cannot build the picture script")?;
    project::read(&bundled)
}
