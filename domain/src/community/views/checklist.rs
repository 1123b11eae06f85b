//! What is still to be done before people come.

use serde::{Deserialize, Serialize};

use crate::query::{Look, Query};
use crate::{Refusal, Subject};

/// Asks what organisers still have to do.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checklist {}

/// What organisers have done to get the community going.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChecklistView {
    /// There are words of welcome.
    pub welcome: bool,
    /// There is a person to contact, and a telephone or a place to reach them.
    pub contact: bool,
    /// There is an issue.
    pub issue: bool,
    /// There is a second organiser.
    pub second_organiser: bool,
    /// A poster has been printed.
    pub poster: bool,
}

impl ChecklistView {
    /// Whether all of it is done.
    pub fn is_done(&self) -> bool {
        self.welcome && self.contact && self.issue && self.second_organiser && self.poster
    }
}

impl Query for Checklist {
    const NAME: &'static str = "community.checklist";
    type View = ChecklistView;

    fn view(&self, look: &Look<'_>) -> Result<ChecklistView, Refusal> {
        if look.viewer.is_organiser() { Ok(checklist(look)) } else { Err(Refusal::OrganisersOnly) }
    }
}

/// What organisers have done to get the community going.
pub fn checklist(look: &Look<'_>) -> ChecklistView {
    let community = &look.state.community;
    let profile = &community.profile;
    let contact = super::contact(look);
    ChecklistView {
        welcome: look.optional_words(profile.welcome).is_some(),
        contact: contact.name.is_some() && (contact.telephone.is_some() || contact.place.is_some()),
        issue: community.issues.keys().any(|id| !community.gone.contains_key(&Subject::Issue(*id))),
        second_organiser: community.organisers.len() > 1,
        poster: look.state.private.community.poster_printed.is_some(),
    }
}
