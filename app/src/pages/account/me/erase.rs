//! Being forgotten.

use leptos::prelude::*;

use crate::components::{Choice, Choices, PlainForm};
use crate::copy::me as copy;
use crate::pages::account::Frame;

/// The page.
#[component]
pub fn ErasePage(
    /// The names of the communities that something is kept in.
    communities: Vec<String>,
) -> impl IntoView {
    view! {
        <Frame name=copy::ERASE narrow=true>
            <h1>{copy::ERASE}</h1>
            <p class="banner banner--warn">{copy::ERASE_LEDE}</p>
            {(!communities.is_empty()).then(|| view! {
                <p>{copy::ERASE_WHERE}</p>
                <ul>{communities.into_iter().map(|name| view! { <li class="prose">{name}</li> }).collect_view()}</ul>
            })}
            <PlainForm name="erase" action="/me/erase">
                <Choices name="posts" legend=copy::ERASE_POSTS>
                    <Choice name="posts" value="keep_without_name" label=copy::ERASE_KEEP hint=copy::ERASE_KEEP_HINT/>
                    <Choice name="posts" value="erase" label=copy::ERASE_ALL hint=copy::ERASE_ALL_HINT/>
                </Choices>
                <p class="muted">{copy::ERASE_BALLOTS}</p>
                <div class="button-row">
                    <button class="button button--danger" type="submit">{copy::ERASE_DO}</button>
                    <a class="button button--quiet" href="/me">{copy::BACK}</a>
                </div>
            </PlainForm>
        </Frame>
    }
}
