//! That something which was to happen was called off.

use domain::query::CalledOff as Said;
use leptos::prelude::*;

use super::Time;
use crate::copy::common;

/// That it was called off, when and why, and what follows.
#[component]
pub fn CalledOff(
    /// When and why.
    said: Said,
    /// What follows from it.
    #[prop(optional)]
    then: &'static str,
) -> impl IntoView {
    let reason = said.reason.unwrap_or_else(|| common::TAKEN_AWAY.to_owned());
    view! {
        <section class="notice">
            <h2>{common::CALLED_OFF}" "<Time when=said.at/></h2>
            <p class="prose">{reason}</p>
            {(!then.is_empty()).then(|| view! { <p>{then}</p> })}
        </section>
    }
}
