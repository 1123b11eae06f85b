//! The sheet with which a group's people are called out.

use serde::{Deserialize, Serialize};

use super::{Group, link};
use crate::ids::GroupId;
use crate::jobs::{self, JobView};
use crate::query::{Link, Look, Query, When};
use crate::time::Style;
use crate::{Refusal, Subject};

/// Asks for a group's call sheet: what is to be done, where, when and by whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallSheet {
    /// Of which group.
    pub id: GroupId,
}

/// A call sheet, to be printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallSheetView {
    /// The group.
    pub group: Link,
    /// The names its coordinators go by.
    pub coordinators: Vec<String>,
    /// When it was made.
    pub made: When,
    /// Its jobs that are still to be done, the soonest first, with the names of their takers.
    pub jobs: Vec<JobView>,
}

/// Whether the viewer may print it.
pub(super) fn may_call(look: &Look<'_>, group: &Group) -> bool {
    look.state.runs(&look.viewer, group.id) || jobs::takes_any(look, group)
}

impl Query for CallSheet {
    const NAME: &'static str = "groups.call_sheet";
    type View = CallSheetView;

    fn view(&self, look: &Look<'_>) -> Result<CallSheetView, Refusal> {
        let group = look.state.community.groups.get(&self.id).ok_or(Refusal::NotFound)?;
        if !look.may_see(Subject::Group(group.id)) {
            return Err(Refusal::TakenAway);
        }
        if !may_call(look, group) {
            return Err(Refusal::GroupMembersOnly);
        }
        Ok(CallSheetView {
            group: link(look, group.id),
            coordinators: group.coordinators.values().filter_map(|name| look.words(*name)).collect(),
            made: look.when(look.now, Style::DateTime),
            jobs: jobs::open(look, group),
        })
    }
}
