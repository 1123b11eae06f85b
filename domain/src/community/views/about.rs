//! What this community is, whom to turn to, and the rules of who sees what.

use serde::{Deserialize, Serialize};

use crate::community::{Joining, Kind, Visibility};
use crate::query::{Look, Query, When, Words};
use crate::sync::Counted;
use crate::time::Style;
use crate::{Refusal, Subject};

/// Asks what this community is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {}

/// A person to contact.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactView {
    /// Their name.
    pub name: Words,
    /// Their telephone number.
    pub telephone: Words,
    /// Where to find them.
    pub place: Words,
    /// And when.
    pub times: Words,
}

/// What this community is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AboutView {
    /// Its name.
    pub name: String,
    /// What holds it together.
    pub kinds: Vec<Kind>,
    /// Who may see it.
    pub visibility: Visibility,
    /// Who may join.
    pub joining: Joining,
    /// Words of welcome.
    pub welcome: Words,
    /// Whom to turn to.
    pub contact: ContactView,
    /// The names of the organisers.
    pub organisers: Vec<String>,
    /// When its book began.
    pub founded: Option<When>,
    /// How many members there are; only members are told where people share a need.
    pub members: Option<u32>,
    /// Whether it is made up.
    pub demonstration: bool,
    /// Whether the viewer may ask to join.
    pub may_join: bool,
}

impl Query for About {
    const NAME: &'static str = "community.about";
    type View = AboutView;

    fn view(&self, look: &Look<'_>) -> Result<AboutView, Refusal> {
        let community = &look.state.community;
        let profile = &community.profile;
        let counted = look.viewer.is_member() || !profile.is_of_need();
        let mut organisers: Vec<String> = community.organisers.values().filter_map(|name| look.words(*name)).collect();
        organisers.sort();
        Ok(AboutView {
            name: look.community_name(),
            kinds: profile.kinds.clone(),
            visibility: profile.visibility,
            joining: profile.joining,
            welcome: look.optional_words(profile.welcome),
            contact: contact(look),
            organisers,
            founded: look.state.founded().map(|founded| look.when(founded, Style::Date)),
            members: counted.then(|| look.state.count(Subject::Community, Counted::Members, look.now)),
            demonstration: profile.demonstration,
            may_join: look.viewer.member.is_none(),
        })
    }
}

/// Whom to turn to.
pub fn contact(look: &Look<'_>) -> ContactView {
    let contact = &look.state.community.profile.contact;
    ContactView {
        name: look.optional_words(contact.name),
        telephone: look.optional_words(contact.telephone),
        place: look.optional_words(contact.place),
        times: look.optional_words(contact.times),
    }
}
