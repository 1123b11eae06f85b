//! All communities of this server.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use arc_swap::ArcSwap;
use domain::community::Tick;
use domain::ids::CommunityId;
use domain::{Act, Caller, Command, Fault, Refusal};
use tokio::sync::{Mutex, oneshot, watch};
use tokio::task::JoinSet;
use uuid::Uuid;

use super::actor::{Actor, Submission};
use super::decide::Draft;
use super::{Answer, Failure, Live, Published, digest};
use crate::clock::Clock;
use crate::store::{Store, StoreError};

/// How often to look for what falls due and for what other processes wrote.
const BEAT: Duration = Duration::from_secs(2);

/// Every community, by its address. Cheap to clone.
#[derive(Clone)]
pub struct Hub(Arc<Inner>);

/// How far the server has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Phase {
    Open,
    Ending,
    Stopped,
}

struct Inner {
    store: Store,
    clock: Arc<dyn Clock>,
    communities: ArcSwap<BTreeMap<CommunityId, Arc<Live>>>,
    /// The running actors. Locked while a community is added.
    actors: Mutex<JoinSet<()>>,
    phase: watch::Sender<Phase>,
    /// Told of every community that is added.
    added: watch::Sender<()>,
}

impl Hub {
    /// Folds every community and starts its actor.
    pub async fn open(store: Store, clock: Arc<dyn Clock>) -> anyhow::Result<Hub> {
        let hub = Hub(Arc::new(Inner {
            store,
            clock,
            communities: ArcSwap::default(),
            actors: Mutex::default(),
            phase: watch::Sender::new(Phase::Open),
            added: watch::Sender::default(),
        }));
        for listed in hub.0.store.list().await? {
            let slug = listed.slug;
            hub.admit(listed.id).await.with_context(|| format!("can't open the community {slug}"))?;
        }
        Ok(hub)
    }

    /// Where communities are kept.
    pub fn store(&self) -> &Store {
        &self.0.store
    }

    /// Which database this is: another after a backup was restored.
    pub fn epoch(&self) -> Uuid {
        self.0.store.epoch()
    }

    /// The time, and randomness.
    pub fn clock(&self) -> &Arc<dyn Clock> {
        &self.0.clock
    }

    /// The community at this address.
    pub fn by_slug(&self, slug: &str) -> Option<Arc<Live>> {
        let communities = self.0.communities.load();
        communities.values().find(|live| live.published.load().state.community.profile.slug == slug).cloned()
    }

    /// The community with this id.
    pub fn by_id(&self, id: CommunityId) -> Option<Arc<Live>> {
        self.0.communities.load().get(&id).cloned()
    }

    /// Every community.
    pub fn all(&self) -> Vec<Arc<Live>> {
        self.0.communities.load().values().cloned().collect()
    }

    /// Tells of every community that is added from now on.
    pub fn added(&self) -> watch::Receiver<()> {
        self.0.added.subscribe()
    }

    /// Decides [`Act::Found`]: if it is carried out, there is one more community.
    pub async fn found(&self, caller: Caller, command: Command) -> Result<Answer, Failure> {
        let id = CommunityId::from(command.id);
        if !matches!(command.act, Act::Found(_)) {
            return Ok(Answer { outcome: Err(Refusal::NotThatForm), version: 0 });
        }
        let digest = digest::of(caller, &command)?;
        if let Some(live) = self.by_id(id) {
            // Sent again: the community itself keeps what became of it.
            return live.submit(caller, command).await;
        }
        // Nobody waits for this reply: the answer is taken from the draft.
        let (reply, _) = oneshot::channel();
        let submission = Submission { caller, command, digest, reply };
        let draft = Draft::decide(&Published::default(), Vec::new(), std::slice::from_ref(&submission), &*self.0.clock);
        let answer = draft.answers().next().ok_or(Failure::Storage)?;
        if answer.outcome.is_err() {
            // Nothing was founded, so there is nothing to keep it with.
            return Ok(Answer { version: 0, ..answer });
        }
        match self.0.store.commit(id, &draft.batch).await {
            Ok(()) => {
                self.start(id, draft.published).await;
                Ok(answer)
            }
            Err(StoreError::SlugTaken | StoreError::Conflict) => {
                // Another community has the address, unless this is the very same command sent twice.
                self.admit(id).await.map_err(failed)?;
                match self.by_id(id) {
                    Some(live) => live.submit(caller, submission.command).await,
                    None => Ok(Answer { outcome: Err(Refusal::invalid("slug", Fault::Taken)), version: 0 }),
                }
            }
            Err(error) => Err(failed(error)),
        }
    }

    /// Looks once for what other processes wrote and for what falls due.
    pub async fn beat(&self) {
        self.catch_up().await;
        for live in self.all() {
            let due = live.published.load().state.next_due();
            if due.is_some_and(|due| due <= self.0.clock.now()) {
                let tick = Command { id: self.0.clock.moment().command_id(), act: Tick {}.into() };
                if let Err(failure) = live.submit(Caller::System, tick).await {
                    tracing::warn!(community = %live.id, %failure, "what has fallen due must wait");
                }
            }
        }
        if let Err(error) = self.0.store.tidy().await {
            tracing::warn!(%error, "the write-ahead log could not be emptied");
        }
    }

    async fn catch_up(&self) {
        match self.0.store.list().await {
            Ok(listed) => {
                for listed in listed {
                    let caught_up = match self.by_id(listed.id) {
                        Some(live) => {
                            live.catch_up(listed.version).await;
                            Ok(())
                        }
                        None => self.admit(listed.id).await,
                    };
                    if let Err(error) = caught_up {
                        tracing::error!(community = %listed.id, %error, "can't open a new community");
                    }
                }
            }
            Err(error) => tracing::error!(%error, "can't look for what other processes wrote"),
        }
    }

    /// Goes on doing so, every two seconds, until the server stops.
    pub async fn keep_beating(&self) {
        let mut ended = std::pin::pin!(self.ended());
        let mut beats = tokio::time::interval(BEAT);
        beats.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        loop {
            tokio::select! {
                _ = beats.tick() => self.beat().await,
                _ = &mut ended => return,
            }
        }
    }

    /// Tells those who would otherwise go on for ever that the server is about to stop. Commands
    /// are still taken.
    pub fn say_goodbye(&self) {
        self.0.phase.send_replace(Phase::Ending);
    }

    /// Waits until the server is about to stop.
    pub fn ended(&self) -> impl Future<Output = ()> + Send + use<> {
        self.reached(Phase::Ending)
    }

    fn reached(&self, wanted: Phase) -> impl Future<Output = ()> + Send + use<> {
        let mut phase = self.0.phase.subscribe();
        async move {
            // An error says that the hub itself is gone.
            while *phase.borrow_and_update() < wanted && phase.changed().await.is_ok() {}
        }
    }

    /// Takes no more commands, finishes those that wait and closes the database.
    pub async fn stop(&self) {
        self.0.phase.send_replace(Phase::Stopped);
        let mut actors = self.0.actors.lock().await;
        while actors.join_next().await.is_some() {}
        self.0.store.close().await;
    }

    /// Loads a community that is in the database and starts its actor.
    async fn admit(&self, id: CommunityId) -> Result<(), StoreError> {
        if let Some(loaded) = self.0.store.load(id).await? {
            self.start(id, loaded).await;
        }
        Ok(())
    }

    async fn start(&self, id: CommunityId, loaded: Published) {
        let mut actors = self.0.actors.lock().await;
        if self.by_id(id).is_some() {
            return;
        }
        let (actor, live) = Actor::new(id, loaded, self.0.store.clone(), self.0.clock.clone());
        let mut communities = BTreeMap::clone(&self.0.communities.load());
        communities.insert(id, Arc::new(live));
        self.0.communities.store(Arc::new(communities));
        actors.spawn(actor.run(self.reached(Phase::Stopped)));
        self.0.added.send_replace(());
    }
}

fn failed(error: StoreError) -> Failure {
    tracing::error!(%error, "a community could not be founded");
    if matches!(error, StoreError::Busy) { Failure::Busy } else { Failure::Storage }
}
