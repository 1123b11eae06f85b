//! BLT: no text makes reading panic, what is read can be written and read again, only one paper is known by a name,
//! and what is wrong has a place.
#![no_main]

use domain::count::ranked::blt::File;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| match text.parse::<File>() {
    Ok(file) => {
        assert!(file.ballots.iter().all(|ballot| ballot.id.is_none() || ballot.papers == 1));
        assert_eq!(file.to_string().parse(), Ok(file));
    }
    Err(malformed) => {
        assert!(malformed.line >= 1 && malformed.line <= text.split('\n').count() + 1);
        let line = text.split('\n').nth(malformed.line - 1).unwrap_or_default();
        assert!(malformed.column >= 1 && malformed.column <= line.chars().count() + 1);
    }
});
