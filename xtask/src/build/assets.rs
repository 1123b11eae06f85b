//! Copying and compressing files.

use std::{fs, path::Path};

use anyhow::{Context, Result};

use crate::project;

/// Node carries fast Brotli and gzip, which saves xtask two slow dependencies.
pub const RECIPE: &str = include_str!("compress.mjs");

pub fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    for file in project::files_under(from)? {
        let copy = to.join(file.strip_prefix(from)?);
        if let Some(folder) = copy.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::copy(&file, &copy).with_context(|| format!("cannot copy {}", file.display()))?;
    }
    Ok(())
}

/// Writes `.br` and `.gz` beside every file of a folder that has none and is much smaller for it.
pub fn compress(folder: &Path) -> Result<()> {
    project::run(project::command("node").args(["--input-type=module", "--eval", RECIPE]).arg(folder))
}
