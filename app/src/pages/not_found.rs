//! What stands where there is nothing to show.

use std::sync::Arc;

use domain::community::FrameView;
use leptos::prelude::*;

use crate::components::{OnPhone, title};
use crate::copy::{common as copy, phone};
use crate::data::server::Told;
use crate::html::IntoHtml;
use crate::pages::account::Frame;

/// An address where there is nothing, or nothing for this person: both look the same.
#[component]
pub fn Elsewhere() -> impl IntoView {
    if let Some(told) = use_context::<Told>() {
        told.set_not_found();
    }
    title(copy::NOT_FOUND_TITLE);
    let on_phone = use_context::<OnPhone>().is_some();
    let words = view! {
        <h1>{copy::NOT_FOUND_TITLE}</h1>
        <p>{if on_phone { phone::NOT_ON_PHONE } else { copy::NOT_FOUND }}</p>
        <p class="button-row">
            <a class="button" href="/sign-in">{copy::SIGN_IN}</a>
            <a class="button button--quiet" href="/">{copy::FOLKMOOT}</a>
        </p>
    };
    // The layout of a community has a header and a `<main>` already.
    match use_context::<Arc<FrameView>>() {
        Some(_) => words.into_html(),
        None => view! { <Frame name=copy::NOT_FOUND_TITLE narrow=true>{words}</Frame> }.into_html(),
    }
}
