//! One minified style sheet out of `style/`.

use anyhow::{Context, Result};

use crate::project;

/// Nesting and the like are rewritten for browsers as old as these.
const OLDEST_BROWSERS: &str = "--target=chrome105,firefox110,safari16";

pub fn build() -> Result<Vec<u8>> {
    let main = project::root().join("style/main.css");
    let bundled = project::memory().join("style.css");
    let mut esbuild = project::npm_program("esbuild");
    // The addresses of pictures are the server's, not files here.
    esbuild.arg(&main).args(["--bundle", "--minify", "--external:/icons/*", OLDEST_BROWSERS, "--log-level=warning"]);
    project::run(esbuild.arg(format!("--outfile={}", bundled.display()))).context("cannot build the style sheet")?;
    project::read(&bundled)
}
