//! One entry of the Record.

use domain::record::{EntryView, Show as Asked};
use leptos::prelude::*;

use crate::components::entries::said;
use crate::components::{Time, title};
use crate::copy::{common, grouped, record as copy};
use crate::data::{ask_about, use_slug};

/// The page.
#[component]
pub fn ShowPage() -> impl IntoView {
    ask_about("seq", |seq| Asked { seq }, |view| view! { <Entry view/> })
}

#[component]
fn Entry(view: EntryView) -> impl IntoView {
    let slug = use_slug();
    let EntryView { entry, before, after } = view;
    let heading = format!("{} {}", copy::ENTRY, grouped(u32::try_from(entry.seq).unwrap_or(u32::MAX)));
    title(&heading);
    let said = said(&entry, &slug);
    let at = |seq: u64| format!("/c/{slug}/record/{seq}");
    view! {
        <div class="page__head"><h1>{heading}</h1></div>
        <div class="card">
            {said}
            {entry.words.map(|words| view! { <p class="prose">{words}</p> })}
            {entry.taken.map(|taken| view! { <p class="muted">{common::taken(&taken)}</p> })}
            <p class="card__meta"><Time when=entry.at/></p>
        </div>
        <nav class="pager" aria-label=common::PAGES>
            {before.map(|before| view! { <a rel="prev" href=at(before)>{copy::EARLIER}</a> })}
            {after.map(|after| view! { <a rel="next" href=at(after)>{copy::LATER}</a> })}
        </nav>
        <p><a href=format!("/c/{slug}/record")>{copy::WHOLE}</a></p>
    }
}
