//! Telling the story to an empty database, as if it had happened over the last weeks.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use anyhow::{Context, bail};
use domain::community::{Found, Joining, Kind, Tick, Visibility};
use domain::ids::CommandId;
use domain::time::{Span, Zone, to_local_input};
use domain::{Act, Caller, Command, Timestamp};

use super::decisions::DECISIONS;
use super::pictures;
use super::story::{CATEGORIES, NAME, PEOPLE, STORY, Step};
use super::{ORGANISER, SLUG, account};
use crate::clock::{Clock, System};
use crate::live::{Hub, Live};
use crate::photos::files::{Files, Place};
use crate::store::{Database, Store};
use crate::zones;

/// The machine's clock, set back.
struct SetBack(AtomicI64);

impl Clock for SetBack {
    fn now(&self) -> Timestamp {
        System.now().plus(Span::from_millis(-self.0.load(Ordering::Relaxed)))
    }

    fn seed(&self) -> [u8; 32] {
        System.seed()
    }
}

/// Fills an empty database; does nothing to one in which there is a community already.
pub async fn seed(database: &Database, photos: &Place) -> anyhow::Result<()> {
    let store = Store::open(database).await?;
    if !store.list().await?.is_empty() {
        store.close().await;
        return Ok(());
    }
    let clock = Arc::new(SetBack(AtomicI64::new(0)));
    set_back(&clock, 60, 0);
    let hub = Hub::open(store, clock.clone()).await?;
    let told = match Files::open(photos) {
        Ok(files) => tell(&hub, &clock, &files).await,
        Err(error) => Err(error),
    };
    hub.stop().await;
    told
}

fn set_back(clock: &SetBack, days: i64, hours: i64) {
    let span = Span::DAY.times(days).millis() - Span::HOUR.times(hours).millis();
    clock.0.store(span.max(0), Ordering::Relaxed);
}

async fn tell(hub: &Hub, clock: &SetBack, files: &Files) -> anyhow::Result<()> {
    let zone = zones::zone("Europe/London").unwrap_or_else(Zone::utc);
    let found = Found {
        slug: SLUG.into(),
        name: NAME.into(),
        kinds: vec![Kind::Place],
        zone: zone.clone(),
        visibility: Visibility::Public,
        joining: Joining::Anyone,
        founder: None,
        categories: CATEGORIES.iter().map(|&name| name.into()).collect(),
        demonstration: true,
    };
    let command = Command { id: id("the community"), act: Act::Found(found) };
    settled("the community", hub.found(Caller::System, command).await)?;
    let live = hub.by_slug(SLUG).context("the demonstration was just founded")?;
    pictures::keep(files, live.id()).await?;
    for (n, name) in (1..).zip(PEOPLE) {
        join(&live, n, name).await?;
    }
    // The story is told by theme, but happens in the order of time.
    let mut steps: Vec<&Step> = STORY.iter().chain(DECISIONS).collect();
    steps.sort_by_key(|step| (std::cmp::Reverse(step.days_ago), step.hour));
    for step in steps {
        set_back(clock, step.days_ago, step.hour);
        pass_time(&live, clock).await?;
        let act = read(step, &zone, System.now())?;
        let caller = person(step.who)?;
        let command = Command { id: id(step.what), act };
        settled(step.what, live.submit(caller, command).await)?;
    }
    set_back(clock, 0, 0);
    pass_time(&live, clock).await
}

/// Everybody joins; the organiser with a code of the operator's, as in any other community.
async fn join(live: &Live, n: u128, name: &str) -> anyhow::Result<()> {
    let mut code = String::new();
    if account(n) == ORGANISER {
        let make = Act::from_form("member.make_code", "opens=organiser");
        let make = Command { id: id("the first code"), act: make.map_err(|refusal| anyhow::anyhow!("{refusal:?}"))? };
        settled("the first code", live.submit(Caller::System, make).await)?;
        code = live.now().state.private.members.codes().next().map(|code| code.code.clone()).unwrap_or_default();
    }
    let fields = serde_html_form::to_string([("name", name), ("code", &code)])?;
    let act = Act::from_form("member.join", &fields).map_err(|refusal| anyhow::anyhow!("{refusal:?}"))?;
    settled(name, live.submit(Caller::Account(account(n)), Command { id: id(name), act }).await)
}

/// What falls due by itself does so at its time.
async fn pass_time(live: &Live, clock: &SetBack) -> anyhow::Result<()> {
    let due = live.now().state.next_due().is_some_and(|due| due <= clock.now());
    if due {
        let id = clock.moment().command_id();
        settled("time passing", live.submit(Caller::System, Command { id, act: Act::Tick(Tick {}) }).await)?;
    }
    Ok(())
}

fn person(name: &str) -> anyhow::Result<Caller> {
    let n = (1..).zip(PEOPLE).find(|(_, known)| **known == name).map(|(n, _)| n);
    Ok(Caller::Account(account(n.with_context(|| format!("nobody is called {name}"))?)))
}

/// The act of a step. In its fields `@label` stands for the id of that step's thing, `in N days` for seven in the
/// evening, so many days from today, and `picture LABEL` for the name of that picture.
fn read(step: &Step, zone: &Zone, today: Timestamp) -> anyhow::Result<Act> {
    let mut fields: Vec<(&str, String)> = Vec::new();
    for &(name, value) in step.fields {
        let days = value.strip_prefix("in ").and_then(|rest| rest.strip_suffix(" days")).and_then(|n| n.parse().ok());
        if let Some(label) = value.strip_prefix("picture ").filter(|_| name == "photo") {
            fields.push((name, pictures::name(label)?.to_string()));
            continue;
        }
        let value = match (value.split_once('@'), days) {
            (_, Some(days)) => {
                let day = to_local_input(today.plus(Span::DAY.times(days)), zone);
                format!("{}T19:00", day.split('T').next().unwrap_or_default())
            }
            (Some((before, label)), None) => format!("{before}{}", id(label)),
            (None, None) => value.to_owned(),
        };
        fields.push((name, value));
    }
    let form = serde_html_form::to_string(&fields)?;
    Act::from_form(step.act, &form).map_err(|refusal| anyhow::anyhow!("{}: {refusal:?}", step.what))
}

fn id(label: &str) -> CommandId {
    CommandId::of_source("demonstration", label)
}

fn settled(what: &str, answer: Result<crate::live::Answer, crate::live::Failure>) -> anyhow::Result<()> {
    if let Err(refusal) = answer?.outcome {
        bail!("the demonstration can't go on: {what} was refused: {refusal:?}");
    }
    Ok(())
}
