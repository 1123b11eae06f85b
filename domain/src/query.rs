//! What pages ask for, listed once. The server answers from its state, the phone from its replica.

use serde::{Serialize, de::DeserializeOwned};

use crate::members::Byline;
use crate::time::{Style, rfc3339, write};
use crate::{
    Refusal, State, Subject, TextRef, Timestamp, Viewer, community, gatherings, groups, home, ideas, issues, jobs,
    members, posts, record, search, votes,
};

/// A question a page asks of one community.
pub trait Query: Serialize + DeserializeOwned + Clone + PartialEq + Send + Sync + 'static {
    /// Its lasting name, `noun.what`.
    const NAME: &'static str;
    /// The answer.
    type View: Serialize + DeserializeOwned + Clone + PartialEq + Send + Sync + 'static;

    /// Whether those who may not read the book may ask; if so, the answer tells them no more than it must.
    const FROM_OUTSIDE: bool = false;

    /// The answer. Asked through [`ask`] only, which keeps out whoever may not read the book.
    fn view(&self, look: &Look<'_>) -> Result<Self::View, Refusal>;
}

/// What a view is made from: the state, who looks, and when.
#[derive(Debug, Clone, Copy)]
pub struct Look<'a> {
    /// The state.
    pub state: &'a State,
    /// Who looks.
    pub viewer: Viewer,
    /// When.
    pub now: Timestamp,
}

/// A time, for machines and for people.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, serde::Deserialize)]
pub struct When {
    /// RFC 3339 in UTC.
    pub iso: String,
    /// As people say it, in the community's time zone.
    pub said: String,
}

/// A link to another thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, serde::Deserialize)]
pub struct Link {
    /// To what.
    pub to: Subject,
    /// Its title; none if taken away.
    pub title: Words,
}

/// A text that may have been erased.
pub type Words = Option<String>;

/// Asks a question on somebody's behalf.
///
/// # Errors
/// [`Refusal::NotFound`] for whoever may not read the book, as if there were no such community.
pub fn ask<Q: Query>(query: &Q, state: &State, viewer: Viewer, now: Timestamp) -> Result<Q::View, Refusal> {
    let look = Look { state, viewer, now };
    let admitted = state.may_read(&viewer) || (Q::FROM_OUTSIDE && state.is_founded());
    if admitted { query.view(&look) } else { Err(Refusal::NotFound) }
}

impl<'a> Look<'a> {
    /// The text, or none if it has been erased.
    pub fn words(&self, text: TextRef) -> Words {
        self.state.text(text).map(str::to_owned)
    }

    /// As [`Look::words`] for what may have been left empty.
    pub fn optional_words(&self, text: Option<TextRef>) -> Words {
        text.and_then(|text| self.words(text))
    }

    /// What the community is called.
    pub fn community_name(&self) -> String {
        let profile = &self.state.community.profile;
        self.words(profile.name).unwrap_or_else(|| profile.slug.clone())
    }

    /// The name a post shows.
    pub fn byline(&self, by: Option<Byline>) -> Words {
        by.and_then(|by| self.words(by.name))
    }

    /// Whether the viewer wrote it.
    pub fn is_mine(&self, subject: Subject) -> bool {
        self.viewer.member.is_some() && self.state.private.members.author(subject) == self.viewer.member
    }

    /// Whether the viewer may see what it says: organisers may have hidden it.
    pub fn may_see(&self, subject: Subject) -> bool {
        self.state.may_see(&self.viewer, subject)
    }

    /// A link to a thing with this title, which is left out if the viewer may not see it.
    pub fn link(&self, to: Subject, title: Option<TextRef>) -> Link {
        Link { to, title: if self.may_see(to) { self.optional_words(title) } else { None } }
    }

    /// What a thing is called, or how it begins; none if it was taken away.
    pub fn title(&self, subject: Subject) -> Words {
        let words = self.words(self.state.community.title(subject)?)?;
        self.may_see(subject).then(|| beginning(&words))
    }

    /// How a thing was taken away, if it was.
    pub fn taken(&self, subject: Subject) -> Option<Taken> {
        let community = &self.state.community;
        let (how, reason) = match (community.gone.get(&subject), community.hidden.get(&subject)) {
            (Some(posts::Gone::Withdrawn), _) => (How::Withdrawn, None),
            (Some(posts::Gone::Erased(reason)), _) => (How::Erased, *reason),
            (None, Some(reason)) => (How::Hidden, Some(*reason)),
            (None, None) => return None,
        };
        Some(Taken { how, reason: self.optional_words(reason) })
    }

    /// A time in the community's zone.
    pub fn when(&self, at: Timestamp, style: Style) -> When {
        When { iso: rfc3339(at), said: write(at, self.now, &self.state.community.profile.zone, style) }
    }

    /// That something was called off.
    pub fn called_off(&self, at: Timestamp, reason: TextRef) -> CalledOff {
        CalledOff { at: self.when(at, Style::DateTime), reason: self.words(reason) }
    }

    /// How long ago.
    pub fn ago(&self, at: Timestamp) -> When {
        self.when(at, Style::Ago)
    }
}

/// The first line of a text, cut after a word if it is long.
pub(crate) fn beginning(text: &str) -> String {
    const LETTERS: usize = 120;
    let line = text.lines().next().unwrap_or_default();
    let Some((end, _)) = line.char_indices().nth(LETTERS) else { return line.to_owned() };
    let word = line[..end].rfind(' ').unwrap_or(end);
    format!("{}…", &line[..word])
}

/// How a thing was taken away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// Organisers hid it; they and its author still see it.
    Hidden,
    /// Its author took it back.
    Withdrawn,
    /// Its words were erased.
    Erased,
}

/// How a thing was taken away, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, serde::Deserialize)]
pub struct Taken {
    /// How.
    pub how: How,
    /// Why, if somebody said.
    pub reason: Words,
}

/// That something which was to happen was called off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, serde::Deserialize)]
pub struct CalledOff {
    /// When.
    pub at: When,
    /// Why.
    pub reason: Words,
}

/// A page of a longer list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, serde::Deserialize)]
pub struct Pager {
    /// This page, from 1.
    pub page: u32,
    /// How many there are, at least 1.
    pub pages: u32,
    /// How many things in all.
    pub total: u32,
}

/// Things on one page of a list.
pub const PAGE_SIZE: usize = 50;

impl Pager {
    /// The page of `items` that was asked for (the nearest there is), and where it stands.
    pub fn cut<T>(items: &[T], asked: Option<u32>) -> (&[T], Pager) {
        let pages = items.len().div_ceil(PAGE_SIZE).max(1);
        let page = usize::try_from(asked.unwrap_or(1)).unwrap_or(pages).clamp(1, pages);
        let start = (page - 1) * PAGE_SIZE;
        let end = (start + PAGE_SIZE).min(items.len());
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        (&items[start..end], Pager { page: count(page), pages: count(pages), total: count(items.len()) })
    }
}

macro_rules! queries {
    ($($query:path,)*) => {
        /// The lasting name of every query.
        pub const NAMES: &[&str] = &[$(<$query as Query>::NAME),*];

        /// Answers the query called `name`, its fields given as in an address after `?`, as JSON.
        pub fn answer(name: &str, fields: &str, state: &State, viewer: Viewer, now: Timestamp) -> Result<String, Refusal> {
            $(if name == <$query as Query>::NAME {
                let query: $query = serde_html_form::from_str(fields).map_err(|_| Refusal::NotThatForm)?;
                return serde_json::to_string(&ask(&query, state, viewer, now)?).map_err(|_| Refusal::NotThatForm);
            })*
            Err(Refusal::NotFound)
        }
    };
}

queries! {
    community::About,
    community::Checklist,
    community::Door,
    community::Frame,
    gatherings::Code,
    gatherings::List,
    gatherings::Show,
    groups::List,
    groups::Show,
    groups::CallSheet,
    jobs::Mine,
    jobs::New,
    jobs::Show,
    community::Settings,
    ideas::List,
    ideas::Show,
    issues::List,
    issues::Show,
    issues::Similar,
    members::Codes,
    members::List,
    members::Me,
    posts::Reports,
    votes::Draft,
    votes::List,
    votes::New,
    votes::Recount,
    votes::Show,
    home::Show,
    record::List,
    record::Show,
    search::All,
}
