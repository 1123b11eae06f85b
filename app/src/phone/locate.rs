//! Asking the phone where it is.

use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlInputElement};

use super::{document, get, window};

/// Shows the buttons that only a phone with this script can answer.
pub fn show_buttons() {
    if let Ok(all) = document().query_selector_all("[data-locate][hidden]") {
        for element in (0..all.length()).filter_map(|n| all.get(n)?.dyn_into::<Element>().ok()) {
            // An attribute that HTML knows is never refused.
            let _ = element.remove_attribute("hidden");
        }
    }
}

/// Writes the phone's place as `lat,long` into the field around the button that was pressed.
pub fn click(event: &Event) {
    let Some(pressed) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
    if let Ok(Some(field)) = pressed.closest("[data-locate]")
        && pressed.closest("button").is_ok_and(|button| button.is_some())
    {
        ask(field);
    }
}

fn ask(field: Element) {
    let geolocation = get(&window().navigator(), "geolocation");
    let (here, nowhere) = (field.clone(), field.clone());
    let found = Closure::once_into_js(move |position: JsValue| {
        let coords = get(&position, "coords");
        match (get(&coords, "latitude").as_f64(), get(&coords, "longitude").as_f64()) {
            (Some(lat), Some(long)) => put(&here, &format!("{lat:.5},{long:.5}"), "data-added"),
            _ => put(&here, "", "data-failed"),
        }
    });
    let refused = Closure::once_into_js(move |_: JsValue| put(&nowhere, "", "data-failed"));
    let asked = get(&geolocation, "getCurrentPosition").dyn_into::<js_sys::Function>();
    if asked.and_then(|ask| ask.call2(&geolocation, &found, &refused)).is_err() {
        put(&field, "", "data-failed");
    }
}

/// Fills the field in and says, in the words it carries under this name, what became of it.
fn put(field: &Element, point: &str, words: &str) {
    if let Ok(Some(input)) = field.query_selector("input")
        && let Some(input) = input.dyn_ref::<HtmlInputElement>()
    {
        input.set_value(point);
    }
    if let Ok(Some(status)) = field.query_selector("[role='status']") {
        status.set_text_content(status.get_attribute(words).as_deref());
    }
}
