//! Changing the words of an idea.

use domain::ideas::{Show as Asked, ShowView};
use domain::ids::IdeaId;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{Wording, WordingFields};
use crate::components::{ActForm, Hidden, title};
use crate::copy::ideas as copy;
use crate::data::{Shown, ask, use_slug};
use crate::pages::not_found::Elsewhere;

/// The page.
#[component]
pub fn EditPage() -> impl IntoView {
    title(|| copy::EDIT.to_owned());
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id")?.parse::<IdeaId>().ok()));
    move || match id.get() {
        None => Elsewhere().into_any(),
        // What somebody is writing stays as it is, whatever happens meanwhile.
        Some(id) => ask(move || Asked { id }, move |shown| view! { <Form shown id/> }.into_any()).into_any(),
    }
}

#[component]
fn Form(shown: Shown<ShowView>, id: IdeaId) -> impl IntoView {
    let slug = use_slug();
    let address = move || format!("/c/{}/ideas/{id}", slug.get());
    let next = format!("/c/{}/ideas/{id}", slug.get_untracked());
    let form = shown.first(|idea| {
        let version = idea.versions.last().filter(|_| idea.may_edit)?;
        let wording = Wording {
            title: version.title.clone().unwrap_or_default(),
            why: version.why.clone().unwrap_or_default(),
            takes: version.takes.clone().unwrap_or_default(),
            cost: version.cost.map(|cost| cost.to_string()).unwrap_or_default(),
            cost_words: version.cost_words.clone().unwrap_or_default(),
        };
        Some(view! {
            <p>{copy::EDIT_HINT}</p>
            <ActForm act="idea.edit" next>
                <Hidden name="idea" value=id.to_string()/>
                <WordingFields wording/>
                <button class="button button--wide" type="submit">{copy::SAVE}</button>
            </ActForm>
        })
    });
    let refused = form.is_none();
    view! {
        <div class="page__head"><h1>{copy::EDIT}</h1></div>
        {form}
        {refused.then(|| view! { <p class="notice">{copy::EDIT_NOT}</p> })}
        <p><a href=address>{copy::BACK}</a></p>
    }
}
