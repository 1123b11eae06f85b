//! Moving to a new phone.

use leptos::prelude::*;

use crate::components::PlainForm;
use crate::copy::me as copy;
use crate::html::IntoHtml;
use crate::pages::account::Frame;
use crate::pages::account::recovery::Code;

/// The page.
#[component]
pub fn MovePage(
    /// The code, once it was asked for.
    code: Option<String>,
    /// Where people find this server.
    origin: String,
) -> impl IntoView {
    view! {
        <Frame name=copy::MOVE narrow=true>
            <h1>{copy::MOVE}</h1>
            {match code {
                Some(code) => view! {
                    <p>{copy::MOVE_STEP}</p>
                    <p><strong>{origin}"/sign-in"</strong></p>
                    <Code code/>
                    <p>{copy::MOVE_UNTIL}</p>
                    <p>{copy::MOVE_BOTH}</p>
                }.into_html(),
                None => view! {
                    <p>{copy::MOVE_HINT}</p>
                    <PlainForm name="move" action="/me/move">
                        <button class="button" type="submit">{copy::MOVE_SHOW}</button>
                    </PlainForm>
                }.into_html(),
            }}
            <p><a href="/me">{copy::BACK}</a></p>
        </Frame>
    }
}
