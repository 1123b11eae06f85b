//! Putting Folkmoot on the home screen: offered during one visit, where it can be done and is of use.

use std::cell::RefCell;

use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlElement};

use super::{document, get, live, on, said, signal, window};

/// That the hint was shown, and, for the length of the visit in which it was, that nobody closed it.
const HINT: &str = "folkmoot-install-hint";

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

/// Whether it is still to be shown: this visit, unless it was closed or an earlier visit had it.
fn is_due() -> bool {
    // Refused where the browser stores nothing: then there is nothing to install for.
    let (Ok(Some(lasting)), Ok(Some(visit))) = (window().local_storage(), window().session_storage()) else {
        return false;
    };
    match (lasting.get_item(HINT), visit.get_item(HINT)) {
        (Ok(None), _) => {
            // Where it can't be noted, it may be shown again.
            let _ = lasting.set_item(HINT, "shown").and_then(|()| visit.set_item(HINT, "open"));
            true
        }
        (_, Ok(Some(open))) => open == "open",
        _ => false,
    }
}

fn hint(words: &str, may_ask: bool) {
    let belongs = super::find("main[data-member]").is_some() && live::shown().is_some();
    if !belongs || !is_due() {
        return;
    }
    let Some(strip) = signal::strip("install", &said(words), None) else { return };
    if may_ask {
        button(&strip, &said("install-it"), ask);
    }
    button(&strip, &said("not-now"), close);
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
    if let Ok(Some(visit)) = window().session_storage() {
        // As above.
        let _ = visit.set_item(HINT, "closed");
    }
    signal::strip("install", "", None);
}
