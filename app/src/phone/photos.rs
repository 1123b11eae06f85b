//! The picture fields of forms. What is done with them is a script of its own, in the folder beside this, which only
//! pages with such a field load.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlFormElement, HtmlInputElement};

use super::{document, find, said};

/// A picture that came back with its form, or with the address.
const KEPT: &str = "[data-photo-kept]";

/// Loads the script where there is such a field, or tells it that the page has changed.
pub fn show_again() {
    if find("[data-photos]").is_none() {
        return;
    }
    if find("script[data-photo-script]").is_none() {
        load();
    } else if let Ok(event) = Event::new("folkmoot-page") {
        // A fresh event is never refused.
        let _ = document().dispatch_event(&event);
    }
}

fn load() {
    let (Ok(script), Some(head)) = (document().create_element("script"), find("head")) else { return };
    for (name, value) in [("type", "module"), ("data-photo-script", ""), ("src", &said("photo-script"))] {
        // Attributes that HTML knows are never refused.
        let _ = script.set_attribute(name, value);
    }
    // A head takes any script.
    let _ = head.append_child(&script);
}

/// Whether a field stays as it is when the page changes, because there is a picture in it. A form that came back
/// brings its pictures along.
pub fn stays(old: &Element, new: &Element) -> bool {
    if !old.has_attribute("data-photos") {
        return false;
    }
    if new.has_attribute("data-returned") {
        files(old).for_each(|file| file.set_value(""));
        return false;
    }
    old.query_selector(KEPT).is_ok_and(|kept| kept.is_some()) || files(old).any(|file| !file.value().is_empty())
}

fn files(field: &Element) -> impl Iterator<Item = HtmlInputElement> {
    let all = field.query_selector_all("input[type='file']").ok();
    let count = all.as_ref().map_or(0, web_sys::NodeList::length);
    (0..count).filter_map(move |n| all.as_ref()?.get(n)?.dyn_into().ok())
}

/// A form was sent: what came back with it before is done with, too.
pub fn forget(form: &HtmlFormElement) {
    while let Ok(Some(kept)) = form.query_selector(KEPT) {
        kept.remove();
    }
}

/// Whether a picture on the page would be lost with it, other than one in a file field.
pub fn any_kept() -> bool {
    find(KEPT).is_some()
}
