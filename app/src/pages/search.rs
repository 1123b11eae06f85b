//! Searching issues, ideas and groups at once.

use domain::search::{All, AllView, Found};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::groups::GroupCard;
use super::ideas::IdeaCard;
use super::issues::IssueCard;
use crate::components::filter::FilterForm;
use crate::components::{PagerLinks, TextField, title};
use crate::copy::search as copy;
use crate::data::{Shown, ask, use_slug};

/// The page.
#[component]
pub fn SearchPage() -> impl IntoView {
    let query = use_query_map();
    title(|| copy::TITLE.to_owned());
    let asked = Memo::new(move |_| {
        let address = query.with(|query| query.to_query_string());
        serde_html_form::from_str::<All>(address.trim_start_matches('?')).unwrap_or_default()
    });
    ask(move || asked.get(), move |shown| view! { <Search shown asked/> }.into_any())
}

#[component]
fn Search(shown: Shown<AllView>, asked: Memo<All>) -> impl IntoView {
    let slug = use_slug();
    let address = move |page: u32| {
        let all = All { page: Some(page), ..asked.get() };
        ["/c/", &slug.get(), "/search?", &serde_html_form::to_string(&all).unwrap_or_default()].concat()
    };
    let said = move || match asked.with(|all| all.q.trim().is_empty()) {
        true => copy::INTRO.to_owned(),
        false => copy::found(shown.with(|all| all.pager.total)),
    };
    let nothing = move || asked.with(|all| !all.q.trim().is_empty()) && shown.with(|all| all.found.is_empty());
    view! {
        <div class="page__head"><h1>{copy::TITLE}</h1></div>
        <FilterForm label=copy::GO>
            <TextField name="q" label=copy::WHAT kind="search" value=asked.get_untracked().q/>
        </FilterForm>
        <p class="muted" role="status">{said}</p>
        <Show when=nothing><div class="empty"><p>{copy::NONE}</p></div></Show>
        {move || {
            let found = shown.with(|all| all.found.clone());
            view! { <ul class="cards">{found.into_iter().map(|found| card(found, slug.get())).collect::<Vec<_>>()}</ul> }
        }}
        {move || view! { <PagerLinks pager=shown.with(|all| all.pager.clone()) address/> }}
    }
}

fn card(found: Found, slug: String) -> AnyView {
    match found {
        Found::Issue(card) => view! { <IssueCard card slug noun=copy::ISSUE/> }.into_any(),
        Found::Idea(card) => view! { <IdeaCard card slug noun=copy::IDEA/> }.into_any(),
        Found::Group(card) => view! { <GroupCard card slug noun=copy::GROUP/> }.into_any(),
    }
}
