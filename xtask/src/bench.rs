//! `cargo xtask bench`: the server's figures, a phone's without signal, then what each crate weighs there.

use std::{cmp::Reverse, collections::BTreeMap};

use anyhow::Result;
use wasmparser::{KnownCustom, Name, Parser, Payload};

use crate::{build, project, say, serve, setup};

const CRATES_SHOWN: usize = 20;

pub fn run() -> Result<()> {
    serve::build_all()?;
    say::step("Measure the server", || {
        project::run(project::cargo().args(["run", "--release", "--package", "server", "--example", "bench"]))
    })?;
    say::step("Measure the counting of budgets", || {
        project::run(project::cargo().args(["run", "--release", "--package", "domain", "--example", "count_bench"]))
    })?;
    setup::for_browsing()?;
    say::step("Measure a phone without signal", || {
        let mut playwright = project::npm_program("playwright");
        project::run(playwright.current_dir(project::end2end()).args(["test", "--config", "bench.config.ts"]))
    })?;
    let toolchain = setup::for_building()?;
    let weights = bytes_by_crate(&build::build_with_names(&toolchain)?)?;
    println!("\nwasm bytes by crate, before compression:");
    let all: u64 = weights.iter().map(|(_, bytes)| bytes).sum();
    for (name, bytes) in weights.iter().take(CRATES_SHOWN) {
        println!("{bytes:>9}  {:>4.1} %  {name}", *bytes as f64 * 100.0 / all as f64);
    }
    let rest: u64 = weights.iter().skip(CRATES_SHOWN).map(|(_, bytes)| bytes).sum();
    println!("{rest:>9}  {:>4.1} %  (everything else)\n{all:>9}          in all", rest as f64 * 100.0 / all as f64);
    Ok(())
}

/// Bytes of code by the crate that wrote it, heaviest first.
fn bytes_by_crate(wasm: &[u8]) -> Result<Vec<(String, u64)>> {
    let mut sizes = Vec::new();
    let mut imported = 0;
    let mut names = BTreeMap::new();
    let mut weights: BTreeMap<String, u64> = BTreeMap::new();
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += u32::from(matches!(import?.ty, wasmparser::TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => sizes.push(body.range().len() as u64),
            Payload::DataSection(data) => {
                *weights.entry("(data: texts and tables)".into()).or_default() += data.range().len() as u64
            }
            Payload::CustomSection(section) => {
                if let KnownCustom::Name(subsections) = section.as_known() {
                    for subsection in subsections {
                        if let Name::Function(functions) = subsection? {
                            for function in functions {
                                let function = function?;
                                names.insert(function.index, function.name);
                            }
                        }
                    }
                }
            }
            _ => {}
        }
    }
    for (index, size) in (imported..).zip(sizes) {
        *weights.entry(crate_of(names.get(&index).copied().unwrap_or_default())).or_default() += size;
    }
    let mut weights: Vec<_> = weights.into_iter().collect();
    weights.sort_by_key(|(_, bytes)| Reverse(*bytes));
    Ok(weights)
}

/// The crate a function's mangled name begins with; what a trait does for any type counts for the trait's crate.
fn crate_of(mangled: &str) -> String {
    // wasm-bindgen tells copies of one function apart by a number at the end.
    let original = mangled.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches('_');
    let demangled = [mangled, original].map(|name| format!("{:#}", rustc_demangle::demangle(name)));
    let name = demangled.iter().find(|name| name.contains("::")).unwrap_or(&demangled[0]);
    let implemented = name.split(" as ").skip(1);
    let found = std::iter::once(name.as_str()).chain(implemented).find_map(first_segment);
    found.unwrap_or("(no crate)").to_owned()
}

/// `core` of `&mut core::fmt::Formatter`; nothing of `T` or `[u8]`.
fn first_segment(path: &str) -> Option<&str> {
    let mut path = path.trim_start_matches(|c: char| !c.is_ascii_alphabetic());
    for word in ["mut ", "const ", "dyn ", "impl "] {
        path = path.strip_prefix(word).unwrap_or(path);
    }
    let end = path.find(|c: char| !c.is_ascii_alphanumeric() && c != '_')?;
    path[end..].starts_with("::").then_some(&path[..end])
}

#[cfg(test)]
mod tests {
    use super::crate_of;

    #[test]
    fn functions_belong_to_crates() {
        assert_eq!(crate_of("_ZN6domain6issues6decide17h0123456789abcdefE"), "domain");
        assert_eq!(
            crate_of("_ZN63_$LT$alloc..vec..Vec$LT$T$GT$$u20$as$u20$core..clone..Clone$GT$5clone17h0123456789abcdefE"),
            "alloc"
        );
        assert_eq!(crate_of("_RNvCs1234_7mycrate3foo"), "mycrate");
        let any_string = "_ZN45_$LT$T$u20$as$u20$alloc..string..ToString$GT$9to_string17h0123456789abcdefE";
        assert_eq!(crate_of(any_string), "alloc");
        assert_eq!(crate_of(&format!("{any_string}_259")), "alloc");
        assert_eq!(crate_of("memcpy"), "(no crate)");
        assert_eq!(crate_of(""), "(no crate)");
    }
}
