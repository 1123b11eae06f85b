//! Counting budgets: no file makes it panic or go on for ever, and no more is spent than there is.
#![no_main]

use domain::count::budget::pabulib::{File, Order};
use domain::count::budget::{Completion, Merit, Rule, Rules, Start, TieRule, Unaffordable, Utility};
use domain::count::lot::Ties;
use libfuzzer_sys::fuzz_target;

/// More than these say nothing new and take long.
const MOST: usize = 12;

fuzz_target!(|text: &str| {
    let Ok(file) = text.parse::<File>() else { return };
    if file.projects.len() > MOST || file.votes.len() > MOST {
        return;
    }
    let election = file.election(Order::Lexicographic);
    let shares = |utility, completion, comparison| Rule::EqualShares {
        utility,
        completion,
        exhaustive_stop: true,
        start: Start::Exact,
        comparison,
    };
    let counted = [
        Rule::Greedy { by: Merit::Votes, unaffordable: Unaffordable::Skip },
        Rule::Greedy { by: Merit::PointsForCost, unaffordable: Unaffordable::Stop },
        shares(Utility::Cost, Completion::Greedy, true),
        shares(Utility::Cardinality, Completion::Add1Greedy, false),
        shares(Utility::Points, Completion::Add1, false),
        Rule::Phragmen,
    ];
    for rule in counted {
        let rules = Rules {
            projects: election.projects(&[]),
            total: file.budget,
            ballots: election.form(),
            rule,
            minimum_votes: 0,
            ceilings: Vec::new(),
            ties: TieRule::Cheapest,
            quorum: 0,
        };
        let tally = election.count(&rules, &Ties::FirstListed);
        assert!(tally.total_cost <= file.budget, "{rule:?}");
        assert!(tally.winners.len() <= file.projects.len());
    }
});
