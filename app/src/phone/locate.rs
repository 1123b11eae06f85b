//! Asking the phone where it is.

use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::Closure;

/// Writes the phone's place as `lat,long` into `point`, or says that it failed.
pub fn locate(point: RwSignal<String>, failed: RwSignal<bool>) {
    let found = Closure::once_into_js(move |position: JsValue| {
        let coords = get(&position, "coords");
        match (get(&coords, "latitude").as_f64(), get(&coords, "longitude").as_f64()) {
            (Some(lat), Some(long)) => point.set(format!("{lat:.5},{long:.5}")),
            _ => failed.set(true),
        }
    });
    let refused = Closure::once_into_js(move |_: JsValue| failed.set(true));
    let geolocation = get(&window().navigator(), "geolocation");
    let ask: Result<js_sys::Function, _> = wasm_bindgen::JsCast::dyn_into(get(&geolocation, "getCurrentPosition"));
    if ask.and_then(|ask| ask.call2(&geolocation, &found, &refused)).is_err() {
        failed.set(true);
    }
}

fn get(object: &JsValue, name: &str) -> JsValue {
    js_sys::Reflect::get(object, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED)
}
