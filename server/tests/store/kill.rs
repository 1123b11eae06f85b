//! A server killed in the middle of its work, again and again.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;

use domain::ids::{CommandId, IssueId};
use domain::issues::MeToo;
use domain::{Act, Caller};
use server::clock::System;
use server::live::{Hub, Live};
use server::store::{Database, Kept, Store, verify};

use crate::town::{ANN, House, OLIVE, raise};

const KILLS: u64 = 20;
const CLIENTS: u64 = 16;
/// Where the killed process finds its database, and which round it is.
const DATABASE: &str = "FOLKMOOT_TEST_DATABASE";
const ROUND: &str = "FOLKMOOT_TEST_ROUND";

/// What a client does at its `nth` turn: raise an issue, or say "me too" to the one before.
fn turn(round: u64, client: u64, nth: u64) -> (Caller, domain::Command) {
    let id = |nth: u64| CommandId::of_source("load", &format!("{round}/{client}/{nth}"));
    let (caller, act): (_, Act) = match nth % 2 {
        0 => (ANN, raise(&format!("Issue {nth} of {client} in round {round}")).into()),
        _ => (OLIVE, MeToo { issue: id(nth - 1).into(), yes: true }.into()),
    };
    (caller, domain::Command { id: id(nth), act })
}

/// Not a test: the process that is killed. Prints what was acknowledged, as `done client/nth`.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "started by the test below"]
async fn load() {
    let path = std::env::var_os(DATABASE).expect("started by the test below");
    let round = std::env::var(ROUND).expect("started by the test below").parse().expect("a number");
    let store = Store::open(&Database::Sqlite(PathBuf::from(path))).await.expect("the database opens");
    let hub = Hub::open(store, Arc::new(System)).await.expect("the communities open");
    let live = hub.by_slug("town").expect("the town is there");
    let mut clients = tokio::task::JoinSet::new();
    for client in 0..CLIENTS {
        let live = live.clone();
        clients.spawn(async move {
            for nth in 0.. {
                let (caller, command) = turn(round, client, nth);
                let answer = live.submit(caller, command).await.expect("stored");
                assert_eq!(answer.outcome, Ok(()));
                println!("\ndone {client}/{nth}");
            }
        });
    }
    clients.join_all().await;
}

/// Starts the load, kills it once it has acknowledged so many commands, and gives those it did.
fn kill_after(acknowledged: usize, house: &House, round: u64) -> BTreeSet<(u64, u64)> {
    let mut process: Child = Command::new(std::env::current_exe().expect("this test"))
        .args(["--ignored", "--exact", "kill::load", "--nocapture"])
        .env(DATABASE, house.path())
        .env(ROUND, round.to_string())
        .stdout(Stdio::piped())
        .spawn()
        .expect("this test again");
    let lines = BufReader::new(process.stdout.take().expect("piped")).lines();
    let mut done = BTreeSet::new();
    for line in lines {
        let line = line.expect("text");
        if let Some((client, nth)) = line.strip_prefix("done ").and_then(|turn| turn.split_once('/')) {
            done.insert((client.parse().expect("a number"), nth.parse().expect("a number")));
            if done.len() == acknowledged {
                // On Unix this is SIGKILL. What it said until then is still read.
                process.kill().expect("it runs");
            }
        }
    }
    let ended = process.wait().expect("it ended");
    assert!(!ended.success() && done.len() >= acknowledged, "it was killed, not done");
    done
}

/// The next turn of every client after those that were acknowledged: perhaps done, perhaps not.
fn unanswered(done: &BTreeSet<(u64, u64)>) -> BTreeSet<(u64, u64)> {
    (0..CLIENTS).map(|client| (client, done.iter().filter(|turn| turn.0 == client).count() as u64)).collect()
}

async fn is_done(live: &Live, round: u64, turns: &BTreeSet<(u64, u64)>) {
    let state = &live.now().state;
    let olive = state.viewer(OLIVE.account()).member.expect("a member");
    for &(client, nth) in turns {
        let (_, command) = turn(round, client, nth);
        let there = match command.act {
            Act::MeToo(me_too) => state.private.issues.says_me_too(me_too.issue, olive),
            _ => state.community.issues.contains_key(&IssueId::from(command.id)),
        };
        assert!(there, "turn {nth} of {client} in round {round} was acknowledged and is lost");
    }
}

#[tokio::test]
async fn nothing_acknowledged_is_lost_and_nothing_is_doubled_by_twenty_kills() {
    let house = House::new();
    let (hub, live) = house.town().await;
    let mut head = live.now().head;
    hub.stop().await;
    let mut raised = 0;
    for round in 0..KILLS {
        let done = kill_after(usize::try_from(5 + 31 * round).expect("small"), &house, round);

        let hub = house.hub().await;
        let live = hub.by_slug("town").expect("still there");
        is_done(&live, round, &done).await;
        // What was acknowledged, and what nobody knows of, is sent again, as a phone would.
        let open = unanswered(&done);
        let again: BTreeSet<_> = done.union(&open).copied().collect();
        for &(client, nth) in &again {
            let (caller, command) = turn(round, client, nth);
            let answer = live.submit(caller, command).await.expect("stored");
            assert_eq!(answer.outcome, Ok(()));
        }
        is_done(&live, round, &again).await;

        raised += again.iter().filter(|turn| turn.1 % 2 == 0).count();
        let published = live.now();
        assert_eq!(published.state.community.issues.len(), raised);
        // Founding, categories and the organiser; then one minute for each issue.
        assert_eq!(published.head.seq, 3 + raised as u64);
        let kept = Kept { seq: head.seq, hash: head.hash };
        let sound = verify(hub.store(), live.id(), Some(kept)).await.expect("a sound book");
        assert_eq!(sound, Some(published.head));
        head = published.head;
        hub.stop().await;
    }
}
