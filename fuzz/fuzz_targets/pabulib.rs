//! Pabulib: no bytes make reading panic, what is read can be written and read again, and what is wrong has a place.
#![no_main]

use domain::count::budget::pabulib::File;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| match File::read(bytes) {
    Ok(mut file) => {
        // It is written with the numbers that it has.
        file.doubts.clear();
        assert_eq!(File::read(file.to_string().as_bytes()), Ok(file));
    }
    Err(unreadable) => assert!(unreadable.line >= 1 && unreadable.column >= 1),
});
