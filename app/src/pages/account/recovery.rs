//! The recovery code, to be written down.

use leptos::prelude::*;

use super::Frame;
use crate::copy::{account, me as copy};
use crate::html::IntoHtml;

/// The page.
#[component]
pub fn RecoveryPage(
    /// The code; none once it is shown no more.
    code: Option<String>,
    /// Where to go on.
    next: String,
) -> impl IntoView {
    let shown = code.is_some();
    view! {
        <Frame name=copy::RECOVERY narrow=true>
            <h1>{copy::RECOVERY}</h1>
            {match code {
                Some(code) => view! {
                    <p>{copy::RECOVERY_KEY}</p>
                    <Code code/>
                    <p class="notice notice--warn">{copy::RECOVERY_CARE}</p>
                }.into_html(),
                None => view! { <p>{copy::RECOVERY_GONE}" "<a href="/me">{copy::SEE_ME}</a></p> }.into_html(),
            }}
            <p><a class="button" href=next>{if shown { copy::RECOVERY_WRITTEN } else { account::GO_ON }}</a></p>
        </Frame>
    }
}

/// A code in groups, large enough to copy by hand.
#[component]
pub fn Code(
    /// It.
    code: String,
) -> impl IntoView {
    let groups: Vec<String> = code.split('-').map(str::to_owned).collect();
    view! { <p class="code">{groups.into_iter().map(|group| view! { <span>{group}" "</span> }).collect_view()}</p> }
}
