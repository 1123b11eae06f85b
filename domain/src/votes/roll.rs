//! Who may vote: fixed when a vote opens.

use serde::{Deserialize, Serialize};

use super::{Phase, Stage, Vote};
use crate::ids::{GatheringId, MemberId};
use crate::members::Member;
use crate::query::Look;
use crate::viewer::Role;
use crate::{State, Timestamp};

/// Who may vote: the members when it opens, or only some of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Electorate {
    /// Only those whom an organiser has confirmed.
    pub confirmed: bool,
    /// Only those who say that they belong in the place.
    pub linked_to_place: bool,
    /// Only those who say that they have reached this age, in years.
    pub least_age: Option<u32>,
    /// Only those who are checked in at this gathering when it opens.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gathering: Option<GatheringId>,
}

/// Whether somebody may vote, or why not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Eligibility {
    /// May vote, or will if nothing changes until it opens.
    MayVote,
    /// A ballot was cast before the membership moved to another phone: it counts, and nobody sees or changes it.
    Sealed,
    /// Is not a member.
    NotAMember,
    /// An organiser has not yet said yes to the membership.
    WaitingForApproval,
    /// An organiser has paused the membership.
    Paused,
    /// Joined after the vote opened.
    JoinedLater,
    /// No organiser has confirmed them.
    NotConfirmed,
    /// Has not said that they belong in the place.
    LinkNotDeclared,
    /// Has not said that they have reached the age.
    AgeNotDeclared,
    /// Is not checked in at the gathering.
    NotCheckedIn,
    /// Would be on the roll now, but was not when it was fixed.
    NotWhenItOpened,
}

impl Electorate {
    /// Whether nobody checked who is on the roll, so that the result is no more than a show of hands.
    pub fn is_show_of_hands(&self) -> bool {
        !self.confirmed
    }

    fn eligibility(&self, state: &State, member: &Member, opens: Timestamp) -> Eligibility {
        let declared = member.declaration;
        let is_linked = declared.is_some_and(|declared| declared.linked_to_place);
        let age = declared.map_or(0, |declared| declared.at_least_age);
        let is_here = |gathering| state.private.gatherings.is_here(gathering, member.id);
        if member.since > opens {
            Eligibility::JoinedLater
        } else if self.gathering.is_some_and(|gathering| !is_here(gathering)) {
            Eligibility::NotCheckedIn
        } else if self.confirmed && !member.confirmed {
            Eligibility::NotConfirmed
        } else if self.linked_to_place && !is_linked {
            Eligibility::LinkNotDeclared
        } else if self.least_age.is_some_and(|least| age < least) {
            Eligibility::AgeNotDeclared
        } else {
            Eligibility::MayVote
        }
    }

    /// Those who are on the roll of a vote that opens now: one membership of each account.
    pub(super) fn roll(self, state: &State, opens: Timestamp) -> impl Iterator<Item = MemberId> {
        let register = &state.private.members;
        let fit = register.active().filter(move |member| {
            let newest = register.of_account(member.account).is_some_and(|newest| newest.id == member.id);
            newest && self.eligibility(state, member, opens) == Eligibility::MayVote
        });
        fit.map(|member| member.id)
    }

    /// How many would be on the roll of a vote that opens now.
    pub(super) fn size(self, state: &State, opens: Timestamp) -> u32 {
        u32::try_from(self.roll(state, opens).count()).unwrap_or(u32::MAX)
    }
}

/// Whether the viewer may vote. None once the vote has closed: what would tell has been destroyed.
pub(super) fn eligibility(look: &Look<'_>, vote: &Vote) -> Option<Eligibility> {
    if vote.phase(look.now) >= Phase::Closed {
        return None;
    }
    let member = look.viewer.member.and_then(|id| look.state.private.members.get(id));
    let register = &look.state.private.votes;
    Some(match (look.viewer.role, member) {
        (Role::Stranger, _) | (_, None) => Eligibility::NotAMember,
        (Role::Waiting, _) => Eligibility::WaitingForApproval,
        (_, Some(member)) if register.is_sealed(vote.id, member.id) => Eligibility::Sealed,
        (_, Some(member)) if register.on_roll(vote.id, member.id) => Eligibility::MayVote,
        (Role::Paused, _) => Eligibility::Paused,
        (Role::Member | Role::Organiser, Some(member)) => {
            match (&vote.stage, vote.electorate.eligibility(look.state, member, vote.opens)) {
                (Stage::Open { .. }, Eligibility::MayVote) => Eligibility::NotWhenItOpened,
                (_, by_rule) => by_rule,
            }
        }
    })
}
