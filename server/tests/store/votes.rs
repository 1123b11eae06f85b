//! Votes close by themselves, and then nothing on the disk says who voted how.

use domain::count::yes_no::Answer;
use domain::time::Span;
use domain::votes::{Call, Cast};
use server::store::Store;

use crate::town::{ANN, House, OLIVE, whole};

#[tokio::test]
async fn a_vote_closes_by_itself_and_its_ballots_are_nobodys() {
    let house = House::new();
    let (hub, live) = house.town().await;
    let call = Call {
        question: "Shall we plant trees?".into(),
        share: "1".into(),
        out_of: "2".into(),
        closes: "2023-11-15T22:13".into(),
        ..Call::default()
    };
    let vote = house.does(&live, OLIVE, call).await.into();
    let mut cast = Vec::new();
    for caller in [ANN, OLIVE] {
        cast.push(house.does(&live, caller, Cast { choice: Some(Answer::Yes), ..Cast::blank(vote) }).await);
    }
    hub.beat().await;
    let Store::Sqlite(sqlite) = hub.store();
    let ballots = "SELECT count(*) FROM register WHERE key LIKE '%\"ballot\"%'";
    let count = async |sql: &'static str| {
        sqlx::query_scalar::<_, i64>(sql).fetch_one(sqlite.readers()).await.expect("a number")
    };
    assert_eq!(count(ballots).await, 2);

    house.clock.advance(Span::DAY);
    hub.beat().await;
    assert_eq!(count(ballots).await, 0);
    assert_eq!(live.now().state.next_due(), None);
    let community = live.id();
    assert_eq!(hub.store().outcomes(community, &cast).await.expect("it can be read"), []);
    // A command's id would tell when a ballot was cast: neither file may still hold one.
    let bytes = house.bytes();
    for id in &cast {
        assert!(!bytes.windows(16).any(|window| window == id.0.as_bytes()));
    }

    let before = live.now();
    hub.beat().await;
    assert_eq!(live.now().version, before.version, "nothing more falls due");
    hub.stop().await;
    assert_eq!(whole(&house.hub().await.by_slug("town").expect("still there").now()), whole(&before));
}
