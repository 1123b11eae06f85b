//! Adding a job to one of the groups one runs, of itself or from an issue.

use domain::Subject;
use domain::jobs::{New, NewView};
use domain::query::Link;
use leptos::prelude::*;

use super::JobFields;
use crate::components::act_form::fresh_id;
use crate::components::links::{LinkTo, address};
use crate::components::{ActForm, Select, title};
use crate::copy::{common, groups, jobs as copy};
use crate::data::{ask, use_asked_for, use_slug};
use crate::html::IntoHtml;

/// The page.
#[component]
pub fn NewPage() -> impl IntoView {
    title(copy::ADD);
    let issue = use_asked_for("issue").and_then(|issue| issue.parse().ok());
    ask(New { issue }, |new| view! { <Page new/> })
}

#[component]
fn Page(new: NewView) -> impl IntoView {
    let slug = use_slug();
    let NewView { groups, issue, place } = new;
    let notice = issue.clone().map(|link| {
        view! { <p class="notice">{copy::FOR_ISSUE}": "<LinkTo link slug=slug.clone()/></p> }
    });
    view! {
        <div class="page__head"><h1>{copy::ADD}</h1></div>
        {notice}
        {match groups.is_empty() {
            true => view! {
                <div class="empty">
                    <p>{copy::NO_GROUP}</p>
                    <p><a class="button" href=format!("/c/{slug}/groups/new")>{groups::FORM}</a></p>
                </div>
            }
            .into_html(),
            false => view! { <Form groups issue place=place.unwrap_or_default()/> }.into_html(),
        }}
    }
}

#[component]
fn Form(groups: Vec<Link>, issue: Option<Link>, place: String) -> impl IntoView {
    let slug = use_slug();
    let options = groups.into_iter().filter_map(|group| match group.to {
        Subject::Group(id) => Some((id.to_string(), group.title.unwrap_or_else(|| common::TAKEN_AWAY.to_owned()))),
        _ => None,
    });
    let options = options.collect();
    let issue_address = issue.as_ref().map(|issue| address(&slug, issue.to)).unwrap_or_default();
    let what = issue.and_then(|issue| issue.title).unwrap_or_default();
    let id = fresh_id();
    view! {
        <ActForm act="job.add" id next=format!("/c/{slug}/jobs/{id}")>
            <Select name="group" label=copy::GROUP options/>
            <JobFields what place issue=issue_address/>
            <button class="button button--wide" type="submit">{copy::ADD_SEND}</button>
        </ActForm>
    }
}
