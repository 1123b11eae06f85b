//! The account of a count: how it came to what it came to.

use domain::count::Tally;
use domain::query::Words;
use leptos::prelude::*;

/// Every round of a count that has rounds; nothing for others, whose figures say all.
#[component]
pub fn Account(tally: Tally, options: Vec<Words>, currency: String) -> impl IntoView {
    let _ = (tally, options, currency);
}
