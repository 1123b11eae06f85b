//! A community to measure with.

use std::sync::Arc;

use anyhow::Context;
use domain::community::{Found, Joining, Kind, Visibility};
use domain::ids::AccountId;
use domain::time::Zone;
use domain::{Act, Caller, Command, comments, issues, members};
use server::clock::{Clock, System};
use server::live::{Hub, Live};
use server::store::Store;
use uuid::Uuid;

/// Its organiser.
pub const OLIVE: AccountId = AccountId(Uuid::from_u128(1));

/// A community of a place with one organiser, in a database of its own.
pub async fn found(store: Store) -> anyhow::Result<(Hub, Arc<Live>)> {
    let hub = Hub::open(store, Arc::new(System)).await?;
    let found = Found {
        slug: "bench".into(),
        name: "Bench".into(),
        kinds: vec![Kind::Place],
        zone: Zone::utc(),
        visibility: Visibility::Public,
        joining: Joining::Anyone,
        founder: Some("Olive".into()),
        categories: vec!["Roads".into(), "Litter".into()],
        demonstration: false,
    };
    hub.found(Caller::Account(OLIVE), command(found)).await?.outcome.map_err(refused)?;
    let live = hub.by_slug("bench").context("it was founded")?;
    Ok((hub, live))
}

/// A command that nobody has given yet.
pub fn command(act: impl Into<Act>) -> Command {
    Command { id: System.moment().command_id(), act: act.into() }
}

/// Does what is allowed.
pub async fn does(live: &Live, account: AccountId, act: impl Into<Act>) -> anyhow::Result<domain::ids::CommandId> {
    let command = command(act);
    let id = command.id;
    live.submit(Caller::Account(account), command).await?.outcome.map_err(refused)?;
    Ok(id)
}

/// What one person does all day, by turns: raise an issue, comment on it, say "me too".
pub async fn busy(live: &Live, turns: usize) -> anyhow::Result<()> {
    let account = AccountId(System.moment().command_id().0);
    does(live, account, members::Join { name: "Ann".into(), code: String::new() }).await?;
    let mut issue = None;
    for turn in 0..turns {
        match (turn % 3, issue) {
            (1, Some(issue)) => {
                let body = "It has been like this for weeks, and the next rain will make it worse.".into();
                does(
                    live,
                    account,
                    comments::Post {
                        on: domain::Subject::Issue(issue),
                        body,
                        show_name: true,
                        photos: domain::photos::Chosen::default(),
                    },
                )
                .await?;
            }
            (2, Some(issue)) => {
                does(live, account, issues::MeToo { issue, yes: true }).await?;
            }
            _ => issue = Some(does(live, account, raise(turn)).await?.into()),
        }
    }
    Ok(())
}

fn raise(turn: usize) -> issues::Raise {
    issues::Raise {
        title: format!("Deep pothole outside number {turn}"),
        category: "1".into(),
        place: "High Street".into(),
        point: String::new(),
        details: "Cars swerve around it, and a cyclist fell last week.".into(),
        show_name: true,
        looked: true,
        photos: domain::photos::Chosen::default(),
    }
}

/// Reports as another system would give them.
pub fn import(count: usize) -> issues::Import {
    let report = |n: usize| issues::Report {
        key: n.to_string(),
        title: format!("Street light {n} has been out since Tuesday evening"),
        category: ["Street lights", "Potholes", "Flytipping", "Trees"][n % 4].into(),
        reported: domain::Timestamp::from_seconds(1_600_000_000 + 1000 * i64::try_from(n).unwrap_or_default()),
        point: issues::Point::from_degrees(51.9, -2.07),
    };
    issues::Import { source: "FixMyStreet".into(), reports: (0..count).map(report).collect() }
}

fn refused(refusal: domain::Refusal) -> anyhow::Error {
    anyhow::anyhow!("refused: {}", refusal.code())
}
