//! What holds of every kind of question.

use std::collections::{BTreeMap, BTreeSet};

use proptest::collection::{btree_set, vec};
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::count::lot::{Seed, Ties};
use crate::count::yes_no::{Answer, Bound, Denominator, Threshold};
use crate::count::{Ballot, BallotFile, Rules, Tally, approval, borda, consent, ranked, score, yes_no};
use crate::text::Hash;

fn any_threshold() -> impl Strategy<Value = Threshold> {
    let bounds = select(vec![Bound::MoreThan, Bound::AtLeast]);
    let of = select(vec![Denominator::YesAndNo, Denominator::AllBallots, Denominator::EveryoneOnRoll]);
    (bounds, 0_u32..12, 0_u32..12, of).prop_map(|(bound, share, out_of, of)| Threshold { bound, share, out_of, of })
}

/// Rules with ballots that they admit.
pub fn any_vote() -> impl Strategy<Value = (Rules, Vec<Ballot>)> {
    let yes_no = (any_threshold(), 0_u32..9, vec(select(Answer::ALL.to_vec()), 0..40)).prop_map(
        |(threshold, quorum, answers)| {
            let ballots = answers.into_iter().map(Ballot::Answer).collect();
            (Rules::YesNo(yes_no::Rules { threshold, quorum }), ballots)
        },
    );
    let approval = (2_u32..40, 1_u32..6, 0_u32..9).prop_flat_map(|(options, choose_up_to, quorum)| {
        let most = choose_up_to.min(options) as usize;
        vec(btree_set(1..=options, 1..=most), 0..40).prop_map(move |choices| {
            let ballots = choices.into_iter().map(Ballot::Options).collect();
            (Rules::Approval(approval::Rules { options, choose_up_to, quorum }), ballots)
        })
    });
    let consent = (0_u32..9, vec(select(consent::Answer::ALL.to_vec()), 0..40)).prop_map(|(quorum, answers)| {
        (Rules::Consent(consent::Rules { quorum }), answers.into_iter().map(Ballot::Consent).collect())
    });
    let score = (2_u32..9, 1_u32..12, 0_u32..9).prop_flat_map(|(options, highest, quorum)| {
        let scores = proptest::collection::btree_map(1..=options, 0..=highest, 1..=options as usize);
        vec(scores, 0..40).prop_map(move |scores| {
            let ballots = scores.into_iter().map(Ballot::Points).collect();
            (Rules::Score(score::Rules { options, highest, quorum }), ballots)
        })
    });
    let forms = select(vec![borda::Form::Full, borda::Form::TopThree]);
    let borda = (2_u32..9, forms, 0_u32..9).prop_flat_map(|(options, form, quorum)| {
        let rules = borda::Rules { options, form, quorum };
        rankings(options, rules.rank_up_to()).prop_map(move |ballots| (Rules::Borda(rules), ballots))
    });
    let ranked = (2_u32..9, 1_u32..4, 0_u32..9).prop_flat_map(|(options, seats, quorum)| {
        let method = if seats == 1 { ranked::Method::Irv } else { ranked::Method::ScottishStv };
        let rules = ranked::Rules { options, seats, method, quorum };
        rankings(options, options).prop_map(move |ballots| (Rules::Ranked(rules), ballots))
    });
    prop_oneof![yes_no, approval, consent, score, borda, ranked]
}

/// Ballots that rank some options, at most so many.
fn rankings(options: u32, most: u32) -> impl Strategy<Value = Vec<Ballot>> {
    let order = Just((1..=options).collect::<Vec<u32>>()).prop_shuffle();
    let ranking = (order, 1..=most as usize).prop_map(|(mut order, most)| {
        order.truncate(most);
        Ballot::Ranking(order)
    });
    vec(ranking, 0..40)
}

/// What lots are drawn from here.
pub const LOTS: Seed = Seed(Hash([7; 32]));

pub fn file(rules: &Rules, ballots: Vec<Ballot>) -> BallotFile {
    let options = (0..rules.options()).map(|n| format!("Option: {n}")).collect();
    BallotFile::new("What: now?".into(), options, rules.clone(), 50, ballots)
}

proptest! {
    #[test]
    fn a_tally_equals_a_recount_of_the_file((rules, ballots) in any_vote()) {
        let (tally, file) = file(&rules, ballots).close(1, LOTS);
        let read: BallotFile = file.to_string().parse().expect("what was written can be read");
        prop_assert_eq!(read.tally(), tally);
        prop_assert_eq!(read, file);
    }

    #[test]
    fn the_order_of_casting_changes_neither_file_nor_tally(
        (rules, ballots) in any_vote(),
        swaps in vec((any::<Index>(), any::<Index>()), 0..20),
    ) {
        let mut other = ballots.clone();
        for (a, b) in swaps.into_iter().filter(|_| !ballots.is_empty()) {
            other.swap(a.index(ballots.len()), b.index(ballots.len()));
        }
        prop_assert_eq!(rules.count(50, &ballots, &Ties::FirstListed), rules.count(50, &other, &Ties::FirstListed));
        prop_assert_eq!(file(&rules, ballots).hash(), file(&rules, other).hash());
    }

    #[test]
    fn the_ballots_of_a_file_are_sorted((rules, ballots) in any_vote()) {
        let text = file(&rules, ballots).to_string();
        let lines: Vec<&str> = text.lines().skip_while(|line| *line != "---").skip(1).collect();
        prop_assert!(lines.is_sorted());
    }

    #[test]
    fn a_threshold_is_met_exactly_from_what_is_needed(threshold in any_threshold(), yes in 0_u32..50, base in 0_u32..50) {
        let (left, right) = (u64::from(yes) * u64::from(threshold.out_of), u64::from(threshold.share) * u64::from(base));
        let met = yes > 0 && match threshold.bound {
            Bound::MoreThan => left > right,
            Bound::AtLeast => left >= right,
        };
        if threshold.out_of > 0 {
            prop_assert_eq!(yes >= threshold.needed(base), met);
        }
    }

    #[test]
    fn every_figure_adds_up((rules, ballots) in any_vote()) {
        match rules.count(50, &ballots, &Ties::FirstListed) {
            Tally::YesNo(tally) => {
                prop_assert_eq!((tally.yes + tally.no + tally.abstain) as usize, ballots.len());
            }
            Tally::Approval(tally) => {
                let chosen = ballots.iter().filter_map(Ballot::options).map(BTreeSet::len);
                prop_assert_eq!(tally.approvals.iter().sum::<u32>() as usize, chosen.sum::<usize>());
                prop_assert_eq!(tally.cast as usize, ballots.len());
            }
            Tally::Consent(tally) => prop_assert_eq!(tally.agree + tally.stand_aside + tally.block, tally.cast),
            Tally::Score(tally) => {
                let given = ballots.iter().filter_map(Ballot::points).flat_map(BTreeMap::values);
                prop_assert_eq!(tally.sums.iter().sum::<u64>(), given.map(|points| u64::from(*points)).sum::<u64>());
            }
            Tally::Borda(_) | Tally::Ranked(_) | Tally::Budget(_) | Tally::Few(_) => {}
        }
    }

    #[test]
    fn no_text_makes_reading_panic(text in ".{0,80}", cut in any::<Index>(), (rules, ballots) in any_vote()) {
        let _ = text.parse::<BallotFile>();
        let whole = file(&rules, ballots).to_string();
        let cut = cut.index(whole.len());
        prop_assert!(whole[..cut].parse::<BallotFile>().is_err());
        let _ = format!("{}{text}{}", &whole[..cut], &whole[cut..]).parse::<BallotFile>();
    }
}
