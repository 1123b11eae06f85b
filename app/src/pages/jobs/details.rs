//! The private details of a job, on its own page: asked for, shown, written, and who looked at them.

use domain::Subject;
use domain::ids::JobId;
use domain::jobs::{JobView, ReadingView, Stage};
use domain::text::PROSE;
use leptos::prelude::*;

use super::card::JobAct;
use crate::components::links::address;
use crate::components::{ActForm, Hidden, More, TextArea, Time};
use crate::copy::jobs as copy;
use crate::data::use_slug;
use crate::html::{Html, IntoHtml};

/// What the viewer is told of the private details, and what they can do about them. The words are in the
/// page only once they were asked for.
pub fn private_details(job: &JobView, is_asked: bool) -> Html {
    let id = job.id;
    let for_me = job.details_words.clone().filter(|_| job.mine && !is_asked);
    let is_told = job.private_details && job.stage == Stage::Open && for_me.is_none() && !job.may_write_details;
    let hint = match (job.needs_trust, job.mine) {
        (true, true) => copy::NEEDS_TRUST_YET,
        (true, false) => copy::NEEDS_TRUST,
        (false, _) => copy::WITH_IT,
    };
    view! {
        {is_told.then(|| view! { <p class="notice">{copy::HAS_PRIVATE}" "{hint}</p> })}
        {job.may_read_details.then(|| view! {
            <div class="stack">
                <JobAct id act="job.read_details" words=copy::READ class="button"/>
                <p class="muted">{copy::READ_HINT}</p>
            </div>
        })}
        {for_me.map(|words| view! {
            <section class="notice stack" aria-labelledby="private">
                <h2 id="private">{copy::PRIVATE}</h2>
                <p class="prose">{words}</p>
                <p class="muted">{copy::PRIVATE_HINT}</p>
            </section>
        })}
        {for_coordinators(job, is_asked)}
    }
    .into_html()
}

/// For coordinators: the form, and who looked.
fn for_coordinators(job: &JobView, is_asked: bool) -> Html {
    let id = job.id;
    let words = job.details_words.clone().filter(|_| is_asked);
    let has_any = job.private_details && (job.may_write_details || job.details_until.is_some());
    let see = (has_any && words.is_none()).then(|| format!("{}?private=on", address(&use_slug(), Subject::Job(id))));
    let (readings, until) = (job.readings.clone(), job.details_until.clone());
    view! {
        {(job.may_write_details && !job.private_details).then(|| view! {
            <More summary=copy::WRITE act="job.write_details"><Write id words=String::new()/></More>
        })}
        {has_any.then(|| view! {
            <section class="stack">
                <h2>{copy::PRIVATE_OF}</h2>
                {until.map(|when| view! { <p>{copy::DESTROYED}" "<Time when/>"."</p> })}
                {see.map(|href| view! { <p><a class="button button--quiet" href=href>{copy::SEE_PRIVATE}</a></p> })}
                {words.map(|words| view! { <Write id words/> })}
                <Readings readings/>
            </section>
        })}
    }
    .into_html()
}

#[component]
fn Write(id: JobId, words: String) -> impl IntoView {
    view! {
        <ActForm act="job.write_details">
            <Hidden name="job" value=id.to_string()/>
            <TextArea name="words" label=copy::WRITE_LABEL hint=copy::WRITE_HINT max=PROSE rows=3 value=words/>
            <button class="button" type="submit">{copy::SAVE}</button>
        </ActForm>
    }
}

#[component]
fn Readings(readings: Vec<ReadingView>) -> impl IntoView {
    if readings.is_empty() {
        return view! { <p class="muted">{copy::NOBODY_LOOKED}</p> }.into_html();
    }
    let rows = readings.into_iter().map(|reading| {
        view! { <li><span class="prose">{reading.name}</span>" · "<Time when=reading.at/></li> }
    });
    view! { <h3>{copy::READINGS}</h3><ul class="rows">{rows.collect_view()}</ul> }.into_html()
}
