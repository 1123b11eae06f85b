//! Whether books that were meddled with are found out.

use domain::Subject;
use domain::book::{Broken, Head};
use domain::posts::Erase;
use server::store::{Kept, Store, StoreError, verify};

use crate::town::{House, OLIVE, whole};

/// A closed database whose community has six minutes, and the head of its book.
async fn written(house: &House) -> Head {
    let (hub, live) = house.town().await;
    for title in ["Pothole", "Broken lamp", "Litter"] {
        house.raises(&live, title).await;
    }
    let head = live.now().head;
    assert_eq!(head.seq, 6);
    hub.stop().await;
    head
}

async fn check(store: &Store, head: Option<Head>) -> Result<Head, Broken> {
    let community = store.list().await.expect("it can be read")[0].id;
    let kept = head.map(|head| Kept { seq: head.seq, hash: head.hash });
    match verify(store, community, kept).await {
        Ok(head) => Ok(head.expect("the community is there")),
        Err(StoreError::Damaged(broken)) => Err(broken),
        Err(error) => panic!("{error}"),
    }
}

#[tokio::test]
async fn a_book_left_alone_is_sound() {
    let house = House::new();
    let head = written(&house).await;
    let store = house.store().await;
    assert_eq!(check(&store, None).await, Ok(head));
    assert_eq!(check(&store, Some(head)).await, Ok(head));
}

#[tokio::test]
async fn a_changed_minute_is_named() {
    let change = "UPDATE minute SET bytes = CAST(replace(CAST(bytes AS TEXT), '1700000000000', '1600000000000') AS BLOB) WHERE seq = 4";
    let house = House::new();
    written(&house).await;
    house.tamper(change).await;
    let store = house.store().await;
    assert_eq!(check(&store, None).await, Err(Broken::Changed { seq: 4 }));
    assert!(server::live::Hub::open(store, house.clock.clone()).await.is_err(), "nobody is served a forged book");
}

#[tokio::test]
async fn a_minute_changed_together_with_its_hash_is_named_by_the_next() {
    let house = House::new();
    written(&house).await;
    let forged = b"{\"seq\":4}";
    let hash = domain::text::Hash::of(forged);
    let sql = format!("UPDATE minute SET bytes = CAST('{{\"seq\":4}}' AS BLOB), hash = x'{hash}' WHERE seq = 4");
    house.tamper(Box::leak(sql.into_boxed_str())).await;
    assert_eq!(check(&house.store().await, None).await, Err(Broken::Unreadable { seq: 4 }));

    // The same bytes as minute 5, with its number made 4: reads well, but does not follow minute 3.
    let house = House::new();
    let head = written(&house).await;
    let store = house.store().await;
    let community = store.list().await.expect("it can be read")[0].id;
    let mut minutes = Vec::new();
    let mut keep = |stored: server::store::Stored<'_>| {
        if let server::store::Stored::Minute { bytes, .. } = stored {
            minutes.push(String::from_utf8(bytes.to_vec()).expect("JSON"));
        }
        Ok(())
    };
    store.read(community, &mut keep).await.expect("it can be read");
    let forged = minutes[5].replace("\"seq\":6", "\"seq\":5");
    let hash = domain::text::Hash::of(forged.as_bytes());
    let sql = format!("UPDATE minute SET bytes = CAST('{forged}' AS BLOB), hash = x'{hash}' WHERE seq = 5");
    house.tamper(Box::leak(sql.into_boxed_str())).await;
    assert_eq!(check(&store, Some(head)).await, Err(Broken::NotLinked { seq: 5 }));
}

#[tokio::test]
async fn a_missing_minute_is_named() {
    let house = House::new();
    written(&house).await;
    house.tamper("DELETE FROM minute WHERE seq = 3").await;
    assert_eq!(check(&house.store().await, None).await, Err(Broken::Missing { seq: 3 }));
}

#[tokio::test]
async fn only_a_head_kept_elsewhere_shows_that_the_end_was_cut_off() {
    let house = House::new();
    let head = written(&house).await;
    house.tamper("DELETE FROM minute WHERE seq > 4").await;
    let store = house.store().await;
    assert_eq!(check(&store, None).await.map(|head| head.seq), Ok(4));
    assert_eq!(check(&store, Some(head)).await, Err(Broken::CutOff { seq: 5 }));
    house.tamper("DELETE FROM minute").await;
    assert_eq!(check(&store, None).await, Err(Broken::CutOff { seq: 1 }));
}

#[tokio::test]
async fn only_a_head_kept_elsewhere_shows_that_the_whole_was_rewritten() {
    let house = House::new();
    let head = written(&house).await;
    // Another house where the same things happened: every minute sound, none the same.
    let other = House::new();
    other.clock.advance(domain::time::Span::MINUTE);
    let rewritten = written(&other).await;
    let store = other.store().await;
    assert_eq!(check(&store, None).await, Ok(rewritten));
    assert_eq!(check(&store, Some(head)).await, Err(Broken::Rewritten { seq: 6 }));
}

#[tokio::test]
async fn a_changed_text_is_named() {
    let house = House::new();
    written(&house).await;
    house.tamper("UPDATE text SET body = 'No pothole' WHERE body = 'Pothole'").await;
    let found = check(&house.store().await, None).await;
    assert!(matches!(found, Err(Broken::TextChanged { .. })), "{found:?}");
}

#[tokio::test]
async fn what_is_erased_is_nowhere_on_the_disk_and_the_book_is_sound() {
    const SECRET: &str = "Mrs Miggins of Dunny-on-the-Wold";
    let house = House::new();
    let (hub, live) = house.town().await;
    let issue = house.raises(&live, SECRET).await;
    let contains = |bytes: &[u8]| bytes.windows(SECRET.len()).any(|window| window == SECRET.as_bytes());
    assert!(contains(&house.bytes()));

    house.does(&live, OLIVE, Erase { subject: Subject::Issue(issue), reason: "It names somebody".into() }).await;
    hub.beat().await;
    assert!(!contains(&house.bytes()));
    let before = live.now();
    assert_eq!(check(hub.store(), Some(before.head)).await, Ok(before.head));
    hub.stop().await;

    let after = house.hub().await.by_slug("town").expect("still there").now();
    assert_eq!(whole(&after), whole(&before));
}
