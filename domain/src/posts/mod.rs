//! What people post, whatever noun it is: hiding, withdrawing and erasing it, and telling an
//! organiser about it.

mod acts;
mod events;
mod record;
mod register;
mod views;
mod written;

#[cfg(test)]
mod tests;

pub use acts::{Erase, Hide, SettleReport, TellOrganiser, Unhide, Withdraw, forget};
pub use events::{Event, apply};
pub use record::{Happened, told};
pub use register::{Answer, Key, Register, Report, Row, erase, put};
pub use views::{ReportView, Reports, ReportsView, report_view};
pub use written::Written;

use serde::{Deserialize, Serialize};

use crate::TextRef;

/// How a thing's words are gone for good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Gone {
    /// Its author took it back.
    Withdrawn,
    /// An organiser erased it, saying why, or its author erased all that was theirs.
    Erased(Option<TextRef>),
}
