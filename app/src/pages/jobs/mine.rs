//! The jobs one has taken on.

use domain::jobs::{JobView, Mine};
use leptos::prelude::*;

use super::JobList;
use crate::components::title;
use crate::copy::jobs as copy;
use crate::data::{Shown, ask, use_slug};

/// The page.
#[component]
pub fn MinePage() -> impl IntoView {
    title(|| copy::MINE.to_owned());
    ask(|| Mine {}, |shown| view! { <Jobs shown/> }.into_any())
}

#[component]
fn Jobs(shown: Shown<Vec<JobView>>) -> impl IntoView {
    let slug = use_slug();
    let none = shown.read(Vec::is_empty);
    view! {
        <div class="page__head"><h1>{copy::MINE}</h1></div>
        <Show when=move || none.get()>
            <div class="empty">
                <p>{copy::MINE_NONE}</p>
                <p>{copy::MINE_HINT}</p>
                <p><a class="button" href=move || format!("/c/{}/groups", slug.get())>{copy::SEE_GROUPS}</a></p>
            </div>
        </Show>
        <JobList jobs=Memo::new(move |_| shown.get()) with_group=true/>
    }
}
