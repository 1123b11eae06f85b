//! What is for one viewer alone: the rows that are about them, and the details of what is theirs,
//! of their groups' and of what was opened on their phone.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::pack;
use crate::Subject;
use crate::query::Look;

/// The most bytes of details on a phone.
const BUDGET: usize = 2_000_000;

/// Documents for one viewer alone.
pub(super) fn documents(look: &Look<'_>, opened: &[Subject]) -> Vec<(String, Arc<str>)> {
    let mut documents = Vec::new();
    if let Some(member) = look.viewer.member {
        documents.push(("mine".to_owned(), pack::own_rows(look, member)));
    }
    let mut left = BUDGET;
    for subject in wanted(look, opened) {
        let Some(details) = pack::details(look, subject) else { continue };
        match left.checked_sub(details.len()) {
            Some(rest) => left = rest,
            None => break,
        }
        documents.push((format!("more/{subject}"), details));
    }
    documents
}

/// Jobs one has taken on, one's groups, what was opened, what one wrote: the most needed first, each once.
fn wanted(look: &Look<'_>, opened: &[Subject]) -> Vec<Subject> {
    let private = &look.state.private;
    let mut wanted = Vec::new();
    if let Some(member) = look.viewer.member {
        wanted.extend(private.jobs.taken_by(member, look.now).map(Subject::Job));
        wanted.extend(private.groups.groups_of(member).map(Subject::Group));
    }
    wanted.extend(opened.iter().copied());
    if let Some(member) = look.viewer.member {
        let written = private.members.written_by(member).filter_map(|subject| pack::page_of(look, subject));
        let mut current: Vec<Subject> = written.filter(|subject| pack::is_current(look, *subject)).collect();
        current.reverse();
        wanted.extend(current);
    }
    let mut seen = BTreeSet::new();
    wanted.retain(|subject| seen.insert(*subject));
    wanted
}
