//! Asking the server.

use domain::query::Query;
use leptos::prelude::window;
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Request, RequestInit, Response};

use crate::data::Trouble;

/// The answer to a query.
pub async fn view<Q: Query>(slug: &str, query: &Q) -> Result<Q::View, Trouble> {
    let fields = serde_html_form::to_string(query).unwrap_or_default();
    let answer = request(&format!("/c/{slug}/views/{}?{fields}", Q::NAME), None).await?;
    serde_json::from_str(&answer).map_err(|_| Trouble::Server)
}

/// Posts a form's fields and reads the JSON that comes back.
pub async fn post<T: DeserializeOwned>(address: &str, fields: &str) -> Result<T, Trouble> {
    let answer = request(address, Some(fields)).await?;
    serde_json::from_str(&answer).map_err(|_| Trouble::Server)
}

async fn request(address: &str, fields: Option<&str>) -> Result<String, Trouble> {
    let options = RequestInit::new();
    if let Some(fields) = fields {
        options.set_method("POST");
        options.set_body(&JsValue::from_str(fields));
    }
    let request = Request::new_with_str_and_init(address, &options).map_err(|_| Trouble::Server)?;
    if fields.is_some() {
        request.headers().set("Content-Type", "application/x-www-form-urlencoded").map_err(|_| Trouble::Server)?;
    }
    let answer = JsFuture::from(window().fetch_with_request(&request)).await.map_err(|_| Trouble::NoSignal)?;
    let answer: Response = answer.unchecked_into();
    let body = JsFuture::from(answer.text().map_err(|_| Trouble::Server)?).await.map_err(|_| Trouble::NoSignal)?;
    match answer.status() {
        200 => Ok(body.as_string().unwrap_or_default()),
        401 | 403 | 404 => Err(Trouble::NotFound),
        429 => Err(Trouble::TooFast),
        _ => Err(Trouble::Server),
    }
}
