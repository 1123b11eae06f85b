//! The count itself.

use std::collections::BTreeSet;

use super::account::Account;
use super::rules::Rules;
use super::votes::Votes;
use crate::count::lot::Ties;

/// Counts papers that the rules admit.
pub(super) fn count<'a>(
    rules: &Rules,
    papers: impl Iterator<Item = (&'a [u32], u32)>,
    withdrawn: &BTreeSet<u32>,
    _ties: &Ties,
) -> Account {
    let valid = papers.map(|(_, n)| n).sum();
    let withdrawn = withdrawn.iter().copied().collect();
    Account { valid, withdrawn, seats: rules.seats, quota: Votes::NONE, rounds: vec![], elected: vec![] }
}
