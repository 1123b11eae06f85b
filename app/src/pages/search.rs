//! Searching issues, ideas and groups at once.

use domain::search::{All, AllView, Found};
use leptos::prelude::*;

use super::groups::GroupCard;
use super::ideas::IdeaCard;
use super::issues::IssueCard;
use crate::components::filter::FilterForm;
use crate::components::{PagerLinks, TextField, title};
use crate::copy::search as copy;
use crate::data::{ask, use_asked, use_slug};
use crate::html::{Html, IntoHtml};

/// The page.
#[component]
pub fn SearchPage() -> impl IntoView {
    title(copy::TITLE);
    let asked: All = use_asked();
    ask(asked.clone(), |all| view! { <Search all asked/> })
}

#[component]
fn Search(all: AllView, asked: All) -> impl IntoView {
    let slug = use_slug();
    let is_asked = !asked.q.trim().is_empty();
    let said = if is_asked { copy::found(all.pager.total) } else { copy::INTRO.to_owned() };
    let nothing = is_asked && all.found.is_empty();
    let address = |page: u32| {
        let all = All { page: Some(page), ..asked.clone() };
        format!("/c/{slug}/search?{}", serde_html_form::to_string(&all).unwrap_or_default())
    };
    let pager = view! { <PagerLinks pager=all.pager address/> };
    view! {
        <div class="page__head"><h1>{copy::TITLE}</h1></div>
        <FilterForm label=copy::GO>
            <TextField name="q" label=copy::WHAT kind="search" value=asked.q/>
        </FilterForm>
        <p class="muted" role="status">{said}</p>
        {nothing.then(|| view! { <div class="empty"><p>{copy::NONE}</p></div> })}
        <ul class="cards">{all.found.into_iter().map(|found| card(found, slug.clone())).collect::<Vec<_>>()}</ul>
        {pager}
    }
}

fn card(found: Found, slug: String) -> Html {
    match found {
        Found::Issue(card) => view! { <IssueCard card slug noun=copy::ISSUE/> }.into_html(),
        Found::Idea(card) => view! { <IdeaCard card slug noun=copy::IDEA/> }.into_html(),
        Found::Group(card) => view! { <GroupCard card slug noun=copy::GROUP/> }.into_html(),
    }
}
