//! The list of meetings.

use domain::gatherings::{Card, List, ListView};
use leptos::prelude::*;

use super::GatheringCard;
use crate::components::{PagerLinks, title};
use crate::copy::gatherings as copy;
use crate::data::{ask, use_asked, use_slug};

/// The page.
#[component]
pub fn ListPage() -> impl IntoView {
    title(copy::TITLE);
    let asked: List = use_asked();
    ask(asked, |list| view! { <Gatherings list/> })
}

#[component]
fn Gatherings(list: ListView) -> impl IntoView {
    let slug = use_slug();
    let none_ahead = list.on.is_empty() && list.coming.is_empty();
    let none = none_ahead && list.over.is_empty();
    let is_first = list.pager.page == 1;
    let pager = view! { <PagerLinks pager=list.pager address=|page| format!("/c/{slug}/meetings?page={page}")/> };
    view! {
        <div class="page__head">
            <h1>{copy::TITLE}</h1>
            {list.may_call.then(|| view! {
                <a class="button" rel="external" href=format!("/c/{}/organise/meetings/new", use_slug())>{copy::CALL}</a>
            })}
        </div>
        <Group heading=copy::ON cards=list.on/>
        <Group heading=copy::COMING cards=list.coming/>
        {(none_ahead && !none && is_first).then(|| view! { <p class="muted">{copy::NONE_COMING}</p> })}
        <Group heading=copy::OVER cards=list.over/>
        {none.then(|| view! { <div class="empty"><p>{copy::NONE}</p><p>{copy::NONE_HINT}</p></div> })}
        {pager}
    }
}

/// Those that stand alike, under a heading; nothing if there are none.
#[component]
pub fn Group(
    /// How they stand.
    heading: &'static str,
    /// The meetings.
    cards: Vec<Card>,
) -> impl IntoView {
    let slug = use_slug();
    (!cards.is_empty()).then(|| {
        let cards = cards.into_iter().map(|card| view! { <GatheringCard card slug=slug.clone()/> });
        view! { <section><h2>{heading}</h2><ul class="cards">{cards.collect_view()}</ul></section> }
    })
}
