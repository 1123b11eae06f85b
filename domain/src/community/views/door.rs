//! What somebody is told before they join: what this is and who will see them.

use serde::{Deserialize, Serialize};

use super::{ContactView, contact};
use crate::Refusal;
use crate::community::{Joining, Kind, Visibility};
use crate::ids::GatheringId;
use crate::members::{Opened, Opens, OpensView};
use crate::moment::normal_code;
use crate::query::{Look, Query, Words};
use crate::viewer::Role;

/// Asks what it would mean to join. A code that works opens the door of a closed community too.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Door {
    /// The code on the poster or in the link, if there was one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub code: String,
}

/// What it would mean to join.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DoorView {
    /// Its address.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// What holds it together.
    pub kinds: Vec<Kind>,
    /// Words of welcome.
    pub welcome: Words,
    /// Whom to turn to.
    pub contact: ContactView,
    /// Who may see it.
    pub visibility: Visibility,
    /// Whether an organiser must say yes.
    pub needs_yes: bool,
    /// Whether a code is still needed.
    pub needs_code: bool,
    /// What the code opens; none if there was none or it does not work.
    pub opens: Option<OpensView>,
    /// The gathering that the code opens, if it is of one that is on, and what it is about.
    pub gathering: Option<(GatheringId, Words)>,
    /// What the viewer is here.
    pub role: Role,
    /// Whether it is made up.
    pub demonstration: bool,
}

impl Query for Door {
    const NAME: &'static str = "community.door";
    const FROM_OUTSIDE: bool = true;
    type View = DoorView;

    fn view(&self, look: &Look<'_>) -> Result<DoorView, Refusal> {
        let code = look.state.opened_by(&normal_code(&self.code), look.now);
        if code.is_none() && !look.state.may_read(&look.viewer) && look.viewer.role != Role::Waiting {
            return Err(Refusal::NotFound);
        }
        let profile = &look.state.community.profile;
        let (opens, gathering) = match code {
            None => (None, None),
            Some(Opened::Gathering(gathering)) => (Some(OpensView::Gathering), Some(gathering)),
            Some(Opened::Code(code)) => match code.opens {
                Opens::Membership => (Some(OpensView::Membership), None),
                Opens::Organiser => (Some(OpensView::Organiser), None),
                Opens::Replacement { .. } => (Some(OpensView::Replacement), None),
            },
        };
        Ok(DoorView {
            slug: profile.slug.clone(),
            name: look.community_name(),
            kinds: profile.kinds.clone(),
            welcome: look.optional_words(profile.welcome),
            contact: contact(look),
            visibility: profile.visibility,
            needs_yes: profile.joining == Joining::Approval && matches!(opens, None | Some(OpensView::Membership)),
            needs_code: profile.joining == Joining::Code && opens.is_none(),
            opens,
            gathering: gathering.map(|gathering| (gathering.id, look.words(gathering.title))),
            role: look.viewer.role,
            demonstration: profile.demonstration,
        })
    }
}
