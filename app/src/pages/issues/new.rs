//! Raising an issue.

use domain::Refusal;
use domain::issues::{List, Similar};
use domain::text::PROSE;
use leptos::prelude::*;

use super::IssueCard;
use crate::components::act_form::{fresh_id, use_form};
use crate::components::{ActForm, Hidden, PhotoField, Select, TextArea, TextField, Tick, title};
use crate::copy::{common, issues as copy};
use crate::data::{ask, use_all_asked_for, use_asked_for, use_slug};
use crate::pages::community::use_frame;

/// The page.
#[component]
pub fn NewPage() -> impl IntoView {
    title(copy::RAISE);
    ask(List::default(), |list| view! { <Form categories=list.categories/> })
}

#[component]
fn Form(categories: Vec<(u32, String)>) -> impl IntoView {
    let frame = use_frame();
    let notice = frame.issue_notice.clone().unwrap_or_else(|| copy::NOTICE.to_owned());
    let any = std::iter::once((String::new(), common::CHOOSE.to_owned()));
    let categories = any.chain(categories.into_iter().map(|(number, name)| (number.to_string(), name))).collect();
    let id = fresh_id();
    // What another app shared comes in the address.
    let shared = |name| use_asked_for(name).unwrap_or_default();
    view! {
        <div class="page__head"><h1>{copy::RAISE}</h1></div>
        <p class="banner banner--info">{notice}</p>
        <ActForm act="issue.raise" with_photos=true id next=format!("/c/{}/issues/{id}", use_slug())>
            <SimilarOnes/>
            <TextField name="title" label=copy::WHAT hint=copy::WHAT_HINT value=shared("title")/>
            <Select name="category" label=copy::CATEGORY options=categories/>
            <TextField name="place" label=copy::WHERE hint=copy::WHERE_HINT/>
            <PhonePlace/>
            <TextArea name="details" label=copy::DETAILS max=PROSE value=shared("details")/>
            <PhotoField given=use_all_asked_for("photo")/>
            <Tick name="show_name" label=common::SHOW_NAME ticked=frame.names_shown/>
            <button class="button button--wide" type="submit">{copy::SEND}</button>
        </ActForm>
    }
}

/// Once the server has said that there are similar ones: which, and a way to send it all the same.
#[component]
fn SimilarOnes() -> impl IntoView {
    let form = use_form();
    (form.refusal == Some(Refusal::LookFirst)).then(|| {
        let title = form.typed("title").unwrap_or_default().to_owned();
        view! {
            <section class="notice stack" aria-labelledby="similar">
                <h2 id="similar">{copy::SIMILAR}</h2>
                <p>{copy::SIMILAR_HINT}</p>
                {ask(Similar { title }, |cards| {
                    let slug = use_slug();
                    let cards = cards.into_iter().map(|card| view! { <IssueCard card slug=slug.clone()/> });
                    view! { <ul class="cards">{cards.collect_view()}</ul> }
                })}
                <Hidden name="looked" value="on"/>
                <button class="button" type="submit">{copy::SEND_ANYWAY}</button>
            </section>
        }
    })
}

/// A button that adds where the phone is. The phone shows it: without one there is nothing to ask.
#[component]
fn PhonePlace() -> impl IntoView {
    let point = use_form().typed("point").unwrap_or_default().to_owned();
    view! {
        <div class="field" hidden data-locate>
            <input type="hidden" name="point" value=point/>
            <button class="button button--quiet" type="button">{copy::USE_LOCATION}</button>
            <p class="muted" role="status" data-added=copy::LOCATION_ADDED data-failed=copy::LOCATION_FAILED></p>
        </div>
    }
}
