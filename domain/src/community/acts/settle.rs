//! What organisers settle: words, who may see and join, categories.

use serde::{Deserialize, Serialize};

use super::CATEGORIES;
use crate::act::Rule;
use crate::community::{Category, Contact, Event, Joining, Kind, Row, Visibility};
use crate::context::Context;
use crate::refusal::{Fault, Refusal};
use crate::text::{LINE, NAME, PROSE, line, optional_line, optional_prose};
use crate::{TextRef, change};

/// An organiser says what the community is called, how it welcomes people, whom to turn to, and
/// what stands above the issue form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Describe {
    /// Its name.
    pub name: String,
    /// Words of welcome.
    #[serde(default)]
    pub welcome: String,
    /// The name of a person to contact.
    #[serde(default)]
    pub contact_name: String,
    /// Their telephone number.
    #[serde(default)]
    pub contact_telephone: String,
    /// Where to find them.
    #[serde(default)]
    pub contact_place: String,
    /// And when.
    #[serde(default)]
    pub contact_times: String,
    /// Words above the issue form; the app's own when empty.
    #[serde(default)]
    pub issue_notice: String,
}

impl Rule for Describe {
    const NAME: &'static str = "community.describe";

    fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal> {
        ctx.organiser()?;
        let profile = &ctx.state.community.profile;
        let name = line("name", &self.name, LINE)?;
        let welcome = optional_prose("welcome", &self.welcome, PROSE)?;
        let person = optional_line("contact_name", &self.contact_name, NAME)?;
        let telephone = optional_line("contact_telephone", &self.contact_telephone, NAME)?;
        let place = optional_line("contact_place", &self.contact_place, LINE)?;
        let times = optional_line("contact_times", &self.contact_times, LINE)?;
        let issue_notice = optional_prose("issue_notice", &self.issue_notice, PROSE)?;
        let name = kept(ctx, Some(profile.name), Some(name)).unwrap_or(profile.name);
        let welcome = kept(ctx, profile.welcome, welcome);
        let issue_notice = kept(ctx, profile.issue_notice, issue_notice);
        let before = &profile.contact;
        let contact = Contact {
            name: kept(ctx, before.name, person),
            telephone: kept(ctx, before.telephone, telephone),
            place: kept(ctx, before.place, place),
            times: kept(ctx, before.times, times),
        };
        let same =
            (name, welcome, issue_notice, &contact) == (profile.name, profile.welcome, profile.issue_notice, before);
        if same {
            return Ok(());
        }
        // How to reach a person is theirs: nobody needs to know what it was before.
        let now: Vec<TextRef> = contact.texts().collect();
        for old in before.texts().filter(|old| !now.contains(old)) {
            ctx.erase(change::Key::Text(old));
        }
        ctx.minute(change::Event::Community(Event::Described { name, welcome, contact, issue_notice }));
        Ok(())
    }
}

/// The text as it is, or a new one if it has changed.
fn kept(ctx: &mut Context<'_>, before: Option<TextRef>, typed: Option<String>) -> Option<TextRef> {
    let typed = typed?;
    match before {
        Some(before) if ctx.state.text(before) == Some(typed.as_str()) => Some(before),
        _ => Some(ctx.text(typed)),
    }
}

/// An organiser says who may see the community and who may join.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetAccess {
    /// Who may see it.
    pub visibility: Visibility,
    /// Who may join.
    pub joining: Joining,
}

impl Rule for SetAccess {
    const NAME: &'static str = "community.set_access";

    fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal> {
        ctx.organiser()?;
        let profile = &ctx.state.community.profile;
        if profile.is_of_need() && self.visibility == Visibility::Public {
            return Err(Refusal::NeedStaysPrivate);
        }
        let (visibility, joining) = (self.visibility, self.joining);
        if (visibility, joining) != (profile.visibility, profile.joining) {
            ctx.minute(change::Event::Community(Event::AccessSet { visibility, joining }));
        }
        Ok(())
    }
}

/// An organiser says what holds the community together. A shared need, once there, stays: people
/// came in trusting that nobody else would see them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetKinds {
    /// At least one.
    #[serde(default)]
    pub kinds: Vec<Kind>,
}

impl Rule for SetKinds {
    const NAME: &'static str = "community.set_kinds";

    fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal> {
        ctx.organiser()?;
        let profile = &ctx.state.community.profile;
        let kinds = super::super::tidy_kinds(&self.kinds)?;
        let of_need = kinds.contains(&Kind::Need);
        if (profile.is_of_need() && !of_need) || (of_need && profile.visibility == Visibility::Public) {
            return Err(Refusal::NeedStaysPrivate);
        }
        if kinds != profile.kinds {
            ctx.minute(change::Event::Community(Event::KindsSet { kinds }));
        }
        Ok(())
    }
}

/// An organiser says what the categories of issues are, in the order shown. Those whose names stay
/// keep their numbers, and with them their issues.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetCategories {
    /// One name a line.
    #[serde(default)]
    pub categories: String,
}

impl Rule for SetCategories {
    const NAME: &'static str = "community.set_categories";

    fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal> {
        ctx.organiser()?;
        let profile = &ctx.state.community.profile;
        let mut names: Vec<String> = Vec::new();
        for typed in self.categories.lines() {
            let Some(name) = optional_line("categories", typed, LINE)? else { continue };
            if names.iter().any(|known| known.to_lowercase() == name.to_lowercase()) {
                return Err(Refusal::invalid("categories", Fault::Twice));
            }
            names.push(name);
        }
        if names.len() > CATEGORIES.max(profile.categories.len()) {
            return Err(Refusal::invalid("categories", Fault::TooMany { max: CATEGORIES }));
        }
        let mut last = profile.last_category;
        let mut categories = Vec::new();
        for name in names {
            let known = profile.categories.iter().find(|known| ctx.state.text(known.name) == Some(name.as_str()));
            categories.push(known.cloned().unwrap_or_else(|| {
                last += 1;
                Category { number: last, name: ctx.text(name) }
            }));
        }
        if categories != profile.categories {
            ctx.minute(change::Event::Community(Event::CategoriesSet { categories }));
        }
        Ok(())
    }
}

/// An organiser has printed a poster with a code to join: one thing less on their list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PosterPrinted {}

impl Rule for PosterPrinted {
    const NAME: &'static str = "community.poster_printed";

    fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal> {
        ctx.organiser()?;
        let at = ctx.now();
        ctx.put(change::Row::Community(Row::PosterPrinted { at }));
        Ok(())
    }
}
