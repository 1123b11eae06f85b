//! Builds the web files into `target/site`: hashed names under `assets/`, the rest as in `public/`,
//! `.br` and `.gz` beside each, and `manifest.json`, which tells the server today's names.

mod assets;
mod css;
mod photos;
mod wasm;

use std::{fs, path::Path};

use anyhow::{Context, Result};
use serde_json::json;

use crate::{project, say, setup::WasmToolchain};
use wasm::Part;
pub use wasm::build_with_names;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// As small as it can be.
    Release,
    /// Built quickly, for `cargo xtask dev`.
    Dev,
}

impl Mode {
    /// The profile in the workspace's `Cargo.toml` that wasm is built with.
    fn wasm_profile(self) -> &'static str {
        match self {
            Self::Release => "wasm",
            Self::Dev => "wasm-dev",
        }
    }
}

pub fn site(toolchain: &WasmToolchain, mode: Mode) -> Result<()> {
    let app = wasm::build(toolchain, mode, Part::Page)?;
    let worker = wasm::build(toolchain, mode, Part::Worker)?;
    let style = css::build()?;
    let photos = photos::build()?;
    let public = project::root().join("public");
    let mut inputs = vec![
        app.key.clone().into_bytes(),
        worker.key.clone().into_bytes(),
        style.clone(),
        photos.clone(),
        assets::RECIPE.into(),
    ];
    for file in project::files_under(&public)? {
        inputs.push(file.to_string_lossy().into_owned().into_bytes());
        inputs.push(project::read(&file)?);
    }
    let key = project::fingerprint(inputs.iter().map(Vec::as_slice));
    let key_file = project::memory().join("site-key");
    if project::site().exists() && fs::read_to_string(&key_file).is_ok_and(|last| last == key) {
        return Ok(());
    }
    say::step("Put the web files together", || {
        let new = project::target().join("site.new");
        project::fresh_folder(&new)?;
        assets::copy_folder(&public, &new)?;
        assets::copy_folder(&app.folder, &new.join("assets"))?;
        assets::copy_folder(&worker.folder, &new.join("assets"))?;
        let style_name = format!("assets/style.{}.css", project::fingerprint([style.as_slice()]));
        project::write(&new.join(&style_name), &style)?;
        let photos_name = format!("assets/photos.{}.js", project::fingerprint([photos.as_slice()]));
        project::write(&new.join(&photos_name), &photos)?;
        if mode == Mode::Release {
            assets::compress(&new)?;
        }
        let manifest = json!({
            "app_js": format!("assets/{}", app.js),
            "app_wasm": format!("assets/{}", app.wasm),
            "style": style_name,
            "photos": photos_name,
            "kit_wasm": format!("assets/{}", worker.wasm),
            "worker": format!("assets/{}", worker.js),
            "version": key,
        });
        project::write(&new.join("manifest.json"), format!("{manifest:#}\n"))?;
        swap(&new, &project::site())
    })?;
    project::write(&key_file, key)
}

/// Puts a finished folder in the place of an old one: no half-written site is ever served.
fn swap(new: &Path, place: &Path) -> Result<()> {
    let old = place.with_extension("old");
    project::remove_folder(&old)?;
    if place.exists() {
        fs::rename(place, &old).with_context(|| format!("cannot move {}", place.display()))?;
    }
    fs::rename(new, place).with_context(|| format!("cannot move {}", new.display()))?;
    project::remove_folder(&old)
}
