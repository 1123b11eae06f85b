//! Which of one's communities is meant.

use leptos::prelude::*;

use super::Frame;
use crate::copy::front as copy;

/// The page.
#[component]
pub fn ChoosePage(
    /// One's communities: their address parts and names.
    mine: Vec<(String, String)>,
    /// The page of it that is wanted.
    rest: String,
) -> impl IntoView {
    let link = move |(slug, name): (String, String)| {
        view! { <li class="card"><h2 class="prose"><a href=format!("/c/{slug}/{rest}")>{name}</a></h2></li> }
    };
    view! {
        <Frame name=copy::WHICH narrow=true>
            <h1>{copy::WHICH}</h1>
            <ul class="cards">{mine.into_iter().map(link).collect_view()}</ul>
        </Frame>
    }
}
