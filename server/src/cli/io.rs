//! What commands are given and what they print.

use std::io::{ErrorKind, Write};
use std::path::Path;

use anyhow::{Context, anyhow};
use domain::count::lot::Seed;
use domain::text::Hash;

/// The text of a file.
pub fn text(path: &Path) -> anyhow::Result<String> {
    let shown = path.display();
    let bytes = std::fs::read(path).with_context(|| format!("{shown} can't be read"))?;
    String::from_utf8(bytes).map_err(|error| {
        let good = error.as_bytes().get(..error.utf8_error().valid_up_to()).unwrap_or_default();
        let good = String::from_utf8_lossy(good);
        let column = good.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        anyhow!("{shown}:{}:{column}: expected text in UTF-8", good.matches('\n').count() + 1)
    })
}

/// What lots are drawn from. Digits that are left out are zeros in front, as in any number.
pub fn seed(text: &str) -> Result<Seed, &'static str> {
    let number = Some(text).filter(|text| !text.is_empty()).map(|text| format!("{text:0>64}"));
    let hash: Option<Hash> = number.and_then(|number| number.parse().ok());
    hash.map(Seed).ok_or("a seed is a number of up to 64 hexadecimal digits")
}

/// Prints. If nobody reads on, that is their choice and no fault.
pub fn print(text: &str) -> anyhow::Result<()> {
    match std::io::stdout().lock().write_all(text.as_bytes()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        written => written.context("what was found can't be printed"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_is_a_number() {
        let of = |text: &str| seed(text).map(|seed| seed.0.to_string());
        assert_eq!(of("2A"), Ok(format!("{}2a", "0".repeat(62))));
        assert_eq!(of(&"f".repeat(64)), Ok("f".repeat(64)));
        for wrong in ["", "0x2a", "-2", "2 a", &"0".repeat(65)] {
            assert!(of(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn what_is_no_text_is_named_with_its_place() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("people.csv");
        std::fs::write(&path, b"id,gender\n1,\xc3\xa9\n2,x\xe9\n").expect("written");
        let said = text(&path).expect_err("Latin-1").to_string();
        assert!(said.ends_with("people.csv:3:4: expected text in UTF-8"), "{said}");
        std::fs::write(&path, "é").expect("written");
        assert_eq!(text(&path).expect("UTF-8"), "é");
    }
}
