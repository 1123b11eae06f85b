//! A rarer act, folded away until somebody wants it.

use leptos::prelude::*;

use super::act_form::is_returned;
use crate::data::use_asked_for;
use crate::html::{Contents, IntoHtml};

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
    /// Whether what came of it is shown in here.
    #[prop(optional)]
    shows_outcome: bool,
    /// The form.
    children: Contents,
) -> impl IntoView {
    let is_done = shows_outcome && use_asked_for("done").is_some_and(|done| done == act);
    view! {
        <details class="more" open=is_done || is_returned(act, &about)>
            <summary>{summary}</summary>
            {children.html()}
        </details>
    }
    .into_html()
}
