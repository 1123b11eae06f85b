//! The live stream: tells one browser what is new in the communities it shows.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::{RawQuery, State};
use axum::response::IntoResponse;
use axum::response::sse::{Event, KeepAlive, Sse};
use domain::Subject;
use domain::ids::AccountId;
use futures::StreamExt;
use futures::stream::{self, BoxStream};
use serde::Serialize;
use tokio_stream::wrappers::BroadcastStream;

use super::Web;
use super::session::Identity;
use crate::live::Live;

/// The most communities that one browser listens to at once.
const COMMUNITIES: usize = 20;
/// How often something is sent when nothing happens, so that the line is not cut.
const HEARTBEAT: Duration = Duration::from_secs(25);

/// What is new.
#[derive(Debug, Serialize)]
struct News {
    /// The community; none when the stream has just begun, so that anything may be new.
    community: Option<String>,
    /// What is new there.
    subjects: Vec<Subject>,
}

/// Streams the news of the communities named in the address (`c=slug`), as far as this person may
/// see them; ends when the server stops.
pub async fn stream(State(web): State<Web>, identity: Identity, RawQuery(query): RawQuery) -> impl IntoResponse {
    let wanted: Vec<(String, String)> = serde_html_form::from_str(&query.unwrap_or_default()).unwrap_or_default();
    let wanted = wanted.into_iter().filter(|(name, _)| name == "c").map(|(_, slug)| slug).take(COMMUNITIES);
    let account = identity.account;
    let lives = wanted.filter_map(|slug| web.hub.by_slug(&slug)).map(|live| news(live, account));
    let begun = stream::once(async { News { community: None, subjects: Vec::new() } });
    let ended = web.hub.ended();
    let all = begun.chain(stream::select_all(lives)).chain(stream::pending()).take_until(ended);
    let events = all.map(|news| Ok::<_, Infallible>(Event::default().json_data(news).unwrap_or_default()));
    Sse::new(events).keep_alive(KeepAlive::new().interval(HEARTBEAT))
}

/// The news of one community that this person may see. Nothing else is sent, not even that
/// something happened.
fn news(live: Arc<Live>, account: Option<AccountId>) -> BoxStream<'static, News> {
    let notices = BroadcastStream::new(live.watch());
    let news = notices.filter_map(move |notice| {
        let live = live.clone();
        async move {
            let published = live.now();
            let state = &published.state;
            let viewer = state.viewer(account);
            if !state.may_read(&viewer) {
                return None;
            }
            let community = Some(state.community.profile.slug.clone());
            // Somebody too slow to keep up is told that anything may be new.
            let Ok(notice) = notice else { return Some(News { community: None, subjects: Vec::new() }) };
            (!notice.touched.is_empty()).then(|| News { community, subjects: notice.touched.clone() })
        }
    });
    news.boxed()
}
