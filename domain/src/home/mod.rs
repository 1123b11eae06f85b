//! Home: what needs me, and what is new.

#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use crate::community::{ChecklistView, checklist};
use crate::jobs::JobView;
use crate::query::{Link, Look, Query, Words};
use crate::record::{RecordEntry, entries};
use crate::sync::Counted;
use crate::{Refusal, Subject, gatherings, groups, issues, jobs, votes};

/// Asks for what needs the viewer and what is new.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Show {}

/// People who ask to be in a group that the viewer coordinates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupRequests {
    /// The group.
    pub group: Link,
    /// How many ask.
    pub count: u32,
}

/// What needs the viewer, and what is new.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HomeView {
    /// Words of welcome.
    pub welcome: Words,
    /// The gatherings that are on or begin within a week, the first first.
    pub gatherings: Vec<gatherings::Card>,
    /// Open votes in which the viewer may vote and has not, the first to close first.
    pub votes: Vec<votes::Card>,
    /// Issues that the viewer raised and that are said to be fixed: are they?
    pub fixed: Vec<issues::Card>,
    /// The jobs that the viewer has taken on, the soonest first.
    pub jobs: Vec<JobView>,
    /// Groups with people who ask to be in them, for their coordinators.
    pub group_requests: Vec<GroupRequests>,
    /// How many people ask to join the community. For organisers.
    pub requests: u32,
    /// How many reports wait for an answer. For organisers.
    pub reports: u32,
    /// What is still to be done before people come. For organisers, until done.
    pub checklist: Option<ChecklistView>,
    /// What happened last, the newest first.
    pub new: Vec<RecordEntry>,
}

/// How much that is new Home shows.
const NEW: usize = 12;

impl Query for Show {
    const NAME: &'static str = "home.show";
    type View = HomeView;

    fn view(&self, look: &Look<'_>) -> Result<HomeView, Refusal> {
        let organises = look.viewer.is_organiser();
        let count = |counted| if organises { look.state.count(Subject::Community, counted, look.now) } else { 0 };
        let acts = look.viewer.is_member();
        Ok(HomeView {
            welcome: look.optional_words(look.state.community.profile.welcome),
            gatherings: gatherings::now_or_soon(look),
            // Also for those who were paused since it opened.
            votes: votes::waiting_for(look),
            fixed: if acts { is_it_fixed(look) } else { Vec::new() },
            jobs: if acts { jobs::Mine {}.view(look)? } else { Vec::new() },
            group_requests: group_requests(look),
            requests: count(Counted::Waiting),
            reports: count(Counted::Reports),
            checklist: organises.then(|| checklist(look)).filter(|list| !list.is_done()),
            new: entries(look, NEW),
        })
    }
}

fn is_it_fixed(look: &Look<'_>) -> Vec<issues::Card> {
    let asked = look.state.community.issues.values().filter(|issue| issue.asked);
    let mine = asked.filter(|issue| {
        let subject = Subject::Issue(issue.id);
        look.is_mine(subject) && look.taken(subject).is_none()
    });
    mine.map(|issue| issues::card(look, issue)).collect()
}

fn group_requests(look: &Look<'_>) -> Vec<GroupRequests> {
    let groups = look.state.community.groups.values();
    let run = groups.filter(|group| {
        let there = group.closed.is_none() && look.taken(Subject::Group(group.id)).is_none();
        there && look.state.coordinates(&look.viewer, group.id)
    });
    let asked = run.map(|group| GroupRequests {
        group: groups::link(look, group.id),
        count: u32::try_from(look.state.private.groups.requests(group.id).count()).unwrap_or(u32::MAX),
    });
    asked.filter(|asked| asked.count > 0).collect()
}
