//! A compiler for the phone's side: rustup's, or Debian's where rustup's servers are out of reach.

use std::{fs, path::PathBuf, process::Command};

use anyhow::{Context, Result};

use super::apt_install;
use crate::{project, say};

const TARGET: &str = "wasm32-unknown-unknown";
const DEBIAN_PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm"];

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WasmToolchain {
    /// The toolchain that runs xtask, with its wasm target.
    Rustup,
    /// Debian's compiler, which builds the standard library from source.
    Debian { linker: PathBuf },
}

impl WasmToolchain {
    /// `cargo build` for wasm, still to be told what to build.
    pub fn cargo_build(&self) -> Command {
        let mut cargo = match self {
            Self::Rustup => project::cargo(),
            Self::Debian { linker } => {
                let mut cargo = project::command("/usr/bin/cargo");
                // rustup's stable is what runs xtask, and says so to every child.
                for name in ["CARGO", "RUSTUP_TOOLCHAIN", "RUST_RECURSION_COUNT", "LD_LIBRARY_PATH", "RUSTDOC"] {
                    cargo.env_remove(name);
                }
                cargo
                    .env("RUSTC", "/usr/bin/rustc")
                    .env("RUSTC_BOOTSTRAP", "1")
                    .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker)
                    // No panic messages on the phone: 8 % smaller.
                    .env("RUSTFLAGS", "-Zunstable-options -Cpanic=immediate-abort");
                cargo
            }
        };
        cargo.args(["build", "--target", TARGET]);
        if matches!(self, Self::Debian { .. }) {
            cargo.arg("-Zbuild-std=std,panic_abort");
        }
        // A folder of its own: two compilers in one would undo each other's work.
        cargo.arg("--target-dir").arg(build_folder());
        cargo
    }

    /// Which compiler it is, and how it is told to compile.
    pub fn version(&self) -> Result<String> {
        let rustc = match self {
            Self::Rustup => "rustc",
            Self::Debian { .. } => "/usr/bin/rustc",
        };
        let version = project::output(project::command(rustc).arg("-vV"))?;
        Ok(format!("{version}\n{:?}", self.cargo_build()))
    }

    /// Where the built wasm of a profile is.
    pub fn built(&self, profile: &str) -> PathBuf {
        build_folder().join(TARGET).join(profile).join("app.wasm")
    }
}

fn build_folder() -> PathBuf {
    project::target().join("wasm-build")
}

pub fn ready() -> Result<WasmToolchain> {
    let sysroot = PathBuf::from(project::output(project::command("rustc").args(["--print", "sysroot"]))?);
    if sysroot.join("lib/rustlib").join(TARGET).join("lib").is_dir() {
        return Ok(WasmToolchain::Rustup);
    }
    // Once rustup's servers could not be reached, they are not asked again while Debian's compiler is there.
    let rustup_failed = project::memory().join("rustup-out-of-reach");
    if !rustup_failed.exists() {
        match say::step("Ask rustup for the wasm target", ask_rustup) {
            Ok(_) => {
                say::note("wasm is built by rustup's compiler.");
                return Ok(WasmToolchain::Rustup);
            }
            Err(refused) => {
                say::note(&format!("rustup could not: {}", reason(&refused.to_string())));
                say::note("wasm is built by Debian's compiler instead.");
            }
        }
    }
    if !debian_is_installed() {
        say::step("Install Debian's Rust compiler for wasm", || apt_install(&DEBIAN_PACKAGES)).with_context(|| {
            format!("there is no compiler for wasm. Where rustup's servers can be reached, this is enough: rustup target add {TARGET}. Otherwise")
        })?;
    }
    let linker = rust_lld(&sysroot)?;
    project::write(
        &rustup_failed,
        "`rustup target add` failed here, so wasm is built by Debian's compiler. Remove this file to ask rustup again.\n",
    )?;
    Ok(WasmToolchain::Debian { linker })
}

fn ask_rustup() -> Result<String> {
    project::output(project::command("rustup").args(["target", "add", TARGET]).env("RUST_BACKTRACE", "0"))
}

fn debian_is_installed() -> bool {
    let asked = project::output(
        project::command("dpkg-query").args(["-W", "-f", "${db:Status-Abbrev}\n"]).args(DEBIAN_PACKAGES),
    );
    asked.is_ok_and(|lines| lines.lines().filter(|line| line.starts_with("ii")).count() == DEBIAN_PACKAGES.len())
}

/// The linker that every rustup toolchain carries: Debian's compiler has none for wasm.
fn rust_lld(sysroot: &std::path::Path) -> Result<PathBuf> {
    let hosts = sysroot.join("lib/rustlib");
    fs::read_dir(&hosts)
        .with_context(|| format!("cannot read {}", hosts.display()))?
        .flatten()
        .map(|host| host.path().join("bin/rust-lld"))
        .find(|linker| linker.is_file())
        .with_context(|| format!("no rust-lld under {}: is this rustup's stable Rust?", hosts.display()))
}

/// The line of a program's complaint that says what is wrong.
fn reason(complaint: &str) -> &str {
    let complaint = complaint.trim();
    let error = complaint.find("error:").unwrap_or(0);
    complaint[error..].lines().next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::reason;

    #[test]
    fn the_reason_is_the_line_with_the_error() {
        let complaint = "rustup target add ended with exit status: 1: info: downloading\nerror: could not download file\nCaused by:\n  timed out\n";
        assert_eq!(reason(complaint), "error: could not download file");
        assert_eq!(reason("cannot start rustup\n"), "cannot start rustup");
        assert_eq!(reason(""), "");
    }
}
