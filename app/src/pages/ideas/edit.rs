//! Changing the words of an idea.

use domain::ideas::{Show as Asked, ShowView, VersionView};
use domain::ids::IdeaId;
use leptos::prelude::*;

use super::{Wording, WordingFields};
use crate::components::{ActForm, Hidden, title};
use crate::copy::ideas as copy;
use crate::data::{ask_about, use_slug};
use crate::html::IntoHtml;

/// The page.
#[component]
pub fn EditPage() -> impl IntoView {
    title(copy::EDIT);
    ask_about("id", |id| Asked { id }, |idea| view! { <Edit idea/> })
}

#[component]
fn Edit(idea: ShowView) -> impl IntoView {
    let id = idea.card.id;
    let address = format!("/c/{}/ideas/{id}", use_slug());
    let version = idea.versions.into_iter().next_back().filter(|_| idea.may_edit);
    view! {
        <div class="page__head"><h1>{copy::EDIT}</h1></div>
        {match version {
            Some(version) => view! { <Form id version next=address.clone()/> }.into_html(),
            None => view! { <p class="notice">{copy::EDIT_NOT}</p> }.into_html(),
        }}
        <p><a href=address>{copy::BACK}</a></p>
    }
}

#[component]
fn Form(id: IdeaId, version: VersionView, next: String) -> impl IntoView {
    let wording = Wording {
        title: version.title.unwrap_or_default(),
        why: version.why.unwrap_or_default(),
        takes: version.takes.unwrap_or_default(),
        cost: version.cost.map(|cost| cost.to_string()).unwrap_or_default(),
        cost_words: version.cost_words.unwrap_or_default(),
    };
    view! {
        <p>{copy::EDIT_HINT}</p>
        <ActForm act="idea.edit" next>
            <Hidden name="idea" value=id.to_string()/>
            <WordingFields wording/>
            <button class="button button--wide" type="submit">{copy::SAVE}</button>
        </ActForm>
    }
}
