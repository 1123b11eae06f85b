//! The live stream: one for the whole browser. The page that holds the lock listens to the server
//! and passes the news on to the others.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{BroadcastChannel, Event, EventSource, MessageEvent, VisibilityState};

use super::{document, find, get, on, page, said, window};

const NAME: &str = "folkmoot-live";

/// What pages of one browser tell each other.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Word {
    /// I show this community.
    Want(String),
    /// I listen from now on: what do you show?
    Listening,
    /// This is new.
    News(News),
}

/// That something is new.
#[derive(Clone, Serialize, Deserialize)]
struct News {
    /// In this community.
    community: String,
    /// Since then, by the server's clock.
    at: f64,
}

#[derive(Default)]
struct Listener {
    channel: RefCell<Option<BroadcastChannel>>,
    stream: RefCell<Option<EventSource>>,
    wanted: RefCell<BTreeSet<String>>,
    asked: RefCell<String>,
    /// Whether the page is being asked for, and whether there was news meanwhile.
    busy: Cell<bool>,
    again: Cell<bool>,
}

thread_local! {
    static LISTENER: Listener = Listener::default();
}

/// Listens to the community that is shown, if one is.
pub fn listen() {
    let Ok(channel) = BroadcastChannel::new(NAME) else { return };
    on_message(&channel, hear);
    LISTENER.with(|listener| listener.channel.replace(Some(channel)));
    follow();
    hold_lock(lead);
    on(&window(), "online", again);
    on(&document(), "visibilitychange", again);
}

/// Once back in reach or in view: what the stream says first tells whether anything was missed.
fn again(_: &Event) {
    if document().visibility_state() == VisibilityState::Visible && leads() {
        open_stream();
    }
}

/// Listens to the community that is shown now.
pub fn follow() {
    let Some(shown) = shown() else { return };
    let is_new = LISTENER.with(|listener| listener.asked.replace(shown.clone()) != shown);
    if is_new {
        tell(&Word::Want(shown.clone()));
        if leads() {
            want(shown);
        }
    }
}

pub fn shown() -> Option<String> {
    find("main[data-community]")?.get_attribute("data-community").filter(|slug| !slug.is_empty())
}

fn leads() -> bool {
    LISTENER.with(|listener| listener.stream.borrow().is_some())
}

fn tell(word: &Word) {
    LISTENER.with(|listener| {
        if let (Some(channel), Ok(json)) = (&*listener.channel.borrow(), serde_json::to_string(word)) {
            // A closed channel means that the page is going away.
            let _ = channel.post_message(&JsValue::from_str(&json));
        }
    });
}

fn hear(word: Word) {
    match word {
        Word::Listening => {
            if let Some(shown) = shown() {
                tell(&Word::Want(shown));
            }
        }
        Word::Want(slug) if leads() => want(slug),
        Word::Want(_) => {}
        Word::News(news) => show(&news),
    }
}

fn lead() {
    if let Some(shown) = shown() {
        want(shown);
    }
    tell(&Word::Listening);
}

/// Opens the stream anew when there is one more community to listen to.
fn want(slug: String) {
    if LISTENER.with(|listener| listener.wanted.borrow_mut().insert(slug)) {
        open_stream();
    }
}

fn open_stream() {
    LISTENER.with(|listener| {
        if let Some(stream) = listener.stream.take() {
            stream.close();
        }
        let wanted: Vec<String> = listener.wanted.borrow().iter().map(|slug| format!("c={slug}")).collect();
        let Ok(stream) = EventSource::new(&format!("/live?{}", wanted.join("&"))) else { return };
        on_message(&stream, |news: News| {
            show(&news);
            tell(&Word::News(news));
        });
        listener.stream.replace(Some(stream));
    });
}

/// Gets the page anew, unless it was rendered after the news.
fn show(news: &News) {
    super::signal::tell_worker("news", &news.community);
    let rendered: f64 = said("rendered").parse().unwrap_or_default();
    if shown().as_deref() != Some(&news.community) || rendered > news.at {
        return;
    }
    let busy = LISTENER.with(|listener| listener.busy.replace(true));
    if busy {
        return LISTENER.with(|listener| listener.again.set(true));
    }
    spawn_local(async {
        loop {
            page::refresh().await;
            if !LISTENER.with(|listener| listener.again.replace(false)) {
                break;
            }
        }
        LISTENER.with(|listener| listener.busy.set(false));
    });
}

/// Calls back with every message, for as long as the page lives.
fn on_message<T: for<'de> Deserialize<'de> + 'static>(source: &JsValue, hear: fn(T)) {
    let closure = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        if let Some(word) = event.data().as_string().and_then(|json| serde_json::from_str(&json).ok()) {
            hear(word);
        }
    });
    // Neither source refuses a handler.
    let _ = js_sys::Reflect::set(source, &JsValue::from_str("onmessage"), closure.as_ref());
    closure.forget();
}

/// Calls back once this page is the one that listens; it then stays so until it is closed.
fn hold_lock(lead: fn()) {
    let lead = Closure::once_into_js(move || {
        lead();
        // Never settled: the lock is held for as long as the page lives.
        js_sys::Promise::new(&mut |_, _| {})
    });
    let locks = get(&window().navigator(), "locks");
    match get(&locks, "request").dyn_into::<js_sys::Function>() {
        // The promise settles only when the page is closed.
        Ok(request) => drop(request.call2(&locks, &JsValue::from_str(NAME), &lead)),
        // An old browser without locks listens in every page.
        Err(_) => drop(lead.unchecked_into::<js_sys::Function>().call0(&JsValue::UNDEFINED)),
    }
}
