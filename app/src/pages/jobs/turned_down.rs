//! Why a job was refused to the viewer whose form for it is not there any more, and what they could do instead.

use domain::jobs::{JobLink, JobView, Show, Stage};
use domain::{Refusal, Subject};
use leptos::prelude::*;

use crate::components::act_form::Returned;
use crate::components::links::address;
use crate::components::{ActForm, Hidden};
use crate::copy::{common, jobs as copy, refusals};
use crate::data::{server::answer, use_slug};
use crate::html::{Html, IntoHtml};

/// Why the server refused what the viewer wanted of this job. Meanwhile others took it, or time ran out:
/// so the form, which would say so itself, is gone.
fn refusal(job: &JobView) -> Option<Returned> {
    let returned = use_context::<Returned>().filter(|returned| wanted(returned) == job.id.to_string())?;
    let has_form = match returned.act.as_str() {
        "job.take" => job.may_take,
        "job.renew" => job.until.is_some(),
        "job.hand_back" => job.mine && job.stage == Stage::Open,
        "job.read_details" => job.may_read_details,
        "job.dismiss" => job.ran_out.is_some(),
        _ => true,
    };
    (!has_form).then_some(returned)
}

/// What begins the name of the form that takes the next job instead.
const NEXT: &str = "next-";

/// Which job a form was about: the page's, or the next one that was offered on it.
fn wanted(returned: &Returned) -> &str {
    returned.about.strip_prefix(NEXT).unwrap_or(&returned.about)
}

/// The same on the page of a job for the next one that was offered there and that somebody else was
/// quicker to take, too.
pub fn next_turned_down(job: &JobView) -> Option<Html> {
    let returned = use_context::<Returned>().filter(|returned| returned.about.starts_with(NEXT))?;
    let id = wanted(&returned).parse().ok().filter(|id| *id != job.id)?;
    let other = answer(&Show { id, private: false }).ok()?;
    let notice = turned_down(&other)?;
    Some(view! { <p class="prose"><strong>{other.what}</strong></p>{notice} }.into_html())
}

/// Why it was refused: who was quicker, for those who may know, and the next job that they could take.
pub fn turned_down(job: &JobView) -> Option<Html> {
    let Returned { act, refusal, .. } = refusal(job)?;
    let words = match refusal {
        Refusal::JobFull => copy::was_first(job.names.as_deref()),
        _ => refusals::sentence(&refusal),
    };
    let wanted = act == "job.take" && !job.mine;
    // A list does not know of the next one: it would have to look for one for each of its jobs.
    let next = wanted.then(|| answer(&Show { id: job.id, private: false }).ok().and_then(|job| job.next));
    Some(
        view! { <div class="notice notice--warn stack" role="alert"><p>{words}</p>{next.map(next_job)}</div> }
            .into_html(),
    )
}

fn next_job(next: Option<JobLink>) -> Html {
    let Some(next) = next else { return view! { <p>{copy::NO_NEXT}</p> }.into_html() };
    let href = address(&use_slug(), Subject::Job(next.id));
    let id = next.id.to_string();
    let what = next.what.unwrap_or_else(|| common::TAKEN_AWAY.to_owned());
    view! {
        <p>{copy::NEXT}" "<a class="prose" href=href.clone()>{what}</a></p>
        <ActForm act="job.take" about=format!("{NEXT}{id}") next=href class="inline-form">
            <Hidden name="job" value=id/>
            <button class="button button--small" type="submit">{copy::TAKE_INSTEAD}</button>
        </ActForm>
    }
    .into_html()
}
