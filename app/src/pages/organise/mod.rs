//! What organisers look after. Only the server shows these pages.

pub mod access;
pub mod categories;
pub mod codes;
pub mod details;
pub mod index;
pub mod people;
pub mod poster;
pub(in crate::pages) mod qr;
pub mod reports;

use leptos::prelude::*;

use crate::components::title;
use crate::copy::organise as copy;
use crate::data::use_slug;

/// The heading of such a page and the way back.
#[component]
pub(in crate::pages) fn Head(
    /// What the page is about.
    heading: &'static str,
) -> impl IntoView {
    title(heading);
    view! {
        <p class="no-print"><a href=format!("/c/{}/organise", use_slug())>{copy::BACK}</a></p>
        <div class="page__head no-print"><h1>{heading}</h1></div>
    }
}

/// The link with which people join, once a code is known.
pub(in crate::pages) fn join_link(code: &str) -> String {
    let origin = use_context::<crate::data::server::Reading>().map(|reading| reading.origin).unwrap_or_default();
    format!("{origin}/join/{code}")
}

/// Where a code is typed by somebody who reads such a link from paper.
pub(in crate::pages) fn typed_at(link: &str) -> String {
    let shown = link.trim_start_matches("https://").trim_start_matches("http://");
    shown.rsplit_once('/').map_or(shown, |(typed, _)| typed).to_owned()
}

/// A code as people read it out: one part to each group of letters.
#[component]
pub(in crate::pages) fn Code(
    /// The code.
    code: String,
) -> impl IntoView {
    let groups = code.split('-').map(|group| view! { <span>{group.to_owned()}</span> }).collect_view();
    view! { <p class="code">{groups}</p> }
}
