//! One working group.

use domain::Subject;
use domain::groups::{Membership, Show as Asked, ShowView};
use domain::ids::GroupId;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::people::{People, Requests};
use super::run::Run;
use crate::components::links::address;
use crate::components::{ActForm, Hidden, Links, Moderation, More, Tick, Time, title};
use crate::copy::{common, groups as copy, ideas};
use crate::data::{Shown, ask, use_slug};
use crate::pages::jobs::GroupJobs;
use crate::pages::not_found::Elsewhere;

/// The page.
#[component]
pub fn ShowPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id")?.parse::<GroupId>().ok()));
    move || match id.get() {
        None => Elsewhere().into_any(),
        Some(id) => ask(move || Asked { id }, move |shown| view! { <Group shown id/> }.into_any()).into_any(),
    }
}

#[component]
fn Group(shown: Shown<ShowView>, id: GroupId) -> impl IntoView {
    let name = shown.read(|group| group.card.name.clone().unwrap_or_else(|| common::TAKEN_AWAY.to_owned()));
    title(move || name.get());
    view! {
        <div class="page__head"><h1 class="prose">{name}</h1></div>
        {move || shown.with(|group| group.taken.clone()).map(|taken| view! { <p class="notice">{common::taken(&taken)}</p> })}
        <Closed shown/>
        <p class="card__meta">
            <span>{shown.read(|group| copy::members(group.card.members))}</span>
            <span>{shown.read(|group| copy::jobs(group.card.jobs))}</span>
            <span>{copy::STARTED}" "{move || view! { <Time when=shown.with(|group| group.formed.clone())/> }}</span>
        </p>
        {move || shown.with(|group| group.card.purpose.clone()).map(|purpose| view! { <p class="prose">{purpose}</p> })}
        <MyPart shown id/>
        <Requests shown id/>
        <GroupJobs shown id/>
        <People shown id/>
        <Ideas shown/>
        <Links heading=copy::ISSUES links=shown.read(|group| group.issues.clone())/>
        <Run shown id/>
        <WaysOut shown id/>
        <Moderation subject=Subject::Group(id) mine=false taken=shown.read(|group| group.taken.clone())/>
    }
}

/// That it has closed, and why.
#[component]
fn Closed(shown: Shown<ShowView>) -> impl IntoView {
    move || {
        shown.with(|group| group.closed.clone()).map(|closed| {
            let why = shown.with(|group| group.closed_reason.clone()).unwrap_or_else(|| copy::EMPTIED.to_owned());
            view! { <p class="banner banner--info">{copy::CLOSED_ON}" ("<Time when=closed/>"). "{why}</p> }
        })
    }
}

/// What the viewer is to the group, and what they can do about it.
#[component]
fn MyPart(shown: Shown<ShowView>, id: GroupId) -> impl IntoView {
    let membership = Memo::new(move |_| shown.with(|group| group.membership));
    let may_join = Memo::new(move |_| shown.with(|group| group.may_join));
    move || match membership.get() {
        Membership::None => may_join.get().then(|| view! { <Join shown id/> }).into_any(),
        Membership::Asked => view! {
            <section class="notice stack">
                <p>{copy::ASKED}</p>
                <ActForm act="group.leave" class="inline-form">
                    <Hidden name="group" value=id.to_string()/>
                    <button class="button button--quiet" type="submit">{copy::ASK_NO_MORE}</button>
                </ActForm>
            </section>
        }
        .into_any(),
        Membership::Member => view! { <Within shown id/> }.into_any(),
        Membership::Coordinator => view! {
            <p class="notice">{copy::COORDINATE}</p>
        }
        .into_any(),
    }
}

#[component]
fn Join(shown: Shown<ShowView>, id: GroupId) -> impl IntoView {
    let is_open = shown.read(|group| group.card.joining == domain::groups::Joining::Open);
    view! {
        <ActForm act="group.join">
            <Hidden name="group" value=id.to_string()/>
            <p>{move || if is_open.get() { copy::JOIN_HINT } else { copy::ASK_HINT }}</p>
            <Tick name="show_me" label=copy::SHOW_ME ticked=false/>
            <button class="button" type="submit">{move || if is_open.get() { copy::JOIN } else { copy::ASK }}</button>
        </ActForm>
    }
}

/// For somebody in the group: whether they are shown, and leaving.
#[component]
fn Within(shown: Shown<ShowView>, id: GroupId) -> impl IntoView {
    let shows_me = shown.read(|group| group.shows_me);
    view! {
        <section class="notice stack">
            <p><strong>{copy::YOU_ARE_IN}"."</strong>" "{move || if shows_me.get() { copy::SHOWN } else { copy::NOT_SHOWN }}</p>
            <ActForm act="group.show_me" class="inline-form">
                <Hidden name="group" value=id.to_string()/>
                <button class="button button--quiet" type="submit" name="yes" value=move || if shows_me.get() { "no" } else { "yes" }>
                    {move || if shows_me.get() { copy::HIDE_ME } else { copy::SHOW_ME }}
                </button>
            </ActForm>
        </section>
    }
}

/// The ways out: of being a coordinator, and of the group.
#[component]
fn WaysOut(shown: Shown<ShowView>, id: GroupId) -> impl IntoView {
    let membership = Memo::new(move |_| shown.with(|group| group.membership));
    let coordinates = move || membership.get() == Membership::Coordinator;
    let is_in = move || coordinates() || membership.get() == Membership::Member;
    view! {
        <Show when=coordinates>
            <More summary=copy::STAND_DOWN act="group.stand_down">
                <ActForm act="group.stand_down">
                    <Hidden name="group" value=id.to_string()/>
                    <button class="button button--quiet" type="submit">{copy::STAND_DOWN}</button>
                </ActForm>
            </More>
        </Show>
        <Show when=is_in>
            <More summary=copy::LEAVE act="group.leave">
                <ActForm act="group.leave">
                    <Hidden name="group" value=id.to_string()/>
                    <p>{copy::LEAVE_HINT}</p>
                    <button class="button button--quiet" type="submit">{copy::LEAVE}</button>
                </ActForm>
            </More>
        </Show>
    }
}

/// The ideas it has taken up.
#[component]
fn Ideas(shown: Shown<ShowView>) -> impl IntoView {
    let slug = use_slug();
    let any = shown.read(|group| !group.ideas.is_empty());
    let list = move || {
        shown
            .with(|group| group.ideas.clone())
            .into_iter()
            .map(|idea| {
                let title = idea.title.unwrap_or_else(|| common::TAKEN_AWAY.to_owned());
                view! {
                    <li>
                        <a class="prose" href=address(&slug.get(), Subject::Idea(idea.id))>{title}</a>" "
                        <span class=ideas::stage_style(idea.stage)>{ideas::stage(idea.stage)}</span>
                    </li>
                }
            })
            .collect_view()
    };
    view! {
        <Show when=move || any.get()>
            <section class="stack"><h2>{copy::IDEAS}</h2><ul class="rows">{list}</ul></section>
        </Show>
    }
}
