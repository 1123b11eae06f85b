//! A vote counted again from its published ballots, wherever this page is made: on a phone that has a
//! service worker, by the phone itself.

use domain::votes::{Again, Recount, RecountView};
use leptos::prelude::*;

use super::account::Account;
use super::result::Result;
use crate::components::{OnPhone, title};
use crate::copy::{common, votes as copy};
use crate::data::{ask_about, use_slug};
use crate::html::IntoHtml;

/// The page.
#[component]
pub fn RecountPage() -> impl IntoView {
    ask_about("id", |id| Recount { id }, |recount| view! { <Page recount/> })
}

#[component]
fn Page(recount: RecountView) -> impl IntoView {
    let RecountView { card, options, currency, ballots, again } = recount;
    let question = card.question.clone().unwrap_or_else(|| common::TAKEN_AWAY.to_owned());
    title(format!("{}: {question}", copy::RECOUNT));
    let back = format!("/c/{}/votes/{}", use_slug(), card.id);
    let by = if use_context::<OnPhone>().is_some() { copy::BY_PHONE } else { copy::BY_SERVER };
    let came = match again {
        Again::NotHere => view! { <p class="notice">{copy::NOT_HERE}</p> }.into_html(),
        Again::Changed { hash } => view! {
            <p class="notice notice--warn" role="alert">{copy::FILE_CHANGED}</p>
            <dl class="facts"><div><dt>{copy::FINGERPRINT}</dt><dd>{hash.to_string()}</dd></div></dl>
        }
        .into_html(),
        Again::NotAll { published, cast, least_group } => {
            view! { <p class="notice">{copy::not_all(published, cast, least_group)}</p> }.into_html()
        }
        Again::Counted { same, result } => {
            let (tally, names, money) = (*result, options.clone(), currency.clone());
            let (class, said) = match same {
                true => ("banner banner--ok", copy::SAME),
                false => ("banner banner--warn", copy::NOT_SAME),
            };
            view! {
                <p>{by}" "{copy::FILE_IS_RIGHT}</p>
                <p class=class role="status">{said}</p>
                <Result heading=copy::OWN_RESULT tally=tally.clone() options=names.clone() currency=money.clone()/>
                <Account tally options=names currency=money id="again"/>
            }
            .into_html()
        }
    };
    let published = card.result.map(|tally| {
        view! { <Result heading=copy::PUBLISHED_RESULT tally options currency/> }
    });
    view! {
        <div class="page__head"><h1 class="prose">{copy::RECOUNT}": "<a href=back>{question}</a></h1></div>
        {came}
        {published}
        <dl class="facts">
            <div><dt>{copy::FILE}</dt><dd><a rel="external" href=ballots.address>"ballots.txt"</a></dd></div>
            <div><dt>{copy::FINGERPRINT}</dt><dd>{ballots.hash.to_string()}</dd></div>
        </dl>
        <p class="muted">{copy::BY_HAND}</p>
    }
}
