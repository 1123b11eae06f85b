//! Two servers on one file.

use std::collections::BTreeSet;
use std::sync::Arc;

use domain::ids::IssueId;
use domain::{Caller, issues};
use server::clock::Manual;
use server::live::{Answer, Hub};

use crate::town::{ANN, House, OLIVE, found, raise, whole};

/// A second server on the same file, which draws other random numbers.
async fn second(house: &House) -> Hub {
    let clock = Arc::new(Manual::new(domain::Timestamp::from_seconds(1_700_000_060), 1));
    Hub::open(house.store().await, clock).await.expect("the communities open")
}

#[tokio::test]
async fn what_one_writes_the_other_reads() {
    let house = House::new();
    let (one, here) = house.town().await;
    let two = second(&house).await;
    let there = two.by_slug("town").expect("read at the start");
    let mut watching = there.watch();

    let issue = house.raises(&here, "Pothole").await;
    assert!(there.now().state.community.issues.is_empty());
    two.beat().await;
    assert_eq!(whole(&there.now()), whole(&here.now()));
    let notice = watching.recv().await.expect("a notice");
    assert!(notice.touched.contains(&domain::Subject::Issue(issue)));

    one.found(ANN, house.command(found("village"))).await.expect("stored");
    assert!(two.by_slug("village").is_none());
    two.beat().await;
    assert!(two.by_slug("village").is_some());
}

#[tokio::test]
async fn a_command_decided_on_an_old_state_is_decided_again() {
    let house = House::new();
    let (_one, here) = house.town().await;
    let two = second(&house).await;
    let there = two.by_slug("town").expect("read at the start");

    // The other server does not know the issue yet, and so would refuse this.
    let issue = house.raises(&here, "Pothole").await;
    let seen = issues::SetStatus { issue, status: issues::Status::Seen, reason: String::new() };
    let command = house.command(seen.clone());
    assert_eq!(there.submit(OLIVE, command.clone()).await.expect("stored").outcome, Ok(()));
    // And this one does not know that it was seen, nor that this very command was done already.
    assert_eq!(here.submit(OLIVE, command).await.expect("stored").outcome, Ok(()));
    let again = here.submit(OLIVE, house.command(seen)).await.expect("stored");
    assert_eq!(again.outcome, Err(domain::Refusal::NoLongerApplies));
    assert_eq!(here.now().state.community.issues[&issue].steps.len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn nothing_is_lost_or_doubled_when_both_write_at_once() {
    const EACH: usize = 60;
    let house = Arc::new(House::new());
    let (one, here) = house.town().await;
    let two = second(&house).await;
    let there = two.by_slug("town").expect("read at the start");

    let mut people = tokio::task::JoinSet::new();
    for n in 0..EACH {
        let command = house.command(raise(&format!("Pothole {n}")));
        // Each command reaches both servers, as when an answer was lost on the way.
        for live in [here.clone(), there.clone()] {
            let command = command.clone();
            people.spawn(async move { (IssueId::from(command.id), live.submit(ANN, command).await) });
        }
    }
    let mut answered = BTreeSet::new();
    while let Some(done) = people.join_next().await {
        let (issue, answer) = done.expect("no panic");
        assert!(matches!(answer, Ok(Answer { outcome: Ok(()), .. })), "{answer:?}");
        answered.insert(issue);
    }
    for hub in [&one, &two] {
        hub.beat().await;
    }
    assert_eq!(whole(&here.now()), whole(&there.now()));
    let issues: BTreeSet<IssueId> = here.now().state.community.issues.keys().copied().collect();
    assert_eq!((answered.len(), &issues), (EACH, &answered));
    let minutes = here.now().state.community.minutes.len();
    assert_eq!(minutes, 3 + EACH, "founding, categories, organiser, and one for each issue");
}

#[tokio::test]
async fn an_address_is_founded_once_by_whoever_comes_first() {
    let house = House::new();
    let (one, two) = (house.hub().await, second(&house).await);
    let outcomes =
        futures::future::join_all([&one, &two].map(|hub| hub.found(ANN, house.command(found("town"))))).await;
    let done = outcomes.iter().filter(|answer| answer.as_ref().is_ok_and(|answer| answer.outcome.is_ok())).count();
    assert_eq!(done, 1, "{outcomes:?}");

    // The same founding, sent to both.
    let command = house.command(found("village"));
    for hub in [&one, &two] {
        let answer = hub.found(Caller::System, command.clone()).await.expect("decided");
        assert!(answer.outcome.is_err(), "the operator is nobody's founder");
        assert_eq!(hub.found(ANN, command.clone()).await.expect("stored").outcome, Ok(()));
    }
}
