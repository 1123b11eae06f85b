//! The published file: no text makes reading panic, and what is read is written again byte for byte.
#![no_main]

use domain::count::BallotFile;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Ok(file) = text.parse::<BallotFile>() {
        assert_eq!(file.to_string(), text);
        let _ = file.tally();
    }
});
