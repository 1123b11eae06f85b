//! The six digits with which an address is added.

use leptos::prelude::*;

use crate::components::{PlainForm, TextField};
use crate::copy::{me as copy, sign_in};
use crate::pages::account::Frame;

/// The page.
#[component]
pub fn EmailPage() -> impl IntoView {
    view! {
        <Frame name=copy::EMAIL_SENT_TITLE narrow=true>
            <h1>{copy::EMAIL_SENT_TITLE}</h1>
            <p>{copy::EMAIL_SENT}</p>
            <PlainForm name="digits" action="/me/email">
                <TextField name="digits" label=sign_in::DIGITS inputmode="numeric" autocomplete="one-time-code" max=20/>
                <button class="button" type="submit">{copy::EMAIL_ADD}</button>
            </PlainForm>
            <p><a href="/me">{copy::BACK}</a></p>
        </Frame>
    }
}
