//! One entry of the Record.

use domain::record::{EntryView, Show as Asked};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::components::entries::said;
use crate::components::{Time, title};
use crate::copy::{common, grouped, record as copy};
use crate::data::{Shown, ask, use_slug};
use crate::pages::not_found::Elsewhere;

/// The page.
#[component]
pub fn ShowPage() -> impl IntoView {
    let params = use_params_map();
    let seq = Memo::new(move |_| params.with(|params| params.get("seq")?.parse::<u64>().ok()));
    move || match seq.get() {
        None => Elsewhere().into_any(),
        Some(seq) => ask(move || Asked { seq }, move |shown| view! { <Entry shown seq/> }.into_any()).into_any(),
    }
}

#[component]
fn Entry(shown: Shown<EntryView>, seq: u64) -> impl IntoView {
    let slug = use_slug();
    let heading = [copy::ENTRY, " ", &grouped(u32::try_from(seq).unwrap_or(u32::MAX))].concat();
    let name = heading.clone();
    title(move || name.clone());
    let at = move |seq: u64| ["/c/", &slug.get(), "/record/", &seq.to_string()].concat();
    view! {
        <div class="page__head"><h1>{heading}</h1></div>
        {move || {
            let entry = shown.with(|view| view.entry.clone());
            let said = said(&entry, &slug.get());
            view! {
                <div class="card">
                    {said}
                    {entry.words.map(|words| view! { <p class="prose">{words}</p> })}
                    {entry.taken.map(|taken| view! { <p class="muted">{common::taken(&taken)}</p> })}
                    <p class="card__meta"><Time when=entry.at/></p>
                </div>
            }
        }}
        <nav class="pager" aria-label=common::PAGES>
            {move || shown.with(|view| view.before).map(|before| view! { <a rel="prev" href=at(before)>{copy::EARLIER}</a> })}
            {move || shown.with(|view| view.after).map(|after| view! { <a rel="next" href=at(after)>{copy::LATER}</a> })}
        </nav>
        <p><a href=move || ["/c/", &slug.get(), "/record"].concat()>{copy::WHOLE}</a></p>
    }
}
