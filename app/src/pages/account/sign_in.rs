//! Signing in on another phone.

use leptos::prelude::*;

use super::{Around, Frame};
use crate::components::{Hidden, PlainForm, TextField};
use crate::copy::{account, sign_in as copy};

/// A demonstration community that may be tried from here.
#[derive(Debug, Clone)]
pub struct Demonstration {
    /// Its address part.
    pub slug: String,
    /// Its name.
    pub name: String,
}

/// The page.
#[component]
pub fn SignInPage(
    /// The demonstrations to try: only at the computer that runs them.
    demonstrations: Vec<Demonstration>,
) -> impl IntoView {
    let signed_in = use_context::<Around>().is_some_and(|around| around.signed_in);
    view! {
        <Frame name=copy::TITLE narrow=true>
            <h1>{copy::TITLE}</h1>
            {signed_in.then(|| view! { <p class="banner banner--info">{copy::SIGNED_IN}" "<a href="/me">{copy::SEE_ME}</a></p> })}
            <p class="page__lede">{copy::LEDE}</p>
            {demonstrations.into_iter().map(|demonstration| view! { <Try demonstration/> }).collect_view()}
            <section>
                <h2>{copy::WITH_CODE}</h2>
                <p>{copy::WITH_CODE_HINT}</p>
                <PlainForm name="code" action="/sign-in">
                    <TextField name="code" label=account::CODE hint=account::CODE_HINT max=100/>
                    <button class="button" type="submit">{copy::SIGN_IN}</button>
                </PlainForm>
            </section>
            <section>
                <h2>{copy::WITH_EMAIL}</h2>
                <p>{copy::WITH_EMAIL_HINT}</p>
                <PlainForm name="email" action="/sign-in">
                    <TextField name="email" label=copy::EMAIL kind="email" autocomplete="email" max=254/>
                    <button class="button" type="submit">{copy::SEND}</button>
                </PlainForm>
            </section>
            <section>
                <h2>{copy::LOST}</h2>
                <p>{copy::LOST_HINT}</p>
            </section>
            <section>
                <h2>{copy::NEW_HERE}</h2>
                <p>{copy::NEW_HERE_HINT}</p>
                <p><a class="button button--quiet" href="/join">{copy::JOIN}</a></p>
            </section>
        </Frame>
    }
}

/// Two buttons to try a demonstration with.
#[component]
fn Try(demonstration: Demonstration) -> impl IntoView {
    let button = |as_whom: &'static str, words: &'static str| {
        let slug = demonstration.slug.clone();
        view! {
            <PlainForm name="demonstration" about=format!("{slug}-{as_whom}") action="/sign-in/demonstration" class="inline-form">
                <Hidden name="community" value=slug/>
                <Hidden name="as" value=as_whom/>
                <button class="button" type="submit">{words}</button>
            </PlainForm>
        }
    };
    view! {
        <section class="card">
            <h2>{copy::DEMONSTRATION}": "{demonstration.name.clone()}</h2>
            <p>{copy::DEMONSTRATION_HINT}</p>
            <div class="button-row">
                {button("resident", copy::AS_RESIDENT)}
                {button("organiser", copy::AS_ORGANISER)}
            </div>
        </section>
    }
}

/// The second step with e-mail: the six digits.
#[component]
pub fn DigitsPage() -> impl IntoView {
    view! {
        <Frame name=copy::SENT_TITLE narrow=true>
            <h1>{copy::SENT_TITLE}</h1>
            <p>{copy::SENT}</p>
            <PlainForm name="digits" action="/sign-in/numbers">
                <TextField name="digits" label=copy::DIGITS inputmode="numeric" autocomplete="one-time-code" max=20/>
                <button class="button" type="submit">{copy::SIGN_IN}</button>
            </PlainForm>
            <p><a href="/sign-in">{copy::AGAIN}</a></p>
        </Frame>
    }
}
