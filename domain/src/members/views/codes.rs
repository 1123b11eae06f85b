//! The codes that organisers give out.

use serde::{Deserialize, Serialize};

use crate::Refusal;
use crate::members::{Code, Opens};
use crate::query::{Look, Query, When, Words};
use crate::time::Style;

/// Asks for the codes that still work, the newest first. For organisers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Codes {}

/// What a code lets its bearer do, as shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OpensView {
    /// Join as a member.
    Membership,
    /// Become an organiser, once.
    Organiser,
    /// Move a membership to a new phone, once.
    Replacement,
    /// Join as a member and check in at a gathering that is on.
    Gathering,
}

/// A code as organisers see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeView {
    /// The code.
    pub code: String,
    /// What it lets its bearer do.
    pub opens: OpensView,
    /// Whose membership it moves.
    pub whose: Words,
    /// When it was made.
    pub made: When,
    /// When it stops working by itself.
    pub ends: Option<When>,
    /// How often it has been used.
    pub uses: u32,
}

/// The codes that still work.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodesView {
    /// The newest first.
    pub codes: Vec<CodeView>,
}

impl Query for Codes {
    const NAME: &'static str = "members.codes";
    type View = CodesView;

    fn view(&self, look: &Look<'_>) -> Result<CodesView, Refusal> {
        if !look.viewer.is_organiser() {
            return Err(Refusal::OrganisersOnly);
        }
        let register = &look.state.private.members;
        let mut codes: Vec<&Code> = register.codes().filter(|code| !code.is_spent(look.now)).collect();
        codes.sort_by_key(|code| std::cmp::Reverse((code.made, code.code.clone())));
        Ok(CodesView { codes: codes.into_iter().map(|code| view(look, code)).collect() })
    }
}

fn view(look: &Look<'_>, code: &Code) -> CodeView {
    let (opens, whose) = match code.opens {
        Opens::Membership => (OpensView::Membership, None),
        Opens::Organiser => (OpensView::Organiser, None),
        Opens::Replacement { member } => (OpensView::Replacement, look.state.private.members.get(member)),
    };
    CodeView {
        code: code.code.clone(),
        opens,
        whose: whose.map(|member| member.name.clone()),
        made: look.ago(code.made),
        ends: code.ends().map(|end| look.when(end, Style::DateTime)),
        uses: code.uses,
    }
}
