//! Ranges of endowments give what counting each of them in exact numbers gives.

use std::collections::BTreeSet;

use proptest::collection::{btree_set, vec};
use proptest::prelude::*;

use super::*;
use crate::count::budget::{Amount, Ballot, Form, Project, Rule, Rules, TieRule};
use crate::count::lot::Ties;

/// The same, one endowment after another.
fn one_by_one(before: &Spending<'_>, market: &Market, settings: Settings) -> (u64, Stopped) {
    for added in 0.. {
        let mut spending = before.clone();
        if !exact::count(&mut spending, market, &share(before.poll, settings.start, added), false) {
            return (added - 1, Stopped::NextTooDear);
        }
        if settings.exhaustive_stop && !spending.fits_any(&market.offers) {
            return (added, Stopped::Exhaustive);
        }
        if market.offers.iter().all(|place| !spending.is_open(*place)) {
            return (added, Stopped::NothingMore);
        }
    }
    unreachable!("with enough money everything is chosen")
}

proptest! {
    #[test]
    fn ranges_change_nothing(
        costs in vec(1_u64..60, 5),
        ballots in vec(btree_set(1_u32..=5, 1..=4), 1..9),
        total in 1_u64..120,
        exhaustive_stop in any::<bool>(),
        by_cost in any::<bool>(),
        floored in any::<bool>(),
    ) {
        let ballots: Vec<BTreeSet<u32>> = ballots;
        let rules = Rules {
            projects: costs.iter().map(|cost| Project { cost: Amount::whole(*cost), category: None }).collect(),
            total: Amount::whole(total),
            ballots: Form::Approval { up_to: None },
            rule: Rule::Phragmen,
            minimum_votes: 0,
            ceilings: vec![],
            ties: TieRule::AsListed,
            quorum: 0,
        };
        let poll = Poll::gather(&rules, ballots.iter().map(Ballot::Chosen), &Ties::FirstListed);
        let settings = Settings {
            utility: if by_cost { Utility::Cost } else { Utility::Cardinality },
            completion: Completion::Add1,
            exhaustive_stop,
            start: if floored { Start::Floored } else { Start::Exact },
        };
        let market = Market::new(&poll, settings.utility);
        let spending = Spending::new(&poll, &rules, &Ties::FirstListed);
        prop_assert_eq!(add1(&spending, &market, settings), one_by_one(&spending, &market, settings));
    }
}
