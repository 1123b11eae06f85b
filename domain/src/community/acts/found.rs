//! Founding a community.

use serde::{Deserialize, Serialize};

use crate::act::Rule;
use crate::community::{Category, Event, Joining, Kind, Visibility, tidy_kinds};
use crate::context::{Caller, Context};
use crate::ids::CommunityId;
use crate::refusal::{Fault, Refusal};
use crate::text::{LINE, NAME, line};
use crate::time::Zone;
use crate::{change, members};

/// Begins a community's book. A person who founds one becomes its first organiser.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// Its address: 3 to 40 small letters, digits and inner dashes.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// What holds it together; at least one.
    pub kinds: Vec<Kind>,
    /// Its time zone, with the offset changes that the server knows.
    pub zone: Zone,
    /// Who may see it.
    pub visibility: Visibility,
    /// Who may join.
    pub joining: Joining,
    /// What its founder is to be known by here; nothing when the operator founds it.
    #[serde(default)]
    pub founder: Option<String>,
    /// Names of the first categories of issues.
    #[serde(default)]
    pub categories: Vec<String>,
    /// Whether it is made up, to show what Folkmoot does.
    #[serde(default)]
    pub demonstration: bool,
}

/// Checks an address: 3 to 40 small letters, digits and inner dashes.
pub fn slug(field: &'static str, typed: &str) -> Result<String, Refusal> {
    let slug = line(field, typed, 40)?;
    let plain = slug.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    if plain && slug.len() >= 3 && !slug.starts_with('-') && !slug.ends_with('-') {
        Ok(slug)
    } else {
        Err(Refusal::invalid(field, Fault::NotThatForm))
    }
}

/// The most categories a community may have.
pub const CATEGORIES: usize = 60;

impl Rule for Found {
    const NAME: &'static str = "community.found";

    fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal> {
        if self.demonstration {
            ctx.system()?;
        }
        let name = line("name", &self.name, LINE)?;
        let slug = slug("slug", &self.slug)?;
        let kinds = tidy_kinds(&self.kinds)?;
        if kinds.contains(&Kind::Need) && self.visibility == Visibility::Public {
            return Err(Refusal::NeedStaysPrivate);
        }
        if self.categories.len() > CATEGORIES {
            return Err(Refusal::invalid("categories", Fault::TooMany { max: CATEGORIES }));
        }
        let name = ctx.text(name);
        ctx.minute(change::Event::Community(Event::Founded {
            id: CommunityId(ctx.id.0),
            slug,
            name,
            kinds,
            zone: self.zone.clone(),
            visibility: self.visibility,
            joining: self.joining,
            demonstration: self.demonstration,
        }));
        if !self.categories.is_empty() {
            let mut categories = Vec::new();
            for (number, typed) in (1..).zip(&self.categories) {
                let name = line("categories", typed, NAME * 2)?;
                categories.push(Category { number, name: ctx.text(name) });
            }
            ctx.minute(change::Event::Community(Event::CategoriesSet { categories }));
        }
        match (ctx.caller, &self.founder) {
            (Caller::Account(account), Some(founder)) => {
                let name = line("founder", founder, NAME)?;
                members::welcome(ctx, account, name, members::Entry::Organiser);
                Ok(())
            }
            (Caller::System, None) => Ok(()),
            _ => Err(Refusal::invalid("founder", Fault::Missing)),
        }
    }
}

/// The server's own: time has passed. What is due happens before every command, this one too; so
/// there is nothing left to decide.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tick {}

impl Rule for Tick {
    const NAME: &'static str = "community.tick";

    fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal> {
        ctx.system()
    }
}
