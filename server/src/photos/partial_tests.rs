use domain::text::Hash;
use futures::poll;
use uuid::Uuid;

use super::*;

fn upload(number: u128) -> Upload {
    let community = CommunityId(Uuid::from_u128(1));
    Upload { community, account: AccountId(Uuid::from_u128(number)), name: Hash::of(b"a file") }
}

#[tokio::test]
async fn one_writes_a_file_at_a_time_and_is_told_when_another_comes() {
    let dir = tempfile::tempdir().expect("a folder");
    let partials = Partials::open(dir.path()).expect("a folder");
    let mut first = partials.writer(upload(1)).await.expect("a turn");
    assert!(poll!(Box::pin(first.is_relieved())).is_pending());
    let mut second = Box::pin(partials.writer(upload(1)));
    assert!(poll!(second.as_mut()).is_pending());
    first.is_relieved().await;
    partials.writer(upload(2)).await.expect("another's file is another's");
    drop(first);
    let second = second.await.expect("a turn");
    let mut third = Box::pin(partials.writer(upload(1)));
    assert!(poll!(third.as_mut()).is_pending(), "also once the first is gone");
    drop(second);
    drop(third.await.expect("a turn"));
    let mut given_up = Box::pin(partials.writer(upload(1)));
    assert!(poll!(given_up.as_mut()).is_ready());
    drop(given_up);
    assert!(partials.seats.lock().expect("whole").is_empty(), "nothing is left of those who have gone");
}
