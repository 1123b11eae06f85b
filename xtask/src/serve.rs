//! `cargo xtask serve`: from a fresh clone to a running server.

use std::{fs, os::unix::process::CommandExt, path::PathBuf, process::Command};

use anyhow::{Context, Result};

use crate::{
    build::{self, Mode},
    project, say, setup,
};

pub fn run(arguments: &[String]) -> Result<()> {
    let binary = build_all()?;
    // The server takes xtask's place, so Ctrl-C and every signal reach it directly.
    let failed = serve_command(&binary)?.args(arguments).exec();
    Err(failed).with_context(|| format!("cannot start {}", binary.display()))
}

/// Sets up, builds the web files and the server; gives the server's path.
pub fn build_all() -> Result<PathBuf> {
    let toolchain = setup::for_building()?;
    build::site(&toolchain, Mode::Release)?;
    say::step("Compile the server", || {
        project::run(project::cargo().args(["build", "--release", "--package", "server"]))
    })?;
    Ok(project::target().join("release/folkmoot"))
}

/// `folkmoot serve` on the database under `./data`, with a demonstration community if that is empty.
pub fn serve_command(binary: &PathBuf) -> Result<Command> {
    fs::create_dir_all(project::root().join("data")).context("cannot make ./data")?;
    let mut server = project::command(binary);
    server.args(["--database", "sqlite:./data/folkmoot.db", "serve", "--demo"]);
    Ok(server)
}
