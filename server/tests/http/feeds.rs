//! The Record in feed readers.

use std::io::Write;
use std::sync::{Arc, Mutex};

use axum::http::StatusCode;
use domain::community::{Joining, Kind, Visibility};
use domain::members::Opens;
use quick_xml::Reader;
use quick_xml::events::Event;

use crate::house::{House, Page, Phone};

const TOWN: &str = "/c/town/feeds/record.atom";

async fn organiser<'a>(house: &'a House, slug: &str) -> Phone<'a> {
    let code = house.code(slug, Opens::Organiser).await;
    let mut phone = house.phone();
    let door = phone.get(&format!("/join/{code}")).await;
    phone.send(&door, "join", &[("name", "Olive")]).await;
    phone
}

/// The secret address that Me shows.
async fn feed_of(phone: &mut Phone<'_>, slug: &str) -> String {
    let me = phone.get(&format!("/me/c/{slug}")).await;
    let me = phone.follow(&me, "feed", &[]).await;
    assert!(me.says("Anyone with this address can read what members read."), "{}", me.body);
    assert!(me.says("Make a new address; the old one stops"), "{}", me.body);
    let from = me.body.find("https://moot.example/feeds/").expect("an address") + "https://moot.example".len();
    me.body[from..].split('"').next().expect("its end").to_owned()
}

/// The words in every element of this name; panics unless it is XML.
fn texts(feed: &Page, name: &str) -> Vec<String> {
    let mut reader = Reader::from_str(&feed.body);
    reader.config_mut().check_end_names = true;
    let (mut open, mut found) = (Vec::new(), Vec::new());
    loop {
        match reader.read_event().expect("well-formed XML") {
            Event::Start(start) => {
                open.push(start.name().as_ref().to_owned());
                if open.last().is_some_and(|last| last == name) {
                    found.push(String::new());
                }
            }
            Event::End(_) => drop(open.pop()),
            Event::Text(text) if open.last().is_some_and(|last| last == name) => {
                found.last_mut().expect("it began").push_str(&text);
            }
            Event::Eof => return found,
            _ => {}
        }
    }
}

fn same(one: &Page, two: &Page) {
    // The nonce and the request's id differ each time.
    let plain = |page: &Page| {
        let mut headers = page.headers.clone();
        headers.remove("content-security-policy");
        headers.remove("x-request-id");
        (page.status, headers, page.body.clone())
    };
    assert_eq!(plain(one), plain(two));
}

#[tokio::test]
async fn everybody_can_follow_what_everybody_may_see() {
    let house = House::town().await;
    let mut ann = house.member("town", "Ann").await;
    ann.does("town", "idea.propose", &[("title", "Trees & <b>shade</b>"), ("why", "Heat")]).await;
    let mut reader = house.phone();
    let feed = reader.get(TOWN).await;
    assert_eq!(feed.status, StatusCode::OK);
    assert_eq!(feed.header("content-type"), "application/atom+xml; charset=utf-8");
    assert_eq!((feed.header("cache-control"), feed.header("set-cookie")), ("no-cache", ""));
    assert!(feed.body.contains("Trees &amp; &lt;b&gt;shade&lt;/b&gt;"), "{}", feed.body);
    let now = house.hub.by_slug("town").expect("there").now();
    assert_eq!(texts(&feed, "moot:head"), [now.head.to_string()]);
    let newest = format!("href=\"https://moot.example/c/town/record/{}\"", now.head.seq);
    assert!(feed.body.contains(&newest), "{}", feed.body);
    assert!(
        feed.body.contains(&format!("rel=\"self\" type=\"application/atom+xml\" href=\"https://moot.example{TOWN}\""))
    );
    let mut ids = texts(&feed, "id");
    assert_eq!(ids.len(), usize::try_from(now.head.seq).expect("few") + 1);
    assert_eq!(texts(&feed, "updated").len(), ids.len());
    assert_eq!(texts(&feed, "updated")[0], texts(&feed, "updated")[1]);

    reader.headers = vec![("if-none-match", feed.header("etag").to_owned())];
    assert_eq!(reader.get(TOWN).await.status, StatusCode::NOT_MODIFIED);
    ann.does("town", "idea.propose", &[("title", "A pond"), ("why", "Frogs")]).await;
    let newer = reader.get(TOWN).await;
    assert_eq!(newer.status, StatusCode::OK);
    assert!(texts(&newer, "id").ends_with(&ids.split_off(1)), "what was there keeps its ids");
    assert_eq!(texts(&newer, "id")[0], ids[0]);
}

#[tokio::test]
async fn no_more_than_fifty_entries_are_given() {
    let house = House::town().await;
    let mut ann = house.member("town", "Ann").await;
    for n in 0..60 {
        ann.does("town", "idea.propose", &[("title", &format!("Idea {n}")), ("why", "Because")]).await;
    }
    let feed = ann.get(TOWN).await;
    assert_eq!(texts(&feed, "title").len(), 51);
    assert!(texts(&feed, "title")[1].contains("Idea 59"), "{}", feed.body);
}

#[tokio::test]
async fn what_is_hidden_or_erased_is_in_no_feed() {
    let house = House::town().await;
    let mut ann = house.member("town", "Ann").await;
    let mut olive = organiser(&house, "town").await;
    let mut subjects = Vec::new();
    for title in ["Xylophone one", "Xylophone two"] {
        let id = ann.does("town", "idea.propose", &[("title", title), ("why", "Because")]).await;
        subjects.push(format!("idea/{id}"));
    }
    let addresses = [TOWN.to_owned(), feed_of(&mut ann, "town").await, feed_of(&mut olive, "town").await];
    for address in &addresses {
        assert_eq!(house.phone().get(address).await.body.matches("Xylophone").count(), 2);
    }
    olive.does("town", "post.hide", &[("subject", &subjects[0]), ("reason", "Unkind")]).await;
    olive.does("town", "post.erase", &[("subject", &subjects[1]), ("reason", "Private")]).await;
    for address in &addresses {
        let feed = olive.get(address).await;
        assert!(!feed.body.contains("Xylophone") && feed.says("Unkind"), "{}", feed.body);
    }
}

#[tokio::test]
async fn a_members_only_community_has_no_more_of_a_feed_than_a_missing_one() {
    let house = House::town().await;
    house.found("Closed", Kind::Place, Visibility::Members, Joining::Code).await;
    let closed = house.phone().get("/c/closed/feeds/record.atom").await;
    assert_eq!(closed.status, StatusCode::NOT_FOUND);
    same(&closed, &house.phone().get("/c/nowhere/feeds/record.atom").await);
    // Not for its members either: it is everybody's address.
    let mut olive = organiser(&house, "closed").await;
    assert_eq!(olive.get("/c/closed/feeds/record.atom").await.status, StatusCode::NOT_FOUND);
    let record = olive.get("/c/closed/record").await;
    assert!(!record.body.contains("record.atom") && record.says("A feed of your own"), "{}", record.body);
}

#[tokio::test]
async fn members_follow_theirs_at_a_secret_address_until_it_ends() {
    let house = House::town().await;
    house.found("Closed", Kind::Place, Visibility::Members, Joining::Code).await;
    let mut olive = organiser(&house, "closed").await;
    olive.does("closed", "idea.propose", &[("title", "Something of ours"), ("why", "Because")]).await;
    let first = feed_of(&mut olive, "closed").await;
    assert!(!first.contains("closed"), "{first}");
    let feed = house.phone().get(&first).await;
    assert_eq!(feed.status, StatusCode::OK);
    assert!(feed.says("Something of ours"), "{}", feed.body);
    for (name, value) in
        [("cache-control", "private, no-store"), ("x-robots-tag", "noindex"), ("referrer-policy", "no-referrer")]
    {
        assert_eq!(feed.header(name), value);
    }
    let second = feed_of(&mut olive, "closed").await;
    let unknown = house.phone().get("/feeds/nobodys/record.atom").await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    assert!(unknown.says("There is nothing here"), "{}", unknown.body);
    same(&house.phone().get(&first).await, &unknown);
    same(&house.phone().get("/nothing/at/all").await, &unknown);
    assert_eq!(house.phone().get(&second).await.status, StatusCode::OK);
    let me = olive.get("/me/c/closed").await;
    olive.send(&me, "leave", &[]).await;
    same(&house.phone().get(&second).await, &unknown);
}

#[tokio::test]
async fn the_record_leads_to_its_feed() {
    let house = House::town().await;
    let record = house.phone().get("/c/town/record").await;
    let head = record.body.split("</head>").next().expect("a head");
    assert!(head.contains(&format!(
        "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"The Record\" href=\"{TOWN}\">"
    )));
    assert!(record.says("Follow the Record with a feed reader") && !record.says("A feed of your own"));
    assert!(!house.phone().get("/c/town").await.body.contains("application/atom+xml"));
    let mut ann = house.member("town", "Ann").await;
    ann.does("town", "member.renew_feed", &[]).await;
    let record = ann.get("/c/town/record").await;
    let (_, own) = record.body.split_once("href=\"/feeds/").expect("an address");
    let own = format!("/feeds/{}", own.split('"').next().expect("its end"));
    assert_eq!(ann.get(&own).await.status, StatusCode::OK);
}

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().expect("whole").write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn the_log_tells_kinds_of_addresses_and_neither_secrets_nor_communities() {
    let log = Log::default();
    let writer = log.clone();
    let everything =
        tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE).with_writer(move || writer.clone());
    // For every test: a log of one thread misses what other threads began without one.
    tracing::subscriber::set_global_default(everything.finish()).expect("only here");
    let house = House::town().await;
    let mut ann = house.member("town", "Ann").await;
    let address = feed_of(&mut ann, "town").await;
    let answer = house.phone().get(&address).await;
    assert_eq!(answer.status, StatusCode::OK);
    let ended = address.clone();
    feed_of(&mut ann, "town").await;
    assert_eq!(house.phone().get(&ended).await.status, StatusCode::NOT_FOUND);
    tracing::info!("the end");
    let said = String::from_utf8_lossy(&log.0.lock().expect("whole")).into_owned();
    let secret = address.split('/').nth(2).expect("a secret");
    assert!(said.contains("the end") && secret.len() == 24);
    assert!(!said.contains(secret) && !said.contains("/c/town"), "{said}");
    assert!(said.contains("/feeds/{secret}/record.atom"), "{said}");
    let id = answer.headers["x-request-id"].to_str().expect("an id");
    assert!(id.len() == 16 && said.contains(id), "{said}");
}
