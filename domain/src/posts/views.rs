//! What organisers were told.

use serde::{Deserialize, Serialize};

use super::Report;
use crate::ids::ReportId;
use crate::query::{Look, Pager, Query, When, Words};
use crate::{Refusal, Subject};

/// Asks for what organisers were told: what waits for an answer first, then the newest.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reports {
    /// Which page, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
}

/// What somebody told the organisers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportView {
    /// Its id.
    pub id: ReportId,
    /// What it is about.
    pub subject: Subject,
    /// The page on which that is shown.
    pub page: Subject,
    /// The title or the first words of that; none if taken away.
    pub title: Words,
    /// Who told them; none if the viewer wrote the post, or the person erased themselves.
    pub by: Words,
    /// What they said.
    pub words: String,
    /// When.
    pub at: When,
    /// What became of it.
    pub answer: Words,
    /// Whether the post is hidden now.
    pub hidden: bool,
}

/// A page of what organisers were told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportsView {
    /// The reports.
    pub reports: Vec<ReportView>,
    /// Where this page stands.
    pub pager: Pager,
}

impl Query for Reports {
    const NAME: &'static str = "reports.list";
    type View = ReportsView;

    fn view(&self, look: &Look<'_>) -> Result<ReportsView, Refusal> {
        if !look.viewer.is_organiser() {
            return Err(Refusal::OrganisersOnly);
        }
        let mut reports: Vec<&Report> = look.state.private.posts.reports().collect();
        reports.sort_by_key(|report| (report.answer.is_some(), std::cmp::Reverse((report.at, report.id))));
        let (cut, pager) = Pager::cut(&reports, self.page);
        Ok(ReportsView { reports: cut.iter().map(|report| report_view(look, report)).collect(), pager })
    }
}

/// A report as organisers, and the person who made it, see it.
pub fn report_view(look: &Look<'_>, report: &Report) -> ReportView {
    let subject = report.subject;
    let by = look.state.private.members.get(report.by).filter(|_| !look.is_mine(subject));
    ReportView {
        id: report.id,
        subject,
        page: look.state.community.part_of(subject).unwrap_or(subject),
        title: look.title(subject),
        by: by.map(|member| member.name.clone()),
        words: report.words.clone(),
        at: look.ago(report.at),
        answer: report.answer.as_ref().map(|answer| answer.words.clone()),
        hidden: look.state.community.hidden.contains_key(&subject),
    }
}
