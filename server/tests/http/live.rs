//! The live stream ends with the session that it is for.

use std::time::Duration;

use axum::body::BodyDataStream;
use axum::http::StatusCode;
use futures::StreamExt;

use crate::house::{House, Phone};

/// Only a test that fails waits so long.
const PATIENCE: Duration = Duration::from_secs(20);

struct Stream(BodyDataStream);

impl Stream {
    /// The stream of a town, once it has begun.
    async fn of(phone: &mut Phone<'_>) -> Stream {
        let answer = phone.open("GET", "/live?c=town", String::new()).await;
        assert_eq!(answer.status(), StatusCode::OK);
        let mut stream = Stream(answer.into_body().into_data_stream());
        assert!(stream.next().await.expect("it begins").contains("town"));
        stream
    }

    /// What comes next, if it goes on.
    async fn next(&mut self) -> Option<String> {
        let next = tokio::time::timeout(PATIENCE, self.0.next()).await.expect("something comes, or it ends");
        next.map(|bytes| String::from_utf8_lossy(&bytes.expect("bytes")).into_owned())
    }
}

/// Another phone of the same person.
async fn second<'a>(house: &'a House, old: &mut Phone<'a>) -> Phone<'a> {
    let page = old.get("/me/move").await;
    let code = old.send(&page, "move", &[]).await.code();
    let mut new = house.phone();
    let page = new.get("/sign-in").await;
    new.send(&page, "code", &[("code", &code)]).await;
    new
}

/// Something happens in town.
async fn propose(phone: &mut Phone<'_>, title: &str) {
    phone.does("town", "idea.propose", &[("title", title), ("why", "Because")]).await;
}

#[tokio::test]
async fn signing_out_ends_the_streams_of_that_phone_and_no_other() {
    let house = House::town().await;
    let mut old = house.member("town", "Ann").await;
    let mut new = second(&house, &mut old).await;
    let mut bo = house.member("town", "Bo").await;
    let (mut to_old, mut to_new, mut to_bo) =
        (Stream::of(&mut old).await, Stream::of(&mut new).await, Stream::of(&mut bo).await);

    let me = old.get("/me").await;
    old.send(&me, "sign-out", &[]).await;
    assert_eq!(to_old.next().await, None);
    propose(&mut bo, "Plant trees").await;
    assert!(to_new.next().await.is_some_and(|news| news.contains("idea")));
    assert!(to_bo.next().await.is_some_and(|news| news.contains("idea")));
    // As a visitor, the browser may listen again to what everybody may see.
    Stream::of(&mut old).await;
}

#[tokio::test]
async fn signing_out_the_others_ends_theirs() {
    let house = House::town().await;
    let mut old = house.member("town", "Ann").await;
    let (mut one, mut two) = (second(&house, &mut old).await, second(&house, &mut old).await);
    let (mut to_old, mut to_one, mut to_two) =
        (Stream::of(&mut old).await, Stream::of(&mut one).await, Stream::of(&mut two).await);
    let me = old.get("/me").await;
    old.send(&me, "others-out", &[]).await;
    assert_eq!((to_one.next().await, to_two.next().await), (None, None));
    propose(&mut old, "Plant trees").await;
    assert!(to_old.next().await.is_some_and(|news| news.contains("idea")));
}

#[tokio::test]
async fn an_erased_account_and_a_phone_in_another_account_hear_no_more() {
    let house = House::town().await;
    let mut ann = house.member("town", "Ann").await;
    let mut erased = Stream::of(&mut ann).await;
    let page = ann.get("/me/erase").await;
    ann.send(&page, "erase", &[("posts", "erase")]).await;
    assert_eq!(erased.next().await, None);

    let mut bo = house.member("town", "Bo").await;
    let mut dot = house.member("town", "Dot").await;
    let page = dot.get("/me/c/town").await;
    dot.send(&page, "leave", &[]).await;
    let mut before = Stream::of(&mut dot).await;
    let page = bo.get("/me/move").await;
    let code = bo.send(&page, "move", &[]).await.code();
    let page = dot.get("/sign-in").await;
    dot.send(&page, "code", &[("code", &code)]).await;
    assert_eq!(before.next().await, None);
}
