//! The Record, page by page.

use domain::record::{About, List, ListView};
use leptos::prelude::*;

use super::feed::Feed;
use crate::components::entries::Days;
use crate::components::{PagerLinks, title};
use crate::copy::record as copy;
use crate::data::{ask, use_asked, use_slug};

/// The page.
#[component]
pub fn ListPage() -> impl IntoView {
    title(copy::TITLE);
    let asked: List = use_asked();
    ask(asked.clone(), |list| view! { <Entries list asked/> })
}

#[component]
fn Entries(list: ListView, asked: List) -> impl IntoView {
    let slug = use_slug();
    let address = |about: About, page: Option<u32>| {
        let asked = serde_html_form::to_string(List { about, page }).unwrap_or_default();
        format!("/c/{slug}/record?{asked}")
    };
    let chips = copy::ABOUT.map(|(about, words)| {
        let current = (asked.about == about).then_some("true");
        view! { <a href=address(about, None) aria-current=current>{words}</a> }
    });
    let none = list.entries.is_empty();
    let pager = view! { <PagerLinks pager=list.pager address=|page| address(asked.about, Some(page))/> };
    view! {
        <div class="page__head"><h1>{copy::TITLE}</h1><p class="page__lede">{copy::INTRO}</p></div>
        <nav class="chips" aria-label=copy::FILTER>{chips.into_iter().collect_view()}</nav>
        <Days entries=list.entries slug=slug.clone()/>
        {none.then(|| view! { <div class="empty"><p>{copy::NONE}</p></div> })}
        {pager}
        <Feed/>
    }
}
