//! Proposing an idea, of one's own or from an issue.

use domain::Subject;
use domain::ids::IssueId;
use domain::issues::{Show, ShowView};
use domain::query::Link;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::{Wording, WordingFields};
use crate::components::act_form::fresh_id;
use crate::components::links::LinkTo;
use crate::components::{ActForm, Hidden, Tick, title};
use crate::copy::{common, ideas as copy};
use crate::data::{Shown, ask, use_slug};
use crate::pages::community::use_frame;

/// The page.
#[component]
pub fn NewPage() -> impl IntoView {
    title(|| copy::PROPOSE.to_owned());
    let query = use_query_map();
    let issue = Memo::new(move |_| query.with(|query| query.get("issue")?.parse::<IssueId>().ok()));
    move || match issue.get() {
        None => view! { <Form from=None/> }.into_any(),
        Some(id) => ask(
            move || Show { id },
            move |shown: Shown<ShowView>| {
                let title = shown.first(|issue| issue.card.title.clone());
                view! { <Form from=Some(Link { to: Subject::Issue(id), title })/> }.into_any()
            },
        )
        .into_any(),
    }
}

#[component]
fn Form(from: Option<Link>) -> impl IntoView {
    let slug = use_slug();
    let names_shown = use_frame().first(|frame| frame.names_shown);
    let id = fresh_id();
    let next = format!("/c/{}/ideas/{id}", slug.get_untracked());
    let title = from.as_ref().and_then(|issue| issue.title.clone()).unwrap_or_default();
    let issue = match from.as_ref().map(|issue| issue.to) {
        Some(Subject::Issue(id)) => id.to_string(),
        _ => String::new(),
    };
    view! {
        <div class="page__head"><h1>{copy::PROPOSE}</h1></div>
        <p>{copy::INTRO}</p>
        {from.map(|link| view! {
            <p class="notice">{copy::FROM_ISSUE}": "<LinkTo link slug=slug.get_untracked()/></p>
        })}
        <ActForm act="idea.propose" id next>
            <Hidden name="issue" value=issue/>
            <WordingFields wording=Wording { title, ..Wording::default() }/>
            <Tick name="show_name" label=common::SHOW_NAME ticked=names_shown/>
            <button class="button button--wide" type="submit">{copy::SEND}</button>
        </ActForm>
    }
}
