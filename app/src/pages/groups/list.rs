//! The list of groups.

use domain::groups::{List, ListView, Which};
use domain::viewer::Role;
use leptos::prelude::*;

use super::GroupCard;
use crate::components::filter::FilterForm;
use crate::components::{PagerLinks, Select, TextField, form_value, title};
use crate::copy::{gatherings, groups as copy, jobs};
use crate::data::{ask, use_asked, use_slug};
use crate::pages::community::use_frame;

/// The page.
#[component]
pub fn ListPage() -> impl IntoView {
    title(copy::TITLE);
    let asked: List = use_asked();
    ask(asked.clone(), |list| view! { <Groups list asked/> })
}

#[component]
fn Groups(list: ListView, asked: List) -> impl IntoView {
    let slug = use_slug();
    let none = list.cards.is_empty();
    let found = copy::found(list.pager.total);
    let address = |page: u32| {
        let list = List { page: Some(page), ..asked.clone() };
        format!("/c/{slug}/groups?{}", serde_html_form::to_string(&list).unwrap_or_default())
    };
    let pager = view! { <PagerLinks pager=list.pager address/> };
    view! {
        <div class="page__head">
            <h1>{copy::TITLE}</h1>
            {list.may_form.then(|| view! { <a class="button" href=format!("/c/{slug}/groups/new")>{copy::FORM}</a> })}
        </div>
        <Filter asked/>
        <p class="muted" role="status">{found}</p>
        <ul class="cards">
            {list.cards.into_iter().map(|card| view! { <GroupCard card slug=slug.clone()/> }).collect_view()}
        </ul>
        {none.then(|| view! { <div class="empty"><p>{copy::NONE}</p><p>{copy::NONE_HINT}</p></div> })}
        {pager}
    }
}

#[component]
fn Filter(asked: List) -> impl IntoView {
    let is_known = use_frame().role != Role::Stranger;
    let all =
        [(Which::Open, copy::OPEN), (Which::Mine, copy::MINE), (Which::Closed, copy::CLOSED), (Which::All, copy::ALL)];
    let options = all.map(|(which, words)| (form_value(which), words.to_owned())).into();
    view! {
        <FilterForm label=copy::FILTER>
            <TextField name="q" label=copy::SEARCH kind="search" value=asked.q/>
            <Select name="which" label=copy::WHICH options=options value=form_value(asked.which)/>
        </FilterForm>
        {is_known.then(|| view! { <p><a href=format!("/c/{}/jobs", use_slug())>{jobs::MINE}</a></p> })}
        <p><a href=format!("/c/{}/meetings", use_slug())>{gatherings::TITLE}</a></p>
    }
}
