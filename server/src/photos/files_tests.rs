use std::os::unix::fs::PermissionsExt;
use std::path::Path as FilePath;

use futures::TryStreamExt;
use uuid::Uuid;

use super::*;

fn community() -> CommunityId {
    CommunityId(Uuid::from_bytes(rand::random()))
}

fn sizes(what: &str) -> Sizes {
    Sizes { large: format!("large {what}").into_bytes(), small: format!("small {what}").into_bytes() }
}

/// What is expected of every place, whatever it is.
async fn keeps_photos(files: &Files) {
    files.try_out().await.expect("it answers");
    let (ours, theirs) = (community(), community());
    let (one, two) = (Hash::of(b"one"), Hash::of(b"two"));
    assert_eq!(files.get(ours, one, Size::Large).await.expect("an answer"), None);
    assert!(!files.has(ours, one).await.expect("an answer"));
    files.delete(ours, one).await.expect("it was gone already");
    assert_eq!(names(files, ours).await, []);

    files.put(ours, one, sizes("one")).await.expect("kept");
    files.put(ours, one, sizes("one")).await.expect("kept twice");
    files.put(ours, two, sizes("two")).await.expect("kept");
    files.put(theirs, two, sizes("theirs")).await.expect("kept");
    assert!(files.has(ours, one).await.expect("an answer"));
    assert_eq!(files.get(ours, one, Size::Large).await.expect("an answer").as_deref(), Some(&b"large one"[..]));
    assert_eq!(files.get(theirs, two, Size::Small).await.expect("an answer").as_deref(), Some(&b"small theirs"[..]));
    let mut both = [one, two];
    both.sort();
    assert_eq!(names(files, ours).await, both);

    files.delete(ours, two).await.expect("gone");
    assert!(!files.has(ours, two).await.expect("an answer") && files.has(theirs, two).await.expect("an answer"));
    assert_eq!(names(files, ours).await, [one]);
    for (community, name) in [(ours, one), (theirs, two)] {
        files.delete(community, name).await.expect("gone");
        assert_eq!(names(files, community).await, []);
    }
}

async fn names(files: &Files, community: CommunityId) -> Vec<Hash> {
    let mut names: Vec<Hash> = files.list(community).try_collect().await.expect("a list");
    names.sort();
    names.dedup();
    names
}

#[tokio::test]
async fn a_folder_keeps_photos_for_its_owner_alone() {
    let dir = tempfile::tempdir().expect("a folder");
    let folder = dir.path().join("some/photos");
    let files = Files::open(&Place::Folder(folder.clone())).expect("a place");
    keeps_photos(&files).await;
    assert_eq!(std::fs::read_dir(&folder).expect("a folder").count(), 0, "nothing is left");

    let (community, name) = (community(), Hash::of(b"one"));
    files.put(community, name, sizes("one")).await.expect("kept");
    let at = folder.join(community.to_string()).join(name.to_string());
    let mode = |path: &FilePath| path.metadata().expect("it is there").permissions().mode() & 0o777;
    assert_eq!((mode(&folder), mode(&at.join("large.jpg")), mode(&at.join("small.jpg"))), (0o700, 0o600, 0o600));
    // What another wrote half-way is never taken for a photo.
    let left: Vec<_> =
        std::fs::read_dir(&at).expect("a folder").map(|file| file.expect("a file").file_name()).collect();
    assert_eq!(left.len(), 2, "{left:?}");
}

/// `FOLKMOOT_TEST_S3=s3://BUCKET/PREFIX`, with the usual `AWS_…`, tries a real bucket.
#[tokio::test]
async fn a_bucket_keeps_photos_the_same() {
    let Ok(place) = std::env::var("FOLKMOOT_TEST_S3") else {
        eprintln!("NOT TRIED: photos in a bucket. Set FOLKMOOT_TEST_S3=s3://BUCKET/PREFIX and AWS_… to try them.");
        return;
    };
    keeps_photos(&Files::open(&place.parse().expect("a place")).expect("a bucket")).await;
    let nowhere = Files::open(&"s3://there-is-none-called-so/x".parse().expect("a place")).expect("not tried yet");
    nowhere.try_out().await.expect_err("whoever starts the server is told");
}

#[test]
fn places_are_written_as_addresses() {
    let folder = |path: &str| Ok(Place::Folder(path.into()));
    let bucket = |name: &str, prefix: &str| Ok(Place::Bucket { name: name.into(), prefix: prefix.into() });
    assert_eq!("file:./data/photos".parse(), folder("./data/photos"));
    assert_eq!("file:///srv/photos".parse(), folder("/srv/photos"));
    assert_eq!("s3://moot".parse(), bucket("moot", ""));
    assert_eq!("s3://moot/photos/of/us/".parse(), bucket("moot", "photos/of/us"));
    for wrong in ["", "photos", "file:", "s3:moot", "s3://", "gs://moot", "http://moot.example"] {
        assert!(wrong.parse::<Place>().is_err(), "{wrong}");
    }
    assert_eq!(beside(FilePath::new("./data/folkmoot.db")), Place::Folder("./data/photos".into()));
}

#[tokio::test]
async fn what_is_said_of_a_place_that_fails_names_no_photo() {
    let dir = tempfile::tempdir().expect("a folder");
    let files = Files::open(&Place::Folder(dir.path().to_owned())).expect("a place");
    let (community, name) = (community(), Hash::of(b"one"));
    std::fs::write(dir.path().join(community.to_string()), "no folder").expect("written");
    let error = files.put(community, name, sizes("one")).await.expect_err("there is no folder to keep it in");
    let said = super::super::Error::from(error).to_string();
    assert!(said.starts_with("the place of the photos failed: ") && said.contains("os error"), "{said}");
    assert!(!said.contains(&name.to_string()) && !said.contains(&community.to_string()), "{said}");
}
