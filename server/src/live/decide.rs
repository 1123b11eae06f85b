//! Deciding a batch of commands on a copy of the state.

use std::collections::BTreeMap;

use domain::change::{Change, Outcome};
use domain::community::Tick;
use domain::ids::{AccountId, CommandId};
use domain::text::Hash;
use domain::{Caller, Command, Moment, Refusal, apply};

use super::actor::Submission;
use super::{Answer, Published};
use crate::clock::Clock;
use crate::store::{Batch, SealedMinute, Settled};

/// Whose command, and which.
type Of = (Option<AccountId>, CommandId);

/// What a batch of commands comes to, before it is stored.
pub struct Draft {
    /// What to store.
    pub batch: Batch,
    /// What to publish when it is stored.
    pub published: Published,
    /// All changes.
    pub changes: Vec<Change>,
    /// What to answer, in the order of the commands.
    pub outcomes: Vec<Result<(), Refusal>>,
}

impl Draft {
    /// Decides the commands one after another. `known` are outcomes of commands settled before.
    pub fn decide(before: &Published, known: Vec<Settled>, submissions: &[Submission], clock: &dyn Clock) -> Draft {
        let mut known: BTreeMap<Of, Settled> =
            known.into_iter().map(|settled| ((settled.outcome.account, settled.outcome.command), settled)).collect();
        let mut draft = Draft {
            batch: Batch { version: before.version, ..Batch::default() },
            published: before.clone(),
            changes: Vec::new(),
            outcomes: Vec::with_capacity(submissions.len()),
        };
        for submission in submissions {
            let of = (submission.caller.account(), submission.command.id);
            let outcome = match known.get(&of) {
                Some(settled) => again(settled, submission.digest),
                None => draft.decide_one(submission, clock),
            };
            // Nobody in particular can't send a command twice.
            // Whoever waits for an organiser's yes may send it again when that has been said.
            let is_settled = outcome != Err(Refusal::WaitingForApproval);
            let is_kept =
                is_settled && submission.caller != Caller::Nobody && !submission.command.act.leaves_no_trace();
            if is_kept && !known.contains_key(&of) {
                let refusal = outcome.clone().err();
                let outcome = Outcome { account: of.0, command: of.1, refusal };
                let settled = Settled { outcome, digest: submission.digest };
                draft.batch.settled.push(settled.clone());
                known.insert(of, settled);
            }
            draft.outcomes.push(outcome);
        }
        if !draft.is_empty() {
            draft.published.version += 1;
        }
        draft.batch.slug = draft.published.state.community.profile.slug.clone();
        draft.batch.next_due = draft.published.state.next_due();
        draft
    }

    /// Whether there is nothing to store.
    pub fn is_empty(&self) -> bool {
        self.batch.settled.is_empty() && self.changes.is_empty()
    }

    /// What to answer, now that it is stored.
    pub fn answers(&self) -> impl Iterator<Item = Answer> {
        let version = self.published.version;
        self.outcomes.iter().map(move |outcome| Answer { outcome: outcome.clone(), version })
    }

    fn decide_one(&mut self, submission: &Submission, clock: &dyn Clock) -> Result<(), Refusal> {
        // Minute times never run backwards, whatever the clock does.
        let now = clock.now().max(self.published.head.at);
        let mut moment = Moment::new(now, clock.seed());
        self.settle(now, &mut moment)?;
        let changes = domain::decide(&self.published.state, submission.caller, &submission.command, &mut moment)?;
        for change in changes {
            self.record(now, change);
        }
        Ok(())
    }

    /// Does what is due, so that no command has to, nor does it again after one that was refused: to count a vote
    /// may take a while.
    fn settle(&mut self, now: domain::Timestamp, moment: &mut Moment) -> Result<(), Refusal> {
        if self.published.state.next_due().is_some_and(|due| due <= now) {
            let tick = Command { id: moment.command_id(), act: Tick {}.into() };
            for change in domain::decide(&self.published.state, Caller::System, &tick, moment)? {
                self.record(now, change);
            }
        }
        Ok(())
    }

    fn record(&mut self, now: domain::Timestamp, change: Change) {
        match &change {
            Change::Event(event) => {
                let (bytes, head) = self.published.head.seal(now, event);
                self.published.head = head;
                self.batch.minutes.push(SealedMinute { bytes, head });
            }
            Change::Put(row) => {
                self.batch.rows.insert(row.key(), Some(row.clone()));
            }
            Change::Erase(key) => {
                self.batch.rows.insert(key.clone(), None);
            }
        }
        apply(&mut self.published.state, now, &change);
        self.changes.push(change);
    }
}

/// The answer to a command that was settled before.
fn again(settled: &Settled, digest: Hash) -> Result<(), Refusal> {
    if settled.digest != digest {
        return Err(Refusal::IdReused);
    }
    settled.outcome.refusal.clone().map_or(Ok(()), Err)
}
