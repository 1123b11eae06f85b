//! The code of a meeting, to be printed or shown on a screen in the room.

use domain::gatherings::{Code as Asked, CodeView, Phase};
use leptos::prelude::*;

use super::{address, called};
use crate::components::{ActForm, Hidden, Time, title};
use crate::copy::gatherings as copy;
use crate::data::{ask_about, use_slug};
use crate::html::IntoHtml;
use crate::pages::organise::qr::Qr;
use crate::pages::organise::{Code, join_link, typed_at};

/// The page.
#[component]
pub fn SheetPage() -> impl IntoView {
    ask_about("id", |id| Asked { id }, |view| view! { <Sheet view/> })
}

#[component]
fn Sheet(view: CodeView) -> impl IntoView {
    title(copy::SHEET);
    let back = address(&use_slug(), &view.card);
    view! {
        <p class="no-print"><a href=back>{copy::BACK}</a></p>
        <div class="page__head no-print"><h1>{copy::SHEET}</h1></div>
        {match view.code.clone() {
            Some(code) => view! { <Poster view code/> }.into_html(),
            None => view! { <div class="empty"><p>{copy::SHEET_OVER}</p></div> }.into_html(),
        }}
    }
}

#[component]
fn Poster(view: CodeView, code: String) -> impl IntoView {
    let link = join_link(&code);
    let typed = typed_at(&link);
    let CodeView { card, community, .. } = view;
    let name = called(&card);
    view! {
        <div class="no-print stack">
            <p>{copy::SHEET_HINT}</p>
            <p class="notice">{copy::SHEET_VOUCH}</p>
            {(card.phase == Phase::Coming).then(|| view! { <p class="notice notice--warn">{copy::SHEET_NOT_YET}</p> })}
        </div>
        <article class="poster">
            <p class="poster__call">{copy::SHEET_CALL}</p>
            <h2 class="prose">{name}</h2>
            <p class="prose">{community}" · "<Time when=card.begins/></p>
            <Qr text=link label=copy::SHEET_QR/>
            <p>{copy::SHEET_SCAN}</p>
            <p class="poster__address">{typed}</p>
            <p>{copy::SHEET_TYPE}</p>
            <Code code/>
            <p class="poster__small">{copy::SHEET_SMALL}</p>
        </article>
        <div class="no-print stack">
            <p>{copy::RENEW_HINT}</p>
            <ActForm act="gathering.renew_code" class="inline-form">
                <Hidden name="gathering" value=card.id.to_string()/>
                <button class="button button--quiet" type="submit">{copy::RENEW}</button>
            </ActForm>
        </div>
    }
}
