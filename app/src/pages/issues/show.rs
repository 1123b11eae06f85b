//! One issue.

use domain::Subject;
use domain::ids::IssueId;
use domain::issues::{Show as Asked, ShowView, Status};
use domain::text::PROSE;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::components::comments::Comments;
use crate::components::links::address;
use crate::components::{ActForm, Hidden, Links, Moderation, More, Select, TextArea, Time, Toggle, form_value, title};
use crate::copy::{common, issues as copy, jobs};
use crate::data::{Shown, ask, use_slug};
use crate::pages::not_found::Elsewhere;

/// The page.
#[component]
pub fn ShowPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id")?.parse::<IssueId>().ok()));
    move || match id.get() {
        None => Elsewhere().into_any(),
        Some(id) => ask(move || Asked { id }, move |shown| view! { <Issue shown id/> }.into_any()).into_any(),
    }
}

#[component]
fn Issue(shown: Shown<ShowView>, id: IssueId) -> impl IntoView {
    let heading = shown.read(|issue| issue.card.title.clone().unwrap_or_else(|| common::TAKEN_AWAY.to_owned()));
    title(move || heading.get());
    let may_act = shown.read(|issue| issue.may_act);
    let asks_me = shown.read(|issue| issue.asks_me);
    let sets_status = shown.read(|issue| issue.may_set_status);
    view! {
        <div class="page__head"><h1 class="prose">{heading}</h1></div>
        {move || shown.with(|issue| issue.taken.clone()).map(|taken| view! { <p class="notice">{common::taken(&taken)}</p> })}
        <Facts shown/>
        <Show when=move || asks_me.get()><IsItFixed id/></Show>
        <Show when=move || may_act.get()><Together shown id/></Show>
        <WhatFollows shown id/>
        <Steps shown/>
        <Show when=move || sets_status.get()><SayWhereItStands shown id/></Show>
        <Moderation subject=Subject::Issue(id) mine=shown.read(|issue| issue.mine) taken=shown.read(|issue| issue.taken.clone())/>
        <Comments on=Subject::Issue(id) comments=shown.read(|issue| issue.comments.clone()) may_act/>
    }
}

#[component]
fn Facts(shown: Shown<ShowView>) -> impl IntoView {
    let fact = |name: &'static str, value: Option<String>| {
        value.map(|value| view! { <div><dt>{name}</dt><dd class="prose">{value}</dd></div> })
    };
    view! {
        <p class="card__meta">
            <span class=move || copy::status_style(shown.with(|issue| issue.card.status))>
                {move || copy::status(shown.with(|issue| issue.card.status))}
            </span>
            <span>{shown.read(|issue| copy::me_too(issue.card.me_too))}</span>
            <span>{shown.read(|issue| copy::can_help(issue.help))}</span>
        </p>
        {move || shown.with(|issue| issue.details.clone()).map(|details| view! { <p class="prose">{details}</p> })}
        <dl class="facts">
            {move || fact(copy::CATEGORY, shown.with(|issue| issue.card.category.clone()))}
            {move || fact(copy::WHERE, shown.with(|issue| issue.card.place.clone()))}
            {move || fact(copy::MAP_POINT, shown.with(|issue| issue.point.clone()))}
            <div><dt>{copy::RAISED}</dt><dd>{move || view! { <Time when=shown.with(|issue| issue.raised.clone())/> }}</dd></div>
            {move || fact(copy::BY, Some(shown.with(|issue| issue.by.clone()).unwrap_or_else(|| common::A_MEMBER.to_owned())).filter(|_| shown.with(|issue| issue.source.is_none())))}
            {move || fact(copy::SOURCE, shown.with(|issue| issue.source.clone()))}
        </dl>
    }
}

/// "Me too" and "I can help".
#[component]
fn Together(shown: Shown<ShowView>, id: IssueId) -> impl IntoView {
    view! {
        <div class="button-row">
            <Toggle act="issue.me_too" name="issue" id=id.to_string() on=shown.read(|issue| issue.me_too) yes=copy::ME_TOO no=copy::NOT_ME/>
            <Toggle act="issue.offer_help" name="issue" id=id.to_string() on=shown.read(|issue| issue.helping) yes=copy::CAN_HELP no=copy::CANT_HELP/>
        </div>
    }
}

/// The ideas that it led to, and the way to another.
#[component]
fn WhatFollows(shown: Shown<ShowView>, id: IssueId) -> impl IntoView {
    let slug = use_slug();
    let may_act = shown.read(|issue| issue.may_act);
    let may_make_job = shown.read(|issue| issue.may_make_job);
    let ideas = shown.read(|issue| issue.ideas.clone());
    view! {
        <Links heading=copy::IDEAS links=ideas/>
        <IssueJobs shown/>
        <Show when=move || may_act.get()>
            <p class="button-row">
                <a class="button button--quiet" href=move || format!("/c/{}/ideas/new?issue={id}", slug.get())>{copy::MAKE_IDEA}</a>
                <Show when=move || may_make_job.get()>
                    <a class="button button--quiet" href=move || format!("/c/{}/jobs/new?issue={id}", slug.get())>{jobs::ADD_FROM_ISSUE}</a>
                </Show>
            </p>
        </Show>
    }
}

/// The jobs that would mend it.
#[component]
fn IssueJobs(shown: Shown<ShowView>) -> impl IntoView {
    let slug = use_slug();
    let any = shown.read(|issue| !issue.jobs.is_empty());
    let list = move || {
        shown
            .with(|issue| issue.jobs.clone())
            .into_iter()
            .map(|job| {
                let what = job.what.unwrap_or_else(|| common::TAKEN_AWAY.to_owned());
                view! {
                    <li>
                        <a class="prose" href=address(&slug.get(), Subject::Job(job.id))>{what}</a>" "
                        <span class=jobs::stage_style(job.stage)>{jobs::stage(job.stage)}</span>
                    </li>
                }
            })
            .collect_view()
    };
    view! {
        <Show when=move || any.get()>
            <section class="stack"><h2>{jobs::ISSUE_JOBS}</h2><ul class="rows">{list}</ul></section>
        </Show>
    }
}

/// The question to the raiser.
#[component]
fn IsItFixed(id: IssueId) -> impl IntoView {
    view! {
        <section class="banner banner--warn stack">
            <h2>{copy::IS_IT_FIXED}</h2>
            <p>{copy::IS_IT_FIXED_HINT}</p>
            <ActForm act="issue.answer">
                <Hidden name="issue" value=id.to_string()/>
                <TextArea name="words" label=copy::WORDS max=PROSE rows=2/>
                <div class="button-row">
                    <button class="button" type="submit" name="fixed" value="yes">{copy::YES_FIXED}</button>
                    <button class="button button--quiet" type="submit" name="fixed" value="no">{copy::NO_NOT_FIXED}</button>
                </div>
            </ActForm>
        </section>
    }
}

#[component]
fn Steps(shown: Shown<ShowView>) -> impl IntoView {
    let any = shown.read(|issue| !issue.steps.is_empty());
    view! {
        <Show when=move || any.get()>
            <section class="stack">
                <h2>{copy::WHERE_IT_STANDS}</h2>
                <ol class="timeline">
                    {move || shown.with(|issue| issue.steps.clone()).into_iter().map(|step| view! {
                        <li>
                            <span class=copy::status_style(step.status)>{copy::status(step.status)}</span>" "
                            <Time when=step.at/>
                            {step.reason.map(|reason| view! { <p class="prose">{reason}</p> })}
                        </li>
                    }).collect_view()}
                </ol>
            </section>
        </Show>
    }
}

/// The organisers' form.
#[component]
fn SayWhereItStands(shown: Shown<ShowView>, id: IssueId) -> impl IntoView {
    let now = shown.read(|issue| issue.card.status);
    let others = move || {
        let others = Status::ALL.into_iter().filter(|status| *status != now.get());
        others.map(|status| (form_value(status), copy::status(status).to_owned())).collect()
    };
    view! {
        <More summary=copy::SET_STATUS act="issue.set_status">
            <ActForm act="issue.set_status">
                <Hidden name="issue" value=id.to_string()/>
                {move || view! { <Select name="status" label=copy::NEW_STATUS options=others()/> }}
                <TextArea name="reason" label=copy::REASON hint=copy::REASON_HINT max=PROSE rows=2/>
                <button class="button" type="submit">{copy::SAVE}</button>
            </ActForm>
        </More>
    }
}
