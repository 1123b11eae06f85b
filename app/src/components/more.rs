//! A rarer act, folded away until somebody wants it.

use leptos::prelude::*;

use super::act_form::is_returned;

/// A form, folded away until somebody wants it, or until it was refused.
#[component]
pub fn More(
    /// What it is for.
    summary: &'static str,
    /// The act of its form.
    act: &'static str,
    /// Which of the page's forms for that act.
    #[prop(optional, into)]
    about: String,
    /// The form.
    children: Children,
) -> impl IntoView {
    view! {
        <details class="more" open=is_returned(act, &about)>
            <summary>{summary}</summary>
            {children()}
        </details>
    }
    .into_any()
}
