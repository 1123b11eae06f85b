//! What the Record says of the community itself.

use serde::{Deserialize, Serialize};

use super::{Event, Joining, Kind, Visibility};
use crate::Subject;
use crate::record::{Told, What};

/// What happened to the community itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Happened {
    /// The book began.
    Founded { kinds: Vec<Kind>, visibility: Visibility, joining: Joining },
    /// The categories of issues changed.
    CategoriesSet,
    /// Its name, its words or whom to turn to changed.
    Described,
    /// Who may see it and who may join changed.
    AccessSet { visibility: Visibility, joining: Joining },
    /// What holds it together changed.
    KindsSet { kinds: Vec<Kind> },
}

/// What an event says.
pub fn told(event: &Event) -> Told {
    let what = match event.clone() {
        Event::Founded { kinds, visibility, joining, .. } => Happened::Founded { kinds, visibility, joining },
        Event::CategoriesSet { .. } => Happened::CategoriesSet,
        Event::Described { .. } => Happened::Described,
        Event::AccessSet { visibility, joining } => Happened::AccessSet { visibility, joining },
        Event::KindsSet { kinds } => Happened::KindsSet { kinds },
    };
    Told::new(What::Community(what), Subject::Community)
}
