//! Private details of jobs, and that nothing on the disk keeps them once they are destroyed.

use domain::groups;
use domain::ids::{GroupId, JobId};
use domain::jobs::{Add, Finish, ReadDetails, Take, WriteDetails};
use domain::time::Span;

use crate::town::{ANN, House, OLIVE, whole};

const WORDS: &str = "9 Foxglove Row, door code 4711";

fn holds(house: &House, words: &str) -> bool {
    house.bytes().windows(words.len()).any(|window| window == words.as_bytes())
}

#[tokio::test]
async fn private_details_leave_no_trace_on_the_disk() {
    let house = House::new();
    let (hub, live) = house.town().await;
    let form = groups::Form { name: "Carers".into(), purpose: "Care".into(), joining: groups::Joining::Open };
    let group: GroupId = house.does(&live, OLIVE, form).await.into();
    let add = Add {
        group,
        what: "Carry the shopping up".into(),
        place: String::new(),
        when: String::new(),
        needed: String::new(),
        details: String::new(),
        issue: String::new(),
        claim_hours: String::new(),
    };
    let job: JobId = house.does(&live, OLIVE, add).await.into();
    let wrote = house.does(&live, OLIVE, WriteDetails { job, words: WORDS.into() }).await;
    hub.beat().await;
    assert!(holds(&house, WORDS), "they are kept for as long as they are needed");
    let outcomes = hub.store().outcomes(live.id(), &[wrote]).await.expect("it can be read");
    assert_eq!(outcomes, [], "no digest of them is kept, from which an address could be guessed");
    let before = "8 Foxglove Row";
    house.does(&live, OLIVE, WriteDetails { job, words: before.into() }).await;
    house.does(&live, OLIVE, WriteDetails { job, words: WORDS.into() }).await;
    hub.beat().await;
    assert!(!holds(&house, before), "what was there before is gone at once");
    let ann = live.now().state.viewer(ANN.account()).member.expect("a member");
    house.does(&live, ANN, groups::Join { group, show_me: false }).await;
    house.does(&live, OLIVE, groups::Trust { group, member: ann, yes: true }).await;
    house.does(&live, ANN, Take { job }).await;
    house.does(&live, ANN, ReadDetails { job }).await;
    house.does(&live, ANN, Finish { job, words: String::new(), photos: domain::photos::Chosen::default() }).await;

    house.clock.advance(Span::DAY.times(7));
    hub.beat().await;
    assert_eq!(live.now().state.next_due(), None);
    assert!(!holds(&house, WORDS));
    assert!(!whole(&live.now()).contains("Foxglove"));
    let before = whole(&live.now());
    hub.stop().await;
    assert_eq!(whole(&house.hub().await.by_slug("town").expect("still there").now()), before);
}
