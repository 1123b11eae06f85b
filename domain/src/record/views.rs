//! The Record as its pages and feeds show it.

use serde::{Deserialize, Serialize};

use super::{What, told};
use crate::query::{Link, Look, Pager, Query, Taken, When, Words, beginning};
use crate::sync::Counted;
use crate::time::Style;
use crate::{Event, Refusal, Subject};

/// What the Record is filtered by.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum About {
    /// Everything.
    #[default]
    All,
    /// Issues.
    Issues,
    /// Ideas.
    Ideas,
    /// Working groups and their jobs.
    Groups,
    /// Votes.
    Votes,
    /// Gatherings.
    Gatherings,
    /// Comments.
    Comments,
    /// What organisers did: settings, roles and what was taken away.
    Organisers,
}

impl About {
    fn wants(self, event: &Event) -> bool {
        match self {
            About::All => true,
            About::Issues => matches!(event, Event::Issue(_)),
            About::Ideas => matches!(event, Event::Idea(_)),
            About::Groups => matches!(event, Event::Group(_) | Event::Job(_)),
            About::Votes => matches!(event, Event::Vote(_)),
            About::Gatherings => matches!(event, Event::Gathering(_)),
            About::Comments => matches!(event, Event::Comment(_)),
            About::Organisers => matches!(event, Event::Community(_) | Event::Member(_) | Event::Post(_)),
        }
    }
}

/// Asks for a page of the Record, the newest first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct List {
    /// Only about these.
    #[serde(default)]
    pub about: About,
    /// Which page, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
}

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordEntry {
    /// The number of its minute.
    pub seq: u64,
    /// When, in full.
    pub at: When,
    /// The day, as a heading says it.
    pub day: String,
    /// The time of that day.
    pub time: String,
    /// What happened.
    pub what: What,
    /// To what.
    pub subject: Subject,
    /// The page on which that is shown, and its title; no title if it was taken away.
    pub page: Link,
    /// The other thing that it is about.
    pub other: Option<Link>,
    /// What was said: a reason or a comment; in a list its beginning.
    pub words: Words,
    /// The name of whoever did it or to whom it was done, where that is public.
    pub by: Words,
    /// How its subject was taken away, if it was.
    pub taken: Option<Taken>,
}

/// A page of the Record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListView {
    /// The entries, the newest first.
    pub entries: Vec<RecordEntry>,
    /// Where this page stands.
    pub pager: Pager,
}

impl Query for List {
    const NAME: &'static str = "record.list";
    type View = ListView;

    fn view(&self, look: &Look<'_>) -> Result<ListView, Refusal> {
        let minutes = look.state.community.minutes.iter().enumerate().rev();
        let wanted = minutes.filter(|(_, minute)| self.about.wants(&minute.event));
        let found: Vec<usize> = wanted.map(|(index, _)| index).collect();
        let (cut, pager) = Pager::cut(&found, self.page);
        Ok(ListView { entries: cut.iter().filter_map(|index| in_brief(look, *index)).collect(), pager })
    }
}

/// The newest entries about things that the viewer may see, at most so many.
pub fn entries(look: &Look<'_>, most: usize) -> Vec<RecordEntry> {
    let minutes = look.state.community.minutes.iter().enumerate().rev();
    let seen = minutes.filter(|(_, minute)| look.may_see(told(&look.state.community, &minute.event).subject));
    seen.take(most).filter_map(|(index, _)| in_brief(look, index)).collect()
}

/// An entry among others: with no more than the beginning of what was said.
fn in_brief(look: &Look<'_>, index: usize) -> Option<RecordEntry> {
    let entry = entry(look, index)?;
    Some(RecordEntry { words: entry.words.as_deref().map(beginning), ..entry })
}

fn entry(look: &Look<'_>, index: usize) -> Option<RecordEntry> {
    let community = &look.state.community;
    let minute = community.minutes.get(index)?;
    let earlier = look.state.elsewhere.count(Subject::Community, Counted::Minutes);
    let told = told(community, &minute.event);
    let page = match told.subject {
        // On a phone, the comment itself may be elsewhere.
        Subject::Comment(_) => community.part_of(told.subject).or(told.other).unwrap_or(told.subject),
        other => other,
    };
    let shown = told.stands_alone || look.may_see(told.subject);
    let link = |to| Link { to, title: look.title(to) };
    Some(RecordEntry {
        seq: u64::from(earlier) + u64::try_from(index).ok()? + 1,
        at: look.when(minute.at, Style::DateTime),
        day: look.when(minute.at, Style::Date).said,
        time: look.when(minute.at, Style::Time).said,
        subject: told.subject,
        page: link(page),
        other: told.other.map(link),
        words: told.words.filter(|_| shown).and_then(|words| look.words(words)),
        by: told.by.filter(|_| shown).and_then(|by| look.words(by)),
        taken: look.taken(told.subject),
        what: told.what,
    })
}

/// Asks for one entry of the Record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Show {
    /// The number of its minute.
    pub seq: u64,
}

/// One entry of the Record on a page of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryView {
    /// The entry.
    pub entry: RecordEntry,
    /// The number of the one before it.
    pub before: Option<u64>,
    /// The number of the one after it.
    pub after: Option<u64>,
}

impl Query for Show {
    const NAME: &'static str = "record.entry";
    type View = EntryView;

    fn view(&self, look: &Look<'_>) -> Result<EntryView, Refusal> {
        let earlier = look.state.elsewhere.count(Subject::Community, Counted::Minutes);
        let index = self.seq.checked_sub(u64::from(earlier) + 1).and_then(|index| usize::try_from(index).ok());
        let index = index.ok_or(Refusal::NotFound)?;
        let entry = entry(look, index).ok_or(Refusal::NotFound)?;
        let last = index + 1 == look.state.community.minutes.len();
        Ok(EntryView { entry, before: (self.seq > 1).then(|| self.seq - 1), after: (!last).then(|| self.seq + 1) })
    }
}
