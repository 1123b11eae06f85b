//! What every page of a community shows around its own matter.

use serde::{Deserialize, Serialize};

use crate::Refusal;
use crate::community::Visibility;
use crate::query::{Look, Query, Words};
use crate::viewer::Role;

/// Asks for what stands around every page.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frame {}

/// What stands around every page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrameView {
    /// Its address.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// What the viewer is here.
    pub role: Role,
    /// Whether everybody may see it.
    pub is_public: bool,
    /// Whether it is made up.
    pub demonstration: bool,
    /// Whether posts show names unless one says otherwise: not where people share a need.
    pub names_shown: bool,
    /// The organisers' own words above the issue form.
    pub issue_notice: Words,
}

impl Query for Frame {
    const NAME: &'static str = "community.frame";
    type View = FrameView;

    fn view(&self, look: &Look<'_>) -> Result<FrameView, Refusal> {
        let profile = &look.state.community.profile;
        Ok(FrameView {
            slug: profile.slug.clone(),
            name: look.community_name(),
            role: look.viewer.role,
            is_public: profile.visibility == Visibility::Public,
            demonstration: profile.demonstration,
            names_shown: !profile.is_of_need(),
            issue_notice: look.optional_words(profile.issue_notice),
        })
    }
}
