//! Calling a meeting.

use domain::gatherings::{AGENDA, List};
use domain::text::LINE;
use leptos::prelude::*;

use crate::components::act_form::fresh_id;
use crate::components::{ActForm, Select, TextArea, TextField};
use crate::copy::gatherings as copy;
use crate::data::{ask, use_slug};
use crate::html::IntoHtml;
use crate::pages::not_found::Elsewhere;
use crate::pages::organise::Head;

/// The page.
#[component]
pub fn NewPage() -> impl IntoView {
    ask(List::default(), |list| match list.may_call {
        true => view! { <Form/> }.into_html(),
        false => Elsewhere().into_html(),
    })
}

#[component]
fn Form() -> impl IntoView {
    let id = fresh_id();
    view! {
        <Head heading=copy::CALL/>
        <p>{copy::NEW_HINT}</p>
        <ActForm act="gathering.call" id next=format!("/c/{}/meetings/{id}", use_slug())>
            <Fields/>
            <button class="button button--wide" type="submit">{copy::SEND}</button>
        </ActForm>
    }
}

#[component]
fn Fields() -> impl IntoView {
    let lengths = copy::LENGTHS.map(|(minutes, words)| (minutes.to_string(), words.to_owned()));
    view! {
        <TextField name="title" label=copy::NAME hint=copy::NAME_HINT/>
        <TextField name="place" label=copy::PLACE hint=copy::PLACE_HINT/>
        <TextField name="begins" label=copy::WHEN kind="datetime-local"/>
        <Select name="lasts" label=copy::LASTS options=lengths.into() value=copy::USUAL.to_string()/>
        <TextArea name="agenda" label=copy::ITEMS hint=copy::ITEMS_HINT max=AGENDA * (LINE + 2) rows=5/>
    }
}
