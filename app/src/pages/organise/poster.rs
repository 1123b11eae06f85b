//! A poster with a code to join, to be printed.

use domain::community::{About, AboutView, ContactView, Kind};
use domain::members::{Codes, CodesView, OpensView};
use leptos::prelude::*;

use super::codes::MakeCode;
use super::qr::Qr;
use super::{Code, Head, join_link, typed_at};
use crate::components::ActForm;
use crate::copy::organise as copy;
use crate::data::ask;
use crate::html::IntoHtml;

/// The page.
#[component]
pub fn PosterPage() -> impl IntoView {
    ask(Codes {}, |codes| view! { <Sheet codes/> })
}

#[component]
fn Sheet(codes: CodesView) -> impl IntoView {
    let code = codes.codes.into_iter().find(|code| code.opens == OpensView::Membership);
    let poster = match code {
        None => view! {
            <div class="empty"><p>{copy::POSTER_NONE}</p></div>
            <MakeCode/>
        }
        .into_html(),
        Some(code) => ask(About {}, |about| view! { <Poster about code=code.code/> }),
    };
    view! { <Head heading=copy::POSTER/>{poster} }
}

#[component]
fn Poster(about: AboutView, code: String) -> impl IntoView {
    let link = join_link(&code);
    let typed = typed_at(&link);
    let contact = contact(about.contact);
    let is_of_need = about.kinds.contains(&Kind::Need);
    view! {
        <div class="no-print stack">
            <p>{copy::POSTER_HINT}</p>
            {is_of_need.then(|| view! { <p class="notice notice--warn">{copy::POSTER_NEED}</p> })}
            <ActForm act="community.poster_printed" class="inline-form">
                <button class="button" type="submit">{copy::POSTER_DONE}</button>
            </ActForm>
        </div>
        <article class="poster">
            <p class="poster__call">{copy::POSTER_CALL}</p>
            <h2>{about.name}</h2>
            <p>{copy::POSTER_WHAT}</p>
            <Qr text=link label=copy::POSTER_QR/>
            <p>{copy::POSTER_SCAN}</p>
            <p class="poster__address">{typed}</p>
            <p>{copy::POSTER_TYPE}</p>
            <Code code/>
            <p class="poster__small">
                {copy::POSTER_SMALL}
                {contact.map(|contact| view! { " "{copy::POSTER_ASK}" "{contact}"." })}
            </p>
        </article>
    }
}

/// Whom to ask, in one line.
fn contact(contact: ContactView) -> Option<String> {
    let parts: Vec<String> =
        [contact.name, contact.telephone, contact.place, contact.times].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}
