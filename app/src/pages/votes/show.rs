//! One vote.

use domain::Subject;
use domain::ids::VoteId;
use domain::votes::{Card, OptionView, Phase, Show as Asked, ShowView};
use leptos::prelude::*;

use super::RulesList;
use super::ballot::ballot;
use super::result::result_of;
use crate::components::links::LinkTo;
use crate::components::{CalledOff, ReasonForm, SavedHere, Time, title};
use crate::copy::{common, votes as copy};
use crate::data::{ask_about, use_slug};
use crate::html::{Html, IntoHtml};

/// The page.
#[component]
pub fn ShowPage() -> impl IntoView {
    ask_about("id", |id| Asked { id }, |vote| view! { <Vote vote/> })
}

#[component]
fn Vote(vote: ShowView) -> impl IntoView {
    let heading = match &vote.card.question {
        Some(question) => copy::called(vote.card.show_of_hands, question),
        None => common::TAKEN_AWAY.to_owned(),
    };
    title(&heading);
    view! {
        <div class="page__head"><h1 class="prose">{heading}</h1></div>
        {vote.taken.as_ref().map(|taken| view! { <p class="notice">{common::taken(taken)}</p> })}
        <p class="card__meta"><SavedHere on=Subject::Vote(vote.card.id)/><span class=copy::phase_style(vote.card.phase)>{copy::phase(vote.card.phase)}</span></p>
        {vote.details.clone().map(|details| view! { <p class="prose">{details}</p> })}
        {vote.cancelled.clone().map(|said| view! { <CalledOff said then=copy::NOT_COUNTED/> })}
        {result_of(&vote)}
        {in_grace(&vote)}
        {options(&vote)}
        {ideas(&vote)}
        {ballot(&vote)}
        {facts(&vote)}
        <section class="stack">
            <h2>{copy::RULES}</h2>
            <RulesList rules=vote.rules.clone() electorate=vote.electorate grace=vote.grace least_group=vote.least_group currency=vote.currency.clone() source=vote.source.clone()/>
        </section>
        {vote.may_cancel.then(|| view! { <CallOff id=vote.card.id/> })}
    }
}

/// That voting is over but for those who had no signal, and until when.
fn in_grace(vote: &ShowView) -> impl IntoView + use<> {
    let until = vote.card.counts_until.clone().filter(|_| vote.card.phase == Phase::Grace && vote.taken.is_none());
    let closes = vote.card.closes.clone();
    until.map(|until| {
        view! {
            <p class="banner banner--info" role="status">
                {copy::VOTING_CLOSED}" "<Time when=closes/>". "{copy::STILL_COUNT}" "<Time when=until/>". "{copy::NO_NUMBERS_YET}
            </p>
        }
    })
}

fn facts(vote: &ShowView) -> Html {
    let slug = use_slug();
    let Card { phase, ref opens, ref closes, .. } = vote.card;
    let is_ahead = phase < Phase::Grace;
    view! {
        <dl class="facts">
            {vote.gathering.clone().map(|link| view! { <div><dt>{copy::GATHERING}</dt><dd><LinkTo link slug=slug.clone()/></dd></div> })}
            {vote.idea.clone().map(|link| view! { <div><dt>{copy::IDEA}</dt><dd><LinkTo link slug/></dd></div> })}
            <div>
                <dt>{if phase == Phase::Coming { copy::OPENS } else { copy::OPENED }}</dt>
                <dd><Time when=opens.clone()/></dd>
            </div>
            <div>
                <dt>{if is_ahead { copy::CLOSES } else { copy::CLOSED }}</dt>
                <dd><Time when=closes.clone()/></dd>
            </div>
            {vote.roll.filter(|_| phase < Phase::Closed).map(|roll| view! { <div><dt>{copy::ROLL}</dt><dd>{copy::people(roll)}</dd></div> })}
            {vote.by.clone().map(|by| view! { <div><dt>{copy::CALLED_BY}</dt><dd class="prose">{by}</dd></div> })}
        </dl>
    }
    .into_html()
}

/// Where to read more about the options that are ideas.
fn ideas(vote: &ShowView) -> Html {
    let slug = use_slug();
    let link = |option: &OptionView| {
        let (id, words) = (option.idea?, option.text.clone()?);
        Some(view! { <li class="prose"><a href=format!("/c/{slug}/ideas/{id}")>{words}</a></li> }.into_html())
    };
    let links: Vec<Html> = vote.options.iter().filter_map(link).collect();
    match links.is_empty() {
        true => ().into_html(),
        false => {
            view! { <details class="more"><summary>{copy::MORE_ABOUT}</summary><ul>{links}</ul></details> }.into_html()
        }
    }
}

/// What there is to choose from, where neither a ballot nor a result says it.
fn options(vote: &ShowView) -> impl IntoView + use<> {
    let is_said = (vote.card.may_cast && vote.card.phase == Phase::Open) || vote.card.result.is_some();
    (!is_said && !vote.options.is_empty()).then(|| {
        let options = vote.options.iter().map(|option| {
            let words = option.text.clone().unwrap_or_else(|| common::TAKEN_AWAY.to_owned());
            view! { <li class="prose">{words}</li> }
        });
        view! { <section class="stack"><h2>{copy::OPTIONS}</h2><ol>{options.collect_view()}</ol></section> }
    })
}

/// For organisers: to call it off.
#[component]
fn CallOff(id: VoteId) -> impl IntoView {
    view! {
        <ReasonForm act="vote.cancel" name="vote" id=id.to_string() words=copy::CANCEL label=copy::CANCEL_WHY hint=copy::CANCEL_HINT class="button button--danger"/>
    }
}
