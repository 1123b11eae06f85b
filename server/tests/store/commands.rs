//! What becomes of commands.

use domain::ids::CommandId;
use domain::{Caller, Fault, Refusal, Subject, issues, members};
use server::live::{Answer, Failure};

use crate::town::{ANN, House, OLIVE, at_once, found, raise, whole};

#[tokio::test]
async fn what_is_answered_is_there_after_a_restart() {
    let house = House::new();
    let (hub, live) = house.town().await;
    let issue = house.raises(&live, "Pothole").await;
    house.raises(&live, "Broken lamp").await;
    house.does(&live, OLIVE, issues::MeToo { issue, yes: true }).await;
    house.does(&live, ANN, issues::MeToo { issue, yes: true }).await;
    house.does(&live, OLIVE, issues::MeToo { issue, yes: false }).await;
    house
        .does(
            &live,
            ANN,
            domain::comments::Post {
                on: Subject::Issue(issue),
                body: "Deep!".into(),
                show_name: false,
                photos: domain::photos::Chosen::default(),
            },
        )
        .await;
    let before = live.now();
    hub.stop().await;

    let hub = house.hub().await;
    let after = hub.by_slug("town").expect("still there").now();
    assert_eq!(whole(&after), whole(&before));
    assert_eq!(after.state.private.issues.me_too_count(issue), 1);
    assert_eq!(after.version, 8);
}

#[tokio::test]
async fn the_same_command_is_done_once_and_answered_alike() {
    let house = House::new();
    let (hub, live) = house.town().await;
    let good = house.command(raise("Pothole"));
    let bad = house.command(raise(""));
    let missing = Err(Refusal::invalid("title", Fault::Missing));
    for _ in 0..2 {
        // Twice in one batch, and then again.
        let answers = at_once(&live, ANN, &[good.clone(), good.clone(), bad.clone(), bad.clone()]).await;
        let outcomes: Vec<_> = answers.into_iter().map(|answer| answer.expect("stored").outcome).collect();
        assert_eq!(outcomes, [Ok(()), Ok(()), missing.clone(), missing.clone()]);
    }
    assert_eq!(live.now().state.community.issues.len(), 1);
    let version = live.now().version;
    hub.stop().await;

    let hub = house.hub().await;
    let live = hub.by_slug("town").expect("still there");
    assert_eq!(live.submit(ANN, good).await, Ok(Answer { outcome: Ok(()), version }));
    assert_eq!(live.submit(ANN, bad).await, Ok(Answer { outcome: missing, version }));
    assert_eq!(live.now().version, version);
}

#[tokio::test]
async fn an_id_is_good_for_one_command_only() {
    let house = House::new();
    let (_hub, live) = house.town().await;
    let first = house.command(raise("Pothole"));
    let other = domain::Command { id: first.id, act: raise("Something else").into() };
    let outcome =
        async |caller, command: &domain::Command| live.submit(caller, command.clone()).await.expect("stored").outcome;
    assert_eq!(outcome(ANN, &first).await, Ok(()));
    assert_eq!(outcome(ANN, &other).await, Err(Refusal::IdReused));
    assert_eq!(outcome(ANN, &first).await, Ok(()), "the first outcome stands");
    assert_eq!(outcome(OLIVE, &other).await, Err(Refusal::IdReused), "the thing is there already");
    assert_eq!(live.now().state.community.issues.len(), 1);

    // The same within one batch, and one person's id is not another's outcome.
    let first = house.command(members::Join { name: "Ben".into(), code: String::new() });
    let other = domain::Command { id: first.id, act: raise("Something else").into() };
    let answers = at_once(&live, ANN, &[first.clone(), other]).await;
    let outcomes: Vec<_> = answers.into_iter().map(|answer| answer.expect("stored").outcome).collect();
    assert_eq!(outcomes, [Err(Refusal::AlreadyMember), Err(Refusal::IdReused)]);
    let ben = Caller::Account(domain::ids::AccountId(uuid::Uuid::from_u128(3)));
    assert_eq!(outcome(ben, &first).await, Ok(()));
}

#[tokio::test]
async fn somebody_without_an_account_leaves_nothing_behind() {
    let house = House::new();
    let (_hub, live) = house.town().await;
    let before = whole(&live.now());
    let answer = live.submit(Caller::Nobody, house.command(raise("Pothole"))).await.expect("decided");
    assert_eq!(answer.outcome, Err(Refusal::MembersOnly));
    assert_eq!(whole(&live.now()), before);
}

#[tokio::test]
async fn a_command_that_cannot_be_stored_does_not_keep_back_the_others() {
    let house = House::new();
    let (_hub, live) = house.town().await;
    house
        .tamper(
            "CREATE TRIGGER curse BEFORE INSERT ON text WHEN NEW.body = 'cursed'
             BEGIN SELECT RAISE(ABORT, 'cursed'); END",
        )
        .await;
    let commands = ["Pothole", "cursed", "Broken lamp"].map(|title| house.command(raise(title)));
    let answers = at_once(&live, ANN, &commands).await;
    assert_eq!(answers[1], Err(Failure::Storage));
    for answer in [&answers[0], &answers[2]] {
        assert_eq!(answer.as_ref().map(|answer| &answer.outcome), Ok(&Ok(())));
    }
    assert_eq!(live.now().state.community.issues.len(), 2);

    // A failure is never kept: the same command may be sent again.
    house.tamper("DROP TRIGGER curse").await;
    let again = live.submit(ANN, commands[1].clone()).await.expect("stored");
    assert_eq!(again.outcome, Ok(()));
    assert_eq!(live.now().state.community.issues.len(), 3);
}

#[tokio::test]
async fn too_much_at_once_is_sent_back() {
    let house = House::new();
    let (_hub, live) = house.town().await;
    let commands: Vec<_> = (0..1100).map(|n| house.command(raise(&format!("Pothole {n}")))).collect();
    let answers = at_once(&live, ANN, &commands).await;
    let done = answers.iter().filter(|answer| answer.is_ok()).count();
    assert_eq!(done, 1024);
    assert!(answers[1024..].iter().all(|answer| *answer == Err(Failure::Busy)));
    assert_eq!(live.now().state.community.issues.len(), done);

    let long = house.command(members::Join { name: "a".repeat(100_000), code: String::new() });
    assert_eq!(live.submit(ANN, long).await, Err(Failure::TooLarge));
}

#[tokio::test]
async fn an_address_is_founded_once() {
    let house = House::new();
    let (hub, _) = house.town().await;
    let again = hub.found(ANN, house.command(found("town"))).await.expect("decided");
    assert_eq!(again.outcome, Err(Refusal::invalid("slug", Fault::Taken)));

    let command = house.command(found("village"));
    for _ in 0..2 {
        assert_eq!(hub.found(ANN, command.clone()).await.expect("stored").outcome, Ok(()));
    }
    assert_eq!(hub.all().len(), 2);
    let other = domain::Command { id: command.id, act: found("hamlet").into() };
    assert_eq!(hub.found(ANN, other).await.expect("decided").outcome, Err(Refusal::IdReused));

    let nobody = hub.found(Caller::Nobody, house.command(found("nowhere"))).await.expect("decided");
    assert!(nobody.outcome.is_err());
    let no_found = hub.found(ANN, house.command(raise("Pothole"))).await.expect("decided");
    assert_eq!(no_found.outcome, Err(Refusal::NotThatForm));
    assert_eq!(hub.all().len(), 2);
}

#[tokio::test]
async fn whoever_watches_hears_what_changed_and_then_the_end() {
    let house = House::new();
    let (hub, live) = house.town().await;
    let mut watching = live.watch();
    let issue = house.raises(&live, "Pothole").await;
    let notice = watching.recv().await.expect("a notice");
    assert_eq!((notice.version, &*notice.touched), (live.now().version, &[Subject::Issue(issue)][..]));

    let refused = live.submit(ANN, house.command(raise(""))).await.expect("stored");
    assert!(refused.outcome.is_err());
    assert_eq!(watching.recv().await.expect("a notice").touched, []);

    let ended = hub.ended();
    hub.stop().await;
    ended.await;
    assert!(watching.recv().await.is_err());
    let late = domain::Command { id: CommandId(uuid::Uuid::from_u128(9)), act: raise("Too late").into() };
    assert_eq!(live.submit(ANN, late).await, Err(Failure::Busy));
}

#[tokio::test]
async fn minute_times_never_run_backwards() {
    let house = House::new();
    let (hub, live) = house.town().await;
    let before = live.now().head.at;
    house.clock.advance(domain::time::Span::DAY.times(-3));
    house.raises(&live, "Pothole").await;
    assert_eq!(live.now().head.at, before);
    hub.stop().await;
    house.hub().await;
}
