//! A form that narrows a list: what it asks is in the address.

use leptos::context::Provider;
use leptos::prelude::*;

use crate::html::Contents;

use super::act_form::FormState;

/// A form that narrows a list.
#[component]
pub fn FilterForm(
    /// What its button says.
    label: &'static str,
    /// Its fields.
    children: Contents,
) -> impl IntoView {
    view! {
        <form method="get" class="filter" role="search">
            <Provider value=FormState::new(String::new(), None, None)>{children.html()}</Provider>
            <button class="button button--quiet" type="submit">{label}</button>
        </form>
    }
}
