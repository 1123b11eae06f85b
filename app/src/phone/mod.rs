//! What runs on the phone. It knows no pages: it sends their forms, takes the page that the server
//! answers with, and changes the document in place, so that nothing is loaded anew, nothing typed
//! is lost and nothing that is being read moves.
//!
//! What it goes by is in the pages: `data-*` of `<body>` holds its sentences and when the page was
//! rendered, `data-community` of `<main>` names the community to listen to, `data-key` marks what
//! keeps its place, `data-locate` is a field that asks the phone where it is, `data-photos` one for pictures,
//! `data-meter` a running total.

mod install;
mod live;
mod locate;
mod meter;
mod morph;
mod page;
mod photos;
mod send;
mod signal;

use wasm_bindgen::prelude::{Closure, JsValue, wasm_bindgen};
use web_sys::{Document, Element, Event, EventTarget, Window};

/// Takes the page over.
#[wasm_bindgen]
pub fn start() {
    locate::show_buttons();
    meter::show_again();
    photos::show_again();
    on(&document(), "submit", send::submit);
    on(&document(), "click", locate::click);
    on(&document(), "input", meter::changed);
    live::listen();
    signal::watch();
    install::watch();
    if let Some(root) = document().document_element() {
        // Says that from now on forms are sent without loading pages. Never refused.
        let _ = root.set_attribute("data-taken-over", "");
    }
}

fn window() -> Window {
    // There is nowhere else that this runs.
    web_sys::window().expect("a page has a window")
}

fn document() -> Document {
    // As above.
    window().document().expect("a window has a document")
}

/// Calls back for every event of this kind.
fn on(target: &EventTarget, kind: &str, hear: fn(&Event)) {
    let closure = Closure::<dyn FnMut(Event)>::new(move |event: Event| hear(&event));
    // Nothing refuses a listener.
    let _ = target.add_event_listener_with_callback(kind, wasm_bindgen::JsCast::unchecked_ref(closure.as_ref()));
    closure.forget();
}

/// What the page says under this name.
fn said(name: &str) -> String {
    document().body().and_then(|body| body.get_attribute(&format!("data-{name}"))).unwrap_or_default()
}

/// The first element that fits.
fn find(selector: &str) -> Option<Element> {
    document().query_selector(selector).ok().flatten()
}

/// A property of a JavaScript object; `undefined` if it has none.
fn get(object: &JsValue, name: &str) -> JsValue {
    js_sys::Reflect::get(object, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED)
}
