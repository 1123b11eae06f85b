//! What exists on the phone only: the thin layer between pages and the browser.

mod fetch;
pub mod live;
mod locate;
mod place;
mod send;

pub use locate::locate;
pub use place::scroll_to_top;
pub use send::{filter, fresh_id, submit};

use domain::Subject;
use domain::query::Query;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::data::{Refresh, Trouble};

/// The answer the server embedded for a query, once.
pub fn embedded(name: &str) -> Option<String> {
    let element = document().query_selector(&format!("script[data-view='{name}']")).ok()??;
    let json = element.text_content().filter(|json| !json.is_empty())?;
    element.set_text_content(None);
    Some(json)
}

/// What a field on the page holds now.
pub fn typed(name: &str) -> Option<String> {
    let element = document().query_selector(&format!("form input[name='{name}']")).ok()??;
    Some(element.dyn_into::<web_sys::HtmlInputElement>().ok()?.value())
}

/// Sets the document's title.
pub fn set_title(title: &str) {
    let folkmoot = crate::copy::common::FOLKMOOT;
    document().set_title(&if title.is_empty() { folkmoot.to_owned() } else { format!("{title} · {folkmoot}") });
}

/// Loads an address from the server, for pages that only it can show.
pub fn load(address: &str) {
    // A browser that refuses to go there stays on the page that says so.
    let _ = window().location().replace(address);
}

/// Asks again when the address changes, after an act, and when the live stream brings news.
pub fn keep_current<Q: Query>(
    query: impl Fn() -> Q + Send + Sync + 'static,
    concerns: impl Fn(&Q, &Subject) -> bool + Send + Sync + 'static,
    slug: Memo<String>,
    shown: RwSignal<Option<Q::View>>,
    trouble: RwSignal<Option<Trouble>>,
) {
    let Some(refresh) = use_context::<Refresh>() else { return };
    let asked = RwSignal::new(0_u32);
    let question = Memo::new(move |_| (slug.get(), query()));
    let ask = move |how: fn(&mut dyn FnMut())| {
        let (slug, query) = question.get_untracked();
        let turn = asked.get_untracked() + 1;
        asked.set(turn);
        leptos::task::spawn_local(async move {
            let answer = fetch::view(&slug, &query).await;
            // A later question, or a page that was left, makes this answer void.
            if asked.try_get_untracked() != Some(turn) {
                return;
            }
            match answer {
                Ok(view) if shown.with_untracked(|shown| shown.as_ref() != Some(&view)) => {
                    how(&mut || shown.set(Some(view.clone())));
                    trouble.set(None);
                }
                Ok(_) => trouble.set(None),
                Err(why) => trouble.set(Some(why)),
            }
        });
    };
    Effect::new(move |before: Option<((String, Q), u32)>| {
        let now = (question.get(), refresh.acts());
        let first = before.is_none();
        if (first && shown.with_untracked(Option::is_none)) || before.is_some_and(|before| before != now) {
            ask(|set| set());
        }
        now
    });
    Effect::new(move |seen: Option<u32>| {
        let (count, concerned) = refresh.news(|subjects| {
            question.with_untracked(|(_, query)| subjects.iter().any(|subject| concerns(query, subject)))
        });
        if seen.is_some_and(|seen| seen != count) && concerned {
            ask(place::keep);
        }
        count
    });
}
