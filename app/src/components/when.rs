//! A time, for people and machines.

use domain::query::When;
use leptos::prelude::*;

/// A time.
#[component]
pub fn Time(
    /// Which.
    when: When,
) -> impl IntoView {
    view! { <time datetime=when.iso>{when.said}</time> }
}
