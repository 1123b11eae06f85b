//! The document around a page, and how the server renders both.

use domain::Timestamp;
use leptos::prelude::*;
use leptos_router::location::RequestUrl;

use crate::components::OnPhone;
use crate::components::act_form::Returned;
use crate::copy;
use crate::data::server::{FreshIds, Reading, Told};

/// The names of the built files, relative to the site's root.
#[derive(Debug, Clone, Default, serde::Serialize, serde::Deserialize)]
pub struct Assets {
    /// The script that starts the app.
    pub app_js: String,
    /// The app.
    pub app_wasm: String,
    /// The style sheet.
    pub style: String,
    /// The script of picture fields.
    #[serde(default)]
    pub photos: String,
    /// What shows pages on the phone without the server.
    #[serde(default)]
    pub kit_wasm: String,
    /// What the service worker's script is made from; it has no lasting name.
    #[serde(default)]
    pub worker: String,
    /// Names all of it: another whenever anything of it is.
    #[serde(default)]
    pub version: String,
}

/// Everything one page is rendered from.
pub struct Request<'a> {
    /// Its address: path and query.
    pub address: &'a str,
    /// The state, the viewer and the time.
    pub reading: Reading,
    /// Ids for its forms.
    pub ids: FreshIds,
    /// What a form that was refused gets back.
    pub returned: Option<Returned>,
    /// The built files.
    pub assets: &'a Assets,
    /// The nonce of this answer's content security policy.
    pub nonce: &'a str,
    /// Whether search engines may keep it.
    pub indexed: bool,
    /// That a phone shows it, from what it keeps.
    pub phone: Option<OnPhone>,
    /// A script to load besides, while developing.
    pub dev_script: Option<&'a str>,
}

/// A rendered page.
pub struct Rendered {
    /// The whole document.
    pub html: String,
    /// Whether there was nothing to show at this address.
    pub not_found: bool,
}

/// Renders the page of `view` with the document around it.
pub fn render<V: RenderHtml>(request: Request<'_>, view: impl FnOnce() -> V) -> Rendered {
    let told = Told::default();
    let now = request.reading.now;
    let from_phone = request.phone.is_some();
    let owner = Owner::new_root(None);
    let body = owner.with(|| {
        provide_context(RequestUrl::new(request.address));
        provide_context(request.reading);
        provide_context(request.ids);
        provide_context(told.clone());
        if let Some(phone) = request.phone {
            provide_context(phone);
        }
        if let Some(returned) = request.returned {
            provide_context(returned);
        }
        view().to_html()
    });
    owner.unset_with_forced_cleanup();
    let Request { assets, nonce, indexed, dev_script, .. } = request;
    let html = document(&told, &body, Frame { assets, nonce, now, indexed, from_phone, dev_script });
    Rendered { html, not_found: told.not_found() }
}

/// What stands around a page, as its [`Request`] says.
struct Frame<'a> {
    assets: &'a Assets,
    nonce: &'a str,
    now: Timestamp,
    indexed: bool,
    from_phone: bool,
    dev_script: Option<&'a str>,
}

fn document(told: &Told, body: &str, frame: Frame<'_>) -> String {
    let Frame { assets, nonce, now, indexed, from_phone, dev_script } = frame;
    let mut title = escape(&told.title());
    if !title.is_empty() {
        title.push_str(" · ");
    }
    let mut html = String::with_capacity(body.len() + 1200);
    let style = &assets.style;
    html.push_str("<!DOCTYPE html><html lang=\"en-GB\"><head><meta charset=\"utf-8\">");
    html.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1, viewport-fit=cover\">");
    html.push_str(&format!(
        "<title>{title}{}</title><link rel=\"stylesheet\" href=\"/{style}\">",
        copy::common::FOLKMOOT
    ));
    html.push_str("<link rel=\"manifest\" href=\"/manifest.webmanifest\"><link rel=\"icon\" href=\"/favicon.svg\" type=\"image/svg+xml\">");
    html.push_str("<link rel=\"apple-touch-icon\" href=\"/icons/apple-touch-icon.png\"><meta name=\"theme-color\" content=\"#1d4d45\">");
    if !indexed {
        html.push_str("<meta name=\"robots\" content=\"noindex, nofollow\">");
    }
    if let Some(feed) = told.feed() {
        let (feed, name) = (escape(&feed), copy::record::TITLE);
        html.push_str(&format!(
            "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"{name}\" href=\"{feed}\">"
        ));
    }
    if !assets.app_js.is_empty() {
        let (js, wasm) = (&assets.app_js, &assets.app_wasm);
        html.push_str(&format!(
            "<link rel=\"preload\" href=\"/{wasm}\" as=\"fetch\" type=\"application/wasm\" crossorigin>"
        ));
        html.push_str(&format!("<script type=\"module\" nonce=\"{nonce}\" src=\"/{js}\"></script>"));
    }
    if let Some(src) = dev_script {
        html.push_str(&format!("<script type=\"module\" nonce=\"{nonce}\" src=\"{src}\"></script>"));
    }
    html.push_str("</head>");
    // What the phone's own script says and goes by.
    let said = [
        ("rendered", now.millis().to_string()),
        ("no-signal", copy::phone::NO_SIGNAL.to_owned()),
        ("too-fast", copy::phone::TOO_FAST.to_owned()),
        ("too-large", copy::phone::TOO_LARGE.to_owned()),
        ("trouble", copy::phone::TROUBLE.to_owned()),
        ("new-above", copy::phone::NEW_ABOVE.to_owned()),
        ("sent", copy::phone::SENT.to_owned()),
        ("since", copy::phone::SINCE.to_owned()),
        ("waits-one", copy::phone::WAITS_ONE.to_owned()),
        ("waits-many", copy::phone::WAITS_MANY.to_owned()),
        ("photo-script", format!("/{}", assets.photos)),
        ("sending-picture", copy::phone::SENDING_PICTURE.to_owned()),
        ("held", copy::phone::HELD.to_owned()),
        ("refused", copy::phone::REFUSED.to_owned()),
        ("look", copy::phone::LOOK.to_owned()),
        ("new-version", copy::phone::NEW_VERSION.to_owned()),
        ("use-it", copy::phone::USE_IT.to_owned()),
        ("install", copy::phone::INSTALL.to_owned()),
        ("install-iphone", copy::phone::INSTALL_IPHONE.to_owned()),
        ("install-it", copy::phone::INSTALL_IT.to_owned()),
        ("not-now", copy::phone::NOT_NOW.to_owned()),
        ("seven-days", copy::phone::SEVEN_DAYS.to_owned()),
    ];
    html.push_str(if from_phone { "<body data-from-phone" } else { "<body" });
    for (name, value) in said {
        html.push_str(&format!(" data-{name}=\"{}\"", escape(&value)));
    }
    html.push('>');
    html.push_str(body);
    html.push_str("</body></html>");
    html
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
