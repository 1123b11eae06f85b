//! What the community is called, how it welcomes people and whom to turn to.

use domain::community::{Settings, SettingsView};
use domain::text::{NAME, PROSE};
use leptos::prelude::*;

use super::Head;
use crate::components::{ActForm, TextArea, TextField};
use crate::copy::{issues, organise as copy};
use crate::data::ask;

/// The page.
#[component]
pub fn DetailsPage() -> impl IntoView {
    ask(Settings {}, |now| view! { <Details now/> })
}

#[component]
fn Details(now: SettingsView) -> impl IntoView {
    let contact = now.contact;
    let said = |words: Option<String>| words.unwrap_or_default();
    view! {
        <Head heading=copy::DETAILS/>
        <ActForm act="community.describe">
            <TextField name="name" label=copy::NAME value=now.name/>
            <TextArea name="welcome" label=copy::WELCOME hint=copy::WELCOME_HINT max=PROSE value=said(now.welcome)/>
            <h2>{copy::CONTACT}</h2>
            <p>{copy::CONTACT_HINT}</p>
            <TextField name="contact_name" label=copy::CONTACT_NAME max=NAME value=said(contact.name)/>
            <TextField name="contact_telephone" label=copy::CONTACT_TELEPHONE kind="tel" max=NAME value=said(contact.telephone)/>
            <TextField name="contact_place" label=copy::CONTACT_PLACE value=said(contact.place)/>
            <TextField name="contact_times" label=copy::CONTACT_TIMES value=said(contact.times)/>
            <h2>{issues::TITLE}</h2>
            <TextArea name="issue_notice" label=copy::NOTICE hint=copy::NOTICE_HINT max=PROSE rows=3 value=said(now.issue_notice)/>
            <p class="notice">{issues::NOTICE}</p>
            <button class="button" type="submit">{copy::SAVE}</button>
        </ActForm>
    }
}
