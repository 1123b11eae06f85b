//! The account of a count: how it came to what it came to.

use domain::count::{Tally, Verdict};
use domain::query::Words;
use leptos::prelude::*;

use crate::components::pictures::{Rounds, Spending};
use crate::copy::{common, votes as copy};
use crate::html::IntoHtml;

/// Every round of a count that has rounds; nothing for others, whose figures say all, and where nothing is decided.
#[component]
pub fn Account(tally: Tally, options: Vec<Words>, currency: String, id: &'static str) -> impl IntoView {
    if matches!(tally.verdict(), Verdict::TooFewVoted | Verdict::NobodyVoted) {
        // It would tell of winners where there are none.
        return ().into_html();
    }
    let names = options.into_iter().map(|words| words.unwrap_or_else(|| common::TAKEN_AWAY.to_owned())).collect();
    let is_told = match &tally {
        Tally::Ranked(tally) => !tally.account.rounds.is_empty(),
        Tally::Budget(tally) => !tally.account.rounds.is_empty() || tally.winners.is_empty(),
        _ => true,
    };
    let account = match tally {
        Tally::Ranked(_) if !is_told => ().into_html(),
        Tally::Ranked(tally) => view! { <Rounds tally names id/> }.into_html(),
        Tally::Budget(tally) => view! { <Spending tally=*tally names currency id/> }.into_html(),
        _ => return ().into_html(),
    };
    view! { <section class="stack"><h2>{copy::ACCOUNT}</h2>{(!is_told).then(|| view! { <p class="notice">{copy::NO_ROUNDS}</p> })}{account}</section> }.into_html()
}
