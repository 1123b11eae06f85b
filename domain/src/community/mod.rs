//! The community itself: its name, words and settings.

mod acts;
mod events;
mod record;
mod register;
mod views;

#[cfg(test)]
mod tests;

pub use acts::{CATEGORIES, Describe, Found, PosterPrinted, SetAccess, SetCategories, SetKinds, Tick};
pub use events::{Event, apply};
pub use record::{Happened, told};
pub use register::{Key, Register, Row, erase, put};
pub use views::{
    About, AboutView, Checklist, ChecklistView, ContactView, Door, DoorView, Frame, FrameView, Settings, SettingsView,
    checklist,
};

use serde::{Deserialize, Serialize};

use crate::TextRef;
use crate::refusal::{Fault, Refusal};
use crate::text::Hash;
use crate::time::Zone;

/// What holds a community together: one or several of these.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// People of a place.
    Place,
    /// People who share a need, some of whom must not be outed.
    Need,
    /// People who share an interest.
    Interest,
}

/// Who may see the community and what is in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Visibility {
    /// Everybody.
    Public,
    /// Members only; to others it looks as if it did not exist.
    Members,
}

/// Who may join.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Joining {
    /// Anyone.
    Anyone,
    /// Anyone with a join code.
    Code,
    /// Whoever an organiser says yes to.
    Approval,
}

/// A person to contact, and when and where.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// Their name.
    pub name: Option<TextRef>,
    /// Their telephone number.
    pub telephone: Option<TextRef>,
    /// Where to find them.
    pub place: Option<TextRef>,
    /// And when.
    pub times: Option<TextRef>,
}

impl Contact {
    /// Every text of it.
    pub fn texts(&self) -> impl Iterator<Item = TextRef> {
        [self.name, self.telephone, self.place, self.times].into_iter().flatten()
    }
}

/// What holds a community together, each once and at least one.
fn tidy_kinds(typed: &[Kind]) -> Result<Vec<Kind>, Refusal> {
    let kinds: std::collections::BTreeSet<Kind> = typed.iter().copied().collect();
    if kinds.is_empty() {
        return Err(Refusal::invalid("kinds", Fault::Missing));
    }
    Ok(kinds.into_iter().collect())
}

/// A category of issues. Its number lasts when its name changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Category {
    /// Its number in this community.
    pub number: u32,
    /// Its name.
    pub name: TextRef,
}

/// What a community says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// Its address: `/c/{slug}`.
    pub slug: String,
    /// Its name.
    pub name: TextRef,
    /// What holds it together.
    pub kinds: Vec<Kind>,
    /// Its time zone.
    pub zone: Zone,
    /// Who may see it.
    pub visibility: Visibility,
    /// Who may join.
    pub joining: Joining,
    /// Words of welcome.
    pub welcome: Option<TextRef>,
    /// A person to contact.
    pub contact: Contact,
    /// The organisers' own words above the issue form; the app's when none.
    pub issue_notice: Option<TextRef>,
    /// Categories of issues, in the order shown.
    pub categories: Vec<Category>,
    /// The highest number that a category ever had: none is given twice.
    pub last_category: u32,
    /// Whether it is made up, to show what Folkmoot does.
    pub demonstration: bool,
}

impl Default for Profile {
    fn default() -> Self {
        Self {
            slug: String::new(),
            name: TextRef(Hash::ZERO),
            kinds: Vec::new(),
            zone: Zone::utc(),
            visibility: Visibility::Members,
            joining: Joining::Approval,
            welcome: None,
            contact: Contact::default(),
            issue_notice: None,
            categories: Vec::new(),
            last_category: 0,
            demonstration: false,
        }
    }
}

impl Profile {
    /// Whether its people share a need: then privacy comes before everything.
    pub fn is_of_need(&self) -> bool {
        self.kinds.contains(&Kind::Need)
    }
}
