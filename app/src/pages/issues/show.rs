//! One issue.

use domain::Subject;
use domain::ids::IssueId;
use domain::issues::{Show as Asked, ShowView, Status, StatusView};
use domain::jobs::JobLink;
use domain::text::PROSE;
use leptos::prelude::*;

use crate::components::comments::Comments;
use crate::components::links::address;
use crate::components::{
    ActForm, Hidden, Links, Moderation, More, Photos, SavedHere, Select, TextArea, Time, Toggle, form_value, title,
};
use crate::copy::{common, issues as copy, jobs};
use crate::data::{ask_about, use_slug};
use crate::html::{Html, IntoHtml};

/// The page.
#[component]
pub fn ShowPage() -> impl IntoView {
    ask_about("id", |id| Asked { id }, |issue| view! { <Issue issue/> })
}

#[component]
fn Issue(issue: ShowView) -> impl IntoView {
    let id = issue.card.id;
    let heading = issue.card.title.clone().unwrap_or_else(|| common::TAKEN_AWAY.to_owned());
    title(&heading);
    view! {
        <div class="page__head"><h1 class="prose">{heading}</h1></div>
        {issue.taken.as_ref().map(|taken| view! { <p class="notice">{common::taken(taken)}</p> })}
        {facts(&issue)}
        {issue.asks_me.then(|| view! { <IsItFixed id/> })}
        {issue.may_act.then(|| view! { <Together id me_too=issue.me_too helping=issue.helping/> })}
        <Links heading=copy::IDEAS links=issue.ideas/>
        <IssueJobs jobs=issue.jobs/>
        {issue.may_act.then(|| view! { <WhatFollows id may_make_job=issue.may_make_job/> })}
        <Steps steps=issue.steps/>
        {issue.may_set_status.then(|| view! { <SayWhereItStands id now=issue.card.status/> })}
        <Moderation subject=Subject::Issue(id) mine=issue.mine taken=issue.taken/>
        <Comments on=Subject::Issue(id) comments=issue.comments may_act=issue.may_act/>
    }
}

fn facts(issue: &ShowView) -> Html {
    let fact = |name: &'static str, value: &Option<String>| {
        value.clone().map(|value| view! { <div><dt>{name}</dt><dd class="prose">{value}</dd></div> })
    };
    let by = issue.by.clone().unwrap_or_else(|| common::A_MEMBER.to_owned());
    let by = issue.source.is_none().then_some(by);
    view! {
        <p class="card__meta">
            <SavedHere on=Subject::Issue(issue.card.id)/>
            <span class=copy::status_style(issue.card.status)>{copy::status(issue.card.status)}</span>
            <span>{copy::me_too(issue.card.me_too)}</span>
            <span>{copy::can_help(issue.help)}</span>
        </p>
        {issue.details.clone().map(|details| view! { <p class="prose">{details}</p> })}
        <Photos of=Subject::Issue(issue.card.id) photos=issue.photos.clone()/>
        <dl class="facts">
            {fact(copy::CATEGORY, &issue.card.category)}
            {fact(copy::WHERE, &issue.card.place)}
            {fact(copy::MAP_POINT, &issue.point)}
            <div><dt>{copy::RAISED}</dt><dd><Time when=issue.raised.clone()/></dd></div>
            {fact(copy::BY, &by)}
            {fact(copy::SOURCE, &issue.source)}
        </dl>
    }
    .into_html()
}

/// "Me too" and "I can help".
#[component]
fn Together(id: IssueId, me_too: bool, helping: bool) -> impl IntoView {
    view! {
        <div class="button-row">
            <Toggle act="issue.me_too" name="issue" id=id.to_string() on=me_too yes=copy::ME_TOO no=copy::NOT_ME/>
            <Toggle act="issue.offer_help" name="issue" id=id.to_string() on=helping yes=copy::CAN_HELP no=copy::CANT_HELP/>
        </div>
    }
}

/// The ways to make an idea or a job of it.
#[component]
fn WhatFollows(id: IssueId, may_make_job: bool) -> impl IntoView {
    let slug = use_slug();
    view! {
        <p class="button-row">
            <a class="button button--quiet" href=format!("/c/{slug}/ideas/new?issue={id}")>{copy::MAKE_IDEA}</a>
            {may_make_job.then(|| view! {
                <a class="button button--quiet" href=format!("/c/{slug}/jobs/new?issue={id}")>{jobs::ADD_FROM_ISSUE}</a>
            })}
        </p>
    }
}

/// The jobs that would mend it.
#[component]
fn IssueJobs(jobs: Vec<JobLink>) -> impl IntoView {
    let slug = use_slug();
    let any = !jobs.is_empty();
    let list = jobs.into_iter().map(|job| {
        let what = job.what.unwrap_or_else(|| common::TAKEN_AWAY.to_owned());
        view! {
            <li>
                <a class="prose" href=address(&slug, Subject::Job(job.id))>{what}</a>" "
                <span class=jobs::stage_style(job.stage)>{jobs::stage(job.stage)}</span>
            </li>
        }
    });
    any.then(|| {
        view! { <section class="stack"><h2>{jobs::ISSUE_JOBS}</h2><ul class="rows">{list.collect_view()}</ul></section> }
    })
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
fn Steps(steps: Vec<StatusView>) -> impl IntoView {
    let any = !steps.is_empty();
    let steps = steps.into_iter().map(|step| {
        view! {
            <li class="timeline__entry">
                <span class="timeline__what">
                    <span class=copy::status_style(step.status)>{copy::status(step.status)}</span>
                    {step.reason.map(|reason| view! { <span class="prose">" "{reason}</span> })}
                    <span class="timeline__meta"><Time when=step.at/></span>
                </span>
            </li>
        }
    });
    any.then(|| {
        view! {
            <section class="stack">
                <h2>{copy::WHERE_IT_STANDS}</h2>
                <ol class="timeline timeline__day">{steps.collect_view()}</ol>
            </section>
        }
    })
}

/// The organisers' form.
#[component]
fn SayWhereItStands(id: IssueId, now: Status) -> impl IntoView {
    let others = Status::ALL.into_iter().filter(|status| *status != now);
    let options = others.map(|status| (form_value(status), copy::status(status).to_owned())).collect();
    view! {
        <More summary=copy::SET_STATUS act="issue.set_status">
            <ActForm act="issue.set_status">
                <Hidden name="issue" value=id.to_string()/>
                <Select name="status" label=copy::NEW_STATUS options value=form_value(now.next())/>
                <TextArea name="reason" label=copy::REASON hint=copy::REASON_HINT max=PROSE rows=2/>
                <button class="button" type="submit">{copy::SAVE}</button>
            </ActForm>
        </More>
    }
}
