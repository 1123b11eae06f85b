//! Jobs in a list, with the ways to take it on, hand it back and finish it.

use domain::Subject;
use domain::jobs::{JobView, Stage};
use leptos::prelude::*;

use crate::components::links::{LinkTo, address};
use crate::components::{ActForm, Hidden, Time};
use crate::copy::{common, jobs as copy};
use crate::data::use_slug;

/// Jobs, each of which changes in place.
#[component]
pub fn JobList(
    /// The jobs.
    jobs: Memo<Vec<JobView>>,
    /// Whether to say whose they are.
    #[prop(optional)]
    with_group: bool,
) -> impl IntoView {
    let current = move |first: JobView| {
        Memo::new(move |before: Option<&JobView>| {
            let found = jobs.with(|jobs| jobs.iter().find(|job| job.id == first.id).cloned());
            // One that has just left the list stays as it was until its card goes too.
            found.or_else(|| before.cloned()).unwrap_or_else(|| first.clone())
        })
    };
    view! {
        <ul class="cards">
            <For each=move || jobs.get() key=|job| job.id let:first>
                <JobCard job=current(first) with_group/>
            </For>
        </ul>
    }
}

#[component]
fn JobCard(job: Memo<JobView>, with_group: bool) -> impl IntoView {
    let slug = use_slug();
    let id = job.with_untracked(|job| job.id);
    let what = move || job.with(|job| job.what.clone().unwrap_or_else(|| common::TAKEN_AWAY.to_owned()));
    let link = view! { <a href=move || address(&slug.get(), Subject::Job(id))>{what}</a> };
    let may_finish = Memo::new(move |_| job.with(|job| job.may_finish));
    view! {
        <li class="card" data-key=id.to_string()>
            {if with_group { view! { <h2>{link}</h2> }.into_any() } else { view! { <h3>{link}</h3> }.into_any() }}
            {move || job.with(|job| job.taken.clone()).map(|taken| view! { <p class="notice">{common::taken(&taken)}</p> })}
            <PlaceAndTime job/>
            {with_group.then_some(move || view! { <p class="card__foot"><LinkTo link=job.with(|job| job.group.clone()) slug=slug.get()/></p> })}
            {move || view! { <Ended job=job.get()/> }}
            <People job/>
            <Yours job/>
            <div class="button-row">
                <TakeOrHandBack job/>
                {move || may_finish.get().then(|| view! { <JobAct job act="job.finish" words=copy::FINISH class="button button--quiet button--small"/> })}
            </div>
        </li>
    }
}

#[component]
fn PlaceAndTime(job: Memo<JobView>) -> impl IntoView {
    let place = Memo::new(move |_| job.with(|job| job.place.clone()));
    let when = Memo::new(move |_| job.with(|job| job.when.clone()));
    view! {
        <Show when=move || place.with(Option::is_some) || when.with(Option::is_some)>
            <p class="card__meta">
                {move || when.get().map(|when| view! { <Time when/> })}
                {move || place.get().map(|place| view! { <span class="prose">{place}</span> })}
            </p>
        </Show>
    }
}

/// How it ended, if it has.
#[component]
fn Ended(job: JobView) -> impl IntoView {
    job.ended.map(|ended| {
        view! {
            <p class="card__meta"><span class=copy::stage_style(job.stage)>{copy::stage(job.stage)}</span><Time when=ended/></p>
            {job.words.map(|words| view! { <p class="prose">{words}</p> })}
        }
    })
}

/// How many have taken it on, and who, for those who may see it.
#[component]
pub fn People(
    /// The job.
    job: Memo<JobView>,
) -> impl IntoView {
    let said = move || {
        job.with(|job| match job.stage {
            Stage::Open => copy::people(job.people, job.needed),
            Stage::Done => copy::did(job.people),
            Stage::Cancelled => String::new(),
        })
    };
    let names =
        move || job.with(|job| job.names.clone().filter(|names| !names.is_empty()).map(|names| names.join(", ")));
    let is_full = move || job.with(|job| job.stage == Stage::Open && !job.mine && job.people >= job.needed);
    view! {
        <p class="card__foot">
            <span>{said}</span>
            {move || names().map(|names| view! { <span class="prose">{names}</span> })}
            {move || is_full().then(|| view! { <span>{copy::FULL}</span> })}
        </p>
    }
}

/// That the viewer has taken it on.
#[component]
pub fn Yours(
    /// The job.
    job: Memo<JobView>,
) -> impl IntoView {
    let mine = Memo::new(move |_| job.with(|job| job.mine && job.stage == Stage::Open));
    move || mine.get().then(|| view! { <p role="status"><strong>{copy::YOURS}</strong></p> })
}

/// The buttons to take a job on and to hand it back.
#[component]
pub fn TakeOrHandBack(
    /// The job.
    job: Memo<JobView>,
) -> impl IntoView {
    let mine = Memo::new(move |_| job.with(|job| job.mine && job.stage == Stage::Open));
    let may_take = Memo::new(move |_| job.with(|job| job.may_take));
    view! {
        {move || may_take.get().then(|| view! { <JobAct job act="job.take" words=copy::TAKE class="button button--small"/> })}
        {move || mine.get().then(|| view! { <JobAct job act="job.hand_back" words=copy::HAND_BACK class="button button--quiet button--small"/> })}
    }
}

#[component]
fn JobAct(job: Memo<JobView>, act: &'static str, words: &'static str, class: &'static str) -> impl IntoView {
    let id = job.with_untracked(|job| job.id.to_string());
    view! {
        <ActForm act about=id.clone() class="inline-form">
            <Hidden name="job" value=id/>
            <button class=class type="submit">{words}</button>
        </ActForm>
    }
}
