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
    /// The community.
    community: String,
    /// When, by the server's clock, in milliseconds: what was rendered later shows it already.
    at: i64,
    /// What is new there; nothing in particular when the stream has just begun.
    subjects: Vec<Subject>,
}

/// Streams the news of the communities named in the address (`c=slug`), as far as this person may
/// see them; ends when the server stops, and when this phone is signed out or into another account:
/// the browser then asks again, as whoever it is by then.
pub async fn stream(State(web): State<Web>, identity: Identity, RawQuery(query): RawQuery) -> impl IntoResponse {
    let wanted: Vec<(String, String)> = serde_html_form::from_str(&query.unwrap_or_default()).unwrap_or_default();
    let wanted = wanted.into_iter().filter(|(name, _)| name == "c").map(|(_, slug)| slug).take(COMMUNITIES);
    let account = identity.account;
    let lives = wanted.filter_map(|slug| web.hub.by_slug(&slug)).map(|live| news(live, account));
    let (stopped, changed) = (web.hub.ended(), web.accounts.until_changed(&identity.token, account));
    let over = async move {
        tokio::select! {
            () = stopped => {}
            () = changed => {}
        }
    };
    let all = stream::select_all(lives).chain(stream::pending()).take_until(over);
    let events = all.map(|news| Ok::<_, Infallible>(Event::default().json_data(news).unwrap_or_default()));
    Sse::new(events).keep_alive(KeepAlive::new().interval(HEARTBEAT))
}

/// The news of one community that this person may see, beginning with when there last was any.
/// Nothing else is sent, not even that something happened.
fn news(live: Arc<Live>, account: Option<AccountId>) -> BoxStream<'static, News> {
    let notices = BroadcastStream::new(live.watch());
    let first = stream::once(async { Vec::new() });
    // Somebody too slow to keep up is told that anything may be new.
    let touched =
        notices.map(|notice| notice.map_or_else(|_| vec![Subject::Community], |notice| notice.touched.clone()));
    let changes = first.chain(touched.filter(|touched| std::future::ready(!touched.is_empty())));
    let news = changes.filter_map(move |subjects| {
        let published = live.now();
        let state = &published.state;
        let may_read = state.may_read(&state.viewer(account));
        let community = state.community.profile.slug.clone();
        let at = live.last_news().millis();
        std::future::ready(may_read.then_some(News { community, at, subjects }))
    });
    news.boxed()
}
