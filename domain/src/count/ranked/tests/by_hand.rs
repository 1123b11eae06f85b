use super::super::{Deciding, Method, Outcome, Reason, Rules, TieFor, Votes, Why};
use super::{count, irv, stv};
use crate::count::lot::{Seed, Ties};
use crate::text::Hash;

fn written(votes: &[Votes]) -> Vec<String> {
    votes.iter().map(Votes::to_string).collect()
}

#[test]
fn a_surplus_moves_at_a_value_cut_off_after_five_places() {
    // 20 papers, two places: the quota is 7. The first has 11, so 4 are too many: each paper moves at
    // 4 ÷ 11 = 0.36363.
    let tally = stv(4, 2, &[(8, &[1, 2]), (2, &[1]), (1, &[1, 3]), (5, &[3]), (4, &[4])]);
    let account = &tally.account;
    assert_eq!((account.valid, account.quota.to_string()), (20, "7.00000".into()));
    let [first, second, ..] = account.rounds.as_slice() else { panic!("{account:?}") };
    assert_eq!(first.elected, [1]);
    let transfer = second.transfer.as_ref().expect("a surplus");
    assert_eq!((transfer.from, transfer.reason, transfer.votes), (1, Reason::Surplus, Votes::whole(4)));
    assert_eq!(transfer.parcels[0].value.to_string(), "0.36363");
    assert_eq!(transfer.parcels[0].worth, Votes::ONE);
    let to: Vec<_> = transfer.to.iter().map(|c| (c.option, c.papers, c.votes.to_string())).collect();
    assert_eq!(to, [(2, 8, "2.90904".into()), (3, 1, "0.36363".into())]);
    assert_eq!((transfer.non_transferable_papers, transfer.non_transferable.to_string()), (2, "0.72726".into()));
    assert_eq!(transfer.lost.to_string(), "0.00007");
    assert_eq!(written(&second.votes), ["7.00000", "2.90904", "5.36363", "4.00000"]);
    // Then the second is excluded: no preference is left on its papers. So is the fourth, and one is left.
    assert_eq!(account.last().map(|last| last.excluded.as_slice()), Some([2, 4].as_slice()));
    assert_eq!(tally.winners(), [1, 3]);
    assert_eq!(account.last().map(|last| last.newly_elected[0].why), Some(Why::LastPlaces));
}

#[test]
fn papers_that_moved_before_move_again_at_a_part_of_their_value() {
    // Quota 6 of 17. The first gives 4 of 10 at 0.4; the second then has 3 + 4 = 7, and gives 1 at 1 ÷ 7 of
    // 1 and of 0.4.
    let papers: &[(u32, &[u32])] = &[(10, &[1, 2, 3]), (3, &[2, 4]), (2, &[3]), (2, &[4])];
    let tally = stv(4, 2, papers);
    assert_eq!(tally.account.quota.to_string(), "6.00000");
    assert_eq!(tally.winners(), [1, 2]);
    let tally = stv(4, 3, &[(11, &[1, 2, 3]), (3, &[2, 4]), (2, &[3]), (3, &[4])]);
    // Quota 5 of 19: 6 of 11 at 0.54545, so the second has 3 + 5.99995, and gives 3.99995 of 8.99995.
    let third = tally.account.rounds[2].transfer.as_ref().expect("a second surplus");
    let parcels: Vec<_> = third.parcels.iter().map(|p| (p.worth.to_string(), p.value.to_string())).collect();
    assert_eq!(parcels, [("1.00000".into(), "0.44444".into()), ("0.54545".into(), String::from("0.24242"))]);
}

#[test]
fn the_larger_surplus_moves_first_and_then_the_other() {
    let tally = stv(5, 3, &[(9, &[1, 4]), (12, &[2, 5]), (1, &[3]), (1, &[4]), (1, &[5])]);
    assert_eq!(tally.account.rounds[0].elected, [2, 1]);
    let from: Vec<_> = tally.account.rounds.iter().filter_map(|r| r.transfer.as_ref().map(|t| t.from)).collect();
    assert_eq!(from[..2], [2, 1]);
}

#[test]
fn who_had_more_in_the_latest_unequal_round_gives_first() {
    // Once the fifth is out, the first and second both have 9: the second, which had fewer, got more.
    let tally = stv(5, 2, &[(8, &[1, 3]), (7, &[2, 4]), (4, &[3]), (4, &[4]), (2, &[5, 2]), (1, &[5, 1])]);
    assert_eq!(tally.account.quota, Votes::whole(9));
    let second = &tally.account.rounds[1];
    assert_eq!(second.elected, [1, 2]);
    assert_eq!(second.ties[0].about, TieFor::Order);
    assert_eq!((second.ties[0].chosen, &second.ties[0].by), (1, &Deciding::EarlierRound { round: 1 }));
}

#[test]
fn a_tie_for_exclusion_looks_back_and_is_else_a_lot() {
    // Two and three are level in round two, but not in the first.
    let back = irv(4, &[(4, &[1]), (2, &[2]), (3, &[3]), (1, &[4, 2])]);
    let tie = &back.account.rounds[2].ties[0];
    assert_eq!((tie.about, tie.among.as_slice(), tie.chosen), (TieFor::Exclusion, [2, 3].as_slice(), 2));
    assert_eq!((tie.level.as_slice(), &tie.by), ([2].as_slice(), &Deciding::EarlierRound { round: 1 }));
    // Here in all: it falls on whoever is listed, or drawn, first.
    let papers: &[(u32, &[u32])] = &[(4, &[1]), (2, &[2, 3]), (2, &[3, 2])];
    let listed = irv(3, papers);
    let tie = &listed.account.rounds[1].ties[0];
    assert_eq!((tie.level.as_slice(), tie.chosen, &tie.by), ([2, 3].as_slice(), 2, &Deciding::FirstListed));
    let drawn: std::collections::BTreeSet<_> = (0..8)
        .map(|n: u8| {
            let seed = Seed(Hash::of(&[n]));
            let tally = count(Method::Irv, 3, 1, papers, Ties::Lot { seed });
            let tie = &tally.account.rounds[1].ties[0];
            assert_eq!(tie.by, Deciding::Lot { label: "exclusion, round 2".into() });
            assert_eq!(seed.first("exclusion, round 2", [2, 3]), Some(tie.chosen));
            tie.chosen
        })
        .collect();
    assert_eq!(drawn, [2, 3].into());
}

#[test]
fn equal_surpluses_move_in_the_order_in_which_they_were_elected() {
    for n in 0..8_u8 {
        let ties = Ties::Lot { seed: Seed(Hash::of(&[n])) };
        let papers: &[(u32, &[u32])] = &[(6, &[1, 3]), (6, &[2, 4]), (1, &[3]), (1, &[4]), (1, &[5])];
        let account = count(Method::ScottishStv, 5, 3, papers, ties).account;
        assert_eq!(account.rounds[1].transfer.as_ref().map(|t| t.from), account.elected.first().copied());
    }
}

#[test]
fn when_as_many_are_left_as_places_all_are_elected_those_with_the_quota_first() {
    // Quota 2 of 4: the third has it, and no more are left than there are places.
    let tally = stv(3, 3, &[(1, &[1]), (3, &[3, 1])]);
    assert_eq!((tally.winners(), tally.account.rounds.len()), ([3, 1, 2].as_slice(), 1));
    let why: Vec<Why> = tally.account.rounds[0].newly_elected.iter().map(|elected| elected.why).collect();
    assert_eq!(why, [Why::Quota, Why::LastPlaces, Why::LastPlaces]);
    // More places than there are candidates.
    assert_eq!(stv(2, 4, &[(1, &[1]), (3, &[2])]).winners(), [2, 1]);
}

#[test]
fn when_an_exclusion_leaves_as_many_as_places_all_are_elected_in_the_order_of_the_paper() {
    // Quota 5 of 13. Once the first and the fourth are out, the third has 7, but the second stands before it.
    let tally = stv(4, 2, &[(2, &[1]), (4, &[2]), (4, &[3]), (3, &[4, 3])]);
    let last = tally.account.last().expect("a round");
    assert_eq!((last.excluded.as_slice(), tally.winners()), ([1, 4].as_slice(), [2, 3].as_slice()));
    assert!(last.newly_elected.iter().all(|elected| elected.why == Why::LastPlaces), "{last:?}");
}

#[test]
fn a_majority_of_what_is_still_in_play_wins_instant_runoff() {
    let first = irv(3, &[(5, &[1]), (2, &[2]), (2, &[3])]);
    assert_eq!((first.winners(), first.account.rounds.len()), ([1].as_slice(), 1));
    // 9 papers, two of which fall away: 4 of 7 are enough, though not of 9.
    let later = irv(3, &[(4, &[1]), (3, &[2]), (2, &[3])]);
    assert_eq!(later.account.quota, Votes::whole(5));
    let last = later.account.last().expect("a round");
    assert_eq!((last.needed, last.non_transferable), (Votes::whole(4), Votes::whole(2)));
    assert_eq!((later.winners(), last.newly_elected[0].why), ([1].as_slice(), Why::Quota));
    // Half is not a majority.
    let half = irv(2, &[(2, &[1]), (2, &[2])]);
    assert_eq!((half.winners(), half.account.rounds.len()), ([2].as_slice(), 2));
}

#[test]
fn instant_runoff_fills_one_place_whatever_is_asked() {
    let tally = count(Method::Irv, 3, 2, &[(2, &[1]), (1, &[2])], Ties::FirstListed);
    assert_eq!((tally.account.seats, tally.winners()), (1, [1].as_slice()));
}

#[test]
fn whoever_was_withdrawn_gets_nothing_and_their_papers_move_on() {
    let rules = Rules { options: 3, seats: 1, method: Method::ScottishStv, quorum: 0 };
    let papers = [([2, 1].as_slice(), 3), (&[2], 4), (&[3, 2, 1], 2)];
    let tally = rules.count_papers(20, papers, &[2].into(), &Ties::FirstListed);
    assert_eq!((tally.cast, tally.account.valid), (9, 5));
    assert_eq!(written(&tally.account.rounds[0].votes), ["3.00000", "0.00000", "2.00000"]);
    assert_eq!((tally.account.withdrawn.as_slice(), tally.winners()), ([2].as_slice(), [1].as_slice()));
}

#[test]
fn too_few_or_no_ballots_elect_nobody() {
    let rules = Rules { options: 2, seats: 1, method: Method::Irv, quorum: 2 };
    let few = rules.count(9, [[1].as_slice()], &Ties::FirstListed);
    assert_eq!((few.outcome, few.winners().len(), few.account.elected.as_slice()), (Outcome::TooFewVoted, 0, &[1][..]));
    let nobody = Rules { quorum: 0, ..rules }.count(9, [], &Ties::FirstListed);
    assert_eq!((nobody.outcome, nobody.winners().len(), nobody.account.rounds.len()), (Outcome::NobodyVoted, 0, 1));
    let bad = Rules { quorum: 0, ..rules }.count(9, [[1, 1].as_slice(), &[3], &[]], &Ties::FirstListed);
    assert_eq!((bad.cast, bad.outcome), (0, Outcome::NobodyVoted));
}

#[test]
fn as_many_papers_as_can_be_counted_do_not_overflow() {
    let tally = stv(3, 2, &[(u32::MAX, &[1, 2]), (u32::MAX, &[2]), (1, &[3])]);
    assert_eq!((tally.cast, tally.account.valid), (u32::MAX, u32::MAX));
    assert_eq!(tally.account.elected, [1, 2]);
    let moved = tally.account.rounds[1].transfer.as_ref().expect("a surplus");
    assert_eq!(moved.votes.minus(moved.to[0].votes), moved.lost);
}

#[test]
fn an_account_is_kept_as_data_with_votes_as_they_are_written() {
    let tally = stv(4, 2, &[(8, &[1, 2]), (2, &[1]), (1, &[1, 3]), (5, &[3]), (4, &[4])]);
    let json = serde_json::to_string(&tally).expect("data");
    assert!(json.contains(r#""quota":"7.00000""#) && json.contains(r#""value":"0.36363""#), "{json}");
    assert_eq!(serde_json::from_str::<super::Tally>(&json).ok(), Some(tally));
    for bad in ["", "7", "7.0", "7.000000", ".00000", "+7.00000", "7.0000x", "999999999999999999999.00000"] {
        assert!(bad.parse::<Votes>().is_err(), "{bad}");
    }
}
