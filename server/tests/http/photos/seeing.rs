//! Who sees a photo: those who may see its post.

use axum::http::StatusCode;
use domain::community::{Joining, Kind, Visibility};

use super::pictures::{corners, says_nothing, size, telling};
use super::{id, issue, name, photo};
use crate::house::{House, Phone};

/// An organiser, by a code.
async fn organiser<'a>(house: &'a House, slug: &str) -> Phone<'a> {
    let code = house.code(slug, domain::members::Opens::Organiser).await;
    let mut olive = house.phone();
    let door = olive.get(&format!("/join/{code}")).await;
    olive.send(&door, "join", &[("name", "Olive")]).await;
    olive
}

/// An issue of somebody's with a photo: the photo's address, less its file.
async fn raise(house: &House, phone: &mut Phone<'_>, slug: &str, file: &[u8]) -> (String, String) {
    let (act, sent) = (id(house), phone.sends(slug, file).await);
    let answer = phone.acts(slug, &act, "issue.raise", &issue("A hole", &[&sent])).await;
    assert_eq!(answer.body, "{\"refusal\":null}");
    (format!("/c/{slug}/photos/issue/{act}/{sent}"), format!("issue/{act}"))
}

async fn sees(phone: &mut Phone<'_>, address: &str) -> bool {
    let (large, headers, bytes) = phone.fetch(&format!("{address}/large.jpg")).await;
    let (small, ..) = phone.fetch(&format!("{address}/small.jpg")).await;
    assert_eq!(large, small);
    if large != StatusCode::OK {
        // Nothing tells it from what was never there.
        assert_eq!((large, &headers["cache-control"]), (StatusCode::NOT_FOUND, &"no-store".parse().expect("a value")));
        assert!(!bytes.starts_with(&[0xff, 0xd8]));
    }
    large == StatusCode::OK
}

#[tokio::test]
async fn a_photo_is_shown_in_two_sizes_that_last_and_say_nothing() {
    let house = House::town().await;
    let mut ann = house.member("town", "Ann").await;
    let file = telling(&corners(1800, 900), 6);
    let (address, _) = raise(&house, &mut ann, "town", &file).await;
    let mut stranger = house.phone();
    stranger.headers = vec![("accept-encoding", "gzip, br".into())];
    for (file, seen) in [("large.jpg", (800, 1600)), ("small.jpg", (240, 480))] {
        let (status, headers, bytes) = stranger.fetch(&format!("{address}/{file}")).await;
        let header = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
        assert_eq!((status, size(&bytes)), (StatusCode::OK, seen));
        assert_eq!(header("content-type"), "image/jpeg");
        assert_eq!(header("cache-control"), "private, max-age=31536000, immutable");
        assert_eq!(header("content-security-policy"), "default-src 'none'; sandbox");
        assert_eq!(header("x-content-type-options"), "nosniff");
        assert_eq!(header("content-length"), bytes.len().to_string());
        assert!(!headers.contains_key("content-encoding"), "a JPEG can't be made smaller");
        assert!(says_nothing(&bytes));
    }
    for wrong in ["medium.jpg", "large.png", "../x", "large.jpg/more"] {
        assert_eq!(stranger.fetch(&format!("{address}/{wrong}")).await.0, StatusCode::NOT_FOUND, "{wrong}");
    }
    let other = address.replace("/issue/", "/idea/");
    assert!(!sees(&mut stranger, &other).await, "it is shown where it was put");
    assert!(!sees(&mut stranger, &address.replace(&name(&file), &name(b"other"))).await);
}

#[tokio::test]
async fn a_hidden_photo_is_there_for_whoever_wrote_it_and_organisers() {
    let house = House::town().await;
    let mut ann = house.member("town", "Ann").await;
    let mut ben = house.member("town", "Ben").await;
    let mut olive = organiser(&house, "town").await;
    let (address, subject) = raise(&house, &mut ann, "town", &photo(1)).await;
    assert!(sees(&mut ben, &address).await && sees(&mut house.phone(), &address).await);
    olive.does("town", "post.hide", &[("subject", &subject), ("reason", "A face")]).await;
    for (phone, may) in [(&mut ann, true), (&mut olive, true), (&mut ben, false), (&mut house.phone(), false)] {
        assert_eq!(sees(phone, &address).await, may);
    }
    olive.does("town", "post.unhide", &[("subject", &subject)]).await;
    assert!(sees(&mut ben, &address).await);
    ann.does("town", "post.withdraw", &[("subject", &subject)]).await;
    for phone in [&mut ann, &mut olive, &mut ben] {
        assert!(!sees(phone, &address).await, "withdrawn");
    }
}

#[tokio::test]
async fn what_members_alone_may_see_nobody_else_does() {
    let house = House::town().await;
    house.found("Club", Kind::Place, Visibility::Members, Joining::Approval).await;
    let mut olive = organiser(&house, "club").await;
    let (address, _) = raise(&house, &mut olive, "club", &photo(1)).await;
    let mut waits = house.member_who_waits("club", "Cat").await;
    let mut elsewhere = house.member("town", "Dan").await;
    for phone in [&mut waits, &mut elsewhere, &mut house.phone()] {
        assert!(!sees(phone, &address).await);
        let missing = address.replace("/club/", "/nowhere/");
        let (there, not) = (phone.fetch(&format!("{address}/small.jpg")).await, phone.fetch(&missing).await);
        assert_eq!(there.0, not.0);
    }
    house.approve_all("club").await;
    assert!(sees(&mut waits, &address).await);
}
