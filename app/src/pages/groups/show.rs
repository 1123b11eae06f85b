//! One working group.

use domain::Subject;
use domain::groups::{Card, Joining, Membership, Show as Asked, ShowView};
use domain::ids::GroupId;
use domain::query::When;
use leptos::prelude::*;

use super::people::{People, Requests};
use super::run::Run;
use crate::components::links::address;
use crate::components::{ActForm, Hidden, Links, Moderation, More, SavedHere, Tick, Time, title};
use crate::copy::{common, groups as copy, ideas};
use crate::data::{ask_about, use_slug};
use crate::html::IntoHtml;
use crate::pages::jobs::GroupJobs;

/// The page.
#[component]
pub fn ShowPage() -> impl IntoView {
    ask_about("id", |id| Asked { id }, |group| view! { <Group group/> })
}

#[component]
fn Group(group: ShowView) -> impl IntoView {
    let Card { id, members, jobs, .. } = group.card;
    let name = group.card.name.clone().unwrap_or_else(|| common::TAKEN_AWAY.to_owned());
    title(&name);
    let coordinated = group.people.iter().any(|person| person.coordinator);
    let nobody = group.taken.is_none() && group.closed.is_none() && !coordinated;
    let may_add = group.may_run && group.closed.is_none();
    let purpose = group.card.purpose.clone();
    view! {
        <div class="page__head"><h1 class="prose">{name}</h1></div>
        {group.taken.as_ref().map(|taken| view! { <p class="notice">{common::taken(taken)}</p> })}
        {group.closed.map(|at| view! { <Closed at reason=group.closed_reason/> })}
        <p class="card__meta">
            <SavedHere on=Subject::Group(id)/>
            <span>{copy::members(members)}</span>
            <span>{copy::jobs(jobs)}</span>
            <span>{copy::STARTED}" "<Time when=group.formed/></span>
        </p>
        {purpose.map(|purpose| view! { <p class="prose">{purpose}</p> })}
        {match group.membership {
            Membership::None => group.may_join.then(|| view! { <Join id joining=group.card.joining/> }).into_html(),
            Membership::Asked => view! { <HasAsked id/> }.into_html(),
            Membership::Member => view! { <Within id shows_me=group.shows_me/> }.into_html(),
            Membership::Coordinator => view! { <p class="notice">{copy::COORDINATE}</p> }.into_html(),
        }}
        <Requests id requests=group.requests/>
        <GroupJobs id jobs=group.jobs ended=group.ended may_add may_call=group.may_call/>
        <People id people=group.people nobody step_in=group.may_step_in/>
        <Ideas ideas=group.ideas/>
        <Links heading=copy::ISSUES links=group.issues/>
        {group.may_run.then(|| view! { <Run group=group.card/> })}
        <WaysOut id membership=group.membership/>
        <Moderation subject=Subject::Group(id) mine=false taken=group.taken/>
    }
}

/// That it has closed, and why.
#[component]
fn Closed(at: When, reason: Option<String>) -> impl IntoView {
    let why = reason.unwrap_or_else(|| copy::EMPTIED.to_owned());
    view! { <p class="banner banner--info">{copy::CLOSED_ON}" ("<Time when=at/>"). "{why}</p> }
}

#[component]
fn Join(id: GroupId, joining: Joining) -> impl IntoView {
    let (hint, button) = match joining {
        Joining::Open => (copy::JOIN_HINT, copy::JOIN),
        Joining::ByRequest => (copy::ASK_HINT, copy::ASK),
    };
    view! {
        <ActForm act="group.join">
            <Hidden name="group" value=id.to_string()/>
            <p>{hint}</p>
            <Tick name="show_me" label=copy::SHOW_ME/>
            <button class="button" type="submit">{button}</button>
        </ActForm>
    }
}

/// For somebody who has asked to be let in.
#[component]
fn HasAsked(id: GroupId) -> impl IntoView {
    view! {
        <section class="notice stack">
            <p>{copy::ASKED}</p>
            <ActForm act="group.leave" class="inline-form">
                <Hidden name="group" value=id.to_string()/>
                <button class="button button--quiet" type="submit">{copy::ASK_NO_MORE}</button>
            </ActForm>
        </section>
    }
}

/// For somebody in the group: whether they are shown, and the way to change it.
#[component]
fn Within(id: GroupId, shows_me: bool) -> impl IntoView {
    let (said, value, button) = match shows_me {
        true => (copy::SHOWN, "no", copy::HIDE_ME),
        false => (copy::NOT_SHOWN, "yes", copy::SHOW_ME),
    };
    view! {
        <section class="notice stack">
            <p><strong>{copy::YOU_ARE_IN}"."</strong>" "{said}</p>
            <ActForm act="group.show_me" class="inline-form">
                <Hidden name="group" value=id.to_string()/>
                <button class="button button--quiet" type="submit" name="yes" value=value>{button}</button>
            </ActForm>
        </section>
    }
}

/// The ways out: of being a coordinator, and of the group.
#[component]
fn WaysOut(id: GroupId, membership: Membership) -> impl IntoView {
    let coordinates = membership == Membership::Coordinator;
    let is_in = coordinates || membership == Membership::Member;
    view! {
        {coordinates.then(|| view! {
            <More summary=copy::STAND_DOWN act="group.stand_down">
                <ActForm act="group.stand_down">
                    <Hidden name="group" value=id.to_string()/>
                    <button class="button button--quiet" type="submit">{copy::STAND_DOWN}</button>
                </ActForm>
            </More>
        })}
        {is_in.then(|| view! {
            <More summary=copy::LEAVE act="group.leave">
                <ActForm act="group.leave">
                    <Hidden name="group" value=id.to_string()/>
                    <p>{copy::LEAVE_HINT}</p>
                    <button class="button button--quiet" type="submit">{copy::LEAVE}</button>
                </ActForm>
            </More>
        })}
    }
}

/// The ideas it has taken up.
#[component]
fn Ideas(ideas: Vec<domain::ideas::Card>) -> impl IntoView {
    let slug = use_slug();
    let any = !ideas.is_empty();
    let list = ideas.into_iter().map(|idea| {
        let title = idea.title.unwrap_or_else(|| common::TAKEN_AWAY.to_owned());
        view! {
            <li>
                <a class="prose" href=address(&slug, Subject::Idea(idea.id))>{title}</a>" "
                <span class=ideas::stage_style(idea.stage)>{ideas::stage(idea.stage)}</span>
            </li>
        }
    });
    any.then(|| {
        view! { <section class="stack"><h2>{copy::IDEAS}</h2><ul class="rows">{list.collect_view()}</ul></section> }
    })
}
