//! One job.

use domain::Subject;
use domain::ids::JobId;
use domain::jobs::{JobView, Show as Asked, Stage};
use domain::text::PROSE;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::JobFields;
use super::card::{People, TakeOrHandBack, Yours};
use crate::components::links::{LinkTo, address};
use crate::components::{ActForm, Hidden, Moderation, More, TextArea, Time, title};
use crate::copy::{common, jobs as copy};
use crate::data::{Shown, ask, use_slug};
use crate::pages::not_found::Elsewhere;

/// The page.
#[component]
pub fn ShowPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id")?.parse::<JobId>().ok()));
    move || match id.get() {
        None => Elsewhere().into_any(),
        Some(id) => ask(move || Asked { id }, move |shown| view! { <Job shown id/> }.into_any()).into_any(),
    }
}

#[component]
fn Job(shown: Shown<JobView>, id: JobId) -> impl IntoView {
    let what = shown.read(|job| job.what.clone().unwrap_or_else(|| common::TAKEN_AWAY.to_owned()));
    title(move || what.get());
    let job = Memo::new(move |_| shown.get());
    let may_finish = Memo::new(move |_| job.with(|job| job.may_finish));
    let runs = Memo::new(move |_| job.with(|job| job.may_run.then_some(job.stage == Stage::Open)));
    view! {
        <div class="page__head"><h1 class="prose">{what}</h1></div>
        {move || shown.with(|job| job.taken.clone()).map(|taken| view! { <p class="notice">{common::taken(&taken)}</p> })}
        <p class="card__meta">
            <span class=move || copy::stage_style(job.with(|job| job.stage))>{move || copy::stage(job.with(|job| job.stage))}</span>
        </p>
        {move || shown.with(|job| job.details.clone()).map(|details| view! { <p class="prose">{details}</p> })}
        <Facts shown/>
        <People job/>
        <Yours job/>
        <div class="button-row"><TakeOrHandBack job/></div>
        {move || may_finish.get().then(|| view! { <Finish id/> })}
        {move || runs.get().map(|is_open| if is_open {
            view! { <Describe shown id/><Cancel id/> }.into_any()
        } else {
            view! { <Reopen id/> }.into_any()
        })}
        <Moderation subject=Subject::Job(id) mine=false taken=shown.read(|job| job.taken.clone())/>
    }
}

#[component]
fn Facts(shown: Shown<JobView>) -> impl IntoView {
    let slug = use_slug();
    let fact = |name: &'static str, value: Option<AnyView>| {
        value.map(|value| view! { <div><dt>{name}</dt><dd class="prose">{value}</dd></div> })
    };
    let link = move |link| view! { <LinkTo link slug=slug.get()/> }.into_any();
    let time = |when| view! { <Time when/> }.into_any();
    view! {
        <dl class="facts">
            {move || fact(copy::GROUP_FACT, Some(link(shown.with(|job| job.group.clone()))))}
            {move || fact(copy::WHEN_FACT, shown.with(|job| job.when.clone()).map(time))}
            {move || fact(copy::PLACE_FACT, shown.with(|job| job.place.clone()).map(|place| place.into_any()))}
            {move || fact(copy::ISSUE_FACT, shown.with(|job| job.issue.clone()).map(link))}
            {move || fact(copy::ENDED_ON, shown.with(|job| job.ended.clone()).map(time))}
            {move || fact(copy::WORDS_FACT, shown.with(|job| job.words.clone()).map(|words| words.into_any()))}
        </dl>
    }
}

#[component]
fn Finish(id: JobId) -> impl IntoView {
    view! {
        <ActForm act="job.finish">
            <Hidden name="job" value=id.to_string()/>
            <TextArea name="words" label=copy::FINISH_WORDS hint=copy::FINISH_HINT max=PROSE rows=2/>
            <button class="button" type="submit">{copy::FINISH}</button>
        </ActForm>
    }
}

#[component]
fn Describe(shown: Shown<JobView>, id: JobId) -> impl IntoView {
    let slug = use_slug();
    let job = shown.first(Clone::clone);
    let issue = job.issue.map(|issue| address(&slug.get_untracked(), issue.to)).unwrap_or_default();
    view! {
        <More summary=copy::DESCRIBE act="job.describe">
            <ActForm act="job.describe">
                <Hidden name="job" value=id.to_string()/>
                <JobFields what=job.what.unwrap_or_default() place=job.place.unwrap_or_default() when=job.when_typed
                    needed=job.needed.to_string() details=job.details.unwrap_or_default() issue/>
                <button class="button" type="submit">{copy::SAVE}</button>
            </ActForm>
        </More>
    }
}

#[component]
fn Cancel(id: JobId) -> impl IntoView {
    view! {
        <More summary=copy::CANCEL act="job.cancel">
            <ActForm act="job.cancel">
                <Hidden name="job" value=id.to_string()/>
                <TextArea name="reason" label=copy::CANCEL_WHY hint=copy::CANCEL_HINT max=PROSE rows=2/>
                <button class="button" type="submit">{copy::CANCEL}</button>
            </ActForm>
        </More>
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
