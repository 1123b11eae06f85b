//! Jobs in a list, with the ways to take it on, hand it back and finish it.

use domain::Subject;
use domain::ids::JobId;
use domain::jobs::{JobView, Stage};
use domain::query::When;
use leptos::prelude::*;

use super::turned_down::turned_down;
use crate::components::links::{LinkTo, address};
use crate::components::{ActForm, Hidden, OnPhone, SavedHere, Time};
use crate::copy::{common, jobs as copy, photos};
use crate::data::use_slug;
use crate::html::{Html, IntoHtml};

/// Jobs as cards.
#[component]
pub fn JobList(
    /// The jobs.
    jobs: Vec<JobView>,
    /// Whether to say whose they are.
    #[prop(optional)]
    with_group: bool,
) -> impl IntoView {
    view! {
        <ul class="cards">{jobs.into_iter().map(|job| view! { <JobCard job with_group/> }).collect_view()}</ul>
    }
}

#[component]
fn JobCard(job: JobView, with_group: bool) -> impl IntoView {
    let slug = use_slug();
    let id = job.id;
    let what = job.what.clone().unwrap_or_else(|| common::TAKEN_AWAY.to_owned());
    let link = view! { <a href=address(&slug, Subject::Job(id))>{what}</a> };
    let (people, yours, buttons) = (people(&job), yours(&job), take_or_hand_back(&job));
    let pictures = u32::try_from(job.photos.len()).unwrap_or(0);
    let (turned_down, sealed) = (turned_down(&job), job.private_details && job.stage == Stage::Open);
    view! {
        <li class="card" data-key=id.to_string()>
            {if with_group { view! { <h2>{link}</h2> }.into_html() } else { view! { <h3>{link}</h3> }.into_html() }}
            {job.taken.map(|taken| view! { <p class="notice">{common::taken(&taken)}</p> })}
            <PlaceAndTime place=job.place when=job.when/>
            {with_group.then(|| view! { <p class="card__foot"><LinkTo link=job.group slug/></p> })}
            {job.ended.map(|at| view! { <Ended stage=job.stage at words=job.words/> })}
            {(pictures > 0).then(|| view! { <p class="card__foot"><span>{photos::how_many(pictures)}</span></p> })}
            <SavedHere on=Subject::Job(id)/>
            {people}
            {turned_down}
            {yours}
            {sealed.then(|| view! { <p class="muted">{copy::HAS_PRIVATE}{job.needs_trust.then(|| format!(" {}", copy::NEEDS_TRUST))}</p> })}
            <div class="button-row">
                {buttons}
                {job.may_finish.then(|| view! { <JobAct id act="job.finish" words=copy::FINISH class="button button--quiet button--small"/> })}
            </div>
        </li>
    }
}

#[component]
fn PlaceAndTime(place: Option<String>, when: Option<When>) -> impl IntoView {
    (place.is_some() || when.is_some()).then(|| {
        view! {
            <p class="card__meta">
                {when.map(|when| view! { <Time when/> })}
                {place.map(|place| view! { <span class="prose">{place}</span> })}
            </p>
        }
    })
}

/// How it ended.
#[component]
fn Ended(stage: Stage, at: When, words: Option<String>) -> impl IntoView {
    view! {
        <p class="card__meta"><span class=copy::stage_style(stage)>{copy::stage(stage)}</span><Time when=at/></p>
        {words.map(|words| view! { <p class="prose">{words}</p> })}
    }
}

/// How many have taken it on, and who, for those who may see it.
pub fn people(job: &JobView) -> Html {
    let said = match job.stage {
        Stage::Open => copy::people(job.people, job.needed),
        Stage::Done => copy::did(job.people),
        Stage::Cancelled => String::new(),
    };
    let names = job.names.as_ref().filter(|names| !names.is_empty()).map(|names| names.join(", "));
    let is_full = job.stage == Stage::Open && !job.mine && job.people >= job.needed;
    view! {
        <p class="card__foot">
            <span>{said}</span>
            {names.map(|names| view! { <span class="prose">{names}</span> })}
            {is_full.then(|| view! { <span>{copy::FULL}</span> })}
        </p>
    }
    .into_html()
}

/// Whether the viewer has taken it on and not yet done it.
fn is_yours(job: &JobView) -> bool {
    job.mine && job.stage == Stage::Open
}

/// That the viewer has taken it on, and until when; or that they had.
pub fn yours(job: &JobView) -> Html {
    let until = job.until.clone().filter(|_| is_yours(job));
    // A claim that the server has not seen may come second.
    let words = match (OnPhone::is_unsent(Subject::Job(job.id)), job.private_details) {
        (false, _) => copy::YOURS,
        (true, false) => copy::NOT_CONFIRMED,
        (true, true) => copy::NO_ADDRESS_YET,
    };
    view! {
        {is_yours(job).then(|| view! { <p role="status"><strong>{words}</strong></p> })}
        {until.map(|when| view! { <p>{copy::YOURS_UNTIL}" "<Time when/>". "{copy::SAY_SO}</p> })}
        {job.ran_out.clone().map(|when| view! {
            <p class="notice notice--warn"><strong>{copy::RAN_OUT}</strong>" ("<Time when/>"). "{copy::RAN_OUT_HINT}</p>
        })}
    }
    .into_html()
}

/// The buttons to take a job on, to keep it and to hand it back.
pub fn take_or_hand_back(job: &JobView) -> Html {
    let id = job.id;
    view! {
        {job.may_take.then(|| view! { <JobAct id act="job.take" words=copy::TAKE class="button button--small"/> })}
        {job.ran_out.is_some().then(|| view! { <JobAct id act="job.dismiss" words=copy::DISMISS class="button button--quiet button--small"/> })}
        {(is_yours(job) && job.until.is_some()).then(|| view! { <JobAct id act="job.renew" words=copy::RENEW class="button button--small"/> })}
        {is_yours(job).then(|| view! { <JobAct id act="job.hand_back" words=copy::HAND_BACK class="button button--quiet button--small"/> })}
    }
    .into_html()
}

/// A button that does something with a job.
#[component]
pub fn JobAct(
    /// Which job.
    id: JobId,
    /// The act.
    act: &'static str,
    /// What the button says.
    words: &'static str,
    /// Its style.
    class: &'static str,
) -> impl IntoView {
    view! {
        <ActForm act about=id.to_string() class="inline-form">
            <Hidden name="job" value=id.to_string()/>
            <button class=class type="submit">{words}</button>
        </ActForm>
    }
}
