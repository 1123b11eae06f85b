//! Signing out while something waits on this phone.

use leptos::prelude::*;

use super::outbox::{WaitingAct, WaitingActs};
use crate::components::{Hidden, PlainForm};
use crate::copy::sign_out as copy;
use crate::pages::account::Frame;

/// The page: send what waits first, keep it for later, or delete it.
#[component]
pub fn SignOutPage(
    /// What waits.
    waiting: Vec<WaitingAct>,
    /// Whether it was tried to send it and there is no signal.
    tried: bool,
) -> impl IntoView {
    let choices = [
        ("send", copy::SEND, copy::SEND_HINT, "button"),
        ("keep", copy::KEEP, copy::KEEP_HINT, "button button--quiet"),
        ("delete", copy::DELETE, copy::DELETE_HINT, "button button--danger"),
    ];
    view! {
        <Frame name=copy::TITLE narrow=true>
            <h1>{copy::TITLE}</h1>
            {tried.then(|| view! { <p class="banner banner--warn" role="alert">{copy::NO_SIGNAL}</p> })}
            <p>{copy::QUESTION}</p>
            {choices.into_iter().map(|(unsent, words, hint, class)| view! {
                <PlainForm name="sign-out" about=unsent action="/me" class="form">
                    <Hidden name="unsent" value=unsent/>
                    <button class=class type="submit">{words}</button>
                    <p class="muted">{hint}</p>
                </PlainForm>
            }).collect_view()}
            <p><a href="/me">{copy::STAY}</a></p>
            <WaitingActs waiting/>
        </Frame>
    }
}
