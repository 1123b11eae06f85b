//! Putting Folkmoot on the home screen: offered once, where it can be done and is of use.

use std::cell::RefCell;

use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlElement};

use super::{document, get, live, on, said, signal, window};

/// That the hint was shown, so that it is not shown again.
const SHOWN: &str = "folkmoot-install-hint";

thread_local! {
    /// The browser's own question, kept until somebody wants it.
    static QUESTION: RefCell<Option<JsValue>> = RefCell::default();
}

/// Offers it once one is in a community: whoever only looks by has no use for it.
pub fn watch() {
    on(&window(), "beforeinstallprompt", |event: &Event| {
        event.prevent_default();
        QUESTION.with(|question| question.replace(Some(event.clone().into())));
        hint("install", true);
    });
    on(&window(), "appinstalled", |_| close());
    if signal::is_iphone_tab() {
        hint("install-iphone", false);
    }
}

fn storage() -> Option<web_sys::Storage> {
    // Refused where the browser stores nothing: then there is nothing to install for.
    window().local_storage().ok().flatten()
}

fn hint(words: &str, may_ask: bool) {
    let belongs = super::find("main[data-member]").is_some() && live::shown().is_some();
    let Some(storage) = storage().filter(|storage| belongs && storage.get_item(SHOWN) == Ok(None)) else { return };
    let Some(strip) = signal::strip("install", &said(words), None) else { return };
    if may_ask {
        button(&strip, &said("install-it"), ask);
    }
    button(&strip, &said("not-now"), close);
    // Where it can't be noted, it may be shown again.
    let _ = storage.set_item(SHOWN, "yes");
}

/// A button in a strip.
pub fn button(strip: &Element, words: &str, press: fn()) {
    let Some(button) = document().create_element("button").ok().and_then(|it| it.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    button.set_class_name("button button--small");
    button.set_text_content(Some(words));
    let press = Closure::<dyn FnMut()>::new(press);
    button.set_onclick(Some(press.as_ref().unchecked_ref()));
    press.forget();
    // A paragraph takes any element.
    let _ = strip.append_child(&button);
}

fn ask() {
    if let Some(question) = QUESTION.with(|question| question.take())
        && let Ok(prompt) = get(&question, "prompt").dyn_into::<js_sys::Function>()
    {
        // Whatever is answered, it was asked.
        let _ = prompt.call0(&question);
    }
    close();
}

fn close() {
    signal::strip("install", "", None);
}
