//! A browser for the end-to-end tests.

use std::path::Path;

use anyhow::{Context, Result};

use super::apt_install;
use crate::{project, say};

/// `end2end/playwright.config.ts` looks in the same places.
pub fn ready() -> Result<()> {
    if std::env::var_os("CHROMIUM").is_some() || Path::new("/usr/bin/chromium").exists() {
        return Ok(());
    }
    let by_apt = say::step("Install Chromium with apt-get", || apt_install(&["chromium"]));
    let Err(no_apt) = by_apt else { return Ok(()) };
    say::step("Install Chromium with Playwright", || {
        project::run(project::npm_program("playwright").args(["install", "chromium"]).current_dir(project::end2end()))
    })
    .with_context(|| format!("there is no browser to test in: {no_apt:#}\nAnd Playwright's own"))
}
