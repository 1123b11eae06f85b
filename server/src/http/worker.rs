//! The service worker's script: the same for everybody, and another whenever any file of this build is.

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde_json::json;

use super::Web;
use super::security::policy;
use super::trouble::Refused;

/// Files that every page needs, besides those with hashed names.
const FILES: [&str; 5] =
    ["/favicon.svg", "/manifest.webmanifest", "/icons/icon.svg", "/icons/icon-192.png", "/icons/apple-touch-icon.png"];

/// The script, with what it has to know of this build before it.
pub async fn show(State(web): State<Web>) -> Result<Response, Refused> {
    let assets = &web.site.assets;
    if assets.worker.is_empty() {
        return Err(Refused::Nothing);
    }
    let script = tokio::fs::read_to_string(web.site.root.join(&assets.worker)).await.map_err(|error| {
        tracing::error!(%error, "the service worker's script can't be read");
        Refused::Trouble
    })?;
    let built = [&assets.app_js, &assets.app_wasm, &assets.style, &assets.photos, &assets.kit_wasm];
    let hashed = built.into_iter().filter(|file| !file.is_empty()).map(|file| format!("/{file}"));
    let files: Vec<String> = hashed.chain(FILES.map(str::to_owned)).collect();
    let build = json!({
        "version": assets.version,
        "files": files,
        "assets": assets,
        "origin": web.settings.origin.to_string(),
        "policy": policy(None).to_str().unwrap_or_default(),
    });
    let headers = [(header::CONTENT_TYPE, "text/javascript; charset=utf-8"), (header::CACHE_CONTROL, "no-cache")];
    Ok((headers, format!("self.FOLKMOOT={build};\n{script}")).into_response())
}
