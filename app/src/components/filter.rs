//! A form that narrows a list: what it asks is in the address.

use leptos::prelude::*;

/// A form that narrows a list.
#[component]
pub fn FilterForm(
    /// What its button says.
    label: &'static str,
    /// Its fields.
    children: Children,
) -> impl IntoView {
    view! {
        <form method="get" class="filter" role="search">
            {children()}
            <button class="button button--quiet" type="submit">{label}</button>
        </form>
    }
}
