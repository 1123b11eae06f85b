//! The one sender: posts a form's exact bytes to its page's own address, as the browser would.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Event, FormData, HtmlFormElement, RequestInit, Response, SubmitEvent, UrlSearchParams};

use super::{document, page, photos, said, window};

/// Sends the form that was submitted without loading a page. One that only asks and leads elsewhere is
/// left to the browser, which then goes back as people expect; one that narrows a list stays on its page.
pub fn submit(event: &Event) {
    let Some(form) = event.target().and_then(|target| target.dyn_into::<HtmlFormElement>().ok()) else { return };
    let pressed = event.dyn_ref::<SubmitEvent>().and_then(SubmitEvent::submitter);
    let asks = pressed.and_then(|button| button.get_attribute("formmethod")).unwrap_or_else(|| form.method()) == "get";
    let narrows = form.get_attribute("role").as_deref() == Some("search");
    if asks && !narrows {
        return;
    }
    let Some(data) = data(&form, event) else { return };
    let Some(body) = Body::of(&form, &data) else { return };
    event.prevent_default();
    if asks {
        let Some(fields) = urlencoded(&data) else { return };
        // What was asked before is not asked again.
        let address = format!("{}?{fields}", path(&form).split('?').next().unwrap_or_default());
        spawn_local(async move { page::visit(&address).await });
    } else if !form.has_attribute("aria-busy") {
        // An attribute that HTML knows is never refused.
        let _ = form.set_attribute("aria-busy", "true");
        complain(&form, None);
        spawn_local(async move { send(form, body).await });
    }
}

/// What is sent.
enum Body {
    Fields(String),
    /// Files are among the fields: the browser packs them.
    WithFiles(FormData),
}

impl Body {
    fn of(form: &HtmlFormElement, data: &FormData) -> Option<Body> {
        match form.enctype().as_str() {
            "multipart/form-data" => Some(Body::WithFiles(data.clone())),
            _ => urlencoded(data).map(Body::Fields),
        }
    }
}

async fn send(form: HtmlFormElement, body: Body) {
    let answer = post(&path(&form), &body).await;
    let _ = form.remove_attribute("aria-busy");
    match answer {
        // The second is the service worker's way to say the same.
        Err(()) | Ok((504, ..)) => complain(&form, Some(&said("no-signal"))),
        Ok((429, ..)) => complain(&form, Some(&said("too-fast"))),
        Ok((413, ..)) => complain(&form, Some(&said("too-large"))),
        // These come without what was typed, which the page still has.
        Ok((400 | 403 | 405 | 415 | 500.., ..)) => complain(&form, Some(&said("trouble"))),
        Ok((status, address, html)) => {
            if status < 400 {
                // What was sent is no longer half-written, nor what it was folded out for still to be done.
                form.reset();
                photos::forget(&form);
                if let Ok(Some(folded)) = form.closest("details") {
                    let _ = folded.remove_attribute("open");
                }
            }
            page::show(&html, &address, page::After::Act);
        }
    }
}

/// The address a form is sent to.
fn path(form: &HtmlFormElement) -> String {
    form.get_attribute("action").unwrap_or_else(|| {
        let location = window().location();
        format!("{}{}", location.pathname().unwrap_or_default(), location.search().unwrap_or_default())
    })
}

/// The form's fields as a browser would send them, with the button that was pressed.
fn data(form: &HtmlFormElement, event: &Event) -> Option<FormData> {
    let data = FormData::new_with_form(form).ok()?;
    if let Some(button) = event.dyn_ref::<SubmitEvent>().and_then(SubmitEvent::submitter) {
        let name = button.get_attribute("name").unwrap_or_default();
        if !name.is_empty() {
            data.append_with_str(&name, &button.get_attribute("value").unwrap_or_default()).ok()?;
        }
    }
    Some(data)
}

fn urlencoded(data: &FormData) -> Option<String> {
    let fields = UrlSearchParams::new_with_str_sequence_sequence(data).ok()?;
    Some(String::from(fields.to_string()))
}

/// Posts, follows where it leads, and gives status, address and page.
async fn post(address: &str, body: &Body) -> Result<(u16, String, String), ()> {
    let options = RequestInit::new();
    options.set_method("POST");
    match body {
        Body::Fields(fields) => options.set_body(&JsValue::from_str(fields)),
        Body::WithFiles(data) => options.set_body(data),
    }
    let request = page::request(address, &options)?;
    if matches!(body, Body::Fields(_)) {
        request.headers().set("Content-Type", "application/x-www-form-urlencoded").map_err(drop)?;
    }
    page::read(JsFuture::from(window().fetch_with_request(&request)).await.map_err(drop)?.unchecked_into::<Response>())
        .await
}

/// Says above the form's fields why it was not sent, or says so no longer.
fn complain(form: &HtmlFormElement, why: Option<&str>) {
    if let Ok(Some(before)) = form.query_selector("[data-complaint]") {
        before.remove();
    }
    let Some(why) = why else { return };
    if let Ok(complaint) = document().create_element("p") {
        complaint.set_text_content(Some(why));
        for (name, value) in [("class", "form__error"), ("role", "alert"), ("data-complaint", "")] {
            // Attributes that HTML knows are never refused.
            let _ = complaint.set_attribute(name, value);
        }
        let _ = form.insert_before(&complaint, form.first_child().as_ref());
        complaint.scroll_into_view();
    }
}
