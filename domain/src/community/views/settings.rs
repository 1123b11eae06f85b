//! What organisers can settle, as it is: what their forms are filled with.

use serde::{Deserialize, Serialize};

use super::{ContactView, contact};
use crate::Refusal;
use crate::community::{Joining, Kind, Visibility};
use crate::query::{Look, Query, Words};

/// Asks for what organisers can settle. For organisers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {}

/// What organisers can settle, as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SettingsView {
    /// Its name.
    pub name: String,
    /// What holds it together.
    pub kinds: Vec<Kind>,
    /// Who may see it.
    pub visibility: Visibility,
    /// Whether it may be shown to everybody: not where people share a need.
    pub may_be_public: bool,
    /// Who may join.
    pub joining: Joining,
    /// Words of welcome.
    pub welcome: Words,
    /// Whom to turn to.
    pub contact: ContactView,
    /// The organisers' own words above the issue form.
    pub issue_notice: Words,
    /// The names of the categories of issues, one a line.
    pub categories: String,
}

impl Query for Settings {
    const NAME: &'static str = "community.settings";
    type View = SettingsView;

    fn view(&self, look: &Look<'_>) -> Result<SettingsView, Refusal> {
        if !look.viewer.is_organiser() {
            return Err(Refusal::OrganisersOnly);
        }
        let profile = &look.state.community.profile;
        let categories: Vec<String> = profile.categories.iter().filter_map(|known| look.words(known.name)).collect();
        Ok(SettingsView {
            name: look.community_name(),
            kinds: profile.kinds.clone(),
            visibility: profile.visibility,
            may_be_public: !profile.is_of_need(),
            joining: profile.joining,
            welcome: look.optional_words(profile.welcome),
            contact: contact(look),
            issue_notice: look.optional_words(profile.issue_notice),
            categories: categories.join("\n"),
        })
    }
}
