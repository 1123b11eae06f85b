//! Photos, as phones send them and see them.

mod forms;
// The unit tests of painting use what is not used here.
#[allow(dead_code)]
mod pictures;
mod seeing;
mod sending;
mod sweeping;

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, StatusCode};
use domain::text::Hash;
use domain::time::Span;
use server::clock::Clock;

use crate::house::{House, Page, Phone};
use pictures::{corners, telling};

/// A photo unlike others, as a phone makes it.
fn photo(number: u32) -> Vec<u8> {
    telling(&corners(200 + number, 100), 1)
}

fn name(bytes: &[u8]) -> String {
    Hash::of(bytes).to_string()
}

impl Phone<'_> {
    /// Sends a piece of a file: what stands at `piece`.
    async fn sends_piece(&mut self, slug: &str, file: &[u8], piece: std::ops::Range<usize>) -> Page {
        let path = format!("/c/{slug}/uploads/{}", name(file));
        let before = self.headers.len();
        self.headers.push(("upload-offset", piece.start.to_string()));
        self.headers.push(("upload-length", file.len().to_string()));
        let answer = self.ask("PATCH", &path, "application/octet-stream", Body::from(file[piece].to_vec())).await;
        self.headers.truncate(before);
        Page::read(&path, answer).await
    }

    /// Sends a whole file, which must be taken; gives its name.
    async fn sends(&mut self, slug: &str, file: &[u8]) -> String {
        let answer = self.sends_piece(slug, file, 0..file.len()).await;
        assert_eq!(
            (answer.status, answer.header("upload-complete")),
            (StatusCode::NO_CONTENT, "?1"),
            "{}",
            answer.body
        );
        name(file)
    }

    /// How much has come of a file, and whether it is whole.
    async fn stands(&mut self, slug: &str, name: &str) -> (StatusCode, String, bool) {
        let path = format!("/c/{slug}/uploads/{name}");
        let answer = self.ask("HEAD", &path, "", Body::empty()).await;
        let answer = Page::read(&path, answer).await;
        (answer.status, answer.header("upload-offset").to_owned(), answer.header("upload-complete") == "?1")
    }

    /// Sends an act as the outbox does.
    async fn acts(&mut self, slug: &str, id: &str, act: &str, fields: &[(&str, &str)]) -> Page {
        let envelope = [("id", id), ("act", act)];
        let fields = envelope.iter().chain(fields).map(|(name, value)| (name.to_string(), value.to_string()));
        let fields: Vec<_> = fields.collect();
        self.post(&format!("/c/{slug}/commands"), &fields).await
    }

    async fn fetch(&mut self, path: &str) -> (StatusCode, HeaderMap, Bytes) {
        let (parts, body) = self.open("GET", path, String::new()).await.into_parts();
        (parts.status, parts.headers, axum::body::to_bytes(body, 1 << 22).await.expect("a body"))
    }
}

/// A fresh id for an act.
fn id(house: &House) -> String {
    house.clock.advance(Span::from_millis(1));
    house.clock.moment().command_id().to_string()
}

/// The fields of an issue with these photos.
fn issue<'a>(title: &'a str, photos: &[&'a str]) -> Vec<(&'static str, &'a str)> {
    let mut fields = vec![("title", title), ("details", "By the bridge")];
    for photo in photos {
        fields.extend([("photo", *photo), ("photo_words", "A hole")]);
    }
    fields
}

/// Whether the files of a photo are kept: on the disk, unless a bucket is tried.
async fn is_kept(house: &House, slug: &str, name: &str) -> bool {
    let community = house.hub.by_slug(slug).expect("a community").id();
    let hash = name.parse().expect("a name");
    let kept = house.photos.files().has(community, hash).await.expect("an answer");
    if std::env::var_os("FOLKMOOT_TEST_S3").is_none() {
        let folder = house.dir.path().join("photos").join(community.to_string()).join(name);
        assert_eq!(folder.exists(), kept, "all of it or nothing");
    }
    kept
}
