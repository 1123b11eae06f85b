//! Keeps what somebody is reading where it is while something new comes in above it.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::data::Refresh;

/// Changes the page by `change` and then scrolls by as much as what is being read was moved.
pub fn keep(change: &mut dyn FnMut()) {
    let before = first_in_view();
    change();
    let Some((key, top)) = before else { return };
    let refresh = use_context::<Refresh>();
    request_animation_frame(move || {
        let Some(now) = keyed(&key).map(|element| element.get_bounding_client_rect().top()) else { return };
        let moved = now - top;
        if moved.abs() >= 1.0 {
            window().scroll_by_with_x_and_y(0.0, moved);
            if moved > 0.0
                && let Some(refresh) = refresh
            {
                refresh.new_above(true);
            }
        }
    });
}

/// Goes to the top of the page.
pub fn scroll_to_top() {
    window().scroll_to_with_x_and_y(0.0, 0.0);
}

fn first_in_view() -> Option<(String, f64)> {
    let all = document().query_selector_all("[data-key]").ok()?;
    (0..all.length()).find_map(|n| {
        let element: Element = all.get(n)?.dyn_into().ok()?;
        let place = element.get_bounding_client_rect();
        let key = element.get_attribute("data-key")?;
        (place.bottom() > 0.0).then(|| (key, place.top()))
    })
}

fn keyed(key: &str) -> Option<Element> {
    document().query_selector(&format!("[data-key='{key}']")).ok()?
}
