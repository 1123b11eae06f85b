//! Sets up what a fresh machine lacks. Each part first looks, and looking is quick.

mod chromium;
mod npm;
mod wasm_toolchain;

use anyhow::{Result, bail};

use crate::project;
pub use wasm_toolchain::WasmToolchain;

/// Everything needed to build.
pub fn for_building() -> Result<WasmToolchain> {
    npm::ready()?;
    wasm_toolchain::ready()
}

/// What the browser tests need besides.
pub fn for_browsing() -> Result<()> {
    chromium::ready()
}

/// Installs Debian packages, or says what to type when that takes someone else's rights.
fn apt_install(packages: &[&str]) -> Result<()> {
    let install = format!("apt-get install -y --no-install-recommends {}", packages.join(" "));
    if project::output(project::command("apt-get").arg("--version")).is_err() {
        bail!("these Debian packages are needed, and this machine has no apt-get: {}", packages.join(" "));
    }
    if project::output(project::command("id").arg("-u"))? != "0" {
        bail!(
            "this needs rights that you do not have. Type this, then try again:\n\n    sudo apt-get update && sudo {install}\n"
        );
    }
    for line in ["apt-get -q update", &install] {
        let mut words = line.split(' ');
        let program = words.next().unwrap_or_default();
        project::run(project::command(program).args(words).env("DEBIAN_FRONTEND", "noninteractive"))?;
    }
    Ok(())
}
