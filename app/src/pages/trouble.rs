//! What stands in place of a page when something went wrong. It knows nothing of any community.

use leptos::prelude::*;

use super::account::Frame;
use crate::copy::{common, safety as copy};

/// That it was not done, why, and the way on.
#[component]
pub fn TroublePage(
    /// Why, and what to do.
    says: &'static str,
    /// The stable code of it.
    code: &'static str,
) -> impl IntoView {
    view! {
        <Frame name=copy::NOT_DONE narrow=true>
            <h1>{copy::NOT_DONE}</h1>
            <p>{says}</p>
            <p class="muted"><small>{copy::CODE}" "<code>{code}</code></small></p>
            <p class="button-row"><a class="button button--quiet" href="/">{common::FOLKMOOT}</a></p>
        </Frame>
    }
}
