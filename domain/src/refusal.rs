//! Why a command is refused: typed, with a stable code; the sentences are in the app's copy.

use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// What is wrong with one thing that was typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "fault", rename_all = "snake_case")]
pub enum Fault {
    /// Nothing was typed.
    Missing,
    /// Longer than `max` characters.
    TooLong { max: usize },
    /// More than `max` lines or choices.
    TooMany { max: usize },
    /// Fewer than `min` lines or choices.
    TooFew { min: usize },
    /// Not a whole number.
    NotANumber,
    /// Not an amount of money.
    NotAnAmount,
    /// A line that does not end with what it costs; lines are numbered from 1.
    NoCost { line: u32 },
    /// Less than anything costs.
    BuysNothing,
    /// What is chosen costs `sum`, which is more than `most`.
    TooDear { sum: String, most: String },
    /// Two things on the same place.
    SamePlace { place: u32 },
    /// More points than `most`.
    TooManyPoints { most: u32 },
    /// A number outside `min..=max`.
    OutOfRange { min: u32, max: u32 },
    /// Not a date and time.
    NotATime,
    /// A time that must lie ahead has passed.
    InThePast,
    /// A time more than `days` days later than it may be counted from.
    TooFarAhead { days: u32 },
    /// The end is not after the beginning.
    EndsBeforeItBegins,
    /// Not one of the choices offered.
    NotAChoice,
    /// A way to count that needs ballots which only name things.
    OnlyForTicks,
    /// The same thing twice.
    Twice,
    /// Taken by somebody else already.
    Taken,
    /// Not in the form such a thing has.
    NotThatForm,
    /// No picture, or a damaged one.
    NotAPicture,
    /// A picture of a kind that can't be read here.
    UnknownPicture,
    /// A picture of too many bytes or points.
    PictureTooLarge,
    /// A picture that has not arrived.
    PictureMissing,
}

/// Why a command was not carried out. `code` names it for ever.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "refusal", rename_all = "snake_case")]
pub enum Refusal {
    /// What was typed in `field` is not valid. The only refusal that a phone may make by itself.
    Invalid { field: Cow<'static, str>, fault: Fault },
    /// There is no such thing here for this person.
    NotFound,
    /// Only members may do this.
    MembersOnly,
    /// An organiser has not yet said yes to this membership.
    WaitingForApproval,
    /// An organiser has paused this membership.
    Paused,
    /// Only organisers may do this.
    OrganisersOnly,
    /// Only the person who wrote it may do this.
    AuthorOnly,
    /// Only a coordinator of the group may do this.
    CoordinatorsOnly,
    /// Only the server itself may do this.
    SystemOnly,
    /// Somebody else has changed it meanwhile, so that this no longer applies.
    NoLongerApplies,
    /// It has been taken away (hidden, withdrawn or erased).
    TakenAway,
    /// Already a member here.
    AlreadyMember,
    /// The code is not known, used up or ended.
    CodeNotKnown,
    /// A code is needed to join.
    CodeNeeded,
    /// An organiser can't be paused or removed: they must stand down first.
    StandDownFirst,
    /// A community of a shared need is seen by its members only, and stays so.
    NeedStaysPrivate,
    /// The last organiser can't go: appoint another first.
    LastOrganiser,
    /// The last coordinator of a group can't stand down: make another first.
    LastCoordinator,
    /// The group takes members by request only.
    ByRequestOnly,
    /// Only members of the group may do this.
    GroupMembersOnly,
    /// Only members whom a coordinator trusts with private details take on jobs that have some.
    NotApprovedForPrivate,
    /// The claim on the job ran out.
    ClaimRanOut,
    /// Enough people have taken on the job already.
    JobFull,
    /// The vote isn't open yet.
    VoteNotOpen,
    /// The vote has closed: a ballot comes too late, and it can't be called off.
    VoteClosed,
    /// Not on the roll fixed when the vote opened.
    NotOnRoll,
    /// The ballot was cast before the membership moved to this phone: it counts, and nobody changes it.
    BallotSealed,
    /// The vote would open before the gathering whose people are its roll.
    VoteBeforeGathering,
    /// A vote that has not opened takes those at the gathering as its roll: call that off first.
    VoteWaitsForGathering,
    /// The gathering isn't open yet.
    GatheringNotOpen,
    /// The gathering has closed.
    GatheringClosed,
    /// Similar open things exist: look at them first, or send again.
    LookFirst,
    /// All is right with it, but it was sent to be looked over, not to be done.
    LookOver,
    /// The form was sent to be shown for another kind of vote, not to be done.
    OtherKind,
    /// The same id was used for another command.
    IdReused,
    /// The form does not fit what it is for.
    NotThatForm,
}

impl Refusal {
    /// Whether nothing is wrong with it: it was not to be done yet.
    pub fn is_pause(&self) -> bool {
        matches!(self, Refusal::LookFirst | Refusal::LookOver | Refusal::OtherKind)
    }

    /// What was typed in `field` is not valid.
    pub fn invalid(field: &'static str, fault: Fault) -> Self {
        Refusal::Invalid { field: Cow::Borrowed(field), fault }
    }

    /// The field at fault, if one is.
    pub fn field(&self) -> Option<&str> {
        match self {
            Refusal::Invalid { field, .. } => Some(field),
            _ => None,
        }
    }

    /// Its stable code: lower-case words joined by underscores, and after a dot what is at fault.
    pub fn code(&self) -> String {
        let json = serde_json::to_value(self).unwrap_or_default();
        let part = |pointer| json.pointer(pointer).and_then(|part| part.as_str());
        let parts = [part("/refusal"), part("/fault/fault")];
        parts.into_iter().flatten().collect::<Vec<_>>().join(".")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_name_the_refusal_and_the_fault() {
        assert_eq!(Refusal::JobFull.code(), "job_full");
        assert_eq!(Refusal::invalid("title", Fault::TooLong { max: 3 }).code(), "invalid.too_long");
    }
}
