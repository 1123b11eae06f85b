//! The phone's side: `app` compiled to wasm, bound to JavaScript, and made small.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use serde_json::{Value, json};
use wasm_bindgen_cli_support::Bindgen;

use super::{Mode, assets, photos};
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

/// One of the two programs that run on phones: in their pages, and behind them in the service worker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Page,
    Worker,
}

impl Part {
    /// The feature of `app` that it is compiled with.
    fn feature(self) -> &'static str {
        match self {
            Self::Page => "phone",
            Self::Worker => "worker",
        }
    }

    /// What its files are called.
    fn name(self) -> &'static str {
        match self {
            Self::Page => "app",
            Self::Worker => "kit",
        }
    }
}

/// A part, ready to serve from `folder`.
#[derive(Debug)]
pub struct App {
    pub folder: PathBuf,
    /// Its script within `folder`: hashed in its name, unless it is the worker's.
    pub js: String,
    /// Its wasm within `folder`.
    pub wasm: String,
    /// What all of it was made from.
    pub key: String,
}

pub fn build(toolchain: &WasmToolchain, mode: Mode, part: Part) -> Result<App> {
    let compiled = compile(toolchain, mode, part)?;
    let mut inputs = vec![project::read(&compiled)?, project::read(&project::end2end().join("package-lock.json"))?];
    inputs.extend([RECIPE, assets::RECIPE].map(|recipe| recipe.as_bytes().to_vec()));
    if part == Part::Worker {
        for folder in [worker_sources(), photos::sources()] {
            for file in project::files_under(&folder)? {
                inputs.push(project::read(&file)?);
            }
        }
    }
    let key = project::fingerprint(inputs.iter().map(Vec::as_slice));
    let (name, profile) = (part.name(), mode.wasm_profile());
    let folder = project::memory().join(format!("{name}.{profile}"));
    let record = project::memory().join(format!("{name}.{profile}.json"));
    if let Ok(Some((js, wasm))) = fs::read_to_string(&record).map(|made| recall(&made, &key)) {
        return Ok(App { folder, js, wasm, key });
    }
    say::step(&format!("Bind {name} to JavaScript and make both small"), || {
        let work = project::memory().join(format!("{name}.{profile}.work"));
        let names = if mode == Mode::Dev { Names::Kept } else { Names::Dropped };
        let bytes = project::read(&bind(&compiled, &work, mode, part, names)?)?;
        let wasm = format!("{name}.{}.wasm", project::fingerprint([bytes.as_slice()]));
        let script = match part {
            Part::Page => page_script(&work, &wasm)?,
            Part::Worker => worker_script(&work)?,
        };
        let js = match part {
            Part::Page => format!("{name}.{}.js", project::fingerprint([script.as_slice()])),
            Part::Worker => "worker.js".to_owned(),
        };

        project::fresh_folder(&folder)?;
        project::write(&folder.join(&wasm), &bytes)?;
        project::write(&folder.join(&js), &script)?;
        if mode == Mode::Release {
            assets::compress(&folder)?;
        }
        project::write(&record, json!({ "key": key, "js": js, "wasm": wasm }).to_string())?;
        Ok(App { folder, js, wasm, key })
    })
}

fn worker_sources() -> PathBuf {
    project::root().join("app/src/worker")
}

/// What phones get, but with its functions' names left in.
pub fn build_with_names(toolchain: &WasmToolchain) -> Result<Vec<u8>> {
    let compiled = compile(toolchain, Mode::Release, Part::Page)?;
    let work = project::memory().join("wasm-with-names");
    project::read(&bind(&compiled, &work, Mode::Release, Part::Page, Names::Kept)?)
}

/// Compiles a part, unless it was made before from what is there now: to cargo both parts are one library, which it
/// would compile anew each time it has compiled the other.
fn compile(toolchain: &WasmToolchain, mode: Mode, part: Part) -> Result<PathBuf> {
    let (feature, profile) = (part.feature(), mode.wasm_profile());
    let compiled = project::memory().join(format!("{}.{profile}.compiled.wasm", part.name()));
    let (record, key) = (compiled.with_extension("key"), sources_key(toolchain)?);
    if compiled.exists() && fs::read_to_string(&record).is_ok_and(|last| last == key) {
        return Ok(compiled);
    }
    say::step(&format!("Compile the phone's side (wasm, {feature})"), || {
        let app = ["--package", "app", "--lib", "--features", feature, "--profile", profile];
        project::run(toolchain.cargo_build().args(app))?;
        project::write(&compiled, project::read(&toolchain.built(profile))?)?;
        project::write(&record, &key)?;
        Ok(compiled)
    })
}

/// Names all that the phone's side is compiled from.
fn sources_key(toolchain: &WasmToolchain) -> Result<String> {
    let root = project::root();
    let mut inputs = vec![toolchain.version()?.into_bytes()];
    let settings = ["Cargo.toml", "Cargo.lock", ".cargo/config.toml", "app/Cargo.toml", "domain/Cargo.toml"];
    let mut files: Vec<PathBuf> = settings.iter().map(|file| root.join(file)).collect();
    for folder in ["app/src", "domain/src"] {
        files.extend(project::files_under(&root.join(folder))?);
    }
    for file in files {
        inputs.push(file.to_string_lossy().into_owned().into_bytes());
        inputs.push(project::read(&file)?);
    }
    Ok(project::fingerprint(inputs.iter().map(Vec::as_slice)))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Names {
    Kept,
    Dropped,
}

/// Writes the script that binds a part's wasm, and that, into a fresh folder, unless they are there from last
/// time; gives the wasm's path.
fn bind(compiled: &Path, folder: &Path, mode: Mode, part: Part, names: Names) -> Result<PathBuf> {
    let key = project::fingerprint([project::read(compiled)?.as_slice(), RECIPE.as_bytes()]);
    let (wasm, key_file) = (folder.join(format!("{}_bg.wasm", part.name())), folder.join("key"));
    if wasm.exists() && fs::read_to_string(&key_file).is_ok_and(|last| last == key) {
        return Ok(wasm);
    }
    project::fresh_folder(folder)?;
    let mut bindgen = Bindgen::new();
    bindgen.input_path(compiled).out_name(part.name()).typescript(false).demangle(false).omit_default_module_path(true);
    bindgen.remove_name_section(names == Names::Dropped).remove_producers_section(true);
    bindgen.web(true)?.generate(folder).context("wasm-bindgen failed")?;
    if mode == Mode::Release {
        let mut wasm_opt = project::npm_program("wasm-opt");
        wasm_opt.arg("-Oz").args(WASM_FEATURES).arg(&wasm).arg("-o").arg(&wasm);
        if names == Names::Kept {
            wasm_opt.arg("--debuginfo");
        }
        project::run(&mut wasm_opt)?;
    }
    project::write(&key_file, key)?;
    Ok(wasm)
}

/// One script out of the worker's sources, what wasm-bindgen wrote and the library for IndexedDB.
fn worker_script(folder: &Path) -> Result<Vec<u8>> {
    let bundle = folder.join("bundle.js");
    let mut esbuild = project::npm_program("esbuild");
    esbuild.env("NODE_PATH", project::end2end().join("node_modules"));
    esbuild
        .arg(worker_sources().join("worker.js"))
        .arg(format!("--alias:folkmoot-kit={}", folder.join("kit.js").display()));
    esbuild.args(["--bundle", "--minify", "--format=iife", "--target=es2020", "--log-level=warning"]);
    project::run(esbuild.arg(format!("--outfile={}", bundle.display())))?;
    project::read(&bundle)
}

/// One small script out of what wasm-bindgen wrote. It starts the app by itself, so that pages need none inline.
fn page_script(folder: &Path, wasm_name: &str) -> Result<Vec<u8>> {
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
