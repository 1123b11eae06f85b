//! Proposing an idea, of one's own or from an issue.

use domain::Subject;
use domain::issues::{Card, Show};
use domain::query::Link;
use leptos::prelude::*;

use super::{Wording, WordingFields};
use crate::components::act_form::fresh_id;
use crate::components::links::LinkTo;
use crate::components::{ActForm, Hidden, PhotoField, Tick, title};
use crate::copy::{common, ideas as copy};
use crate::data::{ask, use_asked_for, use_slug};
use crate::html::IntoHtml;
use crate::pages::community::use_frame;

/// The page.
#[component]
pub fn NewPage() -> impl IntoView {
    title(copy::PROPOSE);
    match use_asked_for("issue").and_then(|issue| issue.parse().ok()) {
        None => view! { <Form/> }.into_html(),
        Some(id) => ask(Show { id }, |issue| view! { <Form from=issue.card/> }),
    }
}

#[component]
fn Form(
    /// The issue that it is from.
    #[prop(optional)]
    from: Option<Card>,
) -> impl IntoView {
    let slug = use_slug();
    let issue = from.as_ref().map(|issue| issue.id.to_string()).unwrap_or_default();
    let title = from.as_ref().and_then(|issue| issue.title.clone()).unwrap_or_default();
    let names_shown = use_frame().names_shown;
    let id = fresh_id();
    view! {
        <div class="page__head"><h1>{copy::PROPOSE}</h1></div>
        <p>{copy::INTRO}</p>
        {from.map(|issue| {
            let link = Link { to: Subject::Issue(issue.id), title: issue.title };
            view! { <p class="notice">{copy::FROM_ISSUE}": "<LinkTo link slug=slug.clone()/></p> }
        })}
        <ActForm act="idea.propose" with_photos=true id next=format!("/c/{slug}/ideas/{id}")>
            <Hidden name="issue" value=issue/>
            <WordingFields wording=Wording { title, ..Wording::default() }/>
            <PhotoField/>
            <Tick name="show_name" label=common::SHOW_NAME ticked=names_shown/>
            <button class="button button--wide" type="submit">{copy::SEND}</button>
        </ActForm>
    }
}
