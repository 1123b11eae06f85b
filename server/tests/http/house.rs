//! A whole server in memory, and phones that visit it.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Request, StatusCode, header};
use axum::response::Response;
use domain::community::{Found, Joining, Kind, Visibility};
use domain::members::{MakeCode, Opens};
use domain::time::{Span, Zone};
use domain::{Act, Caller, Command, Timestamp};
use server::accounts::Accounts;
use server::clock::{Clock, Manual};
use server::http::{Settings, Web, assets, rate, router};
use server::live::Hub;
use server::mail::{Letter, Mailer};
use server::photos::Photos;
use server::photos::files::Place;
use server::store::{Database, Store};
use tower::ServiceExt;

pub struct House {
    router: Router,
    pub hub: Hub,
    pub clock: Arc<Manual>,
    pub photos: Photos,
    pub letters: Arc<Mutex<Vec<Letter>>>,
    pub dir: tempfile::TempDir,
}

impl House {
    pub async fn new() -> House {
        let dir = tempfile::tempdir().expect("a directory");
        let store = Store::open(&Database::Sqlite(dir.path().join("test.db"))).await.expect("a database");
        let clock = Arc::new(Manual::new(Timestamp::from_seconds(1_767_225_600), 1));
        let hub = Hub::open(store.clone(), clock.clone()).await.expect("a hub");
        let letters = Arc::default();
        // Photos are tried in a bucket where there is one: see `tests/s3.sh`.
        let bucket = std::env::var("FOLKMOOT_TEST_S3").ok();
        let bucket = bucket.map(|bucket| format!("{bucket}/{}", store.epoch()).parse().expect("a bucket"));
        let place = bucket.unwrap_or(Place::Folder(dir.path().join("photos")));
        let photos = Photos::open(&place, &dir.path().join("uploads"), &store, clock.clone()).expect("a place");
        let web = Web {
            hub: hub.clone(),
            accounts: Accounts::new(&store, clock.clone(), Mailer::Pile(Arc::clone(&letters))),
            photos: photos.clone(),
            clock: clock.clone(),
            site: Arc::new(assets::Site { root: dir.path().to_owned(), assets: Default::default() }),
            limits: rate::Limits::new(clock.clone()),
            settings: Arc::new(Settings {
                origin: "https://moot.example".parse().expect("an origin"),
                trusted_proxies: Vec::new(),
                dev: false,
            }),
        };
        House { router: router(web), hub, clock, photos, letters, dir }
    }

    /// A community that the operator founds; its slug is its name in small letters.
    pub async fn found(&self, name: &str, kind: Kind, visibility: Visibility, joining: Joining) {
        self.found_as(name, kind, visibility, joining, false).await;
    }

    pub async fn found_as(&self, name: &str, kind: Kind, visibility: Visibility, joining: Joining, made_up: bool) {
        let found = Found {
            slug: name.to_lowercase(),
            name: name.into(),
            kinds: vec![kind],
            zone: Zone::utc(),
            visibility,
            joining,
            founder: None,
            categories: Vec::new(),
            demonstration: made_up,
        };
        let answer = self.hub.found(Caller::System, self.command(found.into())).await.expect("an answer");
        assert_eq!(answer.outcome, Ok(()));
    }

    /// A new code of a community.
    pub async fn code(&self, slug: &str, opens: Opens) -> String {
        let live = self.hub.by_slug(slug).expect("a community");
        let answer = live.submit(Caller::System, self.command(MakeCode { opens }.into())).await.expect("an answer");
        assert_eq!(answer.outcome, Ok(()));
        let now = live.now();
        let newest = now.state.private.members.codes().find(|code| code.opens == opens);
        newest.expect("a code").code.clone()
    }

    pub fn command(&self, act: Act) -> Command {
        // Time goes on, so that ids differ.
        self.clock.advance(Span::from_millis(1));
        Command { id: self.clock.moment().command_id(), act }
    }

    pub fn members(&self, slug: &str) -> Vec<String> {
        let now = self.hub.by_slug(slug).expect("a community").now();
        now.state.private.members.active().map(|member| member.name.clone()).collect()
    }

    /// One with a community called Town, of a place, which anybody may see and join.
    pub async fn town() -> House {
        let house = House::new().await;
        house.found("Town", Kind::Place, Visibility::Public, Joining::Anyone).await;
        house
    }

    /// Serves on a real port of this machine, for as long as the test runs.
    pub async fn listen(&self) -> SocketAddr {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let service = self.router.clone().into_make_service_with_connect_info::<SocketAddr>();
        tokio::spawn(async move { axum::serve(listener, service).await });
        address
    }

    /// A phone that has never been here.
    pub fn phone(&self) -> Phone<'_> {
        Phone { house: self, cookie: String::new(), peer: [203, 0, 113, 9], headers: Vec::new() }
    }

    /// A phone that has asked to join a community where an organiser must say yes.
    pub async fn member_who_waits(&self, slug: &str, name: &str) -> Phone<'_> {
        let code = self.code(slug, Opens::Membership).await;
        let mut phone = self.phone();
        let door = phone.get(&format!("/join/{code}")).await;
        phone.send(&door, "join", &[("name", name)]).await;
        phone
    }

    /// An organiser, made for this, says yes to all who wait.
    pub async fn approve_all(&self, slug: &str) {
        let code = self.code(slug, Opens::Organiser).await;
        let mut olive = self.phone();
        let door = olive.get(&format!("/join/{code}")).await;
        olive.send(&door, "join", &[("name", "Olive")]).await;
        let state = &self.hub.by_slug(slug).expect("a community").now().state;
        let waiting: Vec<String> = state.private.members.waiting().map(|member| member.id.to_string()).collect();
        assert!(!waiting.is_empty(), "nobody waits");
        for member in waiting {
            olive.does(slug, "member.approve", &[("member", &member)]).await;
        }
    }

    /// A phone that has joined a community anybody may join, as somebody of this name.
    pub async fn member(&self, slug: &str, name: &str) -> Phone<'_> {
        let mut phone = self.phone();
        let door = phone.get(&format!("/join?c={slug}")).await;
        let joined = phone.send(&door, "join", &[("name", name)]).await;
        assert_eq!(joined.status, StatusCode::SEE_OTHER, "{}", joined.body);
        phone
    }
}

#[derive(Clone)]
pub struct Phone<'a> {
    house: &'a House,
    pub cookie: String,
    pub peer: [u8; 4],
    pub headers: Vec<(&'static str, String)>,
}

/// What came back.
#[derive(Debug, Clone)]
pub struct Page {
    pub path: String,
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub location: String,
    pub body: String,
}

impl Phone<'_> {
    pub async fn get(&mut self, path: &str) -> Page {
        self.request("GET", path, String::new()).await
    }

    pub async fn post(&mut self, path: &str, fields: &[(String, String)]) -> Page {
        self.request("POST", path, serde_html_form::to_string(fields).expect("a form")).await
    }

    /// Posts a body as it is.
    pub async fn post_body(&mut self, path: &str, body: String) -> Page {
        self.request("POST", path, body).await
    }

    /// Fills in one of a page's forms and sends it.
    pub async fn send(&mut self, page: &Page, form: &str, typed: &[(&str, &str)]) -> Page {
        let (action, mut fields) = page.form(form);
        fields.extend(typed.iter().map(|(name, value)| (name.to_string(), value.to_string())));
        self.post(&action, &fields).await
    }

    /// Does something in a community, which must be allowed; gives the id of what it made.
    pub async fn does(&mut self, slug: &str, act: &str, fields: &[(&str, &str)]) -> String {
        self.house.clock.advance(Span::from_millis(1));
        let id = self.house.clock.moment().command_id().to_string();
        let envelope = [("id", id.as_str()), ("act", act)];
        let fields: Vec<(String, String)> =
            envelope.iter().chain(fields).map(|(name, value)| (name.to_string(), value.to_string())).collect();
        let sent = self.post(&format!("/c/{slug}/commands"), &fields).await;
        assert_eq!((sent.status, sent.body.as_str()), (StatusCode::OK, "{\"refusal\":null}"), "{act}");
        id
    }

    /// Sends a form and goes where it leads.
    pub async fn follow(&mut self, page: &Page, form: &str, typed: &[(&str, &str)]) -> Page {
        let sent = self.send(page, form, typed).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
        self.get(&sent.location).await
    }

    async fn request(&mut self, method: &str, path: &str, body: String) -> Page {
        let response = self.open(method, path, body).await;
        Page::read(path, response).await
    }

    /// Asks, and leaves the answer's body to be read.
    pub async fn open(&mut self, method: &str, path: &str, body: String) -> Response {
        self.ask(method, path, "application/x-www-form-urlencoded", Body::from(body)).await
    }

    /// Sends a body of whatever kind.
    pub async fn ask(&mut self, method: &str, path: &str, kind: &str, body: Body) -> Response {
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .extension(ConnectInfo(SocketAddr::from((self.peer, 9))))
            .header("sec-fetch-site", "same-origin")
            .header(header::USER_AGENT, "Android")
            .header(header::CONTENT_TYPE, kind);
        if !self.cookie.is_empty() {
            request = request.header(header::COOKIE, &self.cookie);
        }
        let mut request = request.body(body).expect("a request");
        for (name, value) in &self.headers {
            request.headers_mut().insert(*name, value.parse().expect("a header"));
        }
        let response = self.house.router.clone().oneshot(request).await.expect("an answer");
        let cookie = response.headers().get(header::SET_COOKIE).and_then(|value| value.to_str().ok());
        if let Some(cookie) = cookie.and_then(|cookie| cookie.split(';').next()).filter(|cookie| !cookie.is_empty()) {
            self.cookie = cookie.to_owned();
        }
        response
    }
}

impl Page {
    /// Reads an answer to its end.
    pub async fn read(path: &str, response: Response) -> Page {
        let (parts, body) = response.into_parts();
        let location = parts.headers.get(header::LOCATION).and_then(|value| value.to_str().ok());
        let location = location.unwrap_or_default().to_owned();
        let body = axum::body::to_bytes(body, 1 << 20).await.expect("a body");
        let body = String::from_utf8_lossy(&body).into_owned();
        Page { path: path.to_owned(), status: parts.status, headers: parts.headers, location, body }
    }

    /// The address that a form goes to, and its hidden fields.
    pub fn form(&self, name: &str) -> (String, Vec<(String, String)>) {
        let named = format!("name=\"form\" value=\"{name}\"");
        let form = self.body.split("<form").skip(1).find(|form| form.contains(&named));
        let form = form.unwrap_or_else(|| panic!("no form {name} on {}: {}", self.path, self.body));
        let form = form.split("</form>").next().unwrap_or_default();
        let action = attribute(form, "action").expect("an action");
        let hidden = form.split("<input").skip(1).filter(|input| input.contains("type=\"hidden\""));
        let fields = hidden.filter_map(|input| Some((attribute(input, "name")?, attribute(input, "value")?)));
        (action, fields.collect())
    }

    /// The code in large letters.
    pub fn code(&self) -> String {
        let from = self.body.find("class=\"code\"").unwrap_or_else(|| panic!("no code in {}", self.body));
        let code = self.body[from..].split("</p>").next().unwrap_or_default();
        let text: Vec<&str> = code.split('>').skip(1).filter_map(|part| part.split('<').next()).collect();
        text.concat().replace(' ', "")
    }

    /// What a header says.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    pub fn says(&self, words: &str) -> bool {
        let plain =
            self.body.replace("&#x27;", "'").replace("&#39;", "'").replace("&quot;", "\"").replace("&amp;", "&");
        plain.contains(words)
    }
}

/// What stands in an attribute.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let from = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    let value = tag[from..].split('"').next()?;
    Some(value.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
}
