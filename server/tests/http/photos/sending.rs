//! Files that come in pieces.

use std::net::SocketAddr;

use axum::http::StatusCode;
use domain::community::{Joining, Kind, Visibility};
use domain::time::Span;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::pictures::{corners, hollow_jpeg, jpeg, says_nothing};
use super::{id, issue, name, photo};
use crate::house::{House, Phone};

/// Sends a piece over a real line, and cuts it off after so many bytes of what was promised.
async fn cut(at: SocketAddr, phone: &Phone<'_>, file: &[u8], from: usize, sent: usize) {
    let mut line = TcpStream::connect(at).await.expect("a line");
    let head = format!(
        "PATCH /c/town/uploads/{} HTTP/1.1\r\nHost: moot.example\r\nSec-Fetch-Site: same-origin\r\nCookie: {}\r\n\
         Upload-Offset: {from}\r\nUpload-Length: {}\r\nContent-Length: {}\r\n\r\n",
        name(file),
        phone.cookie,
        file.len(),
        file.len() - from,
    );
    line.write_all(head.as_bytes()).await.expect("sent");
    line.write_all(&file[from..from + sent]).await.expect("sent");
    line.shutdown().await.expect("cut");
    // Whatever is said, it is over when the server hangs up.
    let mut answer = Vec::new();
    let _ = line.read_to_end(&mut answer).await;
}

#[tokio::test]
async fn a_line_cut_at_every_tenth_of_a_file_costs_no_byte_of_it() {
    let house = House::town().await;
    let mut ann = house.member("town", "Ann").await;
    let at = house.listen().await;
    let file = photo(0);
    let tenth = file.len() / 10;
    for n in 0..10 {
        cut(at, &ann, &file, n * tenth, tenth).await;
        // What has come is written when the next is let in.
        let wrong = ann.sends_piece("town", &file, file.len()..file.len()).await;
        let stands = ((n + 1) * tenth).to_string();
        assert_eq!((wrong.status, wrong.header("upload-offset")), (StatusCode::CONFLICT, stands.as_str()));
        assert_eq!(ann.stands("town", &name(&file)).await, (StatusCode::NO_CONTENT, stands, false));
    }
    let last = ann.sends_piece("town", &file, 10 * tenth..file.len()).await;
    assert_eq!((last.status, last.header("upload-complete")), (StatusCode::NO_CONTENT, "?1"));
    let whole = (StatusCode::NO_CONTENT, file.len().to_string(), true);
    assert_eq!(ann.stands("town", &name(&file)).await, whole);
    let again = ann.sends_piece("town", &file, 0..file.len()).await;
    assert_eq!((again.status, again.header("upload-complete")), (StatusCode::NO_CONTENT, "?1"), "sent twice");
    let (status, headers, small) = ann.fetch(&format!("/c/town/uploads/{}/small.jpg", name(&file))).await;
    assert_eq!(
        (status, &headers["cache-control"], &headers["content-type"]),
        (StatusCode::OK, &"private, no-store".parse().expect("a value"), &"image/jpeg".parse().expect("a value"))
    );
    assert!(says_nothing(&small) && !says_nothing(&file));
}

#[tokio::test]
async fn whoever_comes_again_takes_over_from_a_line_that_hangs() {
    let house = House::town().await;
    let mut ann = house.member("town", "Ann").await;
    let at = house.listen().await;
    let file = photo(1);
    let mut line = TcpStream::connect(at).await.expect("a line");
    let head = format!(
        "PATCH /c/town/uploads/{} HTTP/1.1\r\nHost: moot.example\r\nSec-Fetch-Site: same-origin\r\nCookie: {}\r\n\
         Upload-Offset: 0\r\nUpload-Length: {}\r\nContent-Length: {}\r\n\r\n",
        name(&file),
        ann.cookie,
        file.len(),
        file.len(),
    );
    line.write_all(head.as_bytes()).await.expect("sent");
    line.write_all(&file[..50]).await.expect("sent");
    // It hangs there; the phone has lost it and comes by another.
    loop {
        let (_, stands, _) = ann.stands("town", &name(&file)).await;
        if stands == "50" {
            break;
        }
        tokio::task::yield_now().await;
    }
    let rest = ann.sends_piece("town", &file, 50..file.len()).await;
    assert_eq!((rest.status, rest.header("upload-complete")), (StatusCode::NO_CONTENT, "?1"), "{}", rest.body);
}

#[tokio::test]
async fn what_is_out_of_order_or_not_what_it_is_called_is_not_taken() {
    let house = House::town().await;
    let mut ann = house.member("town", "Ann").await;
    let file = photo(2);
    let early = ann.sends_piece("town", &file, 100..200).await;
    assert_eq!((early.status, early.header("upload-offset")), (StatusCode::CONFLICT, "0"));
    assert_eq!(early.body, "{\"trouble\":\"offset\"}");
    let first = ann.sends_piece("town", &file, 0..200).await;
    assert_eq!((first.status, first.header("upload-offset")), (StatusCode::NO_CONTENT, "200"));
    let again = ann.sends_piece("town", &file, 0..200).await;
    assert_eq!((again.status, again.header("upload-offset")), (StatusCode::CONFLICT, "200"));

    // Another file's bytes under this name.
    let other = [&file[..200], &photo(3)[200..file.len()]].concat();
    ann.headers.push(("upload-offset", "200".into()));
    ann.headers.push(("upload-length", file.len().to_string()));
    let path = format!("/c/town/uploads/{}", name(&file));
    let wrong = ann.ask("PATCH", &path, "application/octet-stream", other[200..].to_vec().into()).await;
    ann.headers.clear();
    assert_eq!(
        (wrong.status(), &wrong.headers()["upload-offset"]),
        (StatusCode::CONFLICT, &"0".parse().expect("a value"))
    );
    assert_eq!(ann.stands("town", &name(&file)).await, (StatusCode::NO_CONTENT, "0".into(), false));
    ann.sends("town", &file).await;
}

#[tokio::test]
async fn what_is_no_photo_is_named_and_nothing_of_it_kept() {
    let house = House::town().await;
    let mut ann = house.member("town", "Ann").await;
    let whole = jpeg(&corners(90, 60));
    let huge = hollow_jpeg(8000, 5200);
    for (file, word) in [
        (&whole[..whole.len() / 2], "not-a-picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "not-a-picture"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "heic"),
        (&huge[..], "too-large"),
    ] {
        let answer = ann.sends_piece("town", file, 0..file.len()).await;
        let said = (answer.status, answer.body.as_str(), answer.header("content-type"));
        assert_eq!(said, (StatusCode::UNPROCESSABLE_ENTITY, &*format!("{{\"fault\":\"{word}\"}}"), "application/json"));
        assert_eq!(ann.stands("town", &name(file)).await, (StatusCode::NO_CONTENT, "0".into(), false));
    }
    ann.headers = vec![("upload-offset", "0".into()), ("upload-length", (11 * 1024 * 1024).to_string())];
    let path = format!("/c/town/uploads/{}", name(b"large"));
    let answer = ann.ask("PATCH", &path, "application/octet-stream", vec![0; 100].into()).await;
    assert_eq!(answer.status(), StatusCode::UNPROCESSABLE_ENTITY, "it says itself that it is too large");
    ann.headers.clear();
    let answer = ann.ask("PATCH", &path, "application/octet-stream", vec![0; 100].into()).await;
    assert_eq!(answer.status(), StatusCode::BAD_REQUEST, "it does not say where it belongs");
}

#[tokio::test]
async fn only_members_send_and_nobody_sees_what_others_sent() {
    let house = House::town().await;
    house.found("Club", Kind::Place, Visibility::Members, Joining::Approval).await;
    let mut ann = house.member("town", "Ann").await;
    let mut ben = house.member("town", "Ben").await;
    let file = photo(4);
    let sent = ann.sends("town", &file).await;
    let preview = format!("/c/town/uploads/{sent}/small.jpg");
    assert_eq!(ben.stands("town", &sent).await, (StatusCode::NO_CONTENT, "0".into(), false));
    assert_eq!(ben.fetch(&preview).await.0, StatusCode::NOT_FOUND);
    assert_eq!(house.phone().fetch(&preview).await.0, StatusCode::NOT_FOUND);
    assert_eq!(ann.fetch(&format!("/c/town/uploads/{sent}/large.jpg")).await.0, StatusCode::NOT_FOUND);

    let answer = house.phone().sends_piece("town", &file, 0..10).await;
    assert_eq!(
        (answer.status, answer.body.as_str()),
        (StatusCode::UNAUTHORIZED, "{\"refusal\":{\"refusal\":\"members_only\"}}")
    );
    let mut waits = house.member_who_waits("club", "Cat").await;
    assert_eq!(waits.sends_piece("town", &file, 0..10).await.status, StatusCode::FORBIDDEN, "a member elsewhere");
    for phone in [&mut ann, &mut waits] {
        let answer = phone.sends_piece("club", &file, 0..10).await;
        assert_eq!((answer.status, answer.body.as_str()), (StatusCode::NOT_FOUND, "{\"trouble\":\"not_found\"}"));
    }
    let mut paused = house.member("town", "Dan").await;
    let member = member(&house, "Dan");
    let code = house.code("town", domain::members::Opens::Organiser).await;
    let mut olive = house.phone();
    let door = olive.get(&format!("/join/{code}")).await;
    olive.send(&door, "join", &[("name", "Olive")]).await;
    olive.does("town", "member.pause", &[("member", &member)]).await;
    let answer = paused.sends_piece("town", &file, 0..10).await;
    assert_eq!(
        (answer.status, answer.body.as_str()),
        (StatusCode::FORBIDDEN, "{\"refusal\":{\"refusal\":\"paused\"}}")
    );

    ann.headers = vec![("x-folkmoot-member", member)];
    let answer = ann.sends_piece("town", &photo(5), 0..10).await;
    assert_eq!((answer.status, answer.body.as_str()), (StatusCode::CONFLICT, "{\"trouble\":\"somebody_else\"}"));
    ann.headers = vec![("origin", "https://evil.example".into())];
    let answer = ann.sends_piece("town", &photo(5), 0..10).await;
    assert_eq!((answer.status, answer.body.as_str()), (StatusCode::FORBIDDEN, "{\"trouble\":\"from_elsewhere\"}"));
}

fn member(house: &House, name: &str) -> String {
    let now = house.hub.by_slug("town").expect("a community").now();
    let found = now.state.private.members.active().find(|member| member.name == name).expect("a member");
    found.id.to_string()
}

#[tokio::test]
async fn somebody_sends_only_so_many_at_once_and_nobody_else_is_held_up() {
    let house = House::town().await;
    let (mut ann, mut ben) = (house.member("town", "Ann").await, house.member("town", "Ben").await);
    for number in 0..9 {
        house.clock.advance(Span::SECOND);
        let answer = ann.sends_piece("town", &photo(number), 0..10).await;
        assert_eq!(answer.status, StatusCode::NO_CONTENT);
    }
    let mut begun = 0;
    for number in 0..9 {
        begun += usize::from(ann.stands("town", &name(&photo(number))).await.1 == "10");
    }
    assert_eq!(begun, 8, "the first has made room for the ninth");
    let mut refused = None;
    for number in 9..90 {
        let answer = ann.sends_piece("town", &photo(number), 0..10).await;
        if answer.status == StatusCode::TOO_MANY_REQUESTS {
            refused = Some((number, answer.header("retry-after").to_owned(), answer.body));
            break;
        }
    }
    assert_eq!(refused, Some((80, "7".into(), "{\"trouble\":\"too_fast\"}".into())));
    ben.sends("town", &photo(1)).await;
}

#[tokio::test]
async fn an_act_waits_for_its_photos_and_is_done_once() {
    let house = House::town().await;
    let (mut ann, mut ben) = (house.member("town", "Ann").await, house.member("town", "Ben").await);
    let (file, act) = (photo(6), id(&house));
    let sent = name(&file);
    let missing =
        "{\"refusal\":{\"refusal\":\"invalid\",\"field\":\"photo\",\"fault\":{\"fault\":\"picture_missing\"}}}";
    assert_eq!(ann.acts("town", &act, "issue.raise", &issue("A hole", &[&sent])).await.body, missing);
    ben.sends("town", &file).await;
    let answer = ann.acts("town", &act, "issue.raise", &issue("A hole", &[&sent])).await;
    assert_eq!(answer.body, missing, "somebody else's photo is not one's own");
    ann.sends("town", &file).await;
    for _ in 0..2 {
        let answer = ann.acts("town", &act, "issue.raise", &issue("A hole", &[&sent])).await;
        assert_eq!(answer.body, "{\"refusal\":null}");
    }
    let now = house.hub.by_slug("town").expect("a community").now();
    assert_eq!(now.state.community.issues.len(), 1);
    assert_eq!(now.state.photos().into_iter().map(|name| name.to_string()).collect::<Vec<_>>(), [sent]);
    let mut stranger = house.phone();
    let answer = stranger.acts("town", &id(&house), "issue.raise", &issue("A trick", &[&name(&file)])).await;
    assert!(answer.body.contains("members_only"), "{}", answer.body);
}

#[tokio::test]
async fn of_more_photos_than_anybody_needs_the_oldest_are_let_go() {
    let house = House::town().await;
    let mut ann = house.member("town", "Ann").await;
    for number in 0..42 {
        house.clock.advance(Span::SECOND);
        ann.sends("town", &photo(number)).await;
    }
    let mut kept = 0;
    for number in 0..42 {
        kept += usize::from(ann.stands("town", &name(&photo(number))).await.2);
    }
    assert_eq!(kept, 40);
    assert!(!ann.stands("town", &name(&photo(1))).await.2 && ann.stands("town", &name(&photo(2))).await.2);
}
