//! What people do with issues, and the rules.

use serde::{Deserialize, Serialize};

use super::events::Counts;
use super::{Event, Issue, Key, Point, Row, Status, views};
use crate::act::Rule;
use crate::context::Context;
use crate::ids::{CommandId, IssueId};
use crate::photos::{self, Chosen};
use crate::refusal::{Fault, Refusal};
use crate::text::{LINE, NAME, PROSE, line, optional_line, optional_prose, prose, tick};
use crate::{Subject, Timestamp, change, community, members};

/// Raises an issue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Raise {
    /// What is wrong, in one line.
    pub title: String,
    /// The number of a category, or nothing.
    #[serde(default)]
    pub category: String,
    /// Where, in words.
    #[serde(default)]
    pub place: String,
    /// Where, by the phone: degrees `lat,long`, or nothing.
    #[serde(default)]
    pub point: String,
    /// More about it.
    #[serde(default)]
    pub details: String,
    /// Photos of it.
    #[serde(flatten)]
    pub photos: Chosen,
    /// Whether to show the name one is known by here.
    #[serde(default, deserialize_with = "tick")]
    pub show_name: bool,
    /// Whether the similar open issues have been looked at.
    #[serde(default, deserialize_with = "tick")]
    pub looked: bool,
}

impl Rule for Raise {
    const NAME: &'static str = "issue.raise";

    fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal> {
        let member = ctx.member()?;
        let title = line("title", &self.title, LINE)?;
        let category = self.known_category(ctx)?;
        let place = optional_line("place", &self.place, LINE)?;
        let point = match self.point.trim() {
            "" => None,
            typed => Some(Point::parse(typed).ok_or_else(|| Refusal::invalid("point", Fault::NotThatForm))?),
        };
        let details = optional_prose("details", &self.details, PROSE)?;
        let photos = self.photos.read()?;
        if !self.looked && !views::similar(ctx.state, ctx.viewer, &title).is_empty() {
            return Err(Refusal::LookFirst);
        }
        let id = IssueId::from(ctx.id);
        let by = members::sign(ctx, Subject::Issue(id), member, self.show_name);
        let title = ctx.text(title);
        let place = ctx.optional_text(place);
        let point = ctx.optional_text(point.map(|point| point.to_string()));
        let details = ctx.optional_text(details);
        let photos = photos::keep(ctx, photos);
        ctx.minute(change::Event::Issue(Event::Raised { id, title, category, place, point, details, photos, by }));
        Ok(())
    }
}

impl Raise {
    fn known_category(&self, ctx: &Context<'_>) -> Result<Option<u32>, Refusal> {
        let typed = self.category.trim();
        if typed.is_empty() {
            return Ok(None);
        }
        let known = ctx.state.community.profile.categories.iter().find(|known| known.number.to_string() == typed);
        known.map(|known| Some(known.number)).ok_or_else(|| Refusal::invalid("category", Fault::NotAChoice))
    }
}

/// The issue, if it is there for the caller and may be acted on.
fn issue<'a>(ctx: &Context<'a>, id: IssueId) -> Result<&'a Issue, Refusal> {
    ctx.present(Subject::Issue(id))?;
    ctx.state.community.issues.get(&id).map(AsRef::as_ref).ok_or(Refusal::NotFound)
}

/// The issue that somebody named by its id or address in a form of another noun, if they named one.
pub fn typed(ctx: &Context<'_>, field: &'static str, typed: &str) -> Result<Option<IssueId>, Refusal> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    let id = super::id_in(typed).ok_or_else(|| Refusal::invalid(field, Fault::NotThatForm))?;
    if !ctx.state.community.issues.contains_key(&id) {
        return Err(Refusal::invalid(field, Fault::NotAChoice));
    }
    ctx.present(Subject::Issue(id))?;
    Ok(Some(id))
}

/// Says, or no longer says, that one has the same trouble.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeToo {
    /// Which issue.
    pub issue: IssueId,
    /// Whether one does.
    #[serde(default, deserialize_with = "tick")]
    pub yes: bool,
}

impl Rule for MeToo {
    const NAME: &'static str = "issue.me_too";

    fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal> {
        let member = ctx.member()?.id;
        let issue = issue(ctx, self.issue)?.id;
        if self.yes {
            ctx.put(change::Row::Issue(Row::MeToo { issue, member }));
        } else {
            ctx.erase(change::Key::Issue(Key::MeToo(issue, member)));
        }
        Ok(())
    }
}

/// Says, or no longer says, that one can help.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferHelp {
    /// With which issue.
    pub issue: IssueId,
    /// Whether one can.
    #[serde(default, deserialize_with = "tick")]
    pub yes: bool,
}

impl Rule for OfferHelp {
    const NAME: &'static str = "issue.offer_help";

    fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal> {
        let member = ctx.member()?.id;
        let issue = issue(ctx, self.issue)?.id;
        if self.yes {
            ctx.put(change::Row::Issue(Row::Help { issue, member }));
        } else {
            ctx.erase(change::Key::Issue(Key::Help(issue, member)));
        }
        Ok(())
    }
}

/// An organiser says where an issue stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetStatus {
    /// Which issue.
    pub issue: IssueId,
    /// Where it stands now.
    pub status: Status,
    /// Why, or whose it is; needed for some.
    #[serde(default)]
    pub reason: String,
}

impl Rule for SetStatus {
    const NAME: &'static str = "issue.set_status";

    fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal> {
        ctx.organiser()?;
        let issue = issue(ctx, self.issue)?;
        if issue.status == self.status {
            return Err(Refusal::NoLongerApplies);
        }
        let reason = if self.status.needs_reason() {
            Some(prose("reason", &self.reason, PROSE)?)
        } else {
            optional_prose("reason", &self.reason, PROSE)?
        };
        let register = &ctx.state.private.issues;
        let counts = Counts { me_too: register.me_too_count(issue.id), help: register.help_count(issue.id) };
        let counts = (!self.status.is_open()).then_some(counts);
        let reason = ctx.optional_text(reason);
        ctx.minute(change::Event::Issue(Event::StatusSet { id: issue.id, status: self.status, reason, counts }));
        Ok(())
    }
}

/// The raiser's answer to "Is it fixed?"; "no" opens the issue again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// Which issue.
    pub issue: IssueId,
    /// Whether it is fixed.
    #[serde(default, deserialize_with = "tick")]
    pub fixed: bool,
    /// Anything to add.
    #[serde(default)]
    pub words: String,
}

impl Rule for Answer {
    const NAME: &'static str = "issue.answer";

    fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal> {
        let member = ctx.member()?;
        let issue = issue(ctx, self.issue)?;
        let is_raiser = ctx.state.private.members.author(Subject::Issue(issue.id)) == Some(member.id);
        if !is_raiser && !member.organiser {
            return Err(Refusal::AuthorOnly);
        }
        if issue.status.is_open() || (self.fixed && !issue.asked) {
            return Err(Refusal::NoLongerApplies);
        }
        let words = optional_prose("words", &self.words, PROSE)?;
        let words = ctx.optional_text(words);
        ctx.minute(change::Event::Issue(Event::Answered { id: issue.id, fixed: self.fixed, words }));
        Ok(())
    }
}

/// Brings in reports from another system, all or none. Those brought in before are passed over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Import {
    /// The name of that system.
    pub source: String,
    /// Its reports.
    pub reports: Vec<Report>,
}

/// A report of another system.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Its id there.
    pub key: String,
    /// What is wrong.
    pub title: String,
    /// The name of its category there.
    pub category: String,
    /// When it was reported there.
    pub reported: Timestamp,
    /// Where.
    pub point: Option<Point>,
}

impl Report {
    /// The issue it becomes: always the same.
    pub fn issue(&self, source: &str) -> IssueId {
        CommandId::of_source(source, &self.key).into()
    }
}

impl Rule for Import {
    const NAME: &'static str = "issue.import";

    fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal> {
        ctx.system()?;
        let source = line("source", &self.source, NAME)?;
        let known = &ctx.state.community.issues;
        let mut new: Vec<&Report> = Vec::new();
        let mut seen = std::collections::BTreeSet::new();
        for report in &self.reports {
            let id = report.issue(&source);
            if !known.contains_key(&id) && seen.insert(id) {
                new.push(report);
            }
        }
        if new.is_empty() {
            return Ok(());
        }
        let numbers = categories(ctx, &new)?;
        for report in new {
            let title = line("title", &report.title, LINE * 4)?;
            let title = ctx.text(title);
            let point = ctx.optional_text(report.point.map(|point| point.to_string()));
            ctx.minute(change::Event::Issue(Event::Imported {
                id: report.issue(&source),
                title,
                category: numbers.get(report.category.trim()).copied(),
                point,
                reported: report.reported,
                source: source.clone(),
            }));
        }
        Ok(())
    }
}

/// The number of every category that the reports name; those not yet known are added.
fn categories(ctx: &mut Context<'_>, reports: &[&Report]) -> Result<std::collections::BTreeMap<String, u32>, Refusal> {
    let mut categories = ctx.state.community.profile.categories.clone();
    let mut numbers = std::collections::BTreeMap::new();
    for known in &categories {
        if let Some(name) = ctx.state.text(known.name) {
            numbers.insert(name.to_owned(), known.number);
        }
    }
    let before = categories.len();
    let mut next = ctx.state.community.profile.last_category;
    for report in reports {
        let name = line("category", &report.category, LINE)?;
        numbers.entry(name).or_insert_with_key(|name| {
            next += 1;
            categories.push(community::Category { number: next, name: ctx.text(name.clone()) });
            next
        });
    }
    if categories.len() > before {
        ctx.minute(change::Event::Community(community::Event::CategoriesSet { categories }));
    }
    Ok(numbers)
}
