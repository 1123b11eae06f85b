//! Pages from the server, shown without loading them.

use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomParser, Element, HtmlElement, Request, RequestInit, Response, SupportedType, Url};

use super::{document, find, locate, meter, morph, photos, said, window};

/// Why a page is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum After {
    /// The person did something.
    Act,
    /// Something is new: what is being read must not move.
    News,
}

/// Status, address and text of an answer. What the service worker made says itself where it leads.
pub async fn read(answer: Response) -> Result<(u16, String, String), ()> {
    let text = JsFuture::from(answer.text().map_err(drop)?).await.map_err(drop)?;
    let led = answer.headers().get("X-Folkmoot-Address").ok().flatten();
    let address = led.and_then(|path| Some(format!("{}{path}", window().location().origin().ok()?)));
    Ok((answer.status(), address.unwrap_or_else(|| answer.url()), text.as_string().unwrap_or_default()))
}

/// A request for a page, and not for any other file: the service worker tells them apart by that.
pub fn request(address: &str, options: &RequestInit) -> Result<Request, ()> {
    let request = Request::new_with_str_and_init(address, options).map_err(drop)?;
    request.headers().set("Accept", "text/html").map_err(drop)?;
    Ok(request)
}

/// Gets a page and shows it; lets the browser try where that fails.
pub async fn visit(address: &str) {
    match get(address).await {
        Ok((200, address, html)) => show(&html, &address, After::Act),
        // The browser says by itself why it can't go there.
        _ => drop(window().location().assign(address)),
    }
}

/// Gets the page anew and shows what has changed.
pub async fn refresh() {
    let here = window().location().href().unwrap_or_default();
    if let Ok((200 | 404, address, html)) = get(&here).await
        && window().location().href().is_ok_and(|now| now == here)
    {
        show(&html, &address, After::News);
    }
}

async fn get(address: &str) -> Result<(u16, String, String), ()> {
    let request = request(address, &RequestInit::new())?;
    let answer = JsFuture::from(window().fetch_with_request(&request)).await.map_err(drop)?;
    read(answer.unchecked_into()).await
}

/// A part of another page.
pub async fn part(address: &str, selector: &str) -> Option<Element> {
    let (_, _, html) = get(address).await.ok()?;
    let new = DomParser::new().ok()?.parse_from_string(&html, SupportedType::TextHtml).ok()?;
    new.query_selector(selector).ok().flatten()
}

/// Changes the document into the page, keeping what is half-written.
pub fn show(html: &str, address: &str, after: After) {
    let Ok(new) = DomParser::new().and_then(|parser| parser.parse_from_string(html, SupportedType::TextHtml)) else {
        return;
    };
    let (Some(old_body), Some(new_body)) = (document().body(), new.body()) else { return };
    let elsewhere = Url::new(address).is_ok_and(|url| go(&url));
    document().set_title(&new.title());
    if elsewhere {
        // Another page: nothing of this one is kept but what surrounds it.
        if let (Some(old), Ok(Some(new))) = (find("main"), new.query_selector("main"))
            && let Ok(new) = document().import_node_with_deep(&new, true)
        {
            let _ = old.replace_with_with_node_1(&new);
        }
    }
    if after == After::News {
        keep_confirmation(&new_body);
    }
    let place = (after == After::News).then(first_in_view).flatten();
    morph::morph(&old_body, &new_body);
    locate::show_buttons();
    meter::show_again();
    photos::show_again();
    super::live::follow();
    super::signal::show_again();
    if let Some((key, top)) = place {
        keep_place(&key, top);
    }
    if after == After::Act {
        look_at_what_matters(elsewhere);
    }
}

/// News takes away nothing of what was said when the last act was done.
fn keep_confirmation(new: &Element) {
    const CONFIRMED: &str = "main > .banner--ok[role='status']";
    let (Some(confirmed), Ok(None)) = (find(CONFIRMED), new.query_selector(CONFIRMED)) else { return };
    if let (Ok(Some(main)), Ok(copy)) = (new.query_selector("main"), confirmed.clone_node_with_deep(true)) {
        // A main takes any element.
        let _ = main.insert_before(&copy, main.first_child().as_ref());
    }
}

/// Notes the address. Gives whether it is another page than before.
fn go(url: &Url) -> bool {
    for told in ["done", "saved"] {
        url.search_params().delete(told);
    }
    let location = window().location();
    let elsewhere = location.pathname().is_ok_and(|here| here != url.pathname());
    let (Ok(history), address) = (window().history(), url.href()) else { return elsewhere };
    // A browser may refuse when this is done too often; the address is then an old one.
    let _ = if elsewhere {
        load_when_going_back();
        history.push_state_with_url(&JsValue::NULL, "", Some(&address))
    } else {
        history.replace_state_with_url(&JsValue::NULL, "", Some(&address))
    };
    elsewhere
}

/// Going back to a page that was shown without loading it loads it.
fn load_when_going_back() {
    let load = Closure::once_into_js(|| drop(window().location().reload()));
    window().set_onpopstate(Some(load.unchecked_ref()));
}

/// Brings what was wrong, or the top of another page, into view and to the keyboard.
fn look_at_what_matters(elsewhere: bool) {
    let wrong = find("main [aria-invalid='true'], main .choices.field--bad input, main .form__error");
    let target = if wrong.is_none() && elsewhere { find("main") } else { wrong };
    if let Some(target) = target {
        if elsewhere {
            window().scroll_to_with_x_and_y(0.0, 0.0);
        } else {
            target.scroll_into_view();
        }
        if let Some(target) = target.dyn_ref::<HtmlElement>() {
            // What can't take the focus is at least in view.
            let _ = target.focus();
        }
    }
}

/// The first thing that keeps its place and is in view, and where.
fn first_in_view() -> Option<(String, f64)> {
    let all = document().query_selector_all("[data-key]").ok()?;
    (0..all.length()).find_map(|n| {
        let element: Element = all.get(n)?.dyn_into().ok()?;
        let place = element.get_bounding_client_rect();
        (place.bottom() > 0.0).then(|| Some((element.get_attribute("data-key")?, place.top()))).flatten()
    })
}

/// Scrolls by as much as it was moved; says so when something came in above it.
fn keep_place(key: &str, top: f64) {
    let Some(element) = find(&format!("[data-key='{key}']")) else { return };
    let moved = element.get_bounding_client_rect().top() - top;
    if moved.abs() < 1.0 {
        return;
    }
    window().scroll_by_with_x_and_y(0.0, moved);
    if moved > 0.0 && find(".live-pill").is_none() {
        tell_new_above();
    }
}

fn tell_new_above() {
    let Ok(pill) = document().create_element("button") else { return };
    let Ok(pill) = pill.dyn_into::<HtmlElement>() else { return };
    pill.set_text_content(Some(&said("new-above")));
    pill.set_class_name("live-pill");
    // Not of the page, so that changing the page leaves it. Never refused.
    let _ = pill.set_attribute("data-phone", "");
    let shown = pill.clone();
    let up = Closure::once_into_js(move || {
        shown.remove();
        window().scroll_to_with_x_and_y(0.0, 0.0);
    });
    pill.set_onclick(Some(up.unchecked_ref()));
    if let Some(body) = document().body() {
        // A body takes any element.
        let _ = body.append_child(&pill);
    }
}
