//! The jobs of a group, on its page.

use domain::ids::GroupId;
use domain::jobs::{JobView, LINES};
use domain::text::LINE;
use leptos::prelude::*;

use super::{JobFields, JobList};
use crate::components::{ActForm, Hidden, More, TextArea};
use crate::copy::{groups, jobs as copy};
use crate::data::use_slug;

/// The jobs of a group, and the forms to add more.
#[component]
pub fn GroupJobs(
    /// The group.
    id: GroupId,
    /// Those to be done.
    jobs: Vec<JobView>,
    /// Those that are over.
    ended: Vec<JobView>,
    /// Whether the viewer may add some.
    may_add: bool,
    /// Whether the viewer may print the call sheet.
    may_call: bool,
) -> impl IntoView {
    let none = jobs.is_empty();
    let sheet = format!("/c/{}/print/groups/{id}/call-sheet", use_slug());
    view! {
        <section class="stack">
            <h2>{copy::TITLE}</h2>
            {none.then(|| view! { <p class="muted">{copy::NONE}</p> })}
            <JobList jobs/>
            {(may_call && !none).then(|| view! {
                <p><a class="button button--quiet" rel="external" href=sheet>{groups::CALL_SHEET}</a></p>
            })}
            {may_add.then(|| view! { <Add id/><AddList id/> })}
            {(!ended.is_empty()).then(|| view! {
                <details class="more">
                    <summary>{copy::ENDED}</summary>
                    <JobList jobs=ended/>
                </details>
            })}
        </section>
    }
}

/// The form to add a job.
#[component]
fn Add(id: GroupId) -> impl IntoView {
    view! {
        <More summary=copy::ADD act="job.add">
            <ActForm act="job.add">
                <Hidden name="group" value=id.to_string()/>
                <JobFields/>
                <button class="button" type="submit">{copy::ADD_SEND}</button>
            </ActForm>
        </More>
    }
}

/// The form to paste a list of jobs.
#[component]
fn AddList(id: GroupId) -> impl IntoView {
    view! {
        <More summary=copy::ADD_LIST act="job.add_list">
            <ActForm act="job.add_list">
                <Hidden name="group" value=id.to_string()/>
                <TextArea name="list" label=copy::LIST hint=copy::LIST_HINT max=LINES * LINE rows=6/>
                <button class="button" type="submit">{copy::ADD_LIST_SEND}</button>
            </ActForm>
        </More>
    }
}
