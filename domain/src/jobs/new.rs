//! What the page to add a job shows.

use serde::{Deserialize, Serialize};

use crate::groups::{self, Group};
use crate::ids::IssueId;
use crate::query::{Link, Look, Query, Words};
use crate::text::choice;
use crate::{Refusal, Subject, issues};

/// Asks for what one needs to know to add a job.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct New {
    /// The issue that it is to mend.
    #[serde(default, deserialize_with = "choice", skip_serializing_if = "Option::is_none")]
    pub issue: Option<IssueId>,
}

/// What one needs to know to add a job.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewView {
    /// The groups that the viewer may add one to.
    pub groups: Vec<Link>,
    /// The issue that it is to mend.
    pub issue: Option<Link>,
    /// Where that is.
    pub place: Words,
}

impl Query for New {
    const NAME: &'static str = "jobs.new";
    type View = NewView;

    fn view(&self, look: &Look<'_>) -> Result<NewView, Refusal> {
        let issue = self.issue.filter(|id| look.may_see(Subject::Issue(*id)));
        let issue = issue.and_then(|id| look.state.community.issues.get(&id));
        let groups = look.state.community.groups.values().filter(|group| runs(look, group));
        Ok(NewView {
            groups: groups.map(|group| groups::link(look, group.id)).collect(),
            issue: issue.map(|issue| issues::link(look, issue.id)),
            place: issue.and_then(|issue| look.optional_words(issue.place)),
        })
    }
}

fn runs(look: &Look<'_>, group: &Group) -> bool {
    let is_there = look.taken(Subject::Group(group.id)).is_none() && group.closed.is_none();
    is_there && look.state.runs(&look.viewer, group.id)
}

/// Whether the viewer may add jobs: organisers may, once there is a group, and coordinators.
pub fn may_add(look: &Look<'_>) -> bool {
    look.viewer.is_organiser() || look.state.community.groups.values().any(|group| runs(look, group))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::groups::{Close, Form, Joining};
    use crate::ids::GroupId;
    use crate::jobs::{Add, Show};
    use crate::testing::{Moot, Who};
    use crate::{Act, issues};

    fn form(moot: &mut Moot) -> GroupId {
        let form = Form { name: "Diggers".into(), purpose: "Dig".into(), joining: Joining::Open };
        moot.does(Who::Ann, form).into()
    }

    fn raise(moot: &mut Moot) -> IssueId {
        let act = Act::from_form("issue.raise", "title=Ice&place=The+hill").expect("a whole form");
        moot.does(Who::Cal, act).into()
    }

    #[test]
    fn only_those_who_run_an_open_group_are_offered_it() {
        let mut moot = Moot::new();
        let issue = raise(&mut moot);
        let group = form(&mut moot);
        let groups = |moot: &Moot, who| moot.view(who, New { issue: None }).groups.len();
        let may_make = |moot: &Moot, who| moot.view(who, issues::Show { id: issue }).may_make_job;
        for who in Who::ALL {
            let runs = matches!(who, Who::Ann | Who::Olive);
            assert_eq!((groups(&moot, who), may_make(&moot, who)), (usize::from(runs), runs), "{who:?}");
        }
        moot.does(Who::Ann, Close { group, reason: "Dug".into() });
        assert_eq!((groups(&moot, Who::Ann), may_make(&moot, Who::Ann)), (0, false));
        assert_eq!((groups(&moot, Who::Olive), may_make(&moot, Who::Olive)), (0, true));
    }

    #[test]
    fn an_issue_lends_its_title_and_place_unless_it_is_hidden() {
        let mut moot = Moot::new();
        let issue = raise(&mut moot);
        let new = New { issue: Some(issue) };
        let view = moot.view(Who::Ann, new.clone());
        assert_eq!(view.issue.and_then(|issue| issue.title).as_deref(), Some("Ice"));
        assert_eq!(view.place.as_deref(), Some("The hill"));
        moot.does(Who::Olive, crate::posts::Hide { subject: Subject::Issue(issue), reason: "Private".into() });
        let view = moot.view(Who::Ann, new.clone());
        assert_eq!((view.issue, view.place), (None, None));
    }

    #[test]
    fn a_job_has_a_page_that_keeps_its_names_within_the_group() {
        let mut moot = Moot::new();
        let group = form(&mut moot);
        let act = Act::from_form("job.add", &format!("group={group}&what=Dig")).expect("a whole form");
        assert!(matches!(act, Act::AddJob(Add { .. })));
        let id = moot.does(Who::Ann, act).into();
        moot.does(Who::Ann, crate::jobs::Take { job: id });
        let show = Show { id, private: false };
        assert_eq!(moot.view(Who::Ann, show.clone()).names, Some(vec![Who::Ann.name()]));
        let outside = moot.view(Who::Ben, show);
        assert_eq!((outside.names, outside.people, outside.may_take), (None, 1, false));
    }
}
