//! What phones are sent, kept ready: one shelf for each role, brought up to date by what changed.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};

use domain::sync::Shelf;
use domain::time::Span;
use domain::viewer::Role;
use domain::{Subject, Timestamp};

use super::Published;

/// Batches of changes that are remembered. A shelf that is further behind is made anew.
const REMEMBERED: usize = 1000;
/// How long a shelf is brought up to date before it is made anew, so that what grew old leaves it.
const LASTS: Span = Span::HOUR;

/// The shelves of one community.
#[derive(Debug, Default)]
pub struct Shelves {
    /// What each version touched that others can see, the oldest first.
    touched: Mutex<VecDeque<(u64, Vec<Subject>)>>,
    made: Mutex<BTreeMap<Role, Made>>,
}

#[derive(Debug)]
struct Made {
    version: u64,
    at: Timestamp,
    shelf: Arc<Shelf>,
}

impl Shelves {
    /// Notes what a version touched. Called before that version is published.
    pub(super) fn note(&self, version: u64, touched: &[Subject]) {
        let mut known = self.touched.lock().unwrap_or_else(PoisonError::into_inner);
        known.push_back((version, touched.to_vec()));
        if known.len() > REMEMBERED {
            known.pop_front();
        }
    }

    /// The shelf of a role, as it is in this version.
    pub fn shelf(&self, published: &Published, role: Role, now: Timestamp) -> Arc<Shelf> {
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        let (state, version) = (&published.state, published.version);
        // Taken out, so that it need not be copied where nobody reads it any more.
        let kept = made.remove(&role).filter(|kept| kept.at.plus(LASTS) > now && kept.version <= version);
        let touched = kept.as_ref().and_then(|kept| self.touched_since(kept.version, version));
        let ready = match kept.zip(touched) {
            Some((kept, _)) if kept.version == version => kept,
            Some((kept, touched)) => {
                let mut shelf = Arc::unwrap_or_clone(kept.shelf);
                shelf.update(state, &touched, now);
                Made { version, at: kept.at, shelf: Arc::new(shelf) }
            }
            None => Made { version, at: now, shelf: Arc::new(Shelf::new(state, role, now)) },
        };
        let shelf = ready.shelf.clone();
        made.insert(role, ready);
        shelf
    }

    /// What was touched after one version and up to another; none if that is no longer known.
    fn touched_since(&self, from: u64, to: u64) -> Option<Vec<Subject>> {
        let known = self.touched.lock().unwrap_or_else(PoisonError::into_inner);
        let first = known.partition_point(|(version, _)| *version <= from);
        let since = known.iter().skip(first).take_while(|(version, _)| *version <= to);
        let (mut next, mut touched) = (from + 1, Vec::new());
        for (version, subjects) in since {
            if *version != next {
                return None;
            }
            next += 1;
            touched.extend(subjects.iter().copied());
        }
        touched.sort_unstable();
        touched.dedup();
        (next == to + 1).then_some(touched)
    }
}
