//! A community in a database of its own, and people who do things there.

use std::path::PathBuf;
use std::sync::Arc;

use domain::community::{Found, Joining, Kind, Visibility};
use domain::ids::{AccountId, CommandId, IssueId};
use domain::time::Zone;
use domain::{Act, Caller, Command, Timestamp, issues, members};
use server::clock::{Clock, Manual};
use server::live::{Answer, Failure, Hub, Live, Published};
use server::store::{Database, Store};
use sqlx::{Connection, SqliteConnection};
use tempfile::TempDir;
use uuid::Uuid;

/// The organiser.
pub const OLIVE: Caller = Caller::Account(AccountId(Uuid::from_u128(1)));
/// A member.
pub const ANN: Caller = Caller::Account(AccountId(Uuid::from_u128(2)));

/// A database on the disk, removed afterwards.
pub struct House {
    folder: TempDir,
    pub clock: Arc<Manual>,
}

impl House {
    pub fn new() -> House {
        let folder = tempfile::tempdir().expect("a folder");
        House { folder, clock: Arc::new(Manual::new(Timestamp::from_seconds(1_700_000_000), 0)) }
    }

    pub fn path(&self) -> PathBuf {
        self.folder.path().join("data/folkmoot.db")
    }

    pub async fn store(&self) -> Store {
        Store::open(&Database::Sqlite(self.path())).await.expect("the database opens")
    }

    /// A server on it.
    pub async fn hub(&self) -> Hub {
        Hub::open(self.store().await, self.clock.clone()).await.expect("the communities open")
    }

    /// A server on it with one community, in which Olive is the organiser and Ann a member.
    pub async fn town(&self) -> (Hub, Arc<Live>) {
        let hub = self.hub().await;
        let founded = hub.found(OLIVE, self.command(found("town"))).await.expect("stored");
        assert_eq!(founded.outcome, Ok(()));
        let live = hub.by_slug("town").expect("founded");
        let join = members::Join { name: "Ann".into(), code: String::new() };
        self.does(&live, ANN, join).await;
        (hub, live)
    }

    /// A command that nobody has given yet.
    pub fn command(&self, act: impl Into<Act>) -> Command {
        Command { id: self.clock.moment().command_id(), act: act.into() }
    }

    /// Does what is allowed.
    pub async fn does(&self, live: &Live, caller: Caller, act: impl Into<Act>) -> CommandId {
        let command = self.command(act);
        let id = command.id;
        let answer = live.submit(caller, command).await.expect("stored");
        assert_eq!(answer.outcome, Ok(()));
        id
    }

    /// Ann raises an issue.
    pub async fn raises(&self, live: &Live, title: &str) -> IssueId {
        self.does(live, ANN, raise(title)).await.into()
    }

    /// Changes the file behind everybody's back.
    pub async fn tamper(&self, sql: &'static str) {
        let options = sqlx::sqlite::SqliteConnectOptions::new().filename(self.path());
        let mut raw = SqliteConnection::connect_with(&options).await.expect("the file opens");
        sqlx::raw_sql(sql).execute(&mut raw).await.expect("the statement is good");
        raw.close().await.expect("it closes");
    }

    /// Every byte on the disk.
    pub fn bytes(&self) -> Vec<u8> {
        let folder = std::fs::read_dir(self.path().parent().expect("a folder")).expect("it is there");
        folder.flat_map(|entry| std::fs::read(entry.expect("a file").path()).expect("it can be read")).collect()
    }
}

pub fn found(slug: &str) -> Found {
    Found {
        slug: slug.into(),
        name: "Town".into(),
        kinds: vec![Kind::Place],
        zone: Zone::utc(),
        visibility: Visibility::Public,
        joining: Joining::Anyone,
        founder: Some("Olive".into()),
        categories: vec!["Roads".into()],
        demonstration: false,
    }
}

pub fn raise(title: &str) -> issues::Raise {
    issues::Raise {
        title: title.into(),
        category: "1".into(),
        place: "High Street".into(),
        point: String::new(),
        details: format!("Details of {title}"),
        show_name: true,
        looked: true,
        photos: domain::photos::Chosen::default(),
    }
}

/// All that can be said of a state.
pub fn whole(published: &Published) -> String {
    format!("{:#?}", published)
}

/// Gives all commands at once, so that they are decided in one batch.
pub async fn at_once(live: &Live, caller: Caller, commands: &[Command]) -> Vec<Result<Answer, Failure>> {
    futures::future::join_all(commands.iter().map(|command| live.submit(caller, command.clone()))).await
}
