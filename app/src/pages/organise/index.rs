//! Where organisers begin: what is still to be done, and everything they look after.

use domain::community::{Checklist as Asked, ChecklistView};
use domain::home::Show as Home;
use leptos::prelude::*;

use crate::components::checklist::Checklist;
use crate::components::title;
use crate::copy::{gatherings, home, organise as copy};
use crate::data::{ask, use_slug};

/// The page.
#[component]
pub fn IndexPage() -> impl IntoView {
    title(copy::TITLE);
    ask(Asked {}, |list| view! { <Index list/> })
}

#[component]
fn Index(list: ChecklistView) -> impl IntoView {
    view! {
        <div class="page__head"><h1>{copy::TITLE}</h1></div>
        <section>
            <h2>{home::CHECKLIST}</h2>
            {list.is_done().then(|| view! { <p class="banner banner--ok">{copy::ALL_SET}</p> })}
            {(!list.is_done()).then(|| view! { <Checklist list/> })}
        </section>
        {ask(Home {}, |home| view! { <Settle requests=home.requests reports=home.reports/> })}
    }
}

#[component]
fn Settle(requests: u32, reports: u32) -> impl IntoView {
    let slug = use_slug();
    let links = [
        ("organise/people", copy::PEOPLE, (requests > 0).then(|| copy::waiting(requests))),
        ("organise/reports", copy::REPORTS, (reports > 0).then(|| copy::open_reports(reports))),
        ("organise/meetings/new", gatherings::CALL, None),
        ("organise/codes", copy::CODES, None),
        ("print/poster", copy::POSTER, None),
        ("organise/details", copy::DETAILS, None),
        ("organise/access", copy::ACCESS, None),
        ("organise/categories", copy::CATEGORIES, None),
    ];
    let rows = links.map(|(rest, words, badge)| {
        let badge = badge.map(|badge| view! { <span class="badge badge--waiting">{badge}</span> });
        view! { <li><a href=format!("/c/{slug}/{rest}")>{words}</a>{badge}</li> }
    });
    view! { <section><h2>{copy::SETTLE}</h2><ul class="rows">{rows.into_iter().collect_view()}</ul></section> }
}
