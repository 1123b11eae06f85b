//! The members, and what organisers decide about them.

use domain::members::{List, ListView, MemberView, Standing, StandingFilter};
use domain::text::PROSE;
use leptos::prelude::*;

use super::Head;
use crate::components::act_form::is_returned;
use crate::components::filter::FilterForm;
use crate::components::{ActForm, Hidden, PagerLinks, Select, TextArea, TextField, Time, form_value};
use crate::copy::organise as copy;
use crate::data::{ask, use_asked, use_slug};
use crate::html::{Html, IntoHtml};

/// The page.
#[component]
pub fn PeoplePage() -> impl IntoView {
    let asked: List = use_asked();
    ask(asked.clone(), |list| view! { <People list asked/> })
}

#[component]
fn People(list: ListView, asked: List) -> impl IntoView {
    let slug = use_slug();
    let all = [
        StandingFilter::Here,
        StandingFilter::Waiting,
        StandingFilter::Organisers,
        StandingFilter::Paused,
        StandingFilter::Removed,
    ];
    let options = all.map(|which| (form_value(which), copy::which(which).to_owned())).into();
    let address = |page| {
        let list = List { page: Some(page), ..asked.clone() };
        format!("/c/{slug}/organise/people?{}", serde_html_form::to_string(&list).unwrap_or_default())
    };
    let total = list.pager.total;
    let pager = view! { <PagerLinks pager=list.pager address/> };
    let nobody = list.members.is_empty();
    let organisers = list.organisers;
    view! {
        <Head heading=copy::PEOPLE/>
        <p>{copy::PEOPLE_HINT}" "{copy::CONFIRM_HINT}</p>
        <FilterForm label=copy::FILTER>
            <TextField name="q" label=copy::LOOK_FOR kind="search" value=asked.q/>
            <Select name="standing" label=copy::WHICH options value=form_value(asked.standing)/>
        </FilterForm>
        <p class="muted" role="status">{copy::people(total)}</p>
        {nobody.then(|| view! { <div class="empty"><p>{copy::NOBODY}</p></div> })}
        <ul class="cards">
            {list.members.into_iter().map(|member| view! { <Person member organisers/> }).collect_view()}
        </ul>
        {pager}
    }
}

#[component]
fn Person(member: MemberView, organisers: u32) -> impl IntoView {
    let asks = member.standing == Standing::Waiting;
    let since = if asks { copy::ASKED } else { copy::SINCE };
    let badges = [
        member.me.then_some(copy::YOU),
        member.organiser.then_some(copy::ORGANISER),
        copy::standing(member.standing),
        member.confirmed.then_some(copy::CONFIRMED),
        (asks && member.barred).then_some(copy::BARRED),
    ];
    let badges = badges.into_iter().flatten().map(|words| view! { <span class="badge">{words}</span> });
    let id = member.id.to_string();
    view! {
        <li class=if asks { "card card--ask" } else { "card" }>
            <h2 class="prose">{member.name.clone()}</h2>
            <p class="card__foot">{badges.collect_view()}<span>{since}" "<Time when=member.since.clone()/></span></p>
            {member.note.clone().map(|note| view! { <p class="prose">{copy::NOTE}": "{note}</p> })}
            {match member.standing {
                Standing::Waiting => view! {
                    <div class="button-row">
                        {button(id.clone(), "member.approve", copy::LET_IN, "button button--small")}
                        {button(id.clone(), "member.decline", copy::SAY_NO, "button button--quiet button--small")}
                    </div>
                }.into_html(),
                Standing::Active | Standing::Paused => view! { <Acts member organisers/> }.into_html(),
                Standing::Left | Standing::Removed => ().into_html(),
            }}
        </li>
    }
}

/// An act that is one button.
fn button(id: String, act: &'static str, words: &'static str, class: &'static str) -> Html {
    view! {
        <ActForm act about=id.clone() class="inline-form">
            <Hidden name="member" value=id/>
            <button class=class type="submit">{words}</button>
        </ActForm>
    }
    .into_html()
}

/// An act with a few words on what it means.
fn explained(id: String, act: &'static str, hint: &'static str, words: &'static str) -> Html {
    view! { <div class="stack"><p>{hint}</p>{button(id, act, words, "button button--quiet button--small")}</div> }
        .into_html()
}

/// An act that takes a reason.
fn with_reason(id: String, act: &'static str, hint: &'static str, words: &'static str) -> Html {
    view! {
        <ActForm act about=id.clone()>
            <Hidden name="member" value=id/>
            <TextArea name="reason" label=copy::PAUSE_WHY hint max=PROSE rows=2/>
            <button class="button button--quiet button--small" type="submit">{words}</button>
        </ActForm>
    }
    .into_html()
}

/// The act that ends being an organiser. Whoever ends it for themselves goes Home: this page is then for others.
fn stand_down(id: String, me: bool) -> Html {
    const ACT: &str = "member.stand_down";
    if !me {
        return explained(id, ACT, copy::STAND_DOWN_HINT, copy::STAND_DOWN);
    }
    let slug = use_slug();
    let home = format!("/c/{slug}");
    view! {
        <div class="stack">
            <p>{copy::STAND_DOWN_HINT}</p>
            <ActForm act=ACT about=id.clone() class="inline-form" next=home>
                <Hidden name="member" value=id/>
                <button class="button button--quiet button--small" type="submit">{copy::STAND_DOWN_SELF}</button>
            </ActForm>
        </div>
    }
    .into_html()
}

/// The act for somebody who lost their phone.
fn new_phone(id: String) -> Html {
    let codes = format!("/c/{}/organise/codes", use_slug());
    view! {
        <ActForm act="member.replace_phone" about=id.clone() next=codes>
            <Hidden name="member" value=id/>
            <p><strong>{copy::REPLACE_PHONE}"."</strong>" "{copy::REPLACE_HINT}</p>
            <button class="button button--quiet button--small" type="submit">{copy::REPLACE_GO}</button>
        </ActForm>
    }
    .into_html()
}

/// What an organiser may do about a member who is here, folded away.
#[component]
fn Acts(member: MemberView, organisers: u32) -> impl IntoView {
    let id = member.id.to_string();
    let acts = ["confirm", "appoint", "stand_down", "pause", "unpause", "remove", "replace_phone"]
        .map(|verb| format!("member.{verb}"));
    let is_open = acts.iter().any(|act| is_returned(act, &id));
    let is_active = member.standing == Standing::Active;
    let quiet = "button button--quiet button--small";
    let fitting = [
        Some(confirm(id.clone(), member.confirmed)),
        (is_active && !member.organiser)
            .then(|| explained(id.clone(), "member.appoint", copy::APPOINT_HINT, copy::APPOINT)),
        (member.organiser && organisers > 1).then(|| stand_down(id.clone(), member.me)),
        (!member.me).then(|| new_phone(id.clone())),
        (!is_active).then(|| button(id.clone(), "member.unpause", copy::UNPAUSE, quiet)),
        (is_active && !member.organiser)
            .then(|| with_reason(id.clone(), "member.pause", copy::PAUSE_HINT, copy::PAUSE)),
        (!member.organiser).then(|| with_reason(id, "member.remove", copy::REMOVE_HINT, copy::REMOVE)),
    ];
    view! {
        <details class="more" open=is_open>
            <summary>{copy::MORE}<span class="visually-hidden">": "{member.name}</span></summary>
            <div class="more__body">{fitting.into_iter().flatten().collect_view()}</div>
        </details>
    }
}

/// Says whether somebody is one real person who belongs here.
fn confirm(id: String, confirmed: bool) -> Html {
    let (yes, words) = if confirmed { ("no", copy::UNCONFIRM) } else { ("yes", copy::CONFIRM) };
    view! {
        <ActForm act="member.confirm" about=id.clone() class="inline-form">
            <Hidden name="member" value=id/>
            <button class="button button--quiet button--small" type="submit" name="yes" value=yes>{words}</button>
        </ActForm>
    }
    .into_html()
}
