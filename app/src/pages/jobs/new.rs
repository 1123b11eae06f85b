//! Adding a job to one of the groups one runs, of itself or from an issue.

use domain::Subject;
use domain::jobs::{New, NewView};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::JobFields;
use crate::components::act_form::fresh_id;
use crate::components::links::{LinkTo, address};
use crate::components::{ActForm, Select, title};
use crate::copy::{common, groups, jobs as copy};
use crate::data::{Shown, ask, use_slug};

/// The page.
#[component]
pub fn NewPage() -> impl IntoView {
    title(|| copy::ADD.to_owned());
    let query = use_query_map();
    let asked = Memo::new(move |_| New { issue: query.with(|query| query.get("issue")?.parse().ok()) });
    ask(move || asked.get(), |shown| view! { <Form shown/> }.into_any())
}

#[component]
fn Form(shown: Shown<NewView>) -> impl IntoView {
    let slug = use_slug();
    let NewView { groups, issue, place } = shown.first(Clone::clone);
    let id = fresh_id();
    let next = format!("/c/{}/jobs/{id}", slug.get_untracked());
    let what = issue.as_ref().and_then(|issue| issue.title.clone()).unwrap_or_default();
    let issue_address = issue.as_ref().map(|issue| address(&slug.get_untracked(), issue.to)).unwrap_or_default();
    let none = groups.is_empty();
    let options = groups.into_iter().filter_map(|group| match group.to {
        Subject::Group(id) => Some((id.to_string(), group.title.unwrap_or_else(|| common::TAKEN_AWAY.to_owned()))),
        _ => None,
    });
    let options: Vec<_> = options.collect();
    view! {
        <div class="page__head"><h1>{copy::ADD}</h1></div>
        {issue.map(|link| view! { <p class="notice">{copy::FOR_ISSUE}": "<LinkTo link slug=slug.get_untracked()/></p> })}
        {if none {
            view! {
                <div class="empty">
                    <p>{copy::NO_GROUP}</p>
                    <p><a class="button" href=move || format!("/c/{}/groups/new", slug.get())>{groups::FORM}</a></p>
                </div>
            }
            .into_any()
        } else {
            view! {
                <ActForm act="job.add" id next>
                    <Select name="group" label=copy::GROUP options/>
                    <JobFields what place=place.unwrap_or_default() issue=issue_address/>
                    <button class="button button--wide" type="submit">{copy::ADD_SEND}</button>
                </ActForm>
            }
            .into_any()
        }}
    }
}
