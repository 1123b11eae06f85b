//! The phone's side: `app` compiled to wasm, bound to JavaScript, and made small.

use std::{
    fs,
    path::{Path, PathBuf},
};

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
    let compiled = compile(toolchain, mode)?;
    let tools = project::read(&project::end2end().join("package-lock.json"))?;
    let recipes = [RECIPE.as_bytes(), assets::RECIPE.as_bytes()];
    let key = project::fingerprint([&project::read(&compiled)?, tools.as_slice()].into_iter().chain(recipes));
    let profile = mode.wasm_profile();
    let folder = project::memory().join(profile);
    let record = project::memory().join(format!("{profile}.json"));
    if let Ok(Some((js, wasm))) = fs::read_to_string(&record).map(|made| recall(&made, &key)) {
        return Ok(App { folder, js, wasm, key });
    }
    say::step("Bind it to JavaScript and make both small", || {
        let work = project::memory().join(format!("{profile}.work"));
        let names = if mode == Mode::Dev { Names::Kept } else { Names::Dropped };
        let bytes = project::read(&bind(&compiled, &work, mode, names)?)?;
        let wasm = format!("app.{}.wasm", project::fingerprint([bytes.as_slice()]));
        let script = script(&work, &wasm)?;
        let js = format!("app.{}.js", project::fingerprint([script.as_slice()]));

        project::fresh_folder(&folder)?;
        project::write(&folder.join(&wasm), &bytes)?;
        project::write(&folder.join(&js), &script)?;
        if mode == Mode::Release {
            assets::compress(&folder)?;
        }
        project::remove_folder(&work)?;
        project::write(&record, json!({ "key": key, "js": js, "wasm": wasm }).to_string())?;
        Ok(App { folder, js, wasm, key })
    })
}

/// What phones get, but with its functions' names left in.
pub fn build_with_names(toolchain: &WasmToolchain) -> Result<Vec<u8>> {
    let compiled = compile(toolchain, Mode::Release)?;
    let work = project::memory().join("wasm-with-names");
    project::read(&bind(&compiled, &work, Mode::Release, Names::Kept)?)
}

fn compile(toolchain: &WasmToolchain, mode: Mode) -> Result<PathBuf> {
    let profile = mode.wasm_profile();
    say::step("Compile the phone's side (wasm)", || {
        let app = ["--package", "app", "--lib", "--features", "phone", "--profile", profile];
        project::run(toolchain.cargo_build().args(app))?;
        Ok(toolchain.built(profile))
    })
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Names {
    Kept,
    Dropped,
}

/// Writes `app.js` and the wasm it binds into a fresh folder; gives the wasm's path.
fn bind(compiled: &Path, folder: &Path, mode: Mode, names: Names) -> Result<PathBuf> {
    project::fresh_folder(folder)?;
    let mut bindgen = Bindgen::new();
    bindgen.input_path(compiled).out_name("app").typescript(false).demangle(false).omit_default_module_path(true);
    bindgen.remove_name_section(names == Names::Dropped).remove_producers_section(true);
    bindgen.web(true)?.generate(folder).context("wasm-bindgen failed")?;
    let wasm = folder.join("app_bg.wasm");
    if mode == Mode::Release {
        let mut wasm_opt = project::npm_program("wasm-opt");
        wasm_opt.arg("-Oz").args(WASM_FEATURES).arg(&wasm).arg("-o").arg(&wasm);
        if names == Names::Kept {
            wasm_opt.arg("--debuginfo");
        }
        project::run(&mut wasm_opt)?;
    }
    Ok(wasm)
}

/// One small script out of what wasm-bindgen wrote. It starts the app by itself, so that pages need none inline.
fn script(folder: &Path, wasm_name: &str) -> Result<Vec<u8>> {
    let start = folder.join("start.js");
    let lines = format!(
        "import init, {{ start }} from './app.js';\n\
         init({{ module_or_path: new URL('./{wasm_name}', import.meta.url) }}).then(start);\n"
    );
    project::write(&start, lines)?;
    let bundle = folder.join("bundle.js");
    let mut esbuild = project::npm_program("esbuild");
    esbuild.arg(&start).args(["--bundle", "--minify", "--format=esm", "--target=es2020", "--log-level=warning"]);
    project::run(esbuild.arg(format!("--outfile={}", bundle.display())))?;
    project::read(&bundle)
}

/// The file names of last time, if they were made from the same.
fn recall(record: &str, key: &str) -> Option<(String, String)> {
    let made: Value = serde_json::from_str(record).ok()?;
    let text = |name: &str| made[name].as_str().map(str::to_owned);
    (made["key"] == key).then_some((text("js")?, text("wasm")?))
}
