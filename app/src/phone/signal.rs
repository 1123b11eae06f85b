//! Whether there is a signal, and what waits for one: the service worker knows, and this shows it.

use std::cell::{Cell, RefCell};

use serde::Deserialize;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Element, MessageEvent, ServiceWorker, ServiceWorkerContainer, ServiceWorkerState, VisibilityState};

use super::{document, find, get, live, morph, on, page, said, window};

/// How often to see whether there is a signal again, while there is none or something waits; in milliseconds.
const OFTEN: i32 = 15_000;
/// Every so many times that long, while the page is in view, it is asked whether anything is new.
const SELDOM: u32 = 4;

/// What the service worker tells.
#[derive(Default, Deserialize)]
struct Told {
    status: Option<Status>,
    /// How many acts have just been sent.
    #[serde(default)]
    sent: u32,
    /// The community of which something has just come in.
    changed: Option<String>,
}

/// How it stands.
#[derive(Clone, Default, PartialEq, Deserialize)]
struct Status {
    /// Since when there has been no signal.
    since: Option<f64>,
    waiting: u32,
    held: u32,
    refused: u32,
    /// The picture that is being sent.
    #[serde(default)]
    sending: Option<Sending>,
}

/// How far a picture has been sent.
#[derive(Clone, PartialEq, Deserialize)]
struct Sending {
    /// The how-manieth of its act.
    picture: u32,
    of: u32,
    percent: u32,
}

thread_local! {
    static STATUS: RefCell<Status> = RefCell::default();
    static NEW_WORKER: RefCell<Option<ServiceWorker>> = RefCell::default();
    /// Whether the new version was asked for on this page.
    static WANTS_NEW: Cell<bool> = const { Cell::new(false) };
}

fn container() -> Option<ServiceWorkerContainer> {
    // A browser may have none, and has none where the connection is not private.
    get(&window().navigator(), "serviceWorker").dyn_into().ok()
}

/// Starts the service worker once the page is usable, and listens to it.
pub fn watch() {
    let Some(container) = container() else { return };
    on(&container, "message", |event| {
        if let Some(event) = event.dyn_ref::<MessageEvent>()
            && let Some(told) = read(&event.data())
        {
            hear(told);
        }
    });
    on(&container, "controllerchange", |_| taken_over());
    on(&window(), "online", |_| start());
    on(&document(), "visibilitychange", |_| start());
    let mut times = 0_u32;
    let again = Closure::<dyn FnMut()>::new(move || {
        times = times.wrapping_add(1);
        let is_urgent = STATUS.with(|status| status.borrow().since.is_some() || status.borrow().waiting > 0);
        if is_urgent || times.is_multiple_of(SELDOM) {
            start();
        }
    });
    // Nothing refuses a timer.
    let _ = window().set_interval_with_callback_and_timeout_and_arguments_0(again.as_ref().unchecked_ref(), OFTEN);
    again.forget();
    spawn_local(async move {
        if let Ok(registration) = JsFuture::from(container.register("/worker.js")).await {
            watch_for_new(&registration);
        }
        start();
    });
}

fn read(data: &JsValue) -> Option<Told> {
    let json = js_sys::JSON::stringify(data).ok()?.as_string()?;
    serde_json::from_str(&json).ok()
}

/// Asks the worker to bring everything up to date, if anybody looks at this page.
fn start() {
    if document().visibility_state() == VisibilityState::Visible {
        tell_worker("start", &live::shown().unwrap_or_default());
    }
}

/// Tells the service worker something about a community, if there is one.
pub fn tell_worker(what: &str, slug: &str) {
    let Some(worker) = container().and_then(|container| container.controller()) else { return };
    post(&worker, what, slug);
}

fn post(worker: &ServiceWorker, what: &str, slug: &str) {
    let message = js_sys::Object::new();
    for (name, value) in [("what", what), ("slug", slug)] {
        if !value.is_empty() {
            // A fresh object takes anything.
            let _ = js_sys::Reflect::set(&message, &name.into(), &value.into());
        }
    }
    // A worker that has ended hears nothing; the next is told again.
    let _ = worker.post_message(&message);
}

fn hear(told: Told) {
    if let Some(status) = told.status {
        if status.waiting > 0 && STATUS.with(|known| known.borrow().waiting == 0) {
            keep_storage();
        }
        STATUS.with(|known| known.replace(status));
        show_again();
    }
    if told.sent > 0 {
        say_sent();
    }
    // A page of the server's learns from the live stream what is new.
    let is_stale = told.changed.is_some() && told.changed == live::shown() && is_from_phone();
    if told.sent > 0 || is_stale {
        spawn_local(page::refresh());
    }
}

/// Whether the page that is shown was made on the phone.
fn is_from_phone() -> bool {
    document().body().is_some_and(|body| body.has_attribute("data-from-phone"))
}

/// Shows how it stands, after it or the page has changed.
pub fn show_again() {
    let status = STATUS.with(|status| status.borrow().clone());
    let mut parts = Vec::new();
    if let Some(since) = status.since {
        parts.push(said("since").replace("{time}", &clock(since)));
    }
    match status.waiting + status.held {
        0 => {}
        1 => parts.push(said("waits-one")),
        n => parts.push(said("waits-many").replace("{n}", &n.to_string())),
    }
    if let Some(Sending { picture, of, percent }) = status.sending {
        let words = said("sending-picture").replace("{n}", &picture.to_string());
        parts.push(words.replace("{of}", &of.to_string()).replace("{percent}", &percent.to_string()));
    }
    for (n, name) in [(status.held, "held"), (status.refused, "refused")] {
        if n > 0 {
            parts.push(said(name));
        }
    }
    if status.waiting > 0 && is_iphone_tab() {
        parts.push(said("seven-days"));
    }
    let link = (status.waiting + status.held + status.refused > 0).then(|| ("/outbox", said("look")));
    strip("signal", &parts.join(" "), link);
    show_outbox(&status);
}

/// Hours and minutes by this phone's clock.
fn clock(millis: f64) -> String {
    let date = js_sys::Date::new(&millis.into());
    format!("{:02}:{:02}", date.get_hours(), date.get_minutes())
}

/// In a tab of an iPhone's browser, what is stored may be deleted after seven days without a visit.
pub fn is_iphone_tab() -> bool {
    let standalone = get(&window().navigator(), "standalone");
    standalone.as_bool() == Some(false)
}

/// Asks the browser not to throw away what is stored: something of it exists nowhere else.
fn keep_storage() {
    let storage = get(&window().navigator(), "storage");
    if let Ok(persist) = get(&storage, "persist").dyn_into::<js_sys::Function>() {
        // Whatever the browser answers, there is nothing more to be done.
        let _ = persist.call0(&storage);
    }
}

/// A strip under the header that belongs to the phone, not to the page: nothing where there are no words.
pub fn strip(name: &str, words: &str, link: Option<(&str, String)>) -> Option<Element> {
    let known = find(&format!("[data-phone='{name}']"));
    if words.is_empty() {
        if let Some(known) = known {
            known.remove();
        }
        return None;
    }
    let strip = match known {
        Some(known) => known,
        None => {
            let strip = made("p", "strip", &[("data-phone", name), ("role", "status")])?;
            // A box takes any element.
            let _ = strips()?.append_child(&strip);
            strip
        }
    };
    let before = strip.text_content().unwrap_or_default();
    let link_words = link.as_ref().map(|(_, words)| format!(" {words}")).unwrap_or_default();
    if before != format!("{words}{link_words}") {
        strip.set_text_content(Some(words));
        if let Some((address, words)) = link {
            let anchor = document().create_element("a").ok()?;
            // As above.
            let _ = anchor.set_attribute("href", address);
            anchor.set_text_content(Some(&words));
            let space = document().create_text_node(" ");
            let _ = strip.append_child(&space).and_then(|_| strip.append_child(&anchor));
        }
    }
    Some(strip)
}

/// The box for strips, made when there is none.
fn strips() -> Option<Element> {
    if let Some(known) = find(".strips") {
        return Some(known);
    }
    let strips = made("div", "strips", &[("data-phone", "strips")])?;
    let main = find("main")?;
    // A body takes any element.
    let _ = main.parent_node()?.insert_before(&strips, Some(&main));
    Some(strips)
}

fn made(tag: &str, class: &str, attributes: &[(&str, &str)]) -> Option<Element> {
    let element = document().create_element(tag).ok()?;
    element.set_class_name(class);
    for (name, value) in attributes {
        // Attributes that HTML knows are never refused.
        let _ = element.set_attribute(name, value);
    }
    Some(element)
}

/// Says once that what waited has been sent.
fn say_sent() {
    if let Some(strip) = strip("sent", &said("sent"), None) {
        strip.set_class_name("strip strip--ok");
    }
    let done = Closure::once_into_js(|| drop(strip("sent", "", None)));
    // Nothing refuses a timer.
    let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(done.unchecked_ref(), 8000);
}

/// On the page of what is one's own, what waits is listed.
fn show_outbox(status: &Status) {
    let Some(place) = find("[data-outbox-here]") else { return };
    let n = (status.waiting, status.held, status.refused);
    let shown = format!("{n:?}");
    if place.get_attribute("data-shown").as_deref() == Some(&shown) {
        return;
    }
    // As above.
    let _ = place.set_attribute("data-shown", &shown);
    spawn_local(async move {
        if let Some(list) = page::part("/outbox", "[data-outbox]").await {
            morph::morph_children(&place, &list);
        }
    });
}

/// When there is a newer worker than the one at work, says so and offers it: never while something is
/// half-written, which a new page would not have.
fn watch_for_new(registration: &JsValue) {
    let waiting = get(registration, "waiting");
    if let Ok(worker) = waiting.dyn_into::<ServiceWorker>() {
        offer(worker);
    }
    on(registration.unchecked_ref(), "updatefound", |event| {
        let found = event.target().map(|registration| get(&registration, "installing"));
        let Some(Ok(worker)) = found.map(JsCast::dyn_into::<ServiceWorker>) else { return };
        on(&worker, "statechange", |event| {
            let worker = event.target().and_then(|target| target.dyn_into::<ServiceWorker>().ok());
            // The first of all replaces none.
            let replaces = container().is_some_and(|container| container.controller().is_some());
            if let Some(worker) = worker.filter(|worker| replaces && worker.state() == ServiceWorkerState::Installed) {
                offer(worker);
            }
        });
    });
}

fn offer(worker: ServiceWorker) {
    NEW_WORKER.with(|known| known.replace(Some(worker)));
    let Some(strip) = strip("new-version", &said("new-version"), None) else { return };
    super::install::button(&strip, &said("use-it"), || {
        if !morph::any_half_written() {
            WANTS_NEW.set(true);
            NEW_WORKER.with(|known| known.borrow().as_ref().map(|worker| post(worker, "take_over", "")));
        }
    });
}

/// The new worker is at work: the page that asked for it is loaded anew, by it. On another, something may be
/// half-written.
fn taken_over() {
    NEW_WORKER.take();
    strip("new-version", "", None);
    if WANTS_NEW.get() {
        // A page can always load itself again.
        let _ = window().location().reload();
    } else {
        start();
    }
}
