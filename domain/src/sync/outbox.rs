//! What somebody did that the server has not yet answered for: kept until its word.

use serde::{Deserialize, Serialize};

use crate::Refusal;
use crate::ids::{CommandId, MemberId};

/// One act that waits on the phone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its command's id: sent twice, it is done once.
    pub id: CommandId,
    /// The community it is for.
    pub slug: String,
    /// Whose act it is: it is never sent as anyone else.
    pub member: MemberId,
    /// The page it was done on: path and query.
    pub address: String,
    /// The exact bytes of its form.
    pub fields: String,
    /// When it was kept, in milliseconds by the phone's clock: shown, and never a rule.
    pub kept: i64,
    /// How it stands.
    pub standing: Standing,
}

/// How an act stands that waits on the phone.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "standing", rename_all = "snake_case")]
pub enum Standing {
    /// Still to be sent, or sent and not answered.
    #[default]
    Waiting,
    /// Until an organiser says yes to whoever did it.
    Held,
    /// The server said no. It stays until its author has seen to it.
    Refused {
        /// Why.
        refusal: Refusal,
    },
}

/// What came of sending an act.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "reply", rename_all = "snake_case")]
pub enum Reply {
    /// It is done, and on the server's disk.
    Done,
    /// A rule says no.
    Refused {
        /// Why.
        refusal: Refusal,
    },
    /// No word, or no more than that it should be sent again later.
    Later,
}

/// How much waits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiting {
    /// Acts to be sent.
    pub waiting: usize,
    /// Acts that wait until an organiser says yes.
    pub held: usize,
    /// Acts that were refused and not yet seen to.
    pub refused: usize,
}

/// All that waits on a phone, the oldest first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Outbox {
    entries: Vec<Entry>,
}

impl Outbox {
    /// Everything in it, the oldest first.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The entry with this command.
    pub fn get(&self, id: CommandId) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.id == id)
    }

    /// Keeps an act. The same command kept again is kept once: what was kept first is what was sent.
    pub fn keep(&mut self, entry: Entry) {
        if self.get(entry.id).is_none() {
            self.entries.push(entry);
        }
    }

    /// The act to send next, of those that may be sent now: the first of its community and member that is
    /// not answered, so that what was done first arrives first.
    pub fn next(&self, may_be_sent: impl Fn(&Entry) -> bool) -> Option<&Entry> {
        let unanswered = |entry: &&Entry| !matches!(entry.standing, Standing::Refused { .. });
        let mut waiting = self.entries.iter().filter(unanswered).enumerate();
        waiting.find_map(|(n, entry)| {
            let mut before = self.entries.iter().filter(unanswered).take(n);
            let first = before.all(|other| (&other.slug, other.member) != (&entry.slug, entry.member));
            (first && may_be_sent(entry)).then_some(entry)
        })
    }

    /// Notes what came of sending an act. Gives whether the outbox has changed. An answer that comes late,
    /// to what is no longer here, changes nothing.
    pub fn settle(&mut self, id: CommandId, reply: &Reply) -> bool {
        let Some(n) = self.entries.iter().position(|entry| entry.id == id) else { return false };
        let standing = match reply {
            Reply::Later => return false,
            Reply::Done => {
                self.entries.remove(n);
                return true;
            }
            Reply::Refused { refusal: Refusal::WaitingForApproval } => Standing::Held,
            Reply::Refused { refusal } => Standing::Refused { refusal: refusal.clone() },
        };
        let changed = self.entries[n].standing != standing;
        self.entries[n].standing = standing;
        changed
    }

    /// Its author has seen to it, or wants it no more. Gives whether it was there.
    pub fn drop(&mut self, id: CommandId) -> bool {
        let before = self.entries.len();
        self.entries.retain(|entry| entry.id != id);
        self.entries.len() < before
    }

    /// How much waits.
    pub fn waiting(&self) -> Waiting {
        let mut waiting = Waiting::default();
        for entry in &self.entries {
            match entry.standing {
                Standing::Waiting => waiting.waiting += 1,
                Standing::Held => waiting.held += 1,
                Standing::Refused { .. } => waiting.refused += 1,
            }
        }
        waiting
    }

    /// What was refused on this page, the last first: it is shown there again, with what was typed.
    pub fn refused_at<'a>(&'a self, member: MemberId, path: &'a str) -> impl Iterator<Item = (&'a Entry, &'a Refusal)> {
        let here = move |entry: &&Entry| {
            entry.member == member && entry.address.split('?').next().is_some_and(|address| address == path)
        };
        self.entries.iter().rev().filter(here).filter_map(|entry| match &entry.standing {
            Standing::Refused { refusal } => Some((entry, refusal)),
            _ => None,
        })
    }
}
