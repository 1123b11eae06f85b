//! The list of issues.

use domain::issues::{List, ListView, StatusFilter};
use leptos::prelude::*;

use super::IssueCard;
use crate::components::filter::FilterForm;
use crate::components::{PagerLinks, Select, TextField, title};
use crate::copy::issues as copy;
use crate::data::{ask, use_asked_for, use_slug};

/// The page.
#[component]
pub fn ListPage() -> impl IntoView {
    title(copy::TITLE);
    let asked = asked();
    ask(asked.clone(), |list| view! { <Issues list asked/> })
}

fn asked() -> List {
    let part = |name| use_asked_for(name).unwrap_or_default();
    let status = match part("status").as_str() {
        "closed" => StatusFilter::Closed,
        "all" => StatusFilter::All,
        _ => StatusFilter::Open,
    };
    List { q: part("q"), category: part("category"), status, page: part("page").parse().ok() }
}

#[component]
fn Issues(list: ListView, asked: List) -> impl IntoView {
    let slug = use_slug();
    let none = list.cards.is_empty();
    let found = copy::found(list.pager.total);
    let address = |page: u32| {
        let list = List { page: Some(page), ..asked.clone() };
        format!("/c/{slug}/issues?{}", serde_html_form::to_string(&list).unwrap_or_default())
    };
    let pager = view! { <PagerLinks pager=list.pager address/> };
    view! {
        <div class="page__head">
            <h1>{copy::TITLE}</h1>
            {list.may_raise.then(|| view! { <a class="button" href=format!("/c/{slug}/issues/new")>{copy::RAISE}</a> })}
        </div>
        <Filter categories=list.categories asked/>
        <p class="muted" role="status">{found}</p>
        <ul class="cards">
            {list.cards.into_iter().map(|card| view! { <IssueCard card slug=slug.clone()/> }).collect_view()}
        </ul>
        {none.then(|| view! { <div class="empty"><p>{copy::NONE}</p><p>{copy::NONE_HINT}</p></div> })}
        {pager}
    }
}

#[component]
fn Filter(categories: Vec<(u32, String)>, asked: List) -> impl IntoView {
    let any = std::iter::once((String::new(), copy::ANY_CATEGORY.to_owned()));
    let categories = any.chain(categories.into_iter().map(|(number, name)| (number.to_string(), name))).collect();
    let status = match asked.status {
        StatusFilter::Open => "open",
        StatusFilter::Closed => "closed",
        StatusFilter::All => "all",
    };
    let statuses = [("open", copy::OPEN), ("closed", copy::CLOSED), ("all", copy::ALL)];
    let statuses = statuses.into_iter().map(|(value, words)| (value.to_owned(), words.to_owned())).collect();
    view! {
        <FilterForm label=copy::FILTER>
            <TextField name="q" label=copy::SEARCH kind="search" value=asked.q/>
            <Select name="category" label=copy::CATEGORY options=categories value=asked.category/>
            <Select name="status" label=copy::STATUS options=statuses value=status/>
        </FilterForm>
    }
}
