//! What organisers still have to do before people come.

use domain::community::ChecklistView;
use leptos::prelude::*;

use crate::copy::home as copy;
use crate::data::use_slug;
use crate::html::IntoHtml;

/// The list; each thing that is still to be done leads to where it is done.
#[component]
pub fn Checklist(
    /// What is done.
    list: ChecklistView,
) -> impl IntoView {
    let slug = use_slug();
    let items = [
        (list.welcome, copy::CHECK_WELCOME, "/organise/details"),
        (list.contact, copy::CHECK_CONTACT, "/organise/details"),
        (list.issue, copy::CHECK_ISSUE, "/issues/new"),
        (list.second_organiser, copy::CHECK_SECOND, "/organise/people"),
        (list.poster, copy::CHECK_POSTER, "/print/poster"),
    ];
    let items = items.map(|(done, words, rest)| match done {
        true => view! {
            <li class="checklist--done"><span>{words}<span class="visually-hidden">" ("{copy::CHECK_DONE}")"</span></span></li>
        }
        .into_html(),
        false => view! { <li><a rel="external" href=format!("/c/{slug}{rest}")>{words}</a></li> }.into_html(),
    });
    view! { <ul class="checklist">{items.into_iter().collect::<Vec<_>>()}</ul> }
}
