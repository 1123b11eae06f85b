//! The build's and the browser tests' npm packages, in `end2end/node_modules`.

use std::fs;

use anyhow::{Context, Result, bail};

use crate::{project, say};

const OLDEST_NODE: u32 = 20;
const HOW_TO_GET_NODE: &str = "Folkmoot is built with Node 20 or newer and its npm. Type this (on Debian 13, as root), then try again:\n\n    \
    apt-get update && apt-get install -y nodejs npm\n\nElsewhere follow https://nodejs.org/en/download";

pub fn ready() -> Result<()> {
    let folder = project::end2end();
    let changed = |file| fs::metadata(folder.join(file)).and_then(|found| found.modified());
    let wanted = changed("package-lock.json").context("cannot read end2end/package-lock.json")?;
    // npm writes this file last, so an installation that was cut short is done again.
    if changed("node_modules/.package-lock.json").is_ok_and(|installed| installed >= wanted) {
        return Ok(());
    }
    check_node()?;
    say::step("Install npm packages in end2end", || {
        let npm = ["ci", "--no-audit", "--no-fund", "--loglevel=error"];
        project::run(project::command("npm").args(npm).current_dir(&folder))
    })
}

fn check_node() -> Result<()> {
    let version = project::output(project::command("node").arg("--version")).unwrap_or_default();
    if major(&version).is_none_or(|major| major < OLDEST_NODE) {
        let found = if version.is_empty() { "no Node".to_owned() } else { format!("Node {version}") };
        bail!("this machine has {found}. {HOW_TO_GET_NODE}");
    }
    if project::output(project::command("npm").arg("--version")).is_err() {
        bail!("this machine has no npm. {HOW_TO_GET_NODE}");
    }
    Ok(())
}

/// 20 of `v20.19.1`.
fn major(version: &str) -> Option<u32> {
    version.strip_prefix('v')?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::major;

    #[test]
    fn the_major_version_of_node() {
        assert_eq!(major("v20.20.2"), Some(20));
        assert_eq!(major("v9.1.0"), Some(9));
        assert_eq!(major(""), None);
        assert_eq!(major("nonsense"), None);
    }
}
