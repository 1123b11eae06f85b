//! While developing: pages load themselves again when the server has started anew.

use std::convert::Infallible;

use axum::Router;
use axum::extract::State;
use axum::http::header;
use axum::response::IntoResponse;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::routing::get;
use futures::{StreamExt, stream};

use super::Web;

/// The script and the stream it listens to.
pub fn routes() -> Router<Web> {
    Router::new().route("/dev/reload.js", get(script)).route("/dev/reload", get(started))
}

async fn script() -> impl IntoResponse {
    let script = "let seen; new EventSource('/dev/reload').onmessage = ({ data }) => {\n  \
                  if (seen && seen !== data) location.reload();\n  seen = data;\n};\n";
    ([(header::CONTENT_TYPE, "text/javascript")], script)
}

/// Tells one start of the server from another, and ends with it.
async fn started(State(web): State<Web>) -> impl IntoResponse {
    let start = std::process::id().to_string();
    let told = stream::once(async move { Ok::<_, Infallible>(Event::default().data(start)) });
    Sse::new(told.chain(stream::pending()).take_until(web.hub.ended())).keep_alive(KeepAlive::default())
}
