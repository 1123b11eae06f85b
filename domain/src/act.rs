//! Everything that people (and the server itself) can do, listed once.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::context::{Caller, Context};
use crate::ids::CommandId;
use crate::viewer::Role;
use crate::{
    Change, Moment, Refusal, State, Timestamp, apply, comments, community, gatherings, groups, ideas, issues, jobs,
    members, posts, votes,
};

/// One act of one person: what a form gives and the outbox keeps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Command {
    /// Its id, and that of the thing it makes.
    pub id: CommandId,
    /// What is to be done.
    #[serde(flatten)]
    pub act: Act,
}

impl Command {
    /// Reads a command from the fields of its form, `application/x-www-form-urlencoded`: `id`, `act`
    /// and those of the act. What a browser posts, with and without JavaScript, and an outbox keeps.
    pub fn from_form(fields: &str) -> Result<Command, Refusal> {
        #[derive(Deserialize)]
        struct Envelope {
            id: CommandId,
            act: String,
        }
        let Envelope { id, act } = serde_html_form::from_str(fields).map_err(|_| Refusal::NotThatForm)?;
        Ok(Command { id, act: Act::from_form(&act, fields)? })
    }
}

/// A kind of act: the fields of its form, and its rule.
pub trait Rule: Sized {
    /// Its lasting name, `noun.verb`.
    const NAME: &'static str;
    /// Whether those who may not read the book may try it; if so, it tells them no more than it must.
    const FROM_OUTSIDE: bool = false;

    /// Checks everything and gathers the changes, or says why not.
    fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal>;
}

macro_rules! acts {
    ($($name:literal => $variant:ident($rule:path),)*) => {
        /// What is to be done.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(tag = "act", content = "with")]
        #[expect(clippy::large_enum_variant, reason = "one act is decided at a time")]
        pub enum Act {
            $(#[doc = concat!("`", $name, "`")] #[serde(rename = $name)] $variant($rule),)*
        }

        impl Act {
            /// The lasting name of every act.
            pub const NAMES: &'static [&'static str] = &[$($name),*];

            /// Its lasting name.
            pub fn name(&self) -> &'static str {
                match self {
                    $(Act::$variant(_) => $name,)*
                }
            }

            /// Reads the act called `name` from a form's fields, `application/x-www-form-urlencoded`.
            /// Only a form that was tampered with or that is older than the server does not fit.
            pub fn from_form(name: &str, fields: &str) -> Result<Act, Refusal> {
                match name {
                    $($name => serde_html_form::from_str(fields).map(Act::$variant).map_err(|_| Refusal::NotThatForm),)*
                    _ => Err(Refusal::NotThatForm),
                }
            }

            fn is_from_outside(&self) -> bool {
                match self {
                    $(Act::$variant(_) => <$rule as Rule>::FROM_OUTSIDE,)*
                }
            }

            fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal> {
                match self {
                    $(Act::$variant(rule) => rule.decide(ctx),)*
                }
            }
        }

        $(impl From<$rule> for Act {
            fn from(rule: $rule) -> Act {
                Act::$variant(rule)
            }
        })*
    };
}

acts! {
    "community.found" => Found(community::Found),
    "community.tick" => Tick(community::Tick),
    "community.describe" => Describe(community::Describe),
    "community.set_access" => SetAccess(community::SetAccess),
    "community.set_kinds" => SetKinds(community::SetKinds),
    "community.set_categories" => SetCategories(community::SetCategories),
    "community.poster_printed" => PosterPrinted(community::PosterPrinted),
    "member.join" => Join(members::Join),
    "member.leave" => Leave(members::Leave),
    "member.approve" => ApproveMember(members::Approve),
    "member.decline" => DeclineMember(members::Decline),
    "member.rename" => Rename(members::Rename),
    "member.pause" => PauseMember(members::Pause),
    "member.unpause" => UnpauseMember(members::Unpause),
    "member.remove" => RemoveMember(members::Remove),
    "member.appoint" => AppointOrganiser(members::Appoint),
    "member.stand_down" => StandDown(members::StandDown),
    "member.make_code" => MakeCode(members::MakeCode),
    "member.end_code" => EndCode(members::EndCode),
    "member.replace_phone" => ReplacePhone(members::ReplacePhone),
    "member.renew_feed" => RenewFeed(members::RenewFeed),
    "member.erase_me" => EraseMe(members::EraseMe),
    "member.confirm" => ConfirmMember(members::Confirm),
    "member.declare" => Declare(members::Declare),
    "issue.raise" => RaiseIssue(issues::Raise),
    "issue.me_too" => MeToo(issues::MeToo),
    "issue.offer_help" => OfferHelp(issues::OfferHelp),
    "issue.set_status" => SetIssueStatus(issues::SetStatus),
    "issue.answer" => AnswerIssue(issues::Answer),
    "issue.import" => ImportIssues(issues::Import),
    "vote.import" => ImportVote(votes::Import),
    "idea.propose" => ProposeIdea(ideas::Propose),
    "idea.support" => SupportIdea(ideas::Support),
    "idea.edit" => EditIdea(ideas::Edit),
    "idea.link_issue" => LinkIssue(ideas::LinkIssue),
    "idea.take_up" => TakeUpIdea(ideas::TakeUp),
    "idea.set_stage" => SetIdeaStage(ideas::SetStage),
    "post.hide" => HidePost(posts::Hide),
    "post.unhide" => UnhidePost(posts::Unhide),
    "post.withdraw" => WithdrawPost(posts::Withdraw),
    "post.erase" => ErasePost(posts::Erase),
    "post.tell_organiser" => TellOrganiser(posts::TellOrganiser),
    "post.settle_report" => SettleReport(posts::SettleReport),
    "group.form" => FormGroup(groups::Form),
    "group.join" => JoinGroup(groups::Join),
    "group.answer_request" => AnswerGroupRequest(groups::AnswerRequest),
    "group.leave" => LeaveGroup(groups::Leave),
    "group.show_me" => ShowMeInGroup(groups::ShowMe),
    "group.trust" => TrustInGroup(groups::Trust),
    "group.make_coordinator" => MakeCoordinator(groups::MakeCoordinator),
    "group.stand_down" => StandDownCoordinator(groups::StandDown),
    "group.describe" => DescribeGroup(groups::Describe),
    "group.close" => CloseGroup(groups::Close),
    "group.reopen" => ReopenGroup(groups::Reopen),
    "job.add" => AddJob(jobs::Add),
    "job.add_list" => AddJobs(jobs::AddList),
    "job.describe" => DescribeJob(jobs::Describe),
    "job.take" => TakeJob(jobs::Take),
    "job.renew" => RenewJob(jobs::Renew),
    "job.dismiss" => DismissJob(jobs::Dismiss),
    "job.hand_back" => HandBackJob(jobs::HandBack),
    "job.finish" => FinishJob(jobs::Finish),
    "job.cancel" => CancelJob(jobs::Cancel),
    "job.reopen" => ReopenJob(jobs::Reopen),
    "job.write_details" => WriteJobDetails(jobs::WriteDetails),
    "job.read_details" => ReadJobDetails(jobs::ReadDetails),
    "comment.post" => PostComment(comments::Post),
    "vote.call" => CallVote(votes::Call),
    "vote.cancel" => CancelVote(votes::Cancel),
    "vote.cast" => CastBallot(votes::Cast),
    "gathering.call" => CallGathering(gatherings::Call),
    "gathering.open" => OpenGathering(gatherings::Open),
    "gathering.close" => CloseGathering(gatherings::Close),
    "gathering.cancel" => CancelGathering(gatherings::Cancel),
    "gathering.renew_code" => RenewGatheringCode(gatherings::RenewCode),
    "gathering.check_in" => CheckIn(gatherings::CheckIn),
    "gathering.check_out" => CheckOut(gatherings::CheckOut),
}

impl Act {
    /// Whether no outcome of it may be kept. An outcome names an account and the digest of what it
    /// sent, from which a ballot, or who was at a gathering, could be guessed after the close, or an
    /// address once it is destroyed. Such an act can be done again instead: twice is the same as once.
    pub fn leaves_no_trace(&self) -> bool {
        matches!(self, Act::CastBallot(_) | Act::WriteJobDetails(_) | Act::CheckIn(_) | Act::CheckOut(_))
    }
}

/// Decides a command: every rule and every permission is behind this function. What has fallen due
/// by then comes first among the changes.
///
/// # Errors
/// The refusal, when a rule says no. Nothing has then changed.
pub fn decide(state: &State, caller: Caller, command: &Command, moment: &mut Moment) -> Result<Vec<Change>, Refusal> {
    let (settled, mut changes) = settle(state, moment);
    let state = settled.as_ref();
    let viewer = state.viewer(caller.account());
    let founds = matches!(command.act, Act::Found(_));
    let is_open = caller == Caller::System || command.act.is_from_outside() || state.may_read(&viewer);
    if founds == state.is_founded() || !(founds || is_open) {
        // Whoever has asked to join knows that there is something to join.
        let waits = viewer.role == Role::Waiting && !founds;
        return Err(if waits { Refusal::WaitingForApproval } else { Refusal::NotFound });
    }
    if state.is_taken(command.id) {
        return Err(Refusal::IdReused);
    }
    let mut ctx = Context { state, caller, viewer, id: command.id, moment, changes: Vec::new() };
    command.act.decide(&mut ctx)?;
    changes.append(&mut ctx.changes);
    Ok(changes)
}

/// Nouns of which something happens by itself: when the next such thing is due, and what the first that
/// is due by then does (nothing if none is). What it does must take it off what is due.
type ByItself = (fn(&State) -> Option<Timestamp>, fn(&State, &mut Moment) -> Vec<Change>);
/// Votes come first: one that opens as a gathering closes still finds who is there.
const BY_ITSELF: [ByItself; 3] =
    [(votes::next_due, votes::due), (gatherings::next_due, gatherings::due), (jobs::next_due, jobs::due)];

impl State {
    /// When something next happens by itself, if anything will.
    pub fn next_due(&self) -> Option<Timestamp> {
        BY_ITSELF.iter().filter_map(|(next, _)| next(self)).min()
    }
}

/// What falls due by itself until `now`, one thing after another in the order of time, and the state
/// after it all. So a command meets every vote, gathering and job as it should be by then, however late the server wakes.
fn settle<'a>(state: &'a State, moment: &mut Moment) -> (Cow<'a, State>, Vec<Change>) {
    let now = moment.now;
    let mut settled = Cow::Borrowed(state);
    let mut changes = Vec::new();
    if state.elsewhere.is_phone() {
        // A phone lacks what it takes: the ballots of others, or who is at a gathering.
        return (settled, changes);
    }
    loop {
        let soonest = BY_ITSELF.iter().filter_map(|(next, due)| Some((next(&settled)?, due)));
        let Some((_, due)) = soonest.filter(|(at, _)| *at <= now).min_by_key(|(at, _)| *at) else {
            return (settled, changes);
        };
        let next = due(&settled, moment);
        debug_assert!(!next.is_empty(), "what is due does something");
        if next.is_empty() {
            return (settled, changes);
        }
        for change in &next {
            apply(settled.to_mut(), now, change);
        }
        changes.extend(next);
    }
}
