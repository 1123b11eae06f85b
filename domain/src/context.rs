//! What a decision has at hand, and the changes it gathers.

use crate::change::{Change, Event, Key, Row};
use crate::ids::{AccountId, CommandId};
use crate::members::Member;
use crate::text::SaltedText;
use crate::viewer::{Role, Viewer};
use crate::{Moment, Refusal, State, Subject, TextRef, Timestamp};

/// On whose behalf a command is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Caller {
    /// Somebody without an account.
    Nobody,
    /// The person with this account.
    Account(AccountId),
    /// The server itself: what falls due, imports, the operator's command line.
    System,
}

impl Caller {
    /// The account, if a person with one calls.
    pub fn account(self) -> Option<AccountId> {
        match self {
            Caller::Account(account) => Some(account),
            Caller::Nobody | Caller::System => None,
        }
    }
}

/// The state, the caller and the moment of one decision.
#[derive(Debug)]
pub struct Context<'a> {
    /// The state before the command.
    pub state: &'a State,
    /// Who gave it.
    pub caller: Caller,
    /// What the caller is here.
    pub viewer: Viewer,
    /// The command's id, and that of the thing it makes.
    pub id: CommandId,
    /// When, and the randomness.
    pub moment: &'a mut Moment,
    /// What has been decided so far.
    pub changes: Vec<Change>,
}

impl<'a> Context<'a> {
    /// The time of the decision.
    pub fn now(&self) -> Timestamp {
        self.moment.now
    }

    /// The calling member, if they may act here.
    pub fn member(&self) -> Result<&'a Member, Refusal> {
        match self.viewer.role {
            Role::Stranger => Err(Refusal::MembersOnly),
            Role::Waiting => Err(Refusal::WaitingForApproval),
            Role::Paused => Err(Refusal::Paused),
            Role::Member | Role::Organiser => {
                let member = self.viewer.member.and_then(|id| self.state.private.members.get(id));
                member.ok_or(Refusal::MembersOnly)
            }
        }
    }

    /// The calling member, also one who is paused.
    pub fn member_or_paused(&self) -> Result<&'a Member, Refusal> {
        match self.viewer.member.and_then(|id| self.state.private.members.get(id)) {
            Some(member) if self.viewer.role == Role::Paused => Ok(member),
            _ => self.member(),
        }
    }

    /// The calling organiser.
    pub fn organiser(&self) -> Result<&'a Member, Refusal> {
        let member = self.member()?;
        if member.organiser { Ok(member) } else { Err(Refusal::OrganisersOnly) }
    }

    /// Why somebody without a membership can't do something with theirs.
    pub fn no_membership(&self) -> Refusal {
        if self.state.may_read(&self.viewer) { Refusal::MembersOnly } else { Refusal::NotFound }
    }

    /// Refuses everybody but the server itself.
    pub fn system(&self) -> Result<(), Refusal> {
        if self.caller == Caller::System { Ok(()) } else { Err(Refusal::SystemOnly) }
    }

    /// Refuses if somebody hid or took away the thing.
    pub fn present(&self, subject: Subject) -> Result<(), Refusal> {
        let community = &self.state.community;
        if community.hidden.contains_key(&subject) || community.gone.contains_key(&subject) {
            return Err(Refusal::TakenAway);
        }
        community.part_of(subject).map_or(Ok(()), |whole| self.present(whole))
    }

    /// Minutes an event.
    pub fn minute(&mut self, event: Event) {
        self.changes.push(Change::Event(event));
    }

    /// Writes a row of a private register.
    pub fn put(&mut self, row: Row) {
        self.changes.push(Change::Put(row));
    }

    /// Destroys a row of a private register.
    pub fn erase(&mut self, key: Key) {
        self.changes.push(Change::Erase(key));
    }

    /// Keeps a text beside the minutes and gives what the minute says in its place.
    pub fn text(&mut self, body: impl Into<String>) -> TextRef {
        let text = SaltedText { salt: self.moment.draw(), body: body.into() };
        let commitment = text.commitment();
        self.put(Row::Text(text));
        commitment
    }

    /// As [`Context::text`] for what may have been left empty.
    pub fn optional_text(&mut self, body: Option<String>) -> Option<TextRef> {
        body.map(|body| self.text(body))
    }
}
