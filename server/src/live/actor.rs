//! The actor of one community: alone decides its commands, many to a transaction.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use arc_swap::ArcSwap;
use domain::ids::{CommandId, CommunityId};
use domain::text::Hash;
use domain::{Caller, Change, Command, Subject, sync};
use tokio::sync::{broadcast, mpsc, oneshot};

use super::decide::Draft;
use super::{Answer, Failure, Live, Notice, Published, Shelves};
use crate::clock::Clock;
use crate::store::{Store, StoreError};

/// Commands that may wait.
const QUEUE: usize = 1024;
/// Commands in one transaction.
const BATCH: usize = 256;
/// Notices kept for a reader who is slow.
const NOTICES: usize = 256;
/// Things named in one notice; where there are more, the community stands for all of them.
const NAMED: usize = 100;
/// How often a batch is decided again because other processes wrote first.
const ATTEMPTS: usize = 20;

/// A command and where its answer goes.
pub struct Submission {
    pub caller: Caller,
    pub command: Command,
    pub digest: Hash,
    pub reply: oneshot::Sender<Result<Answer, Failure>>,
}

/// What an actor is told.
pub enum Message {
    Submit(Box<Submission>),
    /// Another process has written: read it.
    CatchUp(oneshot::Sender<()>),
}

/// Why a batch came to nothing.
#[derive(Debug, thiserror::Error)]
enum Trouble {
    #[error("a rule panicked")]
    Panic,
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Trouble {
    /// Whether one command may be to blame, and not the database as a whole.
    fn is_of_one(&self) -> bool {
        matches!(self, Trouble::Panic | Trouble::Store(StoreError::Failed(_)))
    }
}

pub struct Actor {
    id: CommunityId,
    store: Store,
    clock: Arc<dyn Clock>,
    published: Arc<ArcSwap<Published>>,
    queue: mpsc::Receiver<Message>,
    notices: broadcast::Sender<Arc<Notice>>,
    last_news: Arc<AtomicI64>,
    shelves: Arc<Shelves>,
}

impl Actor {
    /// An actor for this community, and how to reach it.
    pub fn new(id: CommunityId, loaded: Published, store: Store, clock: Arc<dyn Clock>) -> (Actor, Live) {
        let published = Arc::new(ArcSwap::from_pointee(loaded));
        let (sender, queue) = mpsc::channel(QUEUE);
        let (notices, receiver) = broadcast::channel(NOTICES);
        let last_news = Arc::new(AtomicI64::new(clock.now().millis()));
        let shelves = Arc::<Shelves>::default();
        let live = Live {
            id,
            published: published.clone(),
            queue: sender,
            notices: receiver,
            last_news: last_news.clone(),
            shelves: shelves.clone(),
        };
        (Actor { id, store, clock, published, queue, notices, last_news, shelves }, live)
    }

    /// Works until told to stop; what is waiting then is still done.
    pub async fn run(mut self, stop: impl Future<Output = ()>) {
        let mut stop = std::pin::pin!(stop);
        let mut waiting = Vec::with_capacity(BATCH);
        loop {
            tokio::select! {
                _ = self.queue.recv_many(&mut waiting, BATCH) => {}
                _ = &mut stop, if !self.queue.is_closed() => {
                    self.queue.close();
                    continue;
                }
            }
            if waiting.is_empty() {
                return;
            }
            self.work(waiting.drain(..)).await;
        }
    }

    async fn work(&mut self, messages: impl Iterator<Item = Message>) {
        let (mut submissions, mut behind) = (Vec::new(), Vec::new());
        for message in messages {
            match message {
                Message::Submit(submission) => submissions.push(*submission),
                Message::CatchUp(done) => behind.push(done),
            }
        }
        if !behind.is_empty()
            && let Err(error) = self.reload().await
        {
            tracing::error!(community = %self.id, %error, "can't read what another process wrote");
        }
        behind.into_iter().for_each(|done| _ = done.send(()));
        if !submissions.is_empty() {
            self.settle(submissions).await;
        }
    }

    /// Answers all; one command that can't be decided or stored must not keep back the others.
    async fn settle(&mut self, submissions: Vec<Submission>) {
        match self.attempt(&submissions).await {
            Ok(answers) => {
                for (submission, answer) in submissions.into_iter().zip(answers) {
                    // Whoever asked may have gone; it is done all the same.
                    let _ = submission.reply.send(Ok(answer));
                }
            }
            Err(trouble) if trouble.is_of_one() && submissions.len() > 1 => {
                tracing::warn!(community = %self.id, %trouble, "a batch failed; trying its commands one by one");
                for submission in submissions {
                    Box::pin(self.settle(vec![submission])).await;
                }
            }
            Err(trouble) => {
                let acts: Vec<_> = submissions.iter().map(|submission| submission.command.act.name()).collect();
                tracing::error!(community = %self.id, %trouble, ?acts, "commands were not stored");
                let failure = match trouble {
                    Trouble::Store(StoreError::Busy) => Failure::Busy,
                    _ => Failure::Storage,
                };
                for submission in submissions {
                    let _ = submission.reply.send(Err(failure));
                }
            }
        }
    }

    async fn attempt(&mut self, submissions: &[Submission]) -> Result<Vec<Answer>, Trouble> {
        let ids: Vec<CommandId> = submissions.iter().map(|submission| submission.command.id).collect();
        for _ in 0..ATTEMPTS {
            let known = self.store.outcomes(self.id, &ids).await?;
            let published = self.published.load_full();
            // The rules never panic; if one did after all, it must not take the whole community down.
            let decide = || Draft::decide(&published, known, submissions, &*self.clock);
            let draft = catch_unwind(AssertUnwindSafe(decide)).map_err(|_| Trouble::Panic)?;
            let answers = draft.answers().collect();
            if draft.is_empty() {
                return Ok(answers);
            }
            match self.store.commit(self.id, &draft.batch).await {
                Ok(()) => {
                    let touched = sync::touched(&draft.published.state, &draft.changes);
                    self.publish(draft.published, touched);
                    return Ok(answers);
                }
                Err(StoreError::Conflict) => self.reload().await?,
                Err(error) => return Err(error.into()),
            }
        }
        Err(StoreError::Busy.into())
    }

    /// Reads the community from the database, where another process has changed it.
    async fn reload(&mut self) -> Result<(), StoreError> {
        let before = self.published.load_full();
        let Some(loaded) = self.store.load(self.id).await? else { return Ok(()) };
        if loaded.version > before.version {
            let read = usize::try_from(before.head.seq).unwrap_or(usize::MAX);
            let minutes = loaded.state.community.minutes.iter().skip(read);
            let changes: Vec<Change> = minutes.map(|minute| Change::Event(minute.event.clone())).collect();
            // What changed in the registers is not known: the community stands for all of it.
            let mut touched = sync::touched(&loaded.state, &changes);
            touched.push(Subject::Community);
            touched.sort_unstable();
            touched.dedup();
            self.publish(loaded, touched);
        }
        Ok(())
    }

    fn publish(&self, published: Published, mut touched: Vec<Subject>) {
        if touched.len() > NAMED {
            touched = vec![Subject::Community];
        }
        let version = published.version;
        self.shelves.note(version, &touched);
        self.published.store(Arc::new(published));
        if !touched.is_empty() {
            self.last_news.store(self.clock.now().millis(), Ordering::Relaxed);
        }
        // An error only says that nobody is watching.
        let _ = self.notices.send(Arc::new(Notice { version, touched }));
    }
}
