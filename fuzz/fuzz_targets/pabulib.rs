//! Pabulib: no text makes reading panic, what is read can be written and read again, and what is wrong has a place.
#![no_main]

use domain::count::budget::pabulib::File;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| match text.parse::<File>() {
    Ok(mut file) => {
        // It is written with the numbers that it has.
        file.doubts.clear();
        assert_eq!(file.to_string().parse(), Ok(file));
    }
    Err(unreadable) => assert!(unreadable.line >= 1 && unreadable.column >= 1),
});
