//! Searching everything at once.

use serde::{Deserialize, Serialize};

use super::Needle;
use crate::query::{Look, Pager, Query};
use crate::{Refusal, Subject, Timestamp, groups, ideas, issues};

/// Asks for issues, ideas and groups in which every word occurs: those with a title that has them
/// all first, then the newest.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct All {
    /// The words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub q: String,
    /// Which page, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
}

/// Something found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "noun", content = "card", rename_all = "snake_case")]
pub enum Found {
    /// An issue.
    Issue(issues::Card),
    /// An idea.
    Idea(ideas::Card),
    /// A working group.
    Group(groups::Card),
}

/// A page of what was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AllView {
    /// What was found; nothing when nothing was asked for.
    pub found: Vec<Found>,
    /// Where this page stands.
    pub pager: Pager,
}

impl Query for All {
    const NAME: &'static str = "search.all";
    type View = AllView;

    fn view(&self, look: &Look<'_>) -> Result<AllView, Refusal> {
        let needle = Needle::new(&self.q);
        let mut hits: Vec<(bool, Timestamp, Subject)> = Vec::new();
        if !needle.is_empty() {
            let community = &look.state.community;
            for issue in community.issues.values() {
                let is_in = needle.is_in(issues::texts(look.state, issue));
                hits.extend(is_in.then_some((false, issue.raised, Subject::Issue(issue.id))));
            }
            for idea in community.ideas.values() {
                let is_in = needle.is_in(ideas::texts(look.state, idea));
                hits.extend(is_in.then_some((false, idea.proposed, Subject::Idea(idea.id))));
            }
            for group in community.groups.values() {
                let is_in = needle.is_in(groups::texts(look.state, group));
                hits.extend(is_in.then_some((false, group.formed, Subject::Group(group.id))));
            }
        }
        hits.retain(|(_, _, subject)| look.may_see(*subject));
        for (in_title, _, subject) in &mut hits {
            *in_title = look.title(*subject).is_some_and(|title| needle.is_in(std::iter::once(title.as_str())));
        }
        hits.sort_unstable_by(|a, b| b.cmp(a));
        let (cut, pager) = Pager::cut(&hits, self.page);
        Ok(AllView { found: cut.iter().filter_map(|(_, _, subject)| card(look, *subject)).collect(), pager })
    }
}

fn card(look: &Look<'_>, subject: Subject) -> Option<Found> {
    let community = &look.state.community;
    match subject {
        Subject::Issue(id) => community.issues.get(&id).map(|issue| Found::Issue(issues::card(look, issue))),
        Subject::Idea(id) => community.ideas.get(&id).map(|idea| Found::Idea(ideas::card(look, idea))),
        Subject::Group(id) => community.groups.get(&id).map(|group| Found::Group(groups::card(look, group))),
        _ => None,
    }
}
