//! The one sender: turns a form into the command it gives, and gives it to the server.

use domain::ids::CommandId;
use domain::{Act, Command, Refusal};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use serde::Deserialize;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{FormData, HtmlFormElement, UrlSearchParams};

use super::fetch;
use crate::components::act_form::FormState;
use crate::data::{Refresh, Trouble, use_slug};

/// What the server says of a command.
#[derive(Deserialize)]
struct Answer {
    refusal: Option<Refusal>,
}

/// A new command id from the phone's own randomness.
pub fn fresh_id() -> CommandId {
    let mut random = [0_u8; 10];
    if let Ok(crypto) = window().crypto() {
        // Without randomness the id is only the time: the server refuses one that was used before.
        let _ = crypto.get_random_values_with_u8_array(&mut random);
    }
    // A clock before 1970 counts as 1970; the time in an id is never trusted.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let millis = js_sys::Date::now().max(0.0) as u64;
    CommandId(uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid())
}

/// Sends the form without a page load.
pub fn submit(
    act: &'static str,
    form: FormState,
    id: RwSignal<CommandId>,
    next: Option<Callback<CommandId, String>>,
) -> impl Fn(SubmitEvent) + 'static {
    let navigate = use_navigate();
    let slug = use_slug();
    let refresh = use_context::<Refresh>();
    move |event: SubmitEvent| {
        event.prevent_default();
        if form.busy.get_untracked() {
            return;
        }
        let Some(element) = event.target().and_then(|target| target.dyn_into::<HtmlFormElement>().ok()) else { return };
        let Some((command_id, act)) = read(act, &element, &event) else {
            form.refusal.set(Some(Refusal::NotThatForm));
            return;
        };
        let act = match act {
            Ok(act) => act,
            Err(refusal) => return form.refusal.set(Some(refusal)),
        };
        let command = Command { id: command_id, act };
        let address = format!("/c/{}/commands", slug.get_untracked());
        let navigate = navigate.clone();
        form.busy.set(true);
        form.trouble.set(None);
        form.sent.set(false);
        leptos::task::spawn_local(async move {
            let sent = match serde_json::to_string(&command) {
                Ok(json) => fetch::post::<Answer>(&address, &json).await,
                Err(_) => Err(Trouble::Server),
            };
            let _ = form.busy.try_set(false);
            match sent {
                Err(trouble) => {
                    let _ = form.trouble.try_set(Some(trouble));
                }
                Ok(Answer { refusal: Some(refusal) }) => {
                    let _ = form.refusal.try_set(Some(refusal));
                    // What was refused is another command once it is mended.
                    let _ = id.try_set(fresh_id());
                    show_error(&element);
                }
                Ok(Answer { refusal: None }) => {
                    let _ = form.refusal.try_set(None);
                    element.reset();
                    let _ = id.try_set(fresh_id());
                    match next {
                        Some(next) => {
                            navigate(&with_done(&next.run(command_id), command.act.name()), NavigateOptions::default())
                        }
                        None => {
                            let _ = form.sent.try_set(true);
                        }
                    }
                    if let Some(refresh) = refresh {
                        refresh.after_act();
                    }
                }
            }
        });
    }
}

/// The address to go to when an act is done: it says which, so that the page can confirm it.
fn with_done(address: &str, act: &str) -> String {
    let separator = if address.contains('?') { '&' } else { '?' };
    format!("{address}{separator}done={act}")
}

/// The command id and the act that the form's fields make, with the button that was pressed.
fn read(act: &str, element: &HtmlFormElement, event: &SubmitEvent) -> Option<(CommandId, Result<Act, Refusal>)> {
    let data = FormData::new_with_form(element).ok()?;
    if let Some(button) = event.submitter() {
        let name = button.get_attribute("name").unwrap_or_default();
        if !name.is_empty() {
            data.append_with_str(&name, &button.get_attribute("value").unwrap_or_default()).ok()?;
        }
    }
    let id = data.get("id").as_string()?.parse().ok()?;
    let fields = UrlSearchParams::new_with_str_sequence_sequence(&JsValue::from(data)).ok()?;
    Some((id, Act::from_form(act, &String::from(fields.to_string()))))
}

/// Brings the first thing that is wrong into view, once it is drawn.
fn show_error(form: &HtmlFormElement) {
    let form = form.clone();
    request_animation_frame(move || {
        let wrong =
            form.query_selector("[aria-invalid='true'], .choices.field--bad input, .form__error").ok().flatten();
        if let Some(wrong) = wrong.and_then(|wrong| wrong.dyn_into::<web_sys::HtmlElement>().ok()) {
            wrong.scroll_into_view();
            // What can't take the focus is at least in view.
            let _ = wrong.focus();
        }
    });
}

/// Narrows a list without a page load: the fields that are filled in go into the address.
pub fn filter() -> impl Fn(SubmitEvent) + 'static {
    let navigate = use_navigate();
    let location = leptos_router::hooks::use_location();
    move |event: SubmitEvent| {
        let element = event.target().and_then(|target| target.dyn_into::<HtmlFormElement>().ok());
        let data = element.and_then(|element| FormData::new_with_form(&element).ok());
        let fields = data.and_then(|data| UrlSearchParams::new_with_str_sequence_sequence(&JsValue::from(data)).ok());
        let Some(fields) = fields else { return };
        event.prevent_default();
        let address = format!("{}?{}", location.pathname.get_untracked(), String::from(fields.to_string()));
        navigate(&address, NavigateOptions { scroll: false, ..NavigateOptions::default() });
    }
}
