//! One job.

use domain::Subject;
use domain::ids::JobId;
use domain::jobs::{JobView, Show as Asked, Stage};
use domain::query::{Link, When};
use domain::text::PROSE;
use leptos::prelude::*;

use super::JobFields;
use super::card::{people, take_or_hand_back, yours};
use super::details::private_details;
use super::turned_down::{next_turned_down, turned_down};
use crate::components::links::{LinkTo, address};
use crate::components::{
    ActForm, Hidden, Moderation, More, PhotoField, Photos, ReasonForm, SavedHere, TextArea, Time, title,
};
use crate::copy::{common, jobs as copy};
use crate::data::{ask_about, use_asked_for, use_slug};
use crate::html::{Html, IntoHtml};

/// The page.
#[component]
pub fn ShowPage() -> impl IntoView {
    let private = use_asked_for("private").is_some();
    ask_about("id", |id| Asked { id, private }, move |job| view! { <Job job is_asked=private/> })
}

#[component]
fn Job(job: JobView, is_asked: bool) -> impl IntoView {
    let JobView { id, stage, .. } = job;
    let what = job.what.clone().unwrap_or_else(|| common::TAKEN_AWAY.to_owned());
    title(&what);
    let taken = job.taken.clone();
    view! {
        <div class="page__head"><h1 class="prose">{what}</h1></div>
        {taken.as_ref().map(|taken| view! { <p class="notice">{common::taken(taken)}</p> })}
        <p class="card__meta"><SavedHere on=Subject::Job(id)/><span class=copy::stage_style(stage)>{copy::stage(stage)}</span></p>
        {job.details.clone().map(|details| view! { <p class="prose">{details}</p> })}
        {facts(&job)}
        <Photos of=Subject::Job(id) photos=job.photos.clone()/>
        {people(&job)}
        {job.claim_hours.filter(|_| stage == Stage::Open).map(|hours| view! { <p class="muted">{copy::claim(hours)}</p> })}
        {turned_down(&job)}
        {next_turned_down(&job)}
        {yours(&job)}
        {private_details(&job, is_asked)}
        <div class="button-row">{take_or_hand_back(&job)}</div>
        {job.may_finish.then(|| view! { <Finish id/> })}
        {job.may_run.then(|| match stage {
            Stage::Open => view! { <Describe job/><Cancel id/> }.into_html(),
            Stage::Done | Stage::Cancelled => view! { <Reopen id/> }.into_html(),
        })}
        <Moderation subject=Subject::Job(id) mine=false taken/>
    }
}

fn facts(job: &JobView) -> Html {
    let slug = use_slug();
    let fact = |name: &'static str, value: Option<Html>| {
        value.map(|value| view! { <div><dt>{name}</dt><dd class="prose">{value}</dd></div> })
    };
    let link = |link: Link| view! { <LinkTo link slug=slug.clone()/> }.into_html();
    let time = |when: When| view! { <Time when/> }.into_html();
    view! {
        <dl class="facts">
            {fact(copy::GROUP_FACT, Some(link(job.group.clone())))}
            {fact(copy::WHEN_FACT, job.when.clone().map(time))}
            {fact(copy::PLACE_FACT, job.place.clone().map(IntoHtml::into_html))}
            {fact(copy::ISSUE_FACT, job.issue.clone().map(link))}
            {fact(copy::ENDED_ON, job.ended.clone().map(time))}
            {fact(copy::WORDS_FACT, job.words.clone().map(IntoHtml::into_html))}
        </dl>
    }
    .into_html()
}

#[component]
fn Finish(id: JobId) -> impl IntoView {
    view! {
        <ActForm act="job.finish" with_photos=true>
            <Hidden name="job" value=id.to_string()/>
            <TextArea name="words" label=copy::FINISH_WORDS hint=copy::FINISH_HINT max=PROSE rows=2/>
            <PhotoField/>
            <button class="button" type="submit">{copy::FINISH}</button>
        </ActForm>
    }
}

#[component]
fn Describe(job: JobView) -> impl IntoView {
    let issue = job.issue.map(|issue| address(&use_slug(), issue.to)).unwrap_or_default();
    view! {
        <More summary=copy::DESCRIBE act="job.describe">
            <ActForm act="job.describe">
                <Hidden name="job" value=job.id.to_string()/>
                <JobFields what=job.what.unwrap_or_default() place=job.place.unwrap_or_default() when=job.when_typed
                    needed=job.needed.to_string() details=job.details.unwrap_or_default() issue
                    claim=job.claim_hours.map(|hours| hours.to_string()).unwrap_or_default()/>
                <button class="button" type="submit">{copy::SAVE}</button>
            </ActForm>
        </More>
    }
}

#[component]
fn Cancel(id: JobId) -> impl IntoView {
    view! {
        <ReasonForm act="job.cancel" name="job" id=id.to_string() words=copy::CANCEL label=copy::CANCEL_WHY hint=copy::CANCEL_HINT/>
    }
}

#[component]
fn Reopen(id: JobId) -> impl IntoView {
    view! {
        <ActForm act="job.reopen" class="inline-form">
            <Hidden name="job" value=id.to_string()/>
            <button class="button button--quiet" type="submit">{copy::REOPEN}</button>
        </ActForm>
    }
}
