//! What came of a vote: every figure, every rule, and where to count it again.

mod figures;

use domain::count::{Tally, Verdict};
use domain::query::Words;
use domain::votes::{BallotsView, Phase, ShowView};
use leptos::prelude::*;

use self::figures::figures;
use super::account::Account;
use crate::copy::{common, votes as copy};
use crate::data::use_slug;
use crate::html::{Html, IntoHtml};

/// The result once the vote has closed.
pub fn result_of(vote: &ShowView) -> Html {
    let is_awaited = vote.card.phase == Phase::Closed && vote.card.result.is_none() && vote.taken.is_none();
    let heading = if vote.card.show_of_hands && vote.source.is_none() { copy::RESULT_OF_HANDS } else { copy::RESULT };
    let options: Vec<Words> = vote.options.iter().map(|option| option.text.clone()).collect();
    let result = vote.card.result.clone().map(|tally| {
        let (options, currency) = (options, vote.currency.clone());
        view! { <Result heading tally=tally.clone() options=options.clone() currency=currency.clone()/> <Account tally options currency id="count"/> }
    });
    let few = matches!(vote.card.result, Some(Tally::Few(_)));
    view! {
        {is_awaited.then(|| view! { <p class="banner banner--info">{copy::COUNTING}</p> })}
        {result}
        {vote.ballots.clone().map(|ballots| view! { <Check ballots few id=vote.card.id.to_string()/> })}
    }
    .into_html()
}

/// The verdict, the bars, and the figures as a list.
#[component]
pub fn Result(heading: &'static str, tally: Tally, options: Vec<Words>, currency: String) -> impl IntoView {
    let verdict = tally.verdict();
    let name = |number: &u32| options.get(usize::try_from(*number).ok()?.checked_sub(1)?).cloned();
    let named: Vec<String> = verdict
        .options()
        .iter()
        .filter_map(name)
        .map(|words| words.unwrap_or_else(|| common::TAKEN_AWAY.to_owned()))
        .collect();
    let class = match verdict {
        Verdict::Agreed | Verdict::Chosen { .. } => "result result--agreed stack",
        Verdict::NotAgreed => "result result--not-agreed stack",
        _ => "result stack",
    };
    view! {
        <section class=class>
            <h2>{heading}</h2>
            <p class="result__verdict prose">{copy::verdict(&verdict, &named)}</p>
            {figures(&tally, &options, &currency)}
        </section>
    }
}

/// A figure as a bar, and in words.
#[component]
fn Bar(label: String, value: String, part: u64, whole: u64, class: &'static str) -> impl IntoView {
    view! {
        <li>
            <span class="progress__label prose">{label.clone()}</span>
            <span class="progress__value">{value}</span>
            <progress class=class value=part.to_string() max=whole.max(1).to_string() aria-label=label></progress>
        </li>
    }
}

#[component]
fn Turnout(cast: u32, roll: u32, quorum: u32) -> impl IntoView {
    view! {
        <Fact name=copy::VOTED value=copy::turnout(cast, roll)/>
        <Fact name=copy::COULD_VOTE value=copy::people(roll)/>
        <Fact name=copy::HAD_TO_VOTE value=copy::had_to_vote(quorum)/>
    }
}

#[component]
fn Fact(name: &'static str, value: String) -> impl IntoView {
    view! { <div><dt>{name}</dt><dd>{value}</dd></div> }
}

/// Where the published votes are, how to be sure that they are those that were counted, and where to count
/// them again.
#[component]
fn Check(ballots: BallotsView, few: bool, id: String) -> impl IntoView {
    let address = format!("/c/{}/votes/{id}/recount", use_slug());
    let is_whole = !few && ballots.kept_back == 0;
    view! {
        <section class="stack">
            <h2>{if is_whole { copy::CHECK } else { copy::PUBLISHED_VOTES }}</h2>
            <p>{copy::check(few, ballots.kept_back)}</p>
            {is_whole.then(|| view! { <p><a class="button" rel="external" href=address>{copy::CHECK_HERE}</a></p> })}
            <dl class="facts">
                <div><dt>{copy::FILE}</dt><dd><a rel="external" href=ballots.address>"ballots.txt"</a></dd></div>
                <Fact name=copy::FINGERPRINT value=ballots.hash.to_string()/>
            </dl>
        </section>
    }
}
