//! The list of ideas.

use domain::ideas::{List, ListView, Sort, Stage};
use leptos::prelude::*;

use super::IdeaCard;
use crate::components::filter::FilterForm;
use crate::components::{PagerLinks, Select, TextField, form_value, title};
use crate::copy::ideas as copy;
use crate::data::{ask, use_asked, use_slug};

/// The page.
#[component]
pub fn ListPage() -> impl IntoView {
    title(copy::TITLE);
    let asked: List = use_asked();
    ask(asked.clone(), |list| view! { <Ideas list asked/> })
}

#[component]
fn Ideas(list: ListView, asked: List) -> impl IntoView {
    let slug = use_slug();
    let none = list.cards.is_empty();
    let found = copy::found(list.pager.total);
    let address = |page: u32| {
        let list = List { page: Some(page), ..asked.clone() };
        format!("/c/{slug}/ideas?{}", serde_html_form::to_string(&list).unwrap_or_default())
    };
    let pager = view! { <PagerLinks pager=list.pager address/> };
    view! {
        <div class="page__head">
            <h1>{copy::TITLE}</h1>
            {list.may_propose.then(|| view! { <a class="button" href=format!("/c/{slug}/ideas/new")>{copy::PROPOSE}</a> })}
        </div>
        <Filter asked/>
        <p class="muted" role="status">{found}</p>
        <ul class="cards">
            {list.cards.into_iter().map(|card| view! { <IdeaCard card slug=slug.clone()/> }).collect_view()}
        </ul>
        {none.then(|| view! { <div class="empty"><p>{copy::NONE}</p><p>{copy::NONE_HINT}</p></div> })}
        {pager}
    }
}

#[component]
fn Filter(asked: List) -> impl IntoView {
    let stages = Stage::ALL.map(|stage| (form_value(stage), copy::stage(stage).to_owned()));
    let stages = std::iter::once((String::new(), copy::ANY_STAGE.to_owned())).chain(stages).collect();
    let sorts = [(Sort::Newest, copy::NEWEST), (Sort::Support, copy::MOST_SUPPORT)];
    let sorts = sorts.map(|(sort, words)| (form_value(sort), words.to_owned())).into();
    view! {
        <FilterForm label=copy::FILTER>
            <TextField name="q" label=copy::SEARCH kind="search" value=asked.q/>
            <Select name="stage" label=copy::STAGE options=stages value=asked.stage.map(form_value).unwrap_or_default()/>
            <Select name="sort" label=copy::SORT options=sorts value=form_value(asked.sort)/>
        </FilterForm>
    }
}
