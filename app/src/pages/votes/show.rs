//! One vote.

use domain::ids::VoteId;
use domain::text::PROSE;
use domain::votes::{Phase, Show as Asked, ShowView};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::RulesList;
use super::ballot::Ballot;
use super::result::ResultOf;
use crate::components::links::LinkTo;
use crate::components::{ActForm, Hidden, More, TextArea, Time, title};
use crate::copy::{common, votes as copy};
use crate::data::{Shown, ask, use_slug};
use crate::pages::not_found::Elsewhere;

/// The page.
#[component]
pub fn ShowPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id")?.parse::<VoteId>().ok()));
    move || match id.get() {
        None => Elsewhere().into_any(),
        Some(id) => ask(move || Asked { id }, move |shown| view! { <Vote shown id/> }.into_any()).into_any(),
    }
}

#[component]
fn Vote(shown: Shown<ShowView>, id: VoteId) -> impl IntoView {
    let heading = shown.read(|vote| match &vote.card.question {
        Some(question) => copy::called(vote.card.show_of_hands, question),
        None => common::TAKEN_AWAY.to_owned(),
    });
    title(move || heading.get());
    let may_cancel = shown.read(|vote| vote.may_cancel);
    let rules = Memo::new(move |_| shown.with(|vote| (vote.rules, vote.electorate)));
    view! {
        <div class="page__head"><h1 class="prose">{heading}</h1></div>
        {move || shown.with(|vote| vote.taken.clone()).map(|taken| view! { <p class="notice">{common::taken(&taken)}</p> })}
        <p><span class=move || copy::phase_style(shown.with(|vote| vote.card.phase))>
            {move || copy::phase(shown.with(|vote| vote.card.phase))}
        </span></p>
        {move || shown.with(|vote| vote.details.clone()).map(|details| view! { <p class="prose">{details}</p> })}
        <CalledOff shown/>
        <ResultOf shown/>
        <Options shown/>
        <Ballot shown id/>
        <Facts shown/>
        <section class="stack">
            <h2>{copy::RULES}</h2>
            {move || {
                let (rules, electorate) = rules.get();
                view! { <RulesList rules electorate/> }
            }}
        </section>
        <Show when=move || may_cancel.get()><CallOff id/></Show>
    }
}

#[component]
fn Facts(shown: Shown<ShowView>) -> impl IntoView {
    let slug = use_slug();
    let by = shown.read(|vote| vote.by.clone());
    let idea = shown.read(|vote| vote.idea.clone());
    let roll = shown.read(|vote| vote.roll);
    let ahead = shown.read(|vote| (vote.card.phase == Phase::Coming, vote.card.phase < Phase::Closed));
    view! {
        <dl class="facts">
            {move || idea.get().map(|link| view! { <div><dt>{copy::IDEA}</dt><dd><LinkTo link slug=slug.get()/></dd></div> })}
            <div>
                <dt>{move || if ahead.get().0 { copy::OPENS } else { copy::OPENED }}</dt>
                <dd>{move || view! { <Time when=shown.with(|vote| vote.card.opens.clone())/> }}</dd>
            </div>
            <div>
                <dt>{move || if ahead.get().1 { copy::CLOSES } else { copy::CLOSED }}</dt>
                <dd>{move || view! { <Time when=shown.with(|vote| vote.card.closes.clone())/> }}</dd>
            </div>
            {move || roll.get().filter(|_| ahead.get().1).map(|roll| view! {
                <div><dt>{copy::ROLL}</dt><dd>{copy::people(roll)}</dd></div>
            })}
            {move || by.get().map(|by| view! { <div><dt>{copy::CALLED_BY}</dt><dd class="prose">{by}</dd></div> })}
        </dl>
    }
}

/// What there is to choose from, where neither a ballot nor a result says it.
#[component]
fn Options(shown: Shown<ShowView>) -> impl IntoView {
    let options = Memo::new(move |_| {
        shown.with(|vote| {
            let is_said = vote.card.may_cast || vote.card.result.is_some();
            let options = vote.options.iter().filter(|_| !is_said);
            options
                .map(|option| option.text.clone().unwrap_or_else(|| common::TAKEN_AWAY.to_owned()))
                .collect::<Vec<_>>()
        })
    });
    view! {
        <Show when=move || options.with(|options| !options.is_empty())>
            <section class="stack">
                <h2>{copy::OPTIONS}</h2>
                <ol>{move || options.get().into_iter().map(|option| view! { <li class="prose">{option}</li> }).collect_view()}</ol>
            </section>
        </Show>
    }
}

/// That it was called off, and why.
#[component]
fn CalledOff(shown: Shown<ShowView>) -> impl IntoView {
    let cancelled = shown.read(|vote| vote.cancelled.clone());
    move || {
        cancelled.get().map(|cancelled| {
            let reason = cancelled.reason.unwrap_or_else(|| common::TAKEN_AWAY.to_owned());
            view! {
                <section class="notice">
                    <h2>{copy::CALLED_OFF}" "<Time when=cancelled.at/></h2>
                    <p class="prose">{reason}</p>
                    <p>{copy::NOT_COUNTED}</p>
                </section>
            }
        })
    }
}

/// For organisers: to call it off.
#[component]
fn CallOff(id: VoteId) -> impl IntoView {
    view! {
        <More summary=copy::CANCEL act="vote.cancel">
            <ActForm act="vote.cancel">
                <Hidden name="vote" value=id.to_string()/>
                <TextArea name="reason" label=copy::CANCEL_WHY hint=copy::CANCEL_HINT max=PROSE rows=2/>
                <button class="button button--danger" type="submit">{copy::CANCEL}</button>
            </ActForm>
        </More>
    }
}
