//! Raising an issue.

use domain::Refusal;
use domain::issues::{List, ListView, Similar};
use domain::text::PROSE;
use leptos::prelude::*;

use super::IssueCard;
use crate::components::act_form::use_form;
use crate::components::{ActForm, Hidden, Select, TextArea, TextField, Tick, title};
use crate::copy::{common, issues as copy};
use crate::data::{Shown, ask, use_slug};
use crate::pages::community::use_frame;

/// The page.
#[component]
pub fn NewPage() -> impl IntoView {
    title(|| copy::RAISE.to_owned());
    ask(List::default, |_, _| false, |shown| view! { <Form shown/> }.into_any())
}

#[component]
fn Form(shown: Shown<ListView>) -> impl IntoView {
    let slug = use_slug();
    let frame = use_frame();
    let names_shown = frame.first(|frame| frame.names_shown);
    let any = std::iter::once((String::new(), common::CHOOSE.to_owned()));
    let known = shown.first(|list| list.categories.clone());
    let categories = any.chain(known.into_iter().map(|(number, name)| (number.to_string(), name))).collect();
    let next = Callback::new(move |id| format!("/c/{}/issues/{id}", slug.get_untracked()));
    view! {
        <div class="page__head"><h1>{copy::RAISE}</h1></div>
        <p class="banner banner--info">{move || frame.with(|frame| frame.issue_notice.clone()).unwrap_or_else(|| copy::NOTICE.to_owned())}</p>
        <ActForm act="issue.raise" next=next>
            <SimilarOnes slug/>
            <TextField name="title" label=copy::WHAT hint=copy::WHAT_HINT/>
            <Select name="category" label=copy::CATEGORY options=categories/>
            <TextField name="place" label=copy::WHERE hint=copy::WHERE_HINT/>
            <PhonePlace/>
            <TextArea name="details" label=copy::DETAILS max=PROSE/>
            <Tick name="show_name" label=common::SHOW_NAME ticked=names_shown/>
            <button class="button button--wide" type="submit">{copy::SEND}</button>
        </ActForm>
    }
}

/// Once the server has said that there are similar ones: which, and a way to send it all the same.
#[component]
fn SimilarOnes(slug: Memo<String>) -> impl IntoView {
    let form = use_form();
    let look_first = Memo::new(move |_| form.is_some_and(|form| form.refusal.get() == Some(Refusal::LookFirst)));
    let typed = move || {
        #[cfg(feature = "hydrate")]
        if let Some(title) = crate::phone::typed("title") {
            return title;
        }
        form.and_then(|form| form.typed("title")).unwrap_or_default()
    };
    move || {
        look_first.get().then(|| view! {
        <section class="notice stack" aria-labelledby="similar">
            <h2 id="similar">{copy::SIMILAR}</h2>
            <p>{copy::SIMILAR_HINT}</p>
            {ask(
                move || Similar { title: typed() },
                |_, _| false,
                move |shown: Shown<Vec<domain::issues::Card>>| view! {
                    <ul class="cards">
                        {move || shown.get().into_iter().map(|card| view! { <IssueCard card slug=slug.get_untracked()/> }).collect_view()}
                    </ul>
                }.into_any(),
            )}
            <Hidden name="looked" value="on"/>
            <button class="button" type="submit">{copy::SEND_ANYWAY}</button>
        </section>
    })
    }
}

/// A button that adds where the phone is; only where there is a phone to ask.
#[component]
fn PhonePlace() -> impl IntoView {
    let form = use_form();
    let point = RwSignal::new(form.and_then(|form| form.typed("point")).unwrap_or_default());
    let failed = RwSignal::new(false);
    let alive = RwSignal::new(false);
    Effect::new(move |_| alive.set(true));
    let locate = move |_| {
        #[cfg(feature = "hydrate")]
        crate::phone::locate(point, failed);
    };
    view! {
        <input type="hidden" name="point" value=move || point.get()/>
        <Show when=move || alive.get()>
            <div class="field">
                <button class="button button--quiet" type="button" on:click=locate>{copy::USE_LOCATION}</button>
                <p class="muted" role="status">
                    {move || match (point.with(String::is_empty), failed.get()) {
                        (false, _) => copy::LOCATION_ADDED,
                        (true, true) => copy::LOCATION_FAILED,
                        (true, false) => "",
                    }}
                </p>
            </div>
        </Show>
    }
}
