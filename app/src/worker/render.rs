//! The pages, rendered from what the phone keeps.

use std::sync::{Arc, Mutex, PoisonError};

use domain::sync::Overlay;
use domain::{Refusal, Timestamp, Viewer};
use leptos::prelude::*;
use wasm_bindgen::prelude::wasm_bindgen;

use super::{Kit, waiting};
use crate::app::App;
use crate::components::OnPhone;
use crate::components::act_form::Returned;
use crate::data::server::{FreshIds, Reading};
use crate::forms::Posted;
use crate::pages::account::Around;
use crate::pages::account::choose::{ChoosePage, ChoosePageProps};
use crate::pages::phone::no_signal::{Kept, NoSignalPage, NoSignalPageProps};
use crate::pages::phone::outbox::{OutboxPage, OutboxPageProps};
use crate::pages::phone::sign_out::{SignOutPage, SignOutPageProps};
use crate::shell::{self, Request};

/// A rendered page.
#[wasm_bindgen]
pub struct Page {
    /// Its status, as the server would answer.
    pub status: u16,
    html: String,
}

#[wasm_bindgen]
impl Page {
    /// The whole document.
    #[wasm_bindgen(getter)]
    pub fn html(&self) -> String {
        self.html.clone()
    }
}

/// A page of a community, with the form that was refused there, if one was.
pub fn community(kit: &mut Kit, slug: &str, address: &str, phone: i64, fields: Option<&str>) -> Page {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let now = kit.now(slug, phone);
    let rest = path.strip_prefix("/c/").and_then(|rest| rest.strip_prefix(slug)).unwrap_or_default();
    // What is settled for everybody is settled with the server.
    let is_here = !["/organise", "/print"].iter().any(|part| rest.starts_with(part));
    let Some(overlay) = kit.overlay(slug, now).filter(|_| is_here) else { return no_signal(kit, false, phone) };
    let returned = match fields {
        Some(fields) => blocked(kit, &overlay, fields, now),
        None => refused_here(kit, &overlay, path),
    };
    let status = if returned.is_some() { 422 } else { 200 };
    let Overlay { state, viewer, unsent } = overlay;
    let reading = Reading { state: Some(Arc::new(state)), viewer, now, origin: kit.settings.origin.clone() };
    let on_phone = OnPhone { unsent: Arc::new(unsent) };
    page(kit, address, reading, returned, on_phone, status, App)
}

/// The form that can't be kept as it is, and why.
fn blocked(kit: &mut Kit, overlay: &Overlay, fields: &str, now: Timestamp) -> Option<Returned> {
    use domain::sync::Verdict;
    let refusal = match domain::Command::from_form(fields) {
        Err(refusal) => refusal,
        Ok(command) => match overlay.clone().lay_command(&command, &mut kit.moment(now)) {
            Verdict::Blocked(refusal) => refusal,
            Verdict::Shown | Verdict::Doubtful(_) => return None,
        },
    };
    Some(returned(fields, refusal))
}

/// The last form that the server refused on this page.
fn refused_here(kit: &Kit, overlay: &Overlay, path: &str) -> Option<Returned> {
    let member = overlay.viewer.member?;
    let (entry, refusal) = kit.outbox.refused_at(member, path).next()?;
    Some(returned(&entry.fields, refusal.clone()))
}

fn returned(fields: &str, refusal: Refusal) -> Returned {
    let posted = Posted::read(fields);
    Returned {
        act: posted.get("act").to_owned(),
        about: posted.get("about").to_owned(),
        fields: posted.fields,
        refusal,
    }
}

/// What stands in place of a page that is not here.
pub fn no_signal(kit: &mut Kit, sent: bool, phone: i64) -> Page {
    let waiting = waiting::acts(kit);
    let slugs: Vec<String> = kit.kept.keys().cloned().collect();
    let kept = slugs.into_iter().map(|slug| Kept { name: waiting::name(kit, &slug), slug }).collect();
    outside(kit, phone, 504, move || NoSignalPage(NoSignalPageProps { sent, kept, waiting }))
}

/// The question in which community to go to a page.
pub fn choose(kit: &mut Kit, rest: String, phone: i64) -> Page {
    let slugs: Vec<String> = kit.kept.keys().cloned().collect();
    let mine = slugs.into_iter().map(|slug| (slug.clone(), waiting::name(kit, &slug))).collect();
    outside(kit, phone, 200, move || ChoosePage(ChoosePageProps { mine, rest }))
}

/// What waits.
pub fn outbox(kit: &mut Kit, phone: i64) -> Page {
    let waiting = waiting::acts(kit);
    outside(kit, phone, 200, move || OutboxPage(OutboxPageProps { waiting }))
}

/// The question what shall become of what waits.
pub fn sign_out(kit: &mut Kit, tried: bool, phone: i64) -> Page {
    let waiting = waiting::acts(kit);
    outside(kit, phone, 200, move || SignOutPage(SignOutPageProps { waiting, tried }))
}

/// A page outside every community.
fn outside<V: IntoView + 'static>(kit: &mut Kit, phone: i64, status: u16, view: impl FnOnce() -> V) -> Page {
    let now = Timestamp::from_millis(phone);
    let reading = Reading { state: None, viewer: Viewer::STRANGER, now, origin: kit.settings.origin.clone() };
    page(kit, "/", reading, None, OnPhone::default(), status, move || {
        provide_context(Around { signed_in: true });
        view()
    })
}

fn page<V: IntoView + 'static>(
    kit: &mut Kit,
    address: &str,
    reading: Reading,
    returned: Option<Returned>,
    on_phone: OnPhone,
    status: u16,
    view: impl FnOnce() -> V,
) -> Page {
    let moment = Mutex::new(kit.moment(reading.now));
    let ids = FreshIds(Arc::new(move || moment.lock().unwrap_or_else(PoisonError::into_inner).command_id()));
    let request = Request {
        address,
        reading,
        ids,
        returned,
        assets: &kit.settings.assets,
        nonce: "",
        indexed: false,
        phone: Some(on_phone),
        dev_script: None,
    };
    let rendered = shell::render(request, || view().into_view());
    Page { status: if rendered.not_found { 404 } else { status }, html: rendered.html }
}
