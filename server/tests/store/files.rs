//! How the file is kept.

use std::os::unix::fs::PermissionsExt;

use sqlx::{AssertSqlSafe, Row};

use crate::town::House;
use server::store::Store;

#[tokio::test]
async fn the_writer_has_every_pragma_that_durability_and_erasure_need() {
    let house = House::new();
    let Store::Sqlite(sqlite) = house.store().await;
    let mut writing = sqlite.begin().await.expect("a transaction");
    let expected = [
        ("journal_mode", "wal"),
        ("synchronous", "2"),
        ("foreign_keys", "1"),
        ("secure_delete", "1"),
        ("busy_timeout", "5000"),
    ];
    for (name, value) in expected {
        let row = sqlx::query(AssertSqlSafe(format!("PRAGMA {name}"))).fetch_one(&mut *writing).await.expect("a value");
        let found = row.try_get::<String, _>(0).or_else(|_| row.try_get::<i64, _>(0).map(|number| number.to_string()));
        assert_eq!(found.expect("text or a number"), value, "{name}");
    }
    drop(writing);
    let readers = sqlx::query("DELETE FROM community").execute(sqlite.readers()).await;
    assert!(readers.is_err(), "readers only read");
}

#[tokio::test]
async fn every_table_is_strict() {
    let Store::Sqlite(sqlite) = House::new().store().await;
    let loose: Vec<String> = sqlx::query_scalar(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict
         AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '_sqlx_%'",
    )
    .fetch_all(sqlite.readers())
    .await
    .expect("a list");
    assert_eq!(loose, Vec::<String>::new());
}

#[tokio::test]
async fn only_the_owner_may_look_inside() {
    let house = House::new();
    let (_hub, _) = house.town().await;
    let folder = house.path().parent().expect("a folder").to_owned();
    assert_eq!(folder.metadata().expect("it is there").permissions().mode() & 0o777, 0o700);
    let mut files = 0;
    for entry in std::fs::read_dir(folder).expect("it is there") {
        let file = entry.expect("a file");
        let mode = file.metadata().expect("it is there").permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{:?}", file.file_name());
        files += 1;
    }
    assert_eq!(files, 4, "the database, its log, its index and its lock");
}

#[tokio::test]
async fn the_epoch_lasts_as_long_as_the_database() {
    let house = House::new();
    let first = house.store().await.epoch();
    assert_eq!(house.store().await.epoch(), first);
    assert_ne!(House::new().store().await.epoch(), first);
}
