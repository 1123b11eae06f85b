//! The jobs of a group, on its page.

use domain::groups::ShowView;
use domain::ids::GroupId;
use domain::jobs::LINES;
use domain::text::LINE;
use leptos::prelude::*;

use super::{JobFields, JobList};
use crate::components::{ActForm, Hidden, More, TextArea};
use crate::copy::{groups, jobs as copy};
use crate::data::{Shown, use_slug};

/// The jobs of a group, and the forms to add more.
#[component]
pub fn GroupJobs(
    /// The group.
    shown: Shown<ShowView>,
    /// Its id.
    id: GroupId,
) -> impl IntoView {
    let slug = use_slug();
    let none = shown.read(|group| group.jobs.is_empty());
    let any_ended = shown.read(|group| !group.ended.is_empty());
    let may_call = shown.read(|group| group.may_call && !group.jobs.is_empty());
    let may_add = Memo::new(move |_| shown.with(|group| group.may_run && group.closed.is_none()));
    let sheet = move || format!("/c/{}/print/groups/{id}/call-sheet", slug.get());
    view! {
        <section class="stack">
            <h2>{copy::TITLE}</h2>
            <Show when=move || none.get()><p class="muted">{copy::NONE}</p></Show>
            <JobList jobs=Memo::new(move |_| shown.with(|group| group.jobs.clone()))/>
            <Show when=move || may_call.get()>
                <p><a class="button button--quiet" rel="external" href=sheet>{groups::CALL_SHEET}</a></p>
            </Show>
            {move || may_add.get().then(|| view! { <Add id/><AddList id/> })}
            <Show when=move || any_ended.get()>
                <details class="more">
                    <summary>{copy::ENDED}</summary>
                    <JobList jobs=Memo::new(move |_| shown.with(|group| group.ended.clone()))/>
                </details>
            </Show>
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
