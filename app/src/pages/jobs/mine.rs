//! The jobs one has taken on.

use domain::jobs::{JobView, Mine};
use leptos::prelude::*;

use super::JobList;
use crate::components::title;
use crate::copy::jobs as copy;
use crate::data::{ask, use_slug};

/// The page.
#[component]
pub fn MinePage() -> impl IntoView {
    title(copy::MINE);
    ask(Mine {}, |jobs| view! { <Jobs jobs/> })
}

#[component]
fn Jobs(jobs: Vec<JobView>) -> impl IntoView {
    view! {
        <div class="page__head"><h1>{copy::MINE}</h1></div>
        {jobs.is_empty().then(|| view! {
            <div class="empty">
                <p>{copy::MINE_NONE}</p>
                <p>{copy::MINE_HINT}</p>
                <p><a class="button" href=format!("/c/{}/groups", use_slug())>{copy::SEE_GROUPS}</a></p>
            </div>
        })}
        <JobList jobs with_group=true/>
    }
}
