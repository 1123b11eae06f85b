//! Forms with files in them, as browsers send them where there is no JavaScript.

use axum::body::Body;
use axum::http::StatusCode;
use domain::community::{Joining, Kind, Visibility};

use super::pictures::{corners, in_format, jpeg};
use super::{id, is_kept, name, photo};
use crate::house::{House, Page, Phone};

const BETWEEN: &str = "----between";

/// A field of a form, or a file in it.
enum Part<'a> {
    Text(&'a str, &'a str),
    File(&'a str, &'a [u8]),
}
use Part::{File, Text};

impl Phone<'_> {
    async fn fills_in(&mut self, path: &str, parts: &[Part<'_>]) -> Page {
        let mut body = Vec::new();
        for part in parts {
            let (head, what) = match part {
                Text(name, value) => (format!("name=\"{name}\""), value.as_bytes()),
                File(name, bytes) => {
                    let file = if bytes.is_empty() { "" } else { "IMG_0001.jpg" };
                    (format!("name=\"{name}\"; filename=\"{file}\"\r\nContent-Type: image/jpeg"), *bytes)
                }
            };
            body.extend(format!("--{BETWEEN}\r\nContent-Disposition: form-data; {head}\r\n\r\n").into_bytes());
            body.extend(what);
            body.extend(b"\r\n");
        }
        body.extend(format!("--{BETWEEN}--\r\n").into_bytes());
        let kind = format!("multipart/form-data; boundary={BETWEEN}");
        Page::read(path, self.ask("POST", path, &kind, Body::from(body)).await).await
    }
}

fn issue<'a>(id: &'a str, title: &'a str) -> Vec<Part<'a>> {
    vec![Text("id", id), Text("act", "issue.raise"), Text("title", title), Text("details", "By the “bridge”")]
}

const NEW: &str = "/c/town/issues/new";

#[tokio::test]
async fn a_form_with_files_needs_no_script_and_is_done_once() {
    let house = House::town().await;
    let mut ann = house.member("town", "Ann").await;
    let (one, two, act) = (photo(1), in_format(&corners(40, 30), image::ImageFormat::Png), id(&house));
    for _ in 0..2 {
        let mut form = issue(&act, "A hole");
        form.extend([File("photo", &one), Text("photo_words", "Deep"), File("photo", b""), Text("photo_words", "")]);
        form.extend([File("photo", &two), Text("photo_words", "")]);
        let done = ann.fills_in(NEW, &form).await;
        assert_eq!(
            (done.status, done.location.contains("done=issue.raise")),
            (StatusCode::SEE_OTHER, true),
            "{}",
            done.body
        );
    }
    let state = &house.hub.by_slug("town").expect("a community").now().state;
    let names: Vec<String> = state.photos().iter().map(ToString::to_string).collect();
    assert_eq!((state.community.issues.len(), names.len()), (1, 2));
    for sent in [&one, &two] {
        assert!(names.contains(&name(sent)) && is_kept(&house, "town", &name(sent)).await);
        let (status, _, bytes) = ann.fetch(&format!("/c/town/photos/issue/{act}/{}/large.jpg", name(sent))).await;
        assert_eq!(status, StatusCode::OK);
        assert!(super::pictures::says_nothing(&bytes));
    }
}

#[tokio::test]
async fn what_is_refused_comes_back_with_all_that_was_typed_and_sent() {
    let house = House::town().await;
    let mut ann = house.member("town", "Ann").await;
    let (good, act) = (photo(1), id(&house));
    for (bad, word) in [
        (&b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"[..], "We can't read this kind of picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "This file is not a picture"),
    ] {
        let mut form = issue(&act, "A hole");
        form.extend([
            File("photo", &good),
            Text("photo_words", "So deep"),
            File("photo", bad),
            Text("photo_words", ""),
        ]);
        let back = ann.fills_in(NEW, &form).await;
        assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(back.says("A hole") && back.says("By the “bridge”") && back.says("So deep"), "{}", back.body);
        assert!(back.says(&name(&good)), "the photo that came is still there: {}", back.body);
        assert!(back.says(word) && !back.body.contains("<svg xmlns='http"), "{word}: {}", back.body);
    }
    let large = [&jpeg(&corners(30, 30))[..], &vec![0; 10 * 1024 * 1024]].concat();
    let mut form = issue(&act, "A hole");
    form.extend([File("photo", &large), Text("photo_words", "")]);
    let back = ann.fills_in(NEW, &form).await;
    assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(back.says("A hole") && back.says("This picture is too large"), "{}", back.body);

    // Then without the bad one, and the good one by its name.
    let (act, sent) = (id(&house), name(&good));
    let mut form = issue(&act, "A hole");
    form.extend([Text("photo", &sent), Text("photo_words", "So deep"), File("photo", b""), Text("photo_words", "")]);
    let done = ann.fills_in(NEW, &form).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
}

#[tokio::test]
async fn a_name_that_nobody_sent_is_told_as_missing() {
    let house = House::town().await;
    let (mut ann, mut ben) = (house.member("town", "Ann").await, house.member("town", "Ben").await);
    let bens = ben.sends("town", &photo(1)).await;
    for missing in [name(b"nothing"), bens] {
        let act = id(&house);
        let mut form = issue(&act, "A hole");
        form.extend([Text("photo", &missing), Text("photo_words", "")]);
        let back = ann.fills_in(NEW, &form).await;
        assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(back.says("A hole"), "{}", back.body);
    }
    assert!(house.hub.by_slug("town").expect("a community").now().state.community.issues.is_empty());
}

#[tokio::test]
async fn nothing_is_put_away_for_those_who_may_not_post() {
    let house = House::town().await;
    house.found("Club", Kind::Place, Visibility::Members, Joining::Approval).await;
    let mut stranger = house.phone();
    let mut waits = house.member_who_waits("club", "Cat").await;
    let file = photo(1);
    for (phone, slug, status) in
        [(&mut stranger, "town", StatusCode::UNPROCESSABLE_ENTITY), (&mut waits, "club", StatusCode::NOT_FOUND)]
    {
        let act = id(&house);
        let mut form = issue(&act, "A trick");
        form.extend([File("photo", &file), Text("photo_words", "")]);
        let back = phone.fills_in(&format!("/c/{slug}/issues/new"), &form).await;
        assert_eq!(back.status, status, "{slug}: {}", back.body);
        assert!(!is_kept(&house, slug, &name(&file)).await);
    }
    let uploads = std::fs::read_dir(house.dir.path().join("uploads")).expect("a folder").count();
    assert_eq!(uploads, 0);
}

#[tokio::test]
async fn a_form_with_files_may_be_long_and_others_may_not() {
    let house = House::town().await;
    let mut ann = house.member("town", "Ann").await;
    let act = id(&house);
    let long = "long ".repeat(100_000);
    let mut form = issue(&act, "A hole");
    form.push(Text("more", &long));
    let page = ann.fills_in(NEW, &form).await;
    assert_eq!(page.status, StatusCode::PAYLOAD_TOO_LARGE, "what is typed is no longer than in other forms");
    ann.headers = vec![("content-length", (65 * 1024 * 1024).to_string())];
    let page = ann.fills_in(NEW, &issue(&act, "A hole")).await;
    assert_eq!(page.status, StatusCode::PAYLOAD_TOO_LARGE);
    ann.headers.clear();
    let kind = format!("multipart/form-data; boundary={BETWEEN}");
    for (path, kind, body) in [
        ("/c/town/commands", kind.as_str(), "x".repeat(300_000)),
        ("/c/town/issues/new", "text/plain", "x".repeat(300_000)),
        ("/me/email", kind.as_str(), "x".repeat(300_000)),
    ] {
        let answer = ann.ask("POST", path, kind, Body::from(body)).await;
        let status = answer.status();
        assert!(matches!(status.as_u16(), 400 | 413 | 415), "{path}: {status}");
    }
    let answer = ann.ask("POST", NEW, &kind, Body::from("--other\r\n")).await;
    assert_eq!(answer.status(), StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn what_another_app_shares_fills_in_the_form_for_an_issue() {
    let house = House::town().await;
    let mut ann = house.member("town", "Ann").await;
    ann.headers = vec![("sec-fetch-site", "none".into()), ("origin", "null".into())];
    let file = photo(1);
    let shared = [
        Text("title", "A lamp & a hole"),
        Text("text", "Look"),
        Text("url", "https://map.example/1"),
        File("photo", &file),
    ];
    let answer = ann.fills_in("/go/share", &shared).await;
    let address = "/go/raise?title=A+lamp+%26+a+hole&details=Look%0Ahttps%3A%2F%2Fmap.example%2F1";
    assert_eq!((answer.status, answer.location.as_str()), (StatusCode::SEE_OTHER, address));
    assert_eq!(std::fs::read_dir(house.dir.path().join("uploads")).expect("a folder").count(), 0);
    ann.headers.clear();
    let led = ann.get(address).await;
    let form = ann.get(&led.location).await;
    assert!(form.says("A lamp & a hole") && form.says("https://map.example/1"), "{}", form.body);
    let nothing = ann.fills_in("/go/share", &[]).await;
    assert_eq!((nothing.status, nothing.location.as_str()), (StatusCode::SEE_OTHER, "/go/raise"));
}
