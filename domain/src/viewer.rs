//! Who is looking, and what they are to the community.

use serde::{Deserialize, Serialize};

use crate::community::Visibility;
use crate::ids::{AccountId, MemberId};
use crate::members::{Member, Standing};
use crate::{State, Subject};

/// What somebody is to a community.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Not a member (or not any more).
    Stranger,
    /// Has asked to join; an organiser has not answered.
    Waiting,
    /// A member whom an organiser has paused: may read, not act.
    Paused,
    /// A member.
    Member,
    /// An organiser (steward).
    Organiser,
}

/// Somebody looking at a community.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Viewer {
    /// Their membership here, if they have one (waiting and paused ones too).
    pub member: Option<MemberId>,
    /// What they are here.
    pub role: Role,
}

impl Viewer {
    /// Somebody of whom nothing is known.
    pub const STRANGER: Viewer = Viewer { member: None, role: Role::Stranger };

    /// Somebody with this membership.
    pub fn of(member: &Member) -> Viewer {
        let role = match member.standing {
            Standing::Waiting => Role::Waiting,
            Standing::Paused => Role::Paused,
            Standing::Left | Standing::Removed => return Viewer::STRANGER,
            Standing::Active if member.organiser => Role::Organiser,
            Standing::Active => Role::Member,
        };
        Viewer { member: Some(member.id), role }
    }

    /// Whether they may act as a member.
    pub fn is_member(&self) -> bool {
        self.role >= Role::Member
    }

    /// Whether they are an organiser.
    pub fn is_organiser(&self) -> bool {
        self.role == Role::Organiser
    }
}

impl State {
    /// What the person with this account is here.
    pub fn viewer(&self, account: Option<AccountId>) -> Viewer {
        account.and_then(|account| self.private.members.of_account(account)).map_or(Viewer::STRANGER, Viewer::of)
    }

    /// Whose eyes the feed with this secret address is made for: those of a member like any other,
    /// whoever's it is, since feed readers keep and pass on what they were given.
    pub fn viewer_of_feed(&self, secret: &str) -> Option<Viewer> {
        let viewer = self.private.members.of_feed(secret).map(Viewer::of)?;
        Some(Viewer { member: None, role: viewer.role.min(Role::Member) })
    }

    /// Whether this viewer may read the book at all. To others it must look as if it did not exist.
    pub fn may_read(&self, viewer: &Viewer) -> bool {
        self.is_founded() && (viewer.role >= Role::Paused || self.community.profile.visibility == Visibility::Public)
    }

    /// Whether this viewer may see what a thing says: nobody may once its words are destroyed; what
    /// organisers hid (or what it is part of), only they and its author may.
    pub fn may_see(&self, viewer: &Viewer, subject: Subject) -> bool {
        !self.community.gone.contains_key(&subject) && !self.is_hidden_from(viewer, subject)
    }

    /// Whether organisers hid it, or what it is part of, from this viewer.
    pub fn is_hidden_from(&self, viewer: &Viewer, subject: Subject) -> bool {
        let wrote = |it| viewer.member.is_some() && self.private.members.author(it) == viewer.member;
        let hidden = |it| self.community.hidden.contains_key(&it) && !viewer.is_organiser() && !wrote(it);
        hidden(subject) || self.community.part_of(subject).is_some_and(|whole| self.is_hidden_from(viewer, whole))
    }
}
