//! Starting a group.

use leptos::prelude::*;

use super::GroupFields;
use crate::components::{ActForm, title};
use crate::copy::groups as copy;
use crate::data::use_slug;

/// The page.
#[component]
pub fn NewPage() -> impl IntoView {
    title(|| copy::FORM.to_owned());
    let slug = use_slug();
    let next = Callback::new(move |id| format!("/c/{}/groups/{id}", slug.get_untracked()));
    view! {
        <div class="page__head"><h1>{copy::FORM}</h1></div>
        <p>{copy::FORM_HINT}</p>
        <ActForm act="group.form" next=next>
            <GroupFields/>
            <button class="button button--wide" type="submit">{copy::SEND}</button>
        </ActForm>
    }
}
