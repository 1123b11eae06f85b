//! A membership as its member sees it.

use serde::{Deserialize, Serialize};

use crate::Refusal;
use crate::ids::MemberId;
use crate::members::{Declaration, Standing};
use crate::posts::{ReportView, report_view};
use crate::query::{Look, Query, When, Words};

/// Asks for one's own membership: also for those who wait to be let in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Me {}

/// A membership as its member sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeView {
    /// Their id here.
    pub id: MemberId,
    /// The name of the community.
    pub community: String,
    /// What they are known by here.
    pub name: String,
    /// Where the membership stands.
    pub standing: Standing,
    /// Whether they are an organiser.
    pub organiser: bool,
    /// Whether they are the last organiser, who can't leave while others are here.
    pub last_organiser: bool,
    /// When they asked or joined.
    pub since: When,
    /// Whether an organiser has confirmed them.
    pub confirmed: bool,
    /// What they say of themselves, where votes ask for it.
    pub declaration: Option<Declaration>,
    /// Why they are paused. Why they were removed is for organisers.
    pub note: Words,
    /// The secret part of the address of their own feed, if they asked for one.
    pub feed: Option<String>,
    /// What they told organisers, and what became of it; the newest first.
    pub reports: Vec<ReportView>,
}

impl Query for Me {
    const NAME: &'static str = "members.me";
    const FROM_OUTSIDE: bool = true;
    type View = MeView;

    fn view(&self, look: &Look<'_>) -> Result<MeView, Refusal> {
        let register = &look.state.private.members;
        let Some(member) = look.viewer.member.and_then(|id| register.get(id)) else {
            return Err(if look.state.may_read(&look.viewer) { Refusal::MembersOnly } else { Refusal::NotFound });
        };
        let organisers = register.active().filter(|member| member.organiser).count();
        let mut reports: Vec<_> = look.state.private.posts.reports().filter(|report| report.by == member.id).collect();
        reports.sort_by_key(|report| std::cmp::Reverse((report.at, report.id)));
        let may_read = look.state.may_read(&look.viewer);
        Ok(MeView {
            id: member.id,
            community: look.community_name(),
            name: member.name.clone(),
            standing: member.standing,
            organiser: member.organiser,
            last_organiser: member.organiser && organisers == 1 && !register.is_alone(member.id),
            since: look.ago(member.since),
            confirmed: member.confirmed,
            declaration: member.declaration,
            note: member.note.clone().filter(|_| member.standing == Standing::Paused),
            feed: register.feed(member.id).map(str::to_owned),
            reports: reports.into_iter().filter(|_| may_read).map(|report| report_view(look, report)).collect(),
        })
    }
}
