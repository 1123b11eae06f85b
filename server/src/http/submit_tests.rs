use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use domain::community::{Found, Joining, Kind as Bond, Visibility};
use domain::ids::CommandId;
use domain::members::{MakeCode, Opens};
use domain::time::{Span, Zone};
use domain::{Act, Caller, Command, Timestamp};
use tower::ServiceExt;

use super::*;
use crate::accounts::Accounts;
use crate::clock::{Clock, Manual};
use crate::http::{Settings, assets, rate, router};
use crate::live::Hub;
use crate::mail::Mailer;
use crate::photos::Photos;
use crate::photos::files::Place;
use crate::store::{Database, Store};

/// A members-only community that one joins with a code.
struct Town {
    router: Router,
    hub: Hub,
    clock: Arc<Manual>,
    store: Store,
    code: String,
    _dir: tempfile::TempDir,
}

async fn town() -> Town {
    let dir = tempfile::tempdir().expect("a directory");
    let store = Store::open(&Database::Sqlite(dir.path().join("test.db"))).await.expect("a database");
    let clock = Arc::new(Manual::new(Timestamp::from_seconds(1_767_225_600), 1));
    let hub = Hub::open(store.clone(), clock.clone()).await.expect("a hub");
    let found = Found {
        slug: "town".into(),
        name: "Town".into(),
        kinds: vec![Bond::Place],
        zone: Zone::utc(),
        visibility: Visibility::Members,
        joining: Joining::Code,
        founder: None,
        categories: Vec::new(),
        demonstration: false,
    };
    let founded = hub.found(Caller::System, command(&clock, found.into())).await.expect("an answer");
    assert_eq!(founded.outcome, Ok(()));
    let live = hub.by_slug("town").expect("a community");
    let made = live.submit(Caller::System, command(&clock, MakeCode { opens: Opens::Membership }.into())).await;
    assert_eq!(made.expect("an answer").outcome, Ok(()));
    let code = live.now().state.private.members.codes().next().expect("a code").code.clone();
    let place = Place::Folder(dir.path().join("photos"));
    let photos = Photos::open(&place, &dir.path().join("uploads"), &store, clock.clone()).expect("a place");
    let web = Web {
        hub: hub.clone(),
        photos,
        accounts: Accounts::new(&store, clock.clone(), Mailer::Log),
        clock: clock.clone(),
        site: Arc::new(assets::Site { root: dir.path().to_owned(), assets: Default::default() }),
        limits: rate::Limits::new(clock.clone()),
        settings: Arc::new(Settings {
            origin: "https://moot.example".parse().expect("an origin"),
            trusted_proxies: Vec::new(),
            dev: false,
        }),
    };
    Town { router: router(web), hub, clock, store, code, _dir: dir }
}

fn command(clock: &Manual, act: Act) -> Command {
    Command { id: clock.moment().command_id(), act }
}

/// The command as its form would be sent.
fn form(command: &Command) -> String {
    let act = serde_json::to_value(&command.act).expect("JSON");
    let fields = act.get("with").and_then(|with| with.as_object()).into_iter().flatten();
    let fields = fields.map(|(name, value)| (name.as_str(), value.as_str().unwrap_or_default().to_owned()));
    let envelope = [("act", command.act.name().to_owned()), ("id", command.id.to_string())];
    serde_html_form::to_string(envelope.into_iter().chain(fields).collect::<Vec<_>>()).expect("a form")
}

/// A phone with its cookie.
#[derive(Clone)]
struct Phone {
    cookie: String,
}

impl Phone {
    fn new(n: u8) -> Phone {
        Phone { cookie: format!("__Host-session={}", format!("{n:02x}").repeat(32)) }
    }
}

impl Town {
    fn join(&self, code: &str) -> Command {
        let join = domain::members::Join { name: "Ann".into(), code: code.into() };
        command(&self.clock, join.into())
    }

    async fn send(&self, phone: &Phone, command: &Command) -> (StatusCode, String) {
        let request = Request::post("/c/town/commands")
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::COOKIE, &phone.cookie)
            .body(Body::from(form(command)))
            .expect("a request");
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        let status = response.status();
        let body = axum::body::to_bytes(response.into_body(), 1 << 20).await.expect("a body");
        (status, String::from_utf8_lossy(&body).into_owned())
    }

    fn members(&self) -> usize {
        self.hub.by_slug("town").expect("a community").now().state.private.members.active().count()
    }

    async fn accounts(&self) -> i64 {
        let Store::Sqlite(database) = &self.store;
        sqlx::query_scalar("SELECT count(*) FROM account").fetch_one(database.readers()).await.expect("a count")
    }
}

#[tokio::test]
async fn joining_makes_one_account_however_often_it_is_sent() {
    let town = town().await;
    let (phone, join) = (Phone::new(1), town.join(&town.code));
    let sent = (0..5).map(|_| town.send(&phone, &join));
    for (status, body) in futures::future::join_all(sent).await {
        assert_eq!((status, body.as_str()), (StatusCode::OK, r#"{"refusal":null}"#));
    }
    assert_eq!((town.members(), town.accounts().await), (1, 1));
    let (_, body) = town.send(&phone, &town.join(&town.code)).await;
    assert!(body.contains("already_member"), "{body}");
    assert_eq!((town.members(), town.accounts().await), (1, 1));
}

#[tokio::test]
async fn guessing_codes_is_hopeless_and_makes_no_accounts() {
    let town = town().await;
    let guess = town.join("0000-0000");
    for _ in 0..10 {
        let (status, body) = town.send(&Phone::new(1), &guess).await;
        assert_eq!(status, StatusCode::OK);
        assert!(body.contains("not_found"), "a stranger is told nothing: {body}");
    }
    let right = town.join(&town.code);
    assert_eq!(town.send(&Phone::new(1), &right).await.0, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!((town.members(), town.accounts().await), (0, 0));
    // The next phone in the hall is not held up.
    assert_eq!(town.send(&Phone::new(2), &town.join(&town.code)).await.0, StatusCode::OK);
    assert_eq!(town.members(), 1);
    town.clock.advance(Span::MINUTE.times(2));
    assert_eq!(town.send(&Phone::new(1), &right).await.0, StatusCode::OK);
    assert_eq!(town.members(), 2);
}

#[tokio::test]
async fn a_hall_joins_at_once() {
    let town = town().await;
    for n in 0..200 {
        let (status, body) = town.send(&Phone::new(n), &town.join(&town.code)).await;
        assert_eq!((status, body.as_str()), (StatusCode::OK, r#"{"refusal":null}"#), "{n}");
    }
    assert_eq!((town.members(), town.accounts().await), (200, 200));
}

#[tokio::test]
async fn other_acts_of_strangers_make_no_accounts() {
    let town = town().await;
    let leave = Command { id: CommandId(uuid::Uuid::from_u128(1)), act: domain::members::Leave {}.into() };
    let (status, body) = town.send(&Phone::new(1), &leave).await;
    assert_eq!(status, StatusCode::OK);
    assert!(body.contains("not_found"), "{body}");
    assert_eq!(town.accounts().await, 0);
}
