//! What people see when something goes wrong: a page, whatever it was.

use axum::http::StatusCode;

use crate::house::{House, Page, Phone};

/// A page in plain words with its code, which knows nothing of the community.
fn is_page(page: &Page, status: StatusCode, code: &str, words: &str) {
    assert_eq!(page.status, status, "{}", page.body);
    assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
    assert_eq!(page.header("cache-control"), "no-store");
    assert!(page.body.contains("rel=\"stylesheet\"") && page.body.contains("<h1>"), "{}", page.body);
    assert!(page.body.contains(&format!("<code>{code}</code>")) && page.says(words), "{}", page.body);
    assert!(!page.says("Town") && page.body.len() < 4_000, "{}", page.body);
}

fn form(house: &House, act: &str, name: &str, value: &str) -> Vec<(String, String)> {
    let id = house.command(domain::community::Tick {}.into()).id.to_string();
    [("id", id.as_str()), ("act", act), (name, value)].map(|(name, value)| (name.to_owned(), value.to_owned())).into()
}

async fn guess(house: &House, phone: &mut Phone<'_>, path: &str) -> Page {
    let mut fields = form(house, "member.join", "code", "AAAA-AAAA");
    fields.push(("name".into(), "Ann".into()));
    phone.post(path, &fields).await
}

#[tokio::test]
async fn what_another_site_wrote_is_refused_in_words() {
    let house = House::town().await;
    let mut phone = house.phone();
    phone.headers = vec![("origin", "https://evil.example".to_owned())];
    let fields = form(&house, "idea.propose", "title", "A trick");
    let page = phone.post("/c/town/ideas/new", &fields).await;
    is_page(&page, StatusCode::FORBIDDEN, "from_elsewhere", "did not come from one of our own pages");
    let answer = phone.post("/c/town/commands", &fields).await;
    assert_eq!((answer.status, answer.body.as_str()), (StatusCode::FORBIDDEN, "{\"trouble\":\"from_elsewhere\"}"));
}

#[tokio::test]
async fn what_is_too_large_is_refused_in_words_whether_or_not_it_says_how_large_it_is() {
    let house = House::town().await;
    let mut phone = house.member("town", "Ann").await;
    let fields = form(&house, "idea.propose", "title", &"long ".repeat(100_000));
    for path in ["/c/town/ideas/new", "/me/c/town"] {
        let page = phone.post(path, &fields).await;
        is_page(&page, StatusCode::PAYLOAD_TOO_LARGE, "too_large", "make it shorter");
    }
    let answer = phone.post("/c/town/commands", &fields).await;
    assert_eq!(answer.body, "{\"trouble\":\"too_large\"}");
    phone.headers = vec![("content-length", "600000".to_owned())];
    let page = phone.post("/c/town/ideas/new", &fields).await;
    is_page(&page, StatusCode::PAYLOAD_TOO_LARGE, "too_large", "make it shorter");
}

#[tokio::test]
async fn whoever_is_too_fast_is_told_how_long_to_wait() {
    let house = House::town().await;
    let mut phone = house.phone();
    phone.get("/join?c=town").await;
    for _ in 0..10 {
        assert_eq!(guess(&house, &mut phone, "/c/town").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let page = guess(&house, &mut phone, "/c/town").await;
    is_page(&page, StatusCode::TOO_MANY_REQUESTS, "too_fast", "Wait a minute");
    let seconds: u64 = page.header("retry-after").parse().expect("seconds");
    assert!((100..=120).contains(&seconds), "{seconds}");
    let answer = guess(&house, &mut phone, "/c/town/commands").await;
    assert_eq!((answer.status, answer.body.as_str()), (StatusCode::TOO_MANY_REQUESTS, "{\"trouble\":\"too_fast\"}"));
    assert!(!answer.header("retry-after").is_empty());
}

#[tokio::test]
async fn trouble_with_the_database_is_a_page_that_says_try_again() {
    let house = House::town().await;
    let mut ann = house.member("town", "Ann").await;
    ann.get("/c/town").await;
    house.hub.stop().await;
    let fields = form(&house, "idea.propose", "title", "A pond");
    let page = ann.post("/c/town/ideas/new", &fields).await;
    is_page(&page, StatusCode::SERVICE_UNAVAILABLE, "try_again", "Something is wrong at our end");
    assert_eq!(ann.post("/c/town/commands", &fields).await.body, "{\"trouble\":\"try_again\"}");
    // A page load that must ask the database who this is.
    house.clock.advance(domain::time::Span::MINUTE);
    for path in ["/c/town", "/me"] {
        is_page(&ann.get(path).await, StatusCode::SERVICE_UNAVAILABLE, "try_again", "Something is wrong at our end");
    }
}

#[tokio::test]
async fn an_address_where_nothing_is_has_a_page_and_is_not_kept() {
    let house = House::town().await;
    let mut phone = house.phone();
    for path in ["/nothing", "/assets/nothing.js", "/me/nothing"] {
        let page = phone.get(path).await;
        assert_eq!((page.status, page.header("cache-control")), (StatusCode::NOT_FOUND, "no-store"), "{path}");
        assert!(page.says("There is nothing here"), "{path}: {}", page.body);
    }
    let page = phone.post("/robots.txt", &[]).await;
    is_page(&page, StatusCode::METHOD_NOT_ALLOWED, "not_that_form", "could not read what was sent");
}
