//! The list of issues.

use domain::issues::{List, ListView, StatusFilter};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::IssueCard;
use crate::components::filter::FilterForm;
use crate::components::{PagerLinks, Select, TextField, title};
use crate::copy::issues as copy;
use crate::data::{Shown, ask, use_slug};

/// The page.
#[component]
pub fn ListPage() -> impl IntoView {
    let query = use_query_map();
    let slug = use_slug();
    title(|| copy::TITLE.to_owned());
    let asked = Memo::new(move |_| {
        query.with(|query| {
            let part = |name| query.get(name).unwrap_or_default();
            let status = match part("status").as_str() {
                "closed" => StatusFilter::Closed,
                "all" => StatusFilter::All,
                _ => StatusFilter::Open,
            };
            List { q: part("q"), category: part("category"), status, page: part("page").parse().ok() }
        })
    });
    ask(move || asked.get(), move |shown| view! { <Issues shown asked slug/> }.into_any())
}

#[component]
fn Issues(shown: Shown<ListView>, asked: Memo<List>, slug: Memo<String>) -> impl IntoView {
    let may_raise = shown.read(|list| list.may_raise);
    let address = move |page: u32| {
        let list = List { page: Some(page), ..asked.get() };
        format!("/c/{}/issues?{}", slug.get(), serde_html_form::to_string(&list).unwrap_or_default())
    };
    view! {
        <div class="page__head">
            <h1>{copy::TITLE}</h1>
            <Show when=move || may_raise.get()>
                <a class="button" href=move || format!("/c/{}/issues/new", slug.get())>{copy::RAISE}</a>
            </Show>
        </div>
        <Filter shown asked/>
        <p class="muted" role="status">{shown.read(|list| copy::found(list.pager.total))}</p>
        <ul class="cards">
            <For each=move || shown.with(|list| list.cards.clone()) key=|card| card.clone() let:card>
                <IssueCard card slug=slug.get_untracked()/>
            </For>
        </ul>
        <Show when=move || shown.with(|list| list.cards.is_empty())>
            <div class="empty"><p>{copy::NONE}</p><p>{copy::NONE_HINT}</p></div>
        </Show>
        {move || view! { <PagerLinks pager=shown.with(|list| list.pager.clone()) address/> }}
    }
}

#[component]
fn Filter(shown: Shown<ListView>, asked: Memo<List>) -> impl IntoView {
    let list = asked.get_untracked();
    let categories = shown.first(|list| list.categories.clone());
    let any = std::iter::once((String::new(), copy::ANY_CATEGORY.to_owned()));
    let categories = any.chain(categories.into_iter().map(|(number, name)| (number.to_string(), name))).collect();
    let status = match list.status {
        StatusFilter::Open => "open",
        StatusFilter::Closed => "closed",
        StatusFilter::All => "all",
    };
    let statuses = [("open", copy::OPEN), ("closed", copy::CLOSED), ("all", copy::ALL)];
    let statuses = statuses.into_iter().map(|(value, words)| (value.to_owned(), words.to_owned())).collect();
    view! {
        <FilterForm label=copy::FILTER>
            <TextField name="q" label=copy::SEARCH kind="search" value=list.q/>
            <Select name="category" label=copy::CATEGORY options=categories value=list.category/>
            <Select name="status" label=copy::STATUS options=statuses value=status/>
        </FilterForm>
    }
}
