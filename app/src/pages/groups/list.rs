//! The list of groups.

use domain::groups::{List, ListView, Which};
use domain::viewer::Role;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::GroupCard;
use crate::components::filter::FilterForm;
use crate::components::{PagerLinks, Select, TextField, form_value, title};
use crate::copy::{groups as copy, jobs};
use crate::data::{Shown, ask, use_slug};
use crate::pages::community::use_frame;

/// The page.
#[component]
pub fn ListPage() -> impl IntoView {
    let query = use_query_map();
    title(|| copy::TITLE.to_owned());
    let asked = Memo::new(move |_| {
        let address = query.with(|query| query.to_query_string());
        serde_html_form::from_str::<List>(address.trim_start_matches('?')).unwrap_or_default()
    });
    ask(move || asked.get(), move |shown| view! { <Groups shown asked/> }.into_any())
}

#[component]
fn Groups(shown: Shown<ListView>, asked: Memo<List>) -> impl IntoView {
    let slug = use_slug();
    let may_form = shown.read(|list| list.may_form);
    let address = move |page: u32| {
        let list = List { page: Some(page), ..asked.get() };
        format!("/c/{}/groups?{}", slug.get(), serde_html_form::to_string(&list).unwrap_or_default())
    };
    view! {
        <div class="page__head">
            <h1>{copy::TITLE}</h1>
            <Show when=move || may_form.get()>
                <a class="button" href=move || format!("/c/{}/groups/new", slug.get())>{copy::FORM}</a>
            </Show>
        </div>
        <Filter asked/>
        <p class="muted" role="status">{shown.read(|list| copy::found(list.pager.total))}</p>
        <ul class="cards">
            <For each=move || shown.with(|list| list.cards.clone()) key=|card| card.clone() let:card>
                <GroupCard card slug=slug.get_untracked()/>
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
    let slug = use_slug();
    let is_known = use_frame().read(|frame| frame.role != Role::Stranger);
    let list = asked.get_untracked();
    let all =
        [(Which::Open, copy::OPEN), (Which::Mine, copy::MINE), (Which::Closed, copy::CLOSED), (Which::All, copy::ALL)];
    let options = all.map(|(which, words)| (form_value(which), words.to_owned())).into();
    view! {
        <FilterForm label=copy::FILTER>
            <TextField name="q" label=copy::SEARCH kind="search" value=list.q/>
            <Select name="which" label=copy::WHICH options=options value=form_value(list.which)/>
        </FilterForm>
        <Show when=move || is_known.get()>
            <p><a href=move || format!("/c/{}/jobs", slug.get())>{jobs::MINE}</a></p>
        </Show>
    }
}
