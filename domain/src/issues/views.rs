//! What pages show of issues.

use serde::{Deserialize, Serialize};

use super::{Issue, Status};
use crate::comments::{CommentView, thread};
use crate::ids::IssueId;
use crate::jobs::{self, JobLink};
use crate::photos::{self, PhotoView};
use crate::query::{Link, Look, Pager, Query, Taken, When, Words};
use crate::search::Needle;
use crate::sync::Counted;
use crate::time::Style;
use crate::{Refusal, State, Subject, Viewer, ideas};

/// Which issues to list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StatusFilter {
    /// Those with something still to be done.
    #[default]
    Open,
    /// The others.
    Closed,
    /// All of them.
    All,
}

/// Asks for a page of the list of issues, newest first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct List {
    /// Words that must occur.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub q: String,
    /// Only this category, by number.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub category: String,
    /// Only with such a status.
    #[serde(default)]
    pub status: StatusFilter,
    /// Which page, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
}

/// An issue in a list.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Card {
    /// Its id.
    pub id: IssueId,
    /// What is wrong; none if taken away.
    pub title: Words,
    /// The name of its category.
    pub category: Words,
    /// Where, in words.
    pub place: Words,
    /// Where it stands.
    pub status: Status,
    /// When it was raised.
    pub raised: When,
    /// How many have the same trouble.
    pub me_too: u32,
    /// How many comments there are.
    pub comments: u32,
    /// How many photos there are.
    pub photos: u32,
}

/// A page of the list of issues.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListView {
    /// The issues.
    pub cards: Vec<Card>,
    /// Where this page stands.
    pub pager: Pager,
    /// Categories to choose from: number and name.
    pub categories: Vec<(u32, String)>,
    /// Whether the viewer may raise one.
    pub may_raise: bool,
}

impl Query for List {
    const NAME: &'static str = "issues.list";
    type View = ListView;

    fn view(&self, look: &Look<'_>) -> Result<ListView, Refusal> {
        let category: Option<u32> = self.category.parse().ok();
        let needle = Needle::new(&self.q);
        let mut found: Vec<&Issue> = look.state.community.issues.values().map(AsRef::as_ref).collect();
        found.retain(|issue| {
            let wanted = match self.status {
                StatusFilter::Open => issue.status.is_open(),
                StatusFilter::Closed => !issue.status.is_open(),
                StatusFilter::All => true,
            };
            wanted
                && category.is_none_or(|number| issue.category == Some(number))
                && look.may_see(Subject::Issue(issue.id))
                && needle.is_in(texts(look.state, issue))
        });
        found.sort_unstable_by_key(|issue| std::cmp::Reverse((issue.raised, issue.id)));
        let (cut, pager) = Pager::cut(&found, self.page);
        Ok(ListView {
            cards: cut.iter().map(|issue| card(look, issue)).collect(),
            pager,
            categories: categories(look),
            may_raise: look.viewer.is_member(),
        })
    }
}

/// The texts of an issue that a search looks through.
pub fn texts<'a>(state: &'a State, issue: &Issue) -> impl Iterator<Item = &'a str> {
    [Some(issue.title), issue.place, issue.details].into_iter().flatten().filter_map(|text| state.text(text))
}

/// An issue as a list shows it.
pub fn card(look: &Look<'_>, issue: &Issue) -> Card {
    Card {
        id: issue.id,
        title: look.words(issue.title),
        category: category(look, issue.category),
        place: look.optional_words(issue.place),
        status: issue.status,
        raised: look.ago(issue.raised),
        me_too: look.state.me_too_count(issue.id),
        comments: look.state.count(Subject::Issue(issue.id), Counted::Comments, look.now),
        photos: u32::try_from(if look.may_see(Subject::Issue(issue.id)) { issue.photos.len() } else { 0 }).unwrap_or(0),
    }
}

/// A link to an issue.
pub fn link(look: &Look<'_>, id: IssueId) -> Link {
    look.link(Subject::Issue(id), look.state.community.issues.get(&id).map(|issue| issue.title))
}

fn category(look: &Look<'_>, number: Option<u32>) -> Words {
    let number = number?;
    let known = look.state.community.profile.categories.iter().find(|known| known.number == number)?;
    look.words(known.name)
}

/// Categories to choose from: number and name.
pub fn categories(look: &Look<'_>) -> Vec<(u32, String)> {
    let categories = look.state.community.profile.categories.iter();
    categories.filter_map(|known| Some((known.number, look.words(known.name)?))).collect()
}

/// Asks for one issue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Show {
    /// Which.
    pub id: IssueId,
}

/// A change of status as shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatusView {
    /// To what.
    pub status: Status,
    /// When.
    pub at: When,
    /// Why, or whose.
    pub reason: Words,
}

/// One issue as its page shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShowView {
    /// As in a list.
    pub card: Card,
    /// When it was raised, in full.
    pub raised: When,
    /// More about it.
    pub details: Words,
    /// Photos of it.
    pub photos: Vec<PhotoView>,
    /// Where, by the phone: `lat,long`.
    pub point: Option<String>,
    /// Who raised it, if they show it.
    pub by: Words,
    /// The system it was brought in from.
    pub source: Option<String>,
    /// How many can help.
    pub help: u32,
    /// Every change of status, oldest first.
    pub steps: Vec<StatusView>,
    /// The ideas that would help with it.
    pub ideas: Vec<Link>,
    /// The jobs that would mend it.
    pub jobs: Vec<JobLink>,
    /// What was said.
    pub comments: Vec<CommentView>,
    /// Whether the viewer says "me too".
    pub me_too: bool,
    /// Whether the viewer offers help.
    pub helping: bool,
    /// Whether the viewer raised it.
    pub mine: bool,
    /// Whether the viewer is to be asked if it is fixed.
    pub asks_me: bool,
    /// Whether the viewer may act.
    pub may_act: bool,
    /// Whether the viewer may make it a job.
    pub may_make_job: bool,
    /// Whether the viewer may say where it stands.
    pub may_set_status: bool,
    /// How it was taken away, if it was.
    pub taken: Option<Taken>,
}

impl Query for Show {
    const NAME: &'static str = "issues.show";
    type View = ShowView;

    fn view(&self, look: &Look<'_>) -> Result<ShowView, Refusal> {
        let issue = look.state.community.issues.get(&self.id).ok_or(Refusal::NotFound)?;
        let subject = Subject::Issue(issue.id);
        let mine = look.is_mine(subject);
        let taken = look.taken(subject);
        let register = &look.state.private.issues;
        let member = look.viewer.member;
        let mut view = ShowView {
            card: card(look, issue),
            raised: look.when(issue.raised, Style::DateTime),
            details: look.optional_words(issue.details),
            point: look.optional_words(issue.point),
            by: look.byline(issue.by),
            source: issue.source.clone(),
            help: look.state.help_count(issue.id),
            photos: photos::view(look, &issue.photos),
            steps: issue.steps.iter().map(|step| status_view(look, step)).collect(),
            ideas: ideas::linked_to(look, issue.id),
            jobs: jobs::linked_to(look, issue.id),
            comments: thread(look, subject),
            me_too: member.is_some_and(|member| register.says_me_too(issue.id, member)),
            helping: member.is_some_and(|member| register.offers_help(issue.id, member)),
            mine,
            asks_me: mine && issue.asked && taken.is_none(),
            may_act: look.viewer.is_member() && taken.is_none(),
            may_make_job: look.viewer.is_member() && taken.is_none() && jobs::may_add(look),
            may_set_status: look.viewer.is_organiser() && taken.is_none(),
            taken,
        };
        if look.state.is_hidden_from(&look.viewer, subject) {
            view.withhold();
        }
        Ok(view)
    }
}

impl ShowView {
    /// Leaves nothing but that it was hidden, and why.
    fn withhold(&mut self) {
        self.card.title = None;
        self.card.place = None;
        self.details = None;
        self.point = None;
        self.by = None;
        self.ideas.clear();
        self.jobs.clear();
        self.comments.clear();
        self.photos.clear();
        self.steps.clear();
    }
}

fn status_view(look: &Look<'_>, step: &super::Step) -> StatusView {
    StatusView {
        status: step.status,
        at: look.when(step.at, Style::DateTime),
        reason: look.optional_words(step.reason),
    }
}

/// Asks for open issues like the one about to be raised.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Similar {
    /// Its title.
    pub title: String,
}

impl Query for Similar {
    const NAME: &'static str = "issues.similar";
    type View = Vec<Card>;

    fn view(&self, look: &Look<'_>) -> Result<Vec<Card>, Refusal> {
        let found = similar(look.state, look.viewer, &self.title);
        Ok(found.into_iter().map(|issue| card(look, issue)).collect())
    }
}

/// How many similar issues are shown.
const SIMILAR: usize = 5;

/// Open issues that share most of their telling words with this title, the nearest first.
pub fn similar<'a>(state: &'a State, viewer: Viewer, title: &str) -> Vec<&'a Issue> {
    let wanted = crate::search::telling_words(title);
    if wanted.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<(usize, &Issue)> = Vec::new();
    for issue in state.community.issues.values() {
        if !issue.status.is_open() || !state.may_see(&viewer, Subject::Issue(issue.id)) {
            continue;
        }
        let Some(title) = state.text(issue.title) else { continue };
        let words = crate::search::telling_words(title);
        let shared = words.intersection(&wanted).count();
        let smaller = words.len().min(wanted.len());
        if shared >= 2.min(smaller) && shared * 3 >= smaller * 2 {
            found.push((shared, issue));
        }
    }
    found.sort_by_key(|(shared, issue)| std::cmp::Reverse((*shared, issue.raised, issue.id)));
    found.truncate(SIMILAR);
    found.into_iter().map(|(_, issue)| issue).collect()
}
