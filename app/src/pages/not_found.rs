//! What stands where there is nothing to show.

use std::sync::Arc;

use domain::community::FrameView;
use leptos::prelude::*;

use crate::components::title;
use crate::copy::common as copy;
use crate::data::server::Told;
use crate::pages::account::Frame;

/// An address where there is nothing, or nothing for this person: both look the same.
#[component]
pub fn Elsewhere() -> impl IntoView {
    if let Some(told) = use_context::<Told>() {
        told.set_not_found();
    }
    title(copy::NOT_FOUND_TITLE);
    let words = view! {
        <h1>{copy::NOT_FOUND_TITLE}</h1>
        <p>{copy::NOT_FOUND}</p>
        <p class="button-row">
            <a class="button" href="/sign-in">{copy::SIGN_IN}</a>
            <a class="button button--quiet" href="/">{copy::FOLKMOOT}</a>
        </p>
    };
    // The layout of a community has a header and a `<main>` already.
    match use_context::<Arc<FrameView>>() {
        Some(_) => words.into_any(),
        None => view! { <Frame name=copy::NOT_FOUND_TITLE narrow=true>{words}</Frame> }.into_any(),
    }
}
