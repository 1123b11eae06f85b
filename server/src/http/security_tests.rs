use std::net::SocketAddr;

use axum::body::Body;
use axum::extract::{ConnectInfo, FromRef};
use axum::http::StatusCode;
use axum::response::Html;
use axum::routing::{get, post};
use domain::Timestamp;
use domain::time::Span;
use tower::ServiceExt;

use super::*;
use crate::accounts::Accounts;
use crate::clock::Manual;
use crate::http::session::Identity;
use crate::mail::Mailer;
use crate::store::{Database, Store};

#[derive(Clone)]
struct Desk {
    accounts: Accounts,
}

impl FromRef<Desk> for Accounts {
    fn from_ref(desk: &Desk) -> Accounts {
        desk.accounts.clone()
    }
}

struct Site {
    router: Router,
    clock: Arc<Manual>,
    _dir: tempfile::TempDir,
}

async fn site(origin: &str) -> Site {
    let dir = tempfile::tempdir().expect("a directory");
    let file = Database::Sqlite(dir.path().join("test.db"));
    let store = Store::open(&file).await.expect("a database");
    let clock = Arc::new(Manual::new(Timestamp::from_seconds(1_767_225_600), 1));
    let accounts = Accounts::new(&store, clock.clone(), Mailer::Log);
    let guard = Guard {
        origin: origin.parse().expect("an origin"),
        trusted: vec!["10.0.0.0/8".parse().expect("a range")],
        clock: clock.clone(),
        assets: Assets::default(),
    };
    let router = Router::new()
        .route("/", get(|| async { "plain" }))
        .route("/page", get(|nonce: Nonce| async move { Html(nonce.as_str().to_owned()) }))
        .route("/form", get(async |identity: Identity| identity.remember()))
        .route("/join", post(join))
        .route("/who", get(async |identity: Identity| identity.account.map_or("nobody".into(), |a| a.to_string())))
        .route("/leave", post(leave))
        .route("/panics", get(panics))
        .route("/c/town/commands", post(panics))
        .route("/take", post(async |body: axum::body::Bytes| body.len().to_string()))
        .route("/from", get(async |client: Client| client.address.to_string()));
    let router = guard.before(router).with_state(Desk { accounts });
    Site { router, clock, _dir: dir }
}

async fn panics(uri: axum::http::Uri) -> String {
    assert!(uri.path().is_empty(), "it always does");
    String::new()
}

async fn join(State(desk): State<Desk>, identity: Identity) -> Result<String, Refused> {
    Ok(identity.account_or_new(&desk.accounts).await?.to_string())
}

async fn leave(State(desk): State<Desk>, identity: Identity) -> Result<(), Refused> {
    desk.accounts.sign_out(&identity.token).await?;
    identity.forget();
    Ok(())
}

struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: String,
}

impl Answer {
    fn cookie(&self) -> Option<&str> {
        self.headers.get(header::SET_COOKIE).map(|cookie| cookie.to_str().expect("text"))
    }

    /// What the browser sends back.
    fn kept(&self) -> String {
        self.cookie().expect("a cookie").split(';').next().expect("a pair").to_owned()
    }
}

impl Site {
    async fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
        self.send(method, path, headers, Body::empty()).await
    }

    async fn send(&self, method: &str, path: &str, headers: &[(&str, &str)], body: Body) -> Answer {
        let peer = ConnectInfo(SocketAddr::from(([10, 0, 0, 1], 9)));
        let mut request = Request::builder().method(method).uri(path).extension(peer);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let response = self.router.clone().oneshot(request.body(body).expect("a request")).await.expect("an answer");
        let (parts, body) = response.into_parts();
        let body = axum::body::to_bytes(body, 1 << 20).await.expect("a body");
        Answer { status: parts.status, headers: parts.headers, body: String::from_utf8_lossy(&body).into_owned() }
    }

    async fn join(&self, cookie: &str) -> Answer {
        self.ask("POST", "/join", &[("sec-fetch-site", "same-origin"), ("cookie", cookie)]).await
    }
}

#[tokio::test]
async fn other_sites_write_nothing() {
    let site = site("https://moot.example").await;
    let ours = "https://moot.example";
    for (headers, passes) in [
        (&[][..], false),
        (&[("sec-fetch-site", "same-origin")][..], true),
        (&[("sec-fetch-site", "same-origin"), ("origin", ours)], true),
        (&[("sec-fetch-site", "same-site")], false),
        (&[("sec-fetch-site", "cross-site")], false),
        (&[("sec-fetch-site", "none")], false),
        (&[("sec-fetch-site", "cross-site"), ("origin", ours)], false),
        // A name made to point at this server has its page's origin still.
        (&[("sec-fetch-site", "same-origin"), ("origin", "https://evil.example")], false),
        (&[("origin", ours)], true),
        (&[("origin", "https://moot.example:443")], true),
        (&[("origin", "HTTPS://MOOT.example")], true),
        (&[("origin", "http://moot.example")], false),
        (&[("origin", "https://moot.example:8443")], false),
        (&[("origin", "https://moot.example.evil.example")], false),
        (&[("origin", "null")], false),
        (&[("origin", "null"), ("referer", "https://moot.example/c/x")], false),
        (&[("origin", "")], false),
        (&[("referer", "https://moot.example/c/x?y=z")], true),
        (&[("referer", "https://evil.example/https://moot.example/")], false),
        (&[("referer", "about:blank")], false),
    ] {
        for method in ["POST", "PUT", "DELETE", "PATCH"] {
            let answer = site.ask(method, "/take", headers).await;
            assert_eq!(answer.status != StatusCode::FORBIDDEN, passes, "{method} {headers:?}");
        }
        let answer = site.ask("GET", "/", headers).await;
        assert_eq!(answer.status, StatusCode::OK, "anybody may link here: {headers:?}");
    }
    let answer = site.ask("POST", "/take", &[]).await;
    assert!(answer.body.contains("<h1>That was not done</h1>"), "{}", answer.body);
}

#[tokio::test]
async fn a_mistake_of_ours_is_a_page_too() {
    let site = site("https://moot.example").await;
    let answer = site.ask("GET", "/panics", &[]).await;
    assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert!(answer.body.starts_with("<!DOCTYPE html>") && answer.body.contains(">broken<"), "{}", answer.body);
    assert!(!answer.body.contains("it always does") && !answer.body.contains("<script"), "{}", answer.body);
    let answer = site.ask("POST", "/c/town/commands", &[("sec-fetch-site", "same-origin")]).await;
    assert_eq!(answer.body, "{\"trouble\":\"broken\"}");
    assert_eq!(site.ask("GET", "/", &[]).await.status, StatusCode::OK, "it goes on");
}

#[tokio::test]
async fn this_very_machine_has_several_names() {
    let site = site("http://127.0.0.1:3000").await;
    for (origin, passes) in [
        ("http://127.0.0.1:3000", true),
        ("http://localhost:3000", true),
        ("http://[::1]:3000", true),
        ("http://localhost:3001", false),
        ("http://evil.example:3000", false),
    ] {
        let answer = site.ask("POST", "/take", &[("origin", origin)]).await;
        assert_eq!(answer.status == StatusCode::OK, passes, "{origin}");
    }
}

#[test]
fn an_origin_off_this_machine_is_secure() {
    for good in ["https://moot.example", "https://moot.example:8443/", "http://localhost:3000", "http://[::1]"] {
        assert!(good.parse::<Origin>().is_ok(), "{good}");
    }
    for bad in
        ["", "moot.example", "http://moot.example", "https://moot.example/x", "ftp://localhost", "https://a@b.example"]
    {
        assert!(bad.parse::<Origin>().is_err(), "{bad}");
    }
    assert_eq!(
        "https://Moot.example/".parse::<Origin>().map(|origin| origin.to_string()),
        Ok("https://moot.example".into())
    );
}

#[tokio::test]
async fn every_answer_is_dressed() {
    let site = site("https://moot.example").await;
    for (method, path, status) in
        [("GET", "/page", 200), ("GET", "/missing", 404), ("POST", "/take", 403), ("GET", "/", 200)]
    {
        let answer = site.ask(method, path, &[]).await;
        assert_eq!(answer.status, status, "{path}");
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "same-origin"),
            ("cross-origin-opener-policy", "same-origin"),
            ("strict-transport-security", "max-age=31536000"),
        ] {
            assert_eq!(answer.headers[name], value, "{path}");
        }
        assert!(answer.headers["permissions-policy"].to_str().expect("text").starts_with("geolocation=(self),"));
        let policy = answer.headers["content-security-policy"].to_str().expect("text");
        for part in [
            "default-src 'self'; ",
            "frame-ancestors 'none'",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
        ] {
            assert!(policy.contains(part), "{path}: {policy}");
        }
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{policy}");
        assert_eq!(policy.contains("nonce"), answer.body.starts_with("<!D") || path == "/page", "{path}: {policy}");
    }
    let plain = super::tests::site("http://localhost:3000").await.ask("GET", "/", &[]).await;
    assert!(!plain.headers.contains_key("strict-transport-security"));
}

#[tokio::test]
async fn a_nonce_is_used_once() {
    let site = site("https://moot.example").await;
    let (one, two) = (site.ask("GET", "/page", &[]).await, site.ask("GET", "/page", &[]).await);
    assert_ne!(one.body, two.body);
    assert!(one.body.len() >= 22, "at least 128 bits");
    let policy = one.headers["content-security-policy"].to_str().expect("text");
    assert!(policy.contains(&format!("script-src 'self' 'nonce-{}' 'wasm-unsafe-eval';", one.body)), "{policy}");
}

#[tokio::test]
async fn cookies_have_every_flag() {
    let site = site("https://moot.example").await;
    let joined = site.join("").await;
    let cookie = joined.cookie().expect("a cookie");
    let (pair, flags) = cookie.split_once("; ").expect("flags");
    let value = pair.strip_prefix("__Host-session=").expect("a name");
    assert!(value.len() == 64 && value.bytes().all(|b| b.is_ascii_hexdigit()), "{value}");
    assert_eq!(flags, "Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=34560000");
    assert_eq!(joined.headers[header::CACHE_CONTROL], "private, no-store");

    let home = super::tests::site("http://localhost:3000").await.join("").await;
    let (pair, flags) = home.cookie().expect("a cookie").split_once("; ").expect("flags");
    assert!(pair.starts_with("session="), "{pair}");
    assert_eq!(flags, "Path=/; HttpOnly; SameSite=Lax; Max-Age=34560000");
}

#[tokio::test]
async fn a_form_sent_twice_makes_one_account() {
    let site = site("https://moot.example").await;
    assert_eq!(site.ask("GET", "/who", &[]).await.cookie(), None, "no cookie before one is needed");
    let form = site.ask("GET", "/form", &[]).await;
    assert!(
        form.cookie().is_some_and(|cookie| cookie.ends_with("SameSite=Lax; Secure")),
        "until the browser is closed"
    );
    let kept = form.kept();
    assert_eq!(site.ask("GET", "/form", &[("cookie", &kept)]).await.cookie(), None);

    let (one, two) = tokio::join!(site.join(&kept), site.join(&kept));
    assert_eq!(one.status, StatusCode::OK);
    assert_eq!(one.body, two.body);
    assert_eq!(one.kept(), kept, "the same token, for longer");
    let cookies = format!("theme=dark; {kept}; other=1");
    assert_eq!(site.ask("GET", "/who", &[("cookie", &cookies)]).await.body, one.body);
}

#[tokio::test]
async fn signing_out_leaves_nothing_behind() {
    let site = site("https://moot.example").await;
    let kept = site.join("").await.kept();
    let left = site.ask("POST", "/leave", &[("sec-fetch-site", "same-origin"), ("cookie", &kept)]).await;
    assert_eq!(left.cookie(), Some("__Host-session=; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=0"));
    assert_eq!(left.headers["clear-site-data"], "\"cache\"", "nor does any photo stay");
    assert_eq!(site.ask("GET", "/who", &[("cookie", &kept)]).await.body, "nobody");
    let again = site.join(&kept).await;
    assert_eq!(again.status, StatusCode::OK);
    assert_ne!(again.kept(), kept, "under a new token");
}

#[tokio::test]
async fn a_phone_in_use_has_its_cookie_renewed() {
    let site = site("https://moot.example").await;
    let kept = site.join("").await.kept();
    assert_eq!(site.ask("GET", "/who", &[("cookie", &kept)]).await.cookie(), None);
    site.clock.advance(Span::DAY.times(2));
    let seen = site.ask("GET", "/who", &[("cookie", &kept)]).await;
    assert_eq!(seen.kept(), kept);
    assert!(seen.cookie().is_some_and(|cookie| cookie.ends_with("Max-Age=34560000")));
    assert_eq!(site.ask("GET", "/who", &[("cookie", &kept)]).await.cookie(), None);
}

#[tokio::test]
async fn cookies_that_are_not_ours_are_nobodys() {
    let site = site("https://moot.example").await;
    let kept = site.join("").await.kept();
    let value = kept.split_once('=').expect("a pair").1.to_owned();
    for cookie in
        [format!("session={value}"), format!("__host-session={value}"), "__Host-session=zz".into(), "=; ;;".into()]
    {
        assert_eq!(site.ask("GET", "/who", &[("cookie", &cookie)]).await.body, "nobody", "{cookie}");
    }
}

#[tokio::test]
async fn bodies_are_bounded() {
    let site = site("https://moot.example").await;
    let ours = ("sec-fetch-site", "same-origin");
    let most = site.send("POST", "/take", &[ours], Body::from(vec![b'a'; BODY])).await;
    assert_eq!((most.status, most.body), (StatusCode::OK, BODY.to_string()));
    let length = (BODY + 1).to_string();
    let more = site.send("POST", "/take", &[ours, ("content-length", &length)], Body::from(vec![b'a'; BODY + 1])).await;
    assert_eq!(more.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(more.body.contains("make it shorter"), "{}", more.body);
    // One that does not say how long it is ends all the same.
    let parts = futures::stream::iter((0..BODY / 1024 + 1).map(|_| Ok::<_, Infallible>(vec![b'a'; 1024])));
    let unsaid = site.send("POST", "/take", &[ours], Body::from_stream(parts)).await;
    assert_eq!(unsaid.status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn the_client_behind_a_trusted_proxy_is_known() {
    let site = site("https://moot.example").await;
    let from = site.ask("GET", "/from", &[("x-forwarded-for", "1.1.1.1, 198.51.100.7, 10.2.3.4")]).await;
    assert_eq!(from.body, "198.51.100.7");
}
