//! The fields for what a job is.

use domain::text::PROSE;
use leptos::prelude::*;

use crate::components::{TextArea, TextField};
use crate::copy::jobs as copy;

/// The fields for what a job is.
#[component]
pub fn JobFields(
    /// What is to be done.
    #[prop(optional)]
    what: String,
    /// Where.
    #[prop(optional)]
    place: String,
    /// When, as a field has it.
    #[prop(optional)]
    when: String,
    /// How many people it needs.
    #[prop(optional)]
    needed: String,
    /// More about it.
    #[prop(optional)]
    details: String,
    /// The address of the issue that it would help with.
    #[prop(optional)]
    issue: String,
    /// For how many hours somebody may hold it.
    #[prop(optional)]
    claim: String,
) -> impl IntoView {
    view! {
        <TextField name="what" label=copy::WHAT hint=copy::WHAT_HINT value=what/>
        <TextField name="place" label=copy::PLACE value=place/>
        <TextField name="when" label=copy::WHEN hint=copy::WHEN_HINT kind="datetime-local" value=when/>
        <TextField name="needed" label=copy::NEEDED hint=copy::NEEDED_HINT max=5 inputmode="numeric" value=needed/>
        <TextArea name="details" label=copy::DETAILS hint=copy::DETAILS_HINT max=PROSE rows=3 value=details/>
        <TextField name="issue" label=copy::ISSUE hint=copy::ISSUE_HINT max=400 value=issue/>
        <TextField name="claim_hours" label=copy::CLAIM hint=copy::CLAIM_HINT max=5 inputmode="numeric" value=claim/>
    }
}
