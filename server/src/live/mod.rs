//! Communities in use: each has an actor that alone decides its commands and writes them down,
//! and a published state that everybody reads.

mod actor;
mod decide;
mod digest;
mod hub;
mod shelves;

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use arc_swap::ArcSwap;
use domain::ids::CommunityId;
use domain::{Caller, Command, Refusal, Subject, Timestamp};
use tokio::sync::{broadcast, mpsc, oneshot};

use crate::store::Loaded;
use actor::{Message, Submission};
pub use hub::Hub;
pub use shelves::Shelves;

/// The longest command a person may send, in bytes of JSON.
const LONGEST: usize = 64 * 1024;

/// A community as pages see it: its state, the end of its book, and the version of both.
pub type Published = Loaded;

/// What became of a command, for ever.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Whether it was carried out; the first outcome, if it was sent before.
    pub outcome: Result<(), Refusal>,
    /// The version of the community that shows it.
    pub version: u64,
}

/// Why a command was not decided. It may be sent again, unchanged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// Too much is waiting.
    #[error("too many commands are waiting")]
    Busy,
    /// Longer than any form makes one.
    #[error("the command is too large")]
    TooLarge,
    /// It could not be written down; the log says why.
    #[error("the command could not be stored")]
    Storage,
}

/// That a community has changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// The version that shows it.
    pub version: u64,
    /// What looks different, to somebody.
    pub touched: Vec<Subject>,
}

/// A community in use.
#[derive(Debug)]
pub struct Live {
    id: CommunityId,
    published: Arc<ArcSwap<Published>>,
    queue: mpsc::Sender<Message>,
    /// Never read: others are made from it. The actor has the only sender, so that streams end with it.
    notices: broadcast::Receiver<Arc<Notice>>,
    /// When something last changed that others can see; in milliseconds.
    last_news: Arc<AtomicI64>,
    shelves: Arc<Shelves>,
}

impl Live {
    /// Its id.
    pub fn id(&self) -> CommunityId {
        self.id
    }

    /// The community as it now is.
    pub fn now(&self) -> Arc<Published> {
        self.published.load_full()
    }

    /// Decides a command. When this gives an answer, it is on the disk.
    pub async fn submit(&self, caller: Caller, command: Command) -> Result<Answer, Failure> {
        let digest = digest::of(caller, &command)?;
        let (reply, answer) = oneshot::channel();
        let submission = Submission { caller, command, digest, reply };
        self.queue.try_send(Message::Submit(Box::new(submission))).map_err(|_| Failure::Busy)?;
        answer.await.unwrap_or(Err(Failure::Storage))
    }

    /// When something last changed that others can see, as far as this server knows.
    pub fn last_news(&self) -> Timestamp {
        Timestamp::from_millis(self.last_news.load(Ordering::Relaxed))
    }

    /// What phones are sent.
    pub fn shelves(&self) -> &Shelves {
        &self.shelves
    }

    /// Every change from now on. Ends when the server stops.
    pub fn watch(&self) -> broadcast::Receiver<Arc<Notice>> {
        self.notices.resubscribe()
    }

    /// Reads what another process wrote, if the database has a newer version than this.
    async fn catch_up(&self, version: u64) {
        if self.now().version < version {
            let (reply, done) = oneshot::channel();
            // When the queue is full, the next batch will find out by itself.
            if self.queue.try_send(Message::CatchUp(reply)).is_ok() {
                let _ = done.await;
            }
        }
    }
}
