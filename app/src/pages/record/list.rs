//! The Record, page by page.

use domain::record::{About, List, ListView};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::feed::Feed;
use crate::components::entries::Days;
use crate::components::{PagerLinks, title};
use crate::copy::record as copy;
use crate::data::{Shown, ask, use_slug};

/// The page.
#[component]
pub fn ListPage() -> impl IntoView {
    let query = use_query_map();
    title(|| copy::TITLE.to_owned());
    let asked = Memo::new(move |_| {
        let address = query.with(|query| query.to_query_string());
        serde_html_form::from_str::<List>(address.trim_start_matches('?')).unwrap_or_default()
    });
    ask(move || asked.get(), move |shown| view! { <Entries shown asked/> }.into_any())
}

#[component]
fn Entries(shown: Shown<ListView>, asked: Memo<List>) -> impl IntoView {
    let slug = use_slug();
    let address = move |list: List| {
        ["/c/", &slug.get(), "/record?", &serde_html_form::to_string(list).unwrap_or_default()].concat()
    };
    let nothing = shown.read(|list| list.entries.is_empty());
    view! {
        <div class="page__head"><h1>{copy::TITLE}</h1><p class="page__lede">{copy::INTRO}</p></div>
        <nav class="chips" aria-label=copy::FILTER>
            {copy::ABOUT.map(|(about, words)| view! { <Chip about words asked href=move || address(List { about, page: None })/> }).collect_view()}
        </nav>
        {move || view! { <Days entries=shown.with(|list| list.entries.clone()) slug=slug.get()/> }}
        <Show when=move || nothing.get()><div class="empty"><p>{copy::NONE}</p></div></Show>
        {move || view! {
            <PagerLinks pager=shown.with(|list| list.pager.clone()) address=move |page| address(List { page: Some(page), ..asked.get() })/>
        }}
        <Feed/>
    }
}

#[component]
fn Chip(
    about: About,
    words: &'static str,
    asked: Memo<List>,
    href: impl Fn() -> String + Send + Sync + 'static,
) -> impl IntoView {
    view! {
        <a href=href aria-current=move || (asked.get().about == about).then_some("true")>{words}</a>
    }
}
