//! Starting a group.

use leptos::prelude::*;

use super::GroupFields;
use crate::components::act_form::fresh_id;
use crate::components::{ActForm, title};
use crate::copy::groups as copy;
use crate::data::use_slug;

/// The page.
#[component]
pub fn NewPage() -> impl IntoView {
    title(copy::FORM);
    let id = fresh_id();
    view! {
        <div class="page__head"><h1>{copy::FORM}</h1></div>
        <p>{copy::FORM_HINT}</p>
        <ActForm act="group.form" id next=format!("/c/{}/groups/{id}", use_slug())>
            <GroupFields/>
            <button class="button button--wide" type="submit">{copy::SEND}</button>
        </ActForm>
    }
}
