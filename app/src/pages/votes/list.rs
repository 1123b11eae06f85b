//! The list of votes.

use domain::votes::{Card, List, ListView};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::VoteCard;
use crate::components::{PagerLinks, title};
use crate::copy::votes as copy;
use crate::data::{Shown, ask, use_slug};

/// The page.
#[component]
pub fn ListPage() -> impl IntoView {
    let query = use_query_map();
    title(|| copy::TITLE.to_owned());
    let asked = Memo::new(move |_| List { page: query.with(|query| query.get("page")?.parse().ok()) });
    ask(move || asked.get(), move |shown| view! { <Votes shown/> }.into_any())
}

#[component]
fn Votes(shown: Shown<ListView>) -> impl IntoView {
    let slug = use_slug();
    let may_call = shown.read(|list| list.may_call);
    let none = shown.read(|list| list.open.is_empty() && list.coming.is_empty() && list.over.is_empty());
    let address = move |page: u32| ["/c/", &slug.get(), "/votes?page=", &page.to_string()].concat();
    view! {
        <div class="page__head">
            <h1>{copy::TITLE}</h1>
            <Show when=move || may_call.get()>
                <a class="button" rel="external" href=move || format!("/c/{}/organise/votes/new", slug.get())>{copy::CALL}</a>
            </Show>
        </div>
        <Part heading=copy::OPEN cards=shown.read(|list| list.open.clone())/>
        <Part heading=copy::COMING cards=shown.read(|list| list.coming.clone())/>
        <Part heading=copy::OVER cards=shown.read(|list| list.over.clone())/>
        <Show when=move || none.get()>
            <div class="empty">
                <p>{copy::NONE}</p>
                <p>{copy::NONE_HINT}</p>
                <a class="button button--quiet" href=move || format!("/c/{}/ideas", slug.get())>{copy::SEE_IDEAS}</a>
            </div>
        </Show>
        {move || view! { <PagerLinks pager=shown.with(|list| list.pager.clone()) address/> }}
    }
}

/// The votes that stand alike; nothing if there are none.
#[component]
fn Part(heading: &'static str, cards: Signal<Vec<Card>>) -> impl IntoView {
    let slug = use_slug();
    let any = Memo::new(move |_| cards.with(|cards| !cards.is_empty()));
    let keyed = move || cards.get().into_iter().map(|card| (key(&card), card)).collect::<Vec<_>>();
    view! {
        <Show when=move || any.get()>
            <section class="stack">
                <h2>{heading}</h2>
                <ul class="cards">
                    <For each=keyed key=|(key, _)| key.clone() let:keyed>
                        <VoteCard card=keyed.1 slug=slug.get_untracked()/>
                    </For>
                </ul>
            </section>
        </Show>
    }
}

/// What makes a card look otherwise than before.
fn key(card: &Card) -> String {
    let marks = [card.voted, card.may_cast, card.result.is_some(), card.question.is_some()];
    let marks: String = marks.into_iter().map(|mark| if mark { '1' } else { '0' }).collect();
    [&card.id.to_string(), copy::phase(card.phase), &card.due.said, &marks].concat()
}
