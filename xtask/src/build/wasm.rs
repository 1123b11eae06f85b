//! The phone's side: `app` compiled to wasm, bound to JavaScript, and made small.

use std::{fs, path::PathBuf};

use anyhow::{Context, Result};
use serde_json::{Value, json};
use wasm_bindgen_cli_support::Bindgen;

use super::{Mode, assets};
use crate::{project, say, setup::WasmToolchain};

/// How wasm becomes the files below: part of their key, so that a change here is seen.
const RECIPE: &str = include_str!("wasm.rs");

/// What every browser of the last few years understands, and no more: phones can be old.
const WASM_FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// The phone's side, ready to serve from `folder`.
#[derive(Debug)]
pub struct App {
    pub folder: PathBuf,
    /// File names within `folder`.
    pub js: String,
    pub wasm: String,
    /// What all of it was made from.
    pub key: String,
}

pub fn build(toolchain: &WasmToolchain, mode: Mode) -> Result<App> {
    let profile = mode.wasm_profile();
    let compiled = say::step("Compile the phone's side (wasm)", || {
        let mut cargo = toolchain.cargo_build();
        project::run(cargo.args([
            "--package",
            "app",
            "--lib",
            "--features",
            "hydrate",
            "--profile",
            profile,
        ]))?;
        Ok(toolchain.built(profile))
    })?;
    let tools = project::read(&project::end2end().join("package-lock.json"))?;
    let key = project::fingerprint([
        &project::read(&compiled)?,
        tools.as_slice(),
        RECIPE.as_bytes(),
        assets::RECIPE.as_bytes(),
    ]);
    let folder = project::memory().join(profile);
    let record = project::memory().join(format!("{profile}.json"));
    if let Ok(Some((js, wasm))) = fs::read_to_string(&record).map(|made| recall(&made, &key)) {
        return Ok(App {
            folder,
            js,
            wasm,
            key,
        });
    }
    say::step("Make it small", || {
        let work = project::memory().join(format!("{profile}.work"));
        project::fresh_folder(&work)?;
        let mut bindgen = Bindgen::new();
        bindgen
            .input_path(&compiled)
            .out_name("app")
            .typescript(false)
            .omit_default_module_path(true);
        bindgen
            .web(true)
            .context("wasm-bindgen refused its target")?;
        if mode == Mode::Release {
            bindgen
                .remove_name_section(true)
                .remove_producers_section(true);
        }
        bindgen.generate(&work).context("wasm-bindgen failed")?;

        let wasm_path = work.join("app_bg.wasm");
        if mode == Mode::Release {
            let mut wasm_opt = project::npm_program("wasm-opt");
            wasm_opt
                .arg("-Oz")
                .args(WASM_FEATURES)
                .arg(&wasm_path)
                .arg("-o")
                .arg(&wasm_path);
            project::run(&mut wasm_opt)?;
        }
        project::fresh_folder(&folder)?;
        let wasm_bytes = project::read(&wasm_path)?;
        let wasm = format!("app.{}.wasm", project::fingerprint([wasm_bytes.as_slice()]));
        project::write(&folder.join(&wasm), &wasm_bytes)?;

        // The script starts the app by itself, so that pages need no inline script for it.
        let start = work.join("start.js");
        project::write(
            &start,
            format!(
                "import init, {{ hydrate }} from './app.js';\n\
                 init({{ module_or_path: new URL('./{wasm}', import.meta.url) }}).then(hydrate);\n"
            ),
        )?;
        let bundle = work.join("bundle.js");
        let mut esbuild = project::npm_program("esbuild");
        esbuild.arg(&start).args([
            "--bundle",
            "--minify",
            "--format=esm",
            "--target=es2020",
            "--log-level=warning",
        ]);
        project::run(esbuild.arg(format!("--outfile={}", bundle.display())))?;
        let js_bytes = project::read(&bundle)?;
        let js = format!("app.{}.js", project::fingerprint([js_bytes.as_slice()]));
        project::write(&folder.join(&js), &js_bytes)?;

        if mode == Mode::Release {
            assets::compress(&folder)?;
        }
        project::remove_folder(&work)?;
        project::write(
            &record,
            json!({ "key": key, "js": js, "wasm": wasm }).to_string(),
        )?;
        Ok(App {
            folder,
            js,
            wasm,
            key,
        })
    })
}

/// The file names of last time, if they were made from the same.
fn recall(record: &str, key: &str) -> Option<(String, String)> {
    let made: Value = serde_json::from_str(record).ok()?;
    let text = |name: &str| made[name].as_str().map(str::to_owned);
    (made["key"] == key).then_some((text("js")?, text("wasm")?))
}

/// The released wasm with its functions' names left in, for counting bytes by crate.
pub fn cargo_build_with_names(toolchain: &WasmToolchain) -> Result<PathBuf> {
    let profile = "wasm-named";
    let mut cargo = toolchain.cargo_build();
    cargo.args([
        "--config",
        "profile.wasm-named.inherits='wasm'",
        "--config",
        "profile.wasm-named.strip=false",
    ]);
    project::run(cargo.args([
        "--package",
        "app",
        "--lib",
        "--features",
        "hydrate",
        "--profile",
        profile,
    ]))?;
    Ok(toolchain.built(profile))
}
