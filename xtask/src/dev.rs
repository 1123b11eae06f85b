//! `cargo xtask dev`: rebuilds and restarts when a file changes. The server, told by `FOLKMOOT_DEV`,
//! has its pages reload when it comes back.

use std::{
    path::PathBuf,
    process::Child,
    thread,
    time::{Duration, SystemTime},
};

use anyhow::Result;

use crate::{
    build::{self, Mode},
    project, say, serve,
    setup::{self, WasmToolchain},
};

const WATCHED: [&str; 6] = ["domain", "app", "server", "style", "public", "Cargo.toml"];
const LOOK_EVERY: Duration = Duration::from_millis(300);

pub fn run(arguments: &[String]) -> Result<()> {
    let toolchain = setup::for_building()?;
    let mut server: Option<Child> = None;
    loop {
        let seen = snapshot()?;
        match build_for_dev(&toolchain) {
            Ok(binary) => {
                if let Some(old) = server.take() {
                    stop(old)?;
                }
                server = Some(serve::serve_command(&binary)?.args(arguments).env("FOLKMOOT_DEV", "1").spawn()?);
            }
            Err(error) => eprintln!("✗ {error:#}\n  Waiting for the next change."),
        }
        while snapshot()? == seen {
            thread::sleep(LOOK_EVERY);
            if let Some(status) = server.as_mut().map(Child::try_wait).transpose()?.flatten() {
                say::note(&format!("The server ended with {status}. Waiting for the next change."));
                server = None;
            }
        }
    }
}

/// Cargo sees by itself what need not be built again, and so does the site.
fn build_for_dev(toolchain: &WasmToolchain) -> Result<PathBuf> {
    build::site(toolchain, Mode::Dev)?;
    say::step("Compile the server", || project::run(project::cargo().args(["build", "--package", "server"])))?;
    Ok(project::target().join("debug/folkmoot"))
}

fn snapshot() -> Result<Vec<(PathBuf, Option<SystemTime>)>> {
    let mut files = Vec::new();
    for place in WATCHED {
        let place = project::root().join(place);
        let found = if place.is_file() { vec![place] } else { project::files_under(&place)? };
        for file in found {
            let changed = file.metadata().and_then(|about| about.modified()).ok();
            files.push((file, changed));
        }
    }
    Ok(files)
}

/// Asks the server to finish what it is doing, and waits until it has.
fn stop(mut server: Child) -> Result<()> {
    project::run(project::command("kill").arg(server.id().to_string()))?;
    server.wait()?;
    Ok(())
}
