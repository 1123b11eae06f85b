//! The two files that a panel is drawn from, one after the other with a line `---` between: no text makes reading
//! panic, and what is wrong has a place.
#![no_main]

use domain::count::lots::{Columns, read_pool, read_quotas};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let (quotas, people) = text.split_once("\n---\n").unwrap_or((text, ""));
    match read_quotas(quotas) {
        Ok(quotas) => {
            for household in [None, Some("household")] {
                if let Err(fault) = read_pool(people, &quotas, Columns { household, id: None }) {
                    assert!(fault.line >= 1 && fault.column >= 1);
                }
            }
        }
        Err(fault) => assert!(fault.line >= 1 && fault.column >= 1),
    }
});
