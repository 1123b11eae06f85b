//! What waits, shown on what is known: by the same rules that the server will decide by.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{Entry, Standing, touched};
use crate::change::Row;
use crate::ids::VoteId;
use crate::members::PHONE;
use crate::{Act, Caller, Change, Command, Moment, Refusal, State, Subject, Timestamp, Viewer, apply, decide, votes};

/// What a phone thinks of an act before the server has seen it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// It is shown as done.
    Shown,
    /// As far as the phone knows it will be refused. It sees a part of the state only, so it is sent all the same.
    Doubtful(Refusal),
    /// What was typed is not right, or is to be looked over first: it stays with whoever typed it.
    Blocked(Refusal),
}

/// A state with what waits laid on it.
#[derive(Debug, Clone)]
pub struct Overlay {
    /// The state as it will be if all goes well.
    pub state: State,
    /// Whoever holds the phone.
    pub viewer: Viewer,
    /// What looks as it does only on this phone, because the server has not answered yet.
    pub unsent: BTreeSet<Subject>,
}

impl Overlay {
    /// Nothing laid on it yet.
    pub fn new((state, viewer): (State, Viewer)) -> Overlay {
        Overlay { state, viewer, unsent: BTreeSet::new() }
    }

    /// Lays an act of the holder on it, unless it was refused.
    pub fn lay(&mut self, entry: &Entry, moment: &mut Moment) {
        if self.viewer.member != Some(entry.member) || matches!(entry.standing, Standing::Refused { .. }) {
            return;
        }
        if let Ok(command) = Command::from_form(&entry.fields) {
            // What the phone doubts waits unseen: there is nothing to show.
            let _ = self.lay_command(&command, moment);
        }
    }

    /// Lays an act on it that the server has done, of which the news has not come yet. If it has, nothing happens.
    pub fn lay_done(&mut self, entry: &Entry, moment: &mut Moment) {
        let unsent = self.unsent.clone();
        self.lay(entry, moment);
        self.unsent = unsent;
    }

    /// Puts the published ballots of a vote in their place, which a replica leaves empty, if the holder may see them.
    pub fn lay_ballots(&mut self, vote: VoteId, text: &Arc<str>) {
        if votes::published(&self.state, &self.viewer, vote).is_some() {
            let row = Row::Vote(votes::Row::File { vote, text: text.clone() });
            apply(&mut self.state, Timestamp::from_millis(0), &Change::Put(row));
        }
    }

    /// Tries a command and lays it on if it may be done.
    pub fn lay_command(&mut self, command: &Command, moment: &mut Moment) -> Verdict {
        match decide(&self.state, Caller::Account(PHONE), command, moment) {
            Ok(changes) => {
                for change in &changes {
                    apply(&mut self.state, moment.now, change);
                }
                // What was made is not sent, and not what it is part of.
                match self.state.made_by(command.id) {
                    Some(made) => _ = self.unsent.insert(made),
                    None => {
                        self.unsent.extend(touched(&self.state, &changes));
                        self.unsent.extend(command.act.about());
                    }
                }
                Verdict::Shown
            }
            Err(refusal @ (Refusal::Invalid { .. } | Refusal::NotThatForm)) => Verdict::Blocked(refusal),
            Err(refusal) if refusal.is_pause() => Verdict::Blocked(refusal),
            Err(refusal) => Verdict::Doubtful(refusal),
        }
    }
}

impl Act {
    /// Whether it may wait on a phone until there is a signal. What founds, joins and settles a community,
    /// and what answers with a secret, is done with the server or not at all.
    pub fn may_wait(&self) -> bool {
        let noun = self.name().split('.').next().unwrap_or_default();
        match self {
            Act::ImportIssues(_)
            | Act::ImportVote(_)
            | Act::CallVote(_)
            | Act::CancelVote(_)
            | Act::ReadJobDetails(_) => false,
            // An address is kept nowhere but where it is sealed.
            Act::WriteJobDetails(_) => false,
            // Where people come together is settled with the server.
            Act::CallGathering(_) | Act::OpenGathering(_) | Act::CloseGathering(_) => false,
            Act::CancelGathering(_) | Act::RenewGatheringCode(_) => false,
            Act::Declare(_) => true,
            _ => !matches!(noun, "community" | "member"),
        }
    }

    /// What a private act is about, which nobody else sees.
    fn about(&self) -> Option<Subject> {
        match self {
            Act::CastBallot(cast) => Some(Subject::Vote(cast.vote)),
            Act::JoinGroup(join) => Some(Subject::Group(join.group)),
            Act::CheckIn(check_in) => Some(Subject::Gathering(check_in.gathering)),
            Act::CheckOut(check_out) => Some(Subject::Gathering(check_out.gathering)),
            Act::TakeJob(take) => Some(Subject::Job(take.job)),
            Act::HandBackJob(hand_back) => Some(Subject::Job(hand_back.job)),
            _ => None,
        }
    }
}
