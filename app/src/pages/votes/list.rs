//! The list of votes.

use domain::votes::{Card, List, ListView};
use leptos::prelude::*;

use super::VoteCard;
use crate::components::{PagerLinks, title};
use crate::copy::votes as copy;
use crate::data::{ask, use_asked_for, use_slug};

/// The page.
#[component]
pub fn ListPage() -> impl IntoView {
    title(copy::TITLE);
    let page = use_asked_for("page").and_then(|page| page.parse().ok());
    ask(List { page }, |list| view! { <Votes list/> })
}

#[component]
fn Votes(list: ListView) -> impl IntoView {
    let slug = use_slug();
    let none = list.open.is_empty() && list.grace.is_empty() && list.coming.is_empty() && list.over.is_empty();
    let pager = view! {
        <PagerLinks pager=list.pager address=|page| format!("/c/{slug}/votes?page={page}")/>
    };
    view! {
        <div class="page__head">
            <h1>{copy::TITLE}</h1>
            {list.may_call.then(|| view! {
                <a class="button" rel="external" href=format!("/c/{slug}/organise/votes/new")>{copy::CALL}</a>
            })}
        </div>
        <Part heading=copy::OPEN cards=list.open/>
        <Part heading=copy::GRACE cards=list.grace/>
        <Part heading=copy::COMING cards=list.coming/>
        <Part heading=copy::OVER cards=list.over/>
        {none.then(|| view! {
            <div class="empty">
                <p>{copy::NONE}</p>
                <p>{copy::NONE_HINT}</p>
                <a class="button button--quiet" href=format!("/c/{slug}/ideas")>{copy::SEE_IDEAS}</a>
            </div>
        })}
        {pager}
    }
}

/// The votes that stand alike; nothing if there are none.
#[component]
fn Part(heading: &'static str, cards: Vec<Card>) -> impl IntoView {
    let slug = use_slug();
    (!cards.is_empty()).then(|| {
        view! {
            <section class="stack">
                <h2>{heading}</h2>
                <ul class="cards">
                    {cards.into_iter().map(|card| view! { <VoteCard card slug=slug.clone()/> }).collect_view()}
                </ul>
            </section>
        }
    })
}
