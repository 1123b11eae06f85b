//! Home: what needs me, and what is new.

use leptos::prelude::*;

use super::use_frame;
use crate::components::title;
use crate::copy::{common, issues as copy};
use crate::data::use_slug;

/// The page.
#[component]
pub fn HomePage() -> impl IntoView {
    let frame = use_frame();
    let slug = use_slug();
    title(move || frame.with(|frame| frame.name.clone()));
    view! {
        <div class="page__head"><h1>{common::HOME}</h1></div>
        <p><a class="button" href=move || format!("/c/{}/issues/new", slug.get())>{copy::RAISE}</a></p>
    }
}
