//! Issues: what is wrong here, who else says so, and what became of it.

mod acts;
mod events;
mod record;
mod register;
mod views;

#[cfg(test)]
mod tests;

pub use acts::{Answer, Import, MeToo, OfferHelp, Raise, Report, SetStatus, typed};
pub use events::{Event, apply};
pub use record::{Happened, told};
pub use register::{Key, Register, Row, erase, put};
pub use views::{Card, List, ListView, Show, ShowView, Similar, StatusFilter, StatusView, card, link, texts};

use serde::{Deserialize, Serialize};

use crate::ids::IssueId;
use crate::members::Byline;
use crate::photos::{self, Photo};
use crate::posts::Written;
use crate::{TextRef, Timestamp};

/// Where an issue stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Nobody has said anything of it yet.
    Open,
    /// An organiser has seen it.
    Seen,
    /// Somebody is working on it.
    BeingWorkedOn,
    /// It is fixed, unless the raiser says otherwise.
    Fixed,
    /// It won't be done; the reason says why.
    WontBeDone,
    /// It is someone else's; the reason says whose.
    SomeoneElses,
}

impl Status {
    /// Every status, in the order things go.
    pub const ALL: [Status; 6] =
        [Status::Open, Status::Seen, Status::BeingWorkedOn, Status::Fixed, Status::WontBeDone, Status::SomeoneElses];

    /// What usually comes next.
    pub fn next(self) -> Status {
        match self {
            Status::Open => Status::Seen,
            Status::Seen => Status::BeingWorkedOn,
            Status::BeingWorkedOn => Status::Fixed,
            Status::Fixed | Status::WontBeDone | Status::SomeoneElses => Status::Open,
        }
    }

    /// Whether something is still to be done about it here.
    pub fn is_open(self) -> bool {
        matches!(self, Status::Open | Status::Seen | Status::BeingWorkedOn)
    }

    /// Whether it must say why or whose.
    pub fn needs_reason(self) -> bool {
        matches!(self, Status::WontBeDone | Status::SomeoneElses)
    }
}

/// A point on the earth, in millionths of a degree: kept whole so that it is the same everywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Point {
    /// Millionths of a degree north.
    pub lat: i32,
    /// Millionths of a degree east.
    pub long: i32,
}

impl Point {
    /// From degrees; none if there is no such point.
    pub fn from_degrees(lat: f64, long: f64) -> Option<Point> {
        let fits = lat.abs() <= 90.0 && long.abs() <= 180.0;
        // Within ±180 million, so nothing is cut off.
        #[allow(clippy::cast_possible_truncation)]
        let millionths = |degrees: f64| (degrees * 1e6).round() as i32;
        fits.then(|| Point { lat: millionths(lat), long: millionths(long) })
    }

    /// From `51.914980,-2.097221`.
    pub fn parse(typed: &str) -> Option<Point> {
        let (lat, long) = typed.split_once(',')?;
        Point::from_degrees(lat.trim().parse().ok()?, long.trim().parse().ok()?)
    }
}

impl std::fmt::Display for Point {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:.5},{:.5}", f64::from(self.lat) / 1e6, f64::from(self.long) / 1e6)
    }
}

/// The id in what somebody typed or pasted to name an issue: its id, or the address of its page.
pub fn id_in(typed: &str) -> Option<IssueId> {
    let address = typed.trim().split(['?', '#']).next().unwrap_or_default();
    address.trim_end_matches('/').rsplit('/').next().unwrap_or_default().parse().ok()
}

/// A change of status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// When.
    pub at: Timestamp,
    /// To what.
    pub status: Status,
    /// Why, or whose.
    pub reason: Option<TextRef>,
    /// Whether it is the raiser's answer to "Is it fixed?".
    pub by_raiser: bool,
}

/// The texts that belong to an issue.
pub fn written(issue: &Issue) -> Written {
    let (own, others): (Vec<&Step>, Vec<&Step>) = issue.steps.iter().partition(|step| step.by_raiser);
    let reasons = |steps: Vec<&Step>| steps.into_iter().filter_map(|step| step.reason).collect::<Vec<_>>();
    let mut own = reasons(own);
    own.push(issue.title);
    own.extend([issue.place, issue.point, issue.details].into_iter().flatten());
    own.extend(photos::texts(&issue.photos));
    Written { own, others: reasons(others), names: issue.by.into_iter().collect() }
}

/// An issue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issue {
    /// Its id.
    pub id: IssueId,
    /// What is wrong, in one line.
    pub title: TextRef,
    /// The number of its category.
    pub category: Option<u32>,
    /// Where, in words.
    pub place: Option<TextRef>,
    /// Where, by the phone: a text like any other, so that it can be erased.
    pub point: Option<TextRef>,
    /// More about it.
    pub details: Option<TextRef>,
    /// Photos of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub photos: Vec<Photo>,
    /// Who raised it, if they show it.
    pub by: Option<Byline>,
    /// When it was raised; for an imported one, when its source says it was.
    pub raised: Timestamp,
    /// The name of the source it was imported from.
    pub source: Option<String>,
    /// Where it stands.
    pub status: Status,
    /// Every change of status, oldest first.
    pub steps: Vec<Step>,
    /// Whether the raiser has been asked if it is fixed and has not answered.
    pub asked: bool,
}
