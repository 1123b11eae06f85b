//! The live stream: one for the whole browser. The page that holds the lock listens to the server
//! and passes the news on to the others.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

use domain::Subject;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, EventSource, MessageEvent};

use crate::data::Refresh;

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

/// What the server tells.
#[derive(Clone, Serialize, Deserialize)]
struct News {
    /// The community's address; none when the stream has just begun, so that anything may be new.
    community: Option<String>,
    /// What is new there.
    subjects: Vec<Subject>,
}

struct Page {
    slug: Memo<String>,
    refresh: Refresh,
    channel: BroadcastChannel,
    stream: RefCell<Option<EventSource>>,
    wanted: RefCell<BTreeSet<String>>,
}

/// Brings the news of the community that is shown.
pub fn listen(slug: Memo<String>, refresh: Refresh) {
    let Ok(channel) = BroadcastChannel::new(NAME) else { return };
    let page = Rc::new(Page { slug, refresh, channel, stream: RefCell::default(), wanted: RefCell::default() });
    on_message(&page.channel, {
        let page = page.clone();
        move |word| page.hear(word)
    });
    page.tell(&Word::Want(slug.get_untracked()));
    hold_lock(move || page.lead());
}

impl Page {
    fn tell(&self, word: &Word) {
        if let Ok(json) = serde_json::to_string(word) {
            // A closed channel means that the page is going away.
            let _ = self.channel.post_message(&JsValue::from_str(&json));
        }
    }

    fn hear(self: &Rc<Self>, word: Word) {
        match word {
            Word::Listening => self.tell(&Word::Want(self.slug.get_untracked())),
            Word::Want(slug) if self.stream.borrow().is_some() => self.want(slug),
            Word::Want(_) => {}
            Word::News(news) => self.show(news),
        }
    }

    fn show(&self, news: News) {
        match news.community {
            None => self.refresh.after_act(),
            Some(community) if community == self.slug.get_untracked() => self.refresh.after_news(news.subjects),
            Some(_) => {}
        }
    }

    fn lead(self: Rc<Self>) {
        self.want(self.slug.get_untracked());
        self.tell(&Word::Listening);
    }

    fn want(self: &Rc<Self>, slug: String) {
        if !self.wanted.borrow_mut().insert(slug) {
            return;
        }
        if let Some(stream) = self.stream.take() {
            stream.close();
        }
        let wanted: Vec<String> = self.wanted.borrow().iter().map(|slug| format!("c={slug}")).collect();
        let Ok(stream) = EventSource::new(&format!("/live?{}", wanted.join("&"))) else { return };
        let page = self.clone();
        on_message(&stream, move |news: News| {
            page.show(news.clone());
            page.tell(&Word::News(news));
        });
        self.stream.replace(Some(stream));
    }
}

/// Calls back with every message, for as long as the page lives.
fn on_message<T: for<'de> Deserialize<'de>>(source: &JsValue, mut hear: impl FnMut(T) + 'static) {
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
fn hold_lock(lead: impl FnOnce() + 'static) {
    let lead = Closure::once_into_js(move || {
        lead();
        // Never settled: the lock is held for as long as the page lives.
        js_sys::Promise::new(&mut |_, _| {})
    });
    let locks = js_sys::Reflect::get(&window().navigator(), &JsValue::from_str("locks")).unwrap_or(JsValue::UNDEFINED);
    let request = js_sys::Reflect::get(&locks, &JsValue::from_str("request")).unwrap_or(JsValue::UNDEFINED);
    match request.dyn_into::<js_sys::Function>() {
        // The promise settles only when the page is closed.
        Ok(request) => drop(request.call2(&locks, &JsValue::from_str(NAME), &lead)),
        // An old browser without locks listens in every page.
        Err(_) => drop(lead.unchecked_into::<js_sys::Function>().call0(&JsValue::UNDEFINED)),
    }
}
