//! Taking things away, and telling an organiser.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Answer, Event, Report, Row, Written};
use crate::act::Rule;
use crate::context::Context;
use crate::ids::{MemberId, ReportId};
use crate::text::{PROSE, prose};
use crate::{Refusal, Subject, change, jobs, votes};

/// The texts of a thing that is still there.
fn standing(ctx: &Context<'_>, subject: Subject) -> Result<Written, Refusal> {
    if ctx.state.community.gone.contains_key(&subject) {
        return Err(Refusal::TakenAway);
    }
    ctx.state.community.written(subject).ok_or(Refusal::NotFound)
}

/// An organiser hides something from all but organisers and its author, and says why in public.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hide {
    /// What.
    pub subject: Subject,
    /// Why, for everybody to read.
    #[serde(default)]
    pub reason: String,
}

impl Rule for Hide {
    const NAME: &'static str = "post.hide";

    fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal> {
        ctx.organiser()?;
        standing(ctx, self.subject)?;
        if ctx.state.community.hidden.contains_key(&self.subject) {
            return Err(Refusal::NoLongerApplies);
        }
        let reason = ctx.text(prose("reason", &self.reason, PROSE)?);
        ctx.minute(change::Event::Post(Event::Hidden { subject: self.subject, reason }));
        Ok(())
    }
}

/// An organiser shows something again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unhide {
    /// What.
    pub subject: Subject,
}

impl Rule for Unhide {
    const NAME: &'static str = "post.unhide";

    fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal> {
        ctx.organiser()?;
        standing(ctx, self.subject)?;
        if !ctx.state.community.hidden.contains_key(&self.subject) {
            return Err(Refusal::NoLongerApplies);
        }
        ctx.minute(change::Event::Post(Event::Unhidden { subject: self.subject }));
        Ok(())
    }
}

/// The author takes back what they wrote. What others wrote about it stays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdraw {
    /// What.
    pub subject: Subject,
}

impl Rule for Withdraw {
    const NAME: &'static str = "post.withdraw";

    fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal> {
        let member = ctx.member()?;
        let written = standing(ctx, self.subject)?;
        if !is_a_post(self.subject) || ctx.state.private.members.author(self.subject) != Some(member.id) {
            return Err(Refusal::AuthorOnly);
        }
        ctx.minute(change::Event::Post(Event::Withdrawn { subject: self.subject }));
        destroy(ctx, &Written { others: Vec::new(), ..written });
        Ok(())
    }
}

/// Whether it is one person's own words, not the common business of several.
fn is_a_post(subject: Subject) -> bool {
    matches!(subject, Subject::Issue(_) | Subject::Idea(_) | Subject::Comment(_))
}

/// An organiser destroys every word of something, and says why in public.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Erase {
    /// What.
    pub subject: Subject,
    /// Why, for everybody to read.
    #[serde(default)]
    pub reason: String,
}

impl Rule for Erase {
    const NAME: &'static str = "post.erase";

    fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal> {
        ctx.organiser()?;
        let written = standing(ctx, self.subject)?;
        let reason = ctx.text(prose("reason", &self.reason, PROSE)?);
        ctx.minute(change::Event::Post(Event::Erased { subject: self.subject, reason: Some(reason) }));
        destroy(ctx, &written);
        jobs::forget(ctx, self.subject);
        if let Subject::Vote(vote) = self.subject {
            // The published ballots begin with the words of the vote.
            ctx.erase(change::Key::Vote(votes::Key::File(vote)));
        }
        Ok(())
    }
}

fn destroy(ctx: &mut Context<'_>, written: &Written) {
    for text in written.texts() {
        if ctx.state.community.texts.contains_key(&text) {
            ctx.erase(change::Key::Text(text));
        }
    }
}

/// Destroys the name of a member wherever they showed it, and if `words_too` the words of their posts.
/// Everything that is minuted says what was erased, never that one person wrote it all.
pub fn forget(ctx: &mut Context<'_>, member: MemberId, words_too: bool) {
    let wrote = ctx.state.private.members.written_by(member);
    let coordinated = ctx.state.community.groups.values().filter(|group| group.names(member));
    let subjects: BTreeSet<Subject> = wrote.chain(coordinated.map(|group| Subject::Group(group.id))).collect();
    for subject in subjects {
        let Ok(written) = standing(ctx, subject) else { continue };
        let names = written.names.iter().filter(|by| by.member == member).copied().collect::<Vec<_>>();
        if words_too && is_a_post(subject) {
            ctx.minute(change::Event::Post(Event::Erased { subject, reason: None }));
            destroy(ctx, &Written { others: Vec::new(), ..written });
        } else if names.iter().any(|by| ctx.state.text(by.name).is_some()) {
            ctx.minute(change::Event::Post(Event::NameErased { subject }));
            destroy(ctx, &Written { names, ..Written::default() });
        }
    }
}

/// A member tells the organisers about a post.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TellOrganiser {
    /// About what.
    pub subject: Subject,
    /// What is wrong with it.
    #[serde(default)]
    pub words: String,
}

impl Rule for TellOrganiser {
    const NAME: &'static str = "post.tell_organiser";

    fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal> {
        let by = ctx.member()?.id;
        if !ctx.state.may_see(&ctx.viewer, self.subject) {
            return Err(Refusal::TakenAway);
        }
        standing(ctx, self.subject)?;
        let words = prose("words", &self.words, PROSE)?;
        let id = ReportId::from(ctx.id);
        let report = Report { id, subject: self.subject, by, words, at: ctx.now(), answer: None };
        ctx.put(change::Row::Post(Row::Report(report)));
        Ok(())
    }
}

/// An organiser says to the person who told them what became of it. Nobody else sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SettleReport {
    /// Which report.
    pub report: ReportId,
    /// What became of it.
    #[serde(default)]
    pub words: String,
}

impl Rule for SettleReport {
    const NAME: &'static str = "post.settle_report";

    fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal> {
        ctx.organiser()?;
        let report = ctx.state.private.posts.report(self.report).ok_or(Refusal::NotFound)?;
        if report.answer.is_some() {
            return Err(Refusal::NoLongerApplies);
        }
        let words = prose("words", &self.words, PROSE)?;
        let answer = Some(Answer { words, at: ctx.now() });
        ctx.put(change::Row::Post(Row::Report(Report { answer, ..report.clone() })));
        Ok(())
    }
}
