//! Votes.

mod account;
mod ballot;
pub mod list;
pub mod new;
mod paper;
pub mod recount;
mod result;
pub mod show;

use domain::count::{Rules, Tally, Verdict};
use domain::votes::{Card, Electorate, Phase};
use leptos::prelude::*;

use crate::components::Time;
use crate::copy::{common, votes as copy};

/// A vote in a list.
#[component]
pub fn VoteCard(
    /// The vote.
    card: Card,
    /// The community's address part.
    slug: String,
) -> impl IntoView {
    let address = format!("/c/{slug}/votes/{}", card.id);
    let question = card.question.unwrap_or_else(|| common::TAKEN_AWAY.to_owned());
    let is_asked = card.may_cast && !card.voted && card.phase == Phase::Open;
    let when = match card.phase {
        Phase::Coming => copy::OPENS,
        Phase::Open => copy::CLOSES,
        Phase::Grace => copy::COUNTED,
        Phase::Closed => copy::CLOSED,
        Phase::Cancelled => common::CALLED_OFF,
    };
    view! {
        <li class="card" class:card--ask=is_asked data-key=card.id.to_string()>
            <h3><a href=address>{question}</a></h3>
            <p class="card__meta">
                <span>{if card.show_of_hands { copy::SHOW_OF_HANDS } else { copy::VOTE }}</span>
                <span>{when}" "<Time when=card.due/></span>
            </p>
            {card.result.zip(card.verdict).map(|(result, verdict)| view! { <Came result verdict leaders=card.leaders/> })}
            <p class="card__foot">
                <span class=copy::phase_style(card.phase)>{copy::phase(card.phase)}</span>
                {card.voted.then(|| view! { <span>{copy::YOU_VOTED}</span> })}
                {is_asked.then(|| view! { <span>{copy::PLEASE_VOTE}</span> })}
            </p>
        </li>
    }
}

/// What came of a vote, in a line.
#[component]
fn Came(result: Tally, verdict: Verdict, leaders: Vec<String>) -> impl IntoView {
    let figures = match &result {
        Tally::YesNo(tally) => Some(copy::figures(tally)),
        _ => result.cast().map(|cast| copy::voted(cast, result.roll())),
    };
    view! { <p class="prose"><strong>{copy::verdict(&verdict, &leaders)}</strong>{figures.map(|figures| format!(" · {figures}"))}</p> }
}

/// The rules of a vote, in plain sentences.
#[component]
fn RulesList(
    /// How it is settled.
    rules: Rules,
    /// Who may vote.
    electorate: Electorate,
    /// For how many hours after the close votes still count.
    grace: u32,
    /// The fewest who must have voted alike for their votes to be published.
    least_group: u32,
    /// What money is counted in.
    currency: String,
    /// Where the vote was held, if that was elsewhere.
    #[prop(optional_no_strip)]
    source: Option<String>,
) -> impl IntoView {
    let mut sentences = match source {
        Some(source) => vec![copy::held_elsewhere(&source)],
        None => copy::electorate(electorate),
    };
    sentences.extend(copy::rules(&rules, &currency));
    sentences.push(copy::quorum(rules.quorum()));
    sentences.extend(copy::grace(grace));
    sentences.extend(copy::published(least_group, rules.figures_tell_all()));
    view! { <ul class="stack">{sentences.into_iter().map(|sentence| view! { <li>{sentence}</li> }).collect_view()}</ul> }
}
