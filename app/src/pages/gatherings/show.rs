//! One meeting.

use domain::gatherings::{Phase, Show as Asked, ShowView};
use domain::{Subject, ids::GatheringId};
use leptos::prelude::*;

use super::check_in::CheckIn;
use super::{address, called};
use crate::components::{ActForm, CalledOff, Hidden, Links, Moderation, ReasonForm, Time, title};
use crate::copy::{common, gatherings as copy, issues};
use crate::data::{ask_about, use_slug};
use crate::html::{Html, IntoHtml};

/// The page.
#[component]
pub fn ShowPage() -> impl IntoView {
    ask_about("id", |id| Asked { id }, |gathering| view! { <Gathering gathering/> })
}

#[component]
fn Gathering(gathering: ShowView) -> impl IntoView {
    let heading = called(&gathering.card);
    title(&heading);
    let id = gathering.card.id;
    let phase = gathering.card.phase;
    let all = format!("/c/{}/meetings", use_slug());
    view! {
        <div class="page__head"><h1 class="prose">{heading}</h1></div>
        {gathering.taken.as_ref().map(|taken| view! { <p class="notice">{common::taken(taken)}</p> })}
        <p><span class=copy::phase_style(phase)>{copy::phase(phase)}</span></p>
        {gathering.cancelled.clone().map(|said| view! { <CalledOff said/> })}
        {me(&gathering)}
        {facts(&gathering)}
        {agenda(&gathering)}
        <Links heading=copy::VOTES links=gathering.votes.clone()/>
        {gathering.may_run.then(|| run(&gathering))}
        <Moderation subject=Subject::Gathering(id) mine=false taken=gathering.taken/>
        <p><a href=all>{copy::SEE_ALL}</a></p>
    }
}

/// What the viewer can do about being there.
fn me(gathering: &ShowView) -> Html {
    let card = &gathering.card;
    let id = card.id;
    match (card.phase, card.checked_in) {
        (Phase::Open, true) => view! {
            <section class="stack">
                <p class="notice">{copy::CHECKED_IN}</p>
                <p class="button-row">
                    <a class="button" href=format!("/c/{}/issues/new", use_slug())>{issues::RAISE}</a>
                </p>
                <p class="muted">{copy::PRIVATE}</p>
                <CheckOut id words=copy::CHECK_OUT/>
            </section>
        }
        .into_html(),
        (_, true) => view! {
            <section class="stack"><p class="notice">{copy::KEPT}</p><CheckOut id words=copy::FORGET/></section>
        }
        .into_html(),
        (_, false) if gathering.may_check_in => view! {
            <section class="stack">
                <h2>{copy::CHECK_IN}</h2>
                <p>{copy::HOW}</p>
                <CheckIn id next=address(&use_slug(), card)/>
                <p class="muted">{copy::PRIVATE}</p>
            </section>
        }
        .into_html(),
        _ => ().into_html(),
    }
}

#[component]
fn CheckOut(id: GatheringId, words: &'static str) -> impl IntoView {
    view! {
        <ActForm act="gathering.check_out" class="inline-form">
            <Hidden name="gathering" value=id.to_string()/>
            <button class="button button--quiet button--small" type="submit">{words}</button>
        </ActForm>
    }
}

fn facts(gathering: &ShowView) -> Html {
    let card = gathering.card.clone();
    let begins = if card.phase == Phase::Coming { copy::BEGINS } else { copy::BEGAN };
    view! {
        <dl class="facts">
            {card.place.map(|place| view! { <div><dt>{copy::WHERE}</dt><dd class="prose">{place}</dd></div> })}
            <div><dt>{begins}</dt><dd><Time when=card.begins/></dd></div>
            <div><dt>{copy::ENDS}</dt><dd><Time when=card.ends/></dd></div>
            {card.here.map(|here| view! { <div><dt>{copy::HERE_NOW}</dt><dd>{copy::people(here)}</dd></div> })}
            {card.there.map(|there| view! { <div><dt>{copy::WERE_THERE}</dt><dd>{copy::people(there)}</dd></div> })}
            {gathering.by.clone().map(|by| view! { <div><dt>{copy::CALLED_BY}</dt><dd class="prose">{by}</dd></div> })}
        </dl>
    }
    .into_html()
}

fn agenda(gathering: &ShowView) -> impl IntoView + use<> {
    let items = gathering.agenda.clone();
    (!items.is_empty()).then(|| {
        let items = items.into_iter().map(|item| view! { <li class="prose">{item}</li> });
        view! { <section class="stack"><h2>{copy::AGENDA}</h2><ol>{items.collect_view()}</ol></section> }
    })
}

/// For organisers: its code, opening, closing and calling off.
fn run(gathering: &ShowView) -> Html {
    let slug = use_slug();
    let id = gathering.card.id;
    let is_open = gathering.card.phase == Phase::Open;
    view! {
        <section class="stack">
            <h2>{copy::RUN}</h2>
            <p class="button-row">
                <a class="button" rel="external" href=format!("/c/{slug}/print/meeting/{id}")>{copy::SHOW_CODE}</a>
                <a class="button button--quiet" rel="external" href=format!("/c/{slug}/organise/votes/new?gathering={id}")>{copy::CALL_VOTE}</a>
            </p>
            {match is_open {
                true => view! { <p>{copy::CLOSE_HINT}</p><Button id act="gathering.close" words=copy::CLOSE/> }.into_html(),
                false => view! {
                    <p>{copy::OPENS_ITSELF}</p>
                    {gathering.may_open.then(|| view! { <Button id act="gathering.open" words=copy::OPEN/> })}
                }.into_html(),
            }}
            <ReasonForm act="gathering.cancel" name="gathering" id=id.to_string() words=copy::CANCEL label=copy::CANCEL_WHY
                hint=copy::CANCEL_HINT class="button button--danger"/>
        </section>
    }
    .into_html()
}

#[component]
fn Button(id: GatheringId, act: &'static str, words: &'static str) -> impl IntoView {
    view! {
        <ActForm act class="inline-form">
            <Hidden name="gathering" value=id.to_string()/>
            <button class="button button--quiet" type="submit">{words}</button>
        </ActForm>
    }
}
