//! `cargo xtask bench`: the server's figures, then what each crate weighs on the phone.

use std::{cmp::Reverse, collections::BTreeMap};

use anyhow::Result;
use wasmparser::{KnownCustom, Name, Parser, Payload};

use crate::{build, project, say, serve, setup};

const CRATES_SHOWN: usize = 20;

pub fn run() -> Result<()> {
    serve::build_all()?;
    say::step("Measure the server", || {
        project::run(project::cargo().args([
            "run",
            "--release",
            "--package",
            "server",
            "--example",
            "bench",
        ]))
    })?;
    let toolchain = setup::for_building()?;
    let named = say::step("Compile the phone's side with names", || {
        build::cargo_build_with_names(&toolchain)
    })?;
    let weights = bytes_by_crate(&project::read(&named)?)?;
    println!("\nwasm by crate, before wasm-opt and compression (code unless said otherwise):");
    let all: u64 = weights.iter().map(|(_, bytes)| bytes).sum();
    for (name, bytes) in weights.iter().take(CRATES_SHOWN) {
        println!(
            "{bytes:>9}  {:>4.1} %  {name}",
            *bytes as f64 * 100.0 / all as f64
        );
    }
    let rest: u64 = weights
        .iter()
        .skip(CRATES_SHOWN)
        .map(|(_, bytes)| bytes)
        .sum();
    println!(
        "{rest:>9}  {:>4.1} %  (everything else)\n{all:>9}          in all",
        rest as f64 * 100.0 / all as f64
    );
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
                *weights
                    .entry("(data: texts and tables)".into())
                    .or_default() += data.range().len() as u64
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
        *weights
            .entry(crate_of(names.get(&index).copied().unwrap_or_default()))
            .or_default() += size;
    }
    let mut weights: Vec<_> = weights.into_iter().collect();
    weights.sort_by_key(|(_, bytes)| Reverse(*bytes));
    Ok(weights)
}

/// The crate a function's mangled name begins with; a type's methods count for the type's crate.
fn crate_of(mangled: &str) -> String {
    let name = format!("{:#}", rustc_demangle::demangle(mangled));
    let mut rest = name.as_str();
    loop {
        let shorter = rest.trim_start_matches(['<', '&', '*', '[', '(', ' ']);
        let shorter = ["mut ", "const ", "dyn ", "impl "]
            .iter()
            .fold(shorter, |text, word| {
                text.strip_prefix(word).unwrap_or(text)
            });
        if shorter == rest {
            break;
        }
        rest = shorter;
    }
    match rest.split_once("::") {
        Some((first, _))
            if first.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
                && !first.is_empty() =>
        {
            first.to_owned()
        }
        _ => "(no crate)".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::crate_of;

    #[test]
    fn functions_belong_to_crates() {
        assert_eq!(
            crate_of("_ZN6domain6issues6decide17h0123456789abcdefE"),
            "domain"
        );
        assert_eq!(
            crate_of(
                "_ZN63_$LT$alloc..vec..Vec$LT$T$GT$$u20$as$u20$core..clone..Clone$GT$5clone17h0123456789abcdefE"
            ),
            "alloc"
        );
        assert_eq!(crate_of("_RNvCs1234_7mycrate3foo"), "mycrate");
        assert_eq!(crate_of("memcpy"), "(no crate)");
        assert_eq!(crate_of(""), "(no crate)");
    }
}
