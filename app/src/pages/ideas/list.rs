//! The list of ideas.

use domain::ideas::{List, ListView, Sort, Stage};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::IdeaCard;
use crate::components::filter::FilterForm;
use crate::components::{PagerLinks, Select, TextField, form_value, title};
use crate::copy::ideas as copy;
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
    ask(move || asked.get(), move |shown| view! { <Ideas shown asked/> }.into_any())
}

#[component]
fn Ideas(shown: Shown<ListView>, asked: Memo<List>) -> impl IntoView {
    let slug = use_slug();
    let may_propose = shown.read(|list| list.may_propose);
    let address = move |page: u32| {
        let list = List { page: Some(page), ..asked.get() };
        format!("/c/{}/ideas?{}", slug.get(), serde_html_form::to_string(&list).unwrap_or_default())
    };
    view! {
        <div class="page__head">
            <h1>{copy::TITLE}</h1>
            <Show when=move || may_propose.get()>
                <a class="button" href=move || format!("/c/{}/ideas/new", slug.get())>{copy::PROPOSE}</a>
            </Show>
        </div>
        <Filter asked/>
        <p class="muted" role="status">{shown.read(|list| copy::found(list.pager.total))}</p>
        <ul class="cards">
            <For each=move || shown.with(|list| list.cards.clone()) key=|card| card.clone() let:card>
                <IdeaCard card slug=slug.get_untracked()/>
            </For>
        </ul>
        <Show when=move || shown.with(|list| list.cards.is_empty())>
            <div class="empty"><p>{copy::NONE}</p><p>{copy::NONE_HINT}</p></div>
        </Show>
        {move || view! { <PagerLinks pager=shown.with(|list| list.pager.clone()) address/> }}
    }
}

#[component]
fn Filter(asked: Memo<List>) -> impl IntoView {
    let list = asked.get_untracked();
    let stages = Stage::ALL.map(|stage| (form_value(stage), copy::stage(stage).to_owned()));
    let stages = std::iter::once((String::new(), copy::ANY_STAGE.to_owned())).chain(stages).collect();
    let sorts = [(Sort::Newest, copy::NEWEST), (Sort::Support, copy::MOST_SUPPORT)];
    let sorts = sorts.map(|(sort, words)| (form_value(sort), words.to_owned())).into();
    view! {
        <FilterForm label=copy::FILTER>
            <TextField name="q" label=copy::SEARCH kind="search" value=list.q/>
            <Select name="stage" label=copy::STAGE options=stages value=list.stage.map(form_value).unwrap_or_default()/>
            <Select name="sort" label=copy::SORT options=sorts value=form_value(list.sort)/>
        </FilterForm>
    }
}
