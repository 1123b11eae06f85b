//! Whatever people do, in whatever order.

use std::collections::BTreeMap;

use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::*;
use crate::Refusal;
use crate::count::{BallotFile, Rules};
use crate::ids::MemberId;
use crate::votes::{Row, Stage};

#[derive(Debug, Clone)]
enum Doing {
    Call { approval: bool, confirmed: bool, opens: i64, lasts: i64, grace: u32 },
    Cast(Index, Answer, Vec<u32>),
    Cancel(Index),
    Confirm(Who, bool),
    Declare(bool),
    Join,
    Leave,
    EraseMe,
    Oversee(u8),
    NewPhone(Who),
    Wait(i64),
    Tick,
}

fn doing() -> impl Strategy<Value = (Who, Doing)> {
    let doing = prop_oneof![
        2 => (any::<bool>(), any::<bool>(), 0_i64..40, 0_i64..60, 0_u32..3)
            .prop_map(|(approval, confirmed, opens, lasts, grace)| Doing::Call { approval, confirmed, opens, lasts, grace }),
        8 => (any::<Index>(), select(Answer::ALL.to_vec()), vec(0_u32..5, 0..4))
            .prop_map(|(vote, answer, options)| Doing::Cast(vote, answer, options)),
        1 => any::<Index>().prop_map(Doing::Cancel),
        1 => (select(Who::ALL.to_vec()), any::<bool>()).prop_map(|(who, yes)| Doing::Confirm(who, yes)),
        1 => any::<bool>().prop_map(Doing::Declare),
        1 => Just(Doing::Join),
        1 => Just(Doing::Leave),
        1 => Just(Doing::EraseMe),
        2 => (0_u8..4).prop_map(Doing::Oversee),
        1 => select(Who::ALL.to_vec()).prop_map(Doing::NewPhone),
        2 => (1_i64..20).prop_map(Doing::Wait),
        1 => Just(Doing::Tick),
    ];
    (select(Who::ALL.to_vec()), doing)
}

fn do_it(moot: &mut Moot, votes: &mut Vec<VoteId>, who: Who, doing: Doing) {
    let pick = |index: Index| if votes.is_empty() { VoteId(uuid::Uuid::nil()) } else { *index.get(votes) };
    let _ = match doing {
        Doing::Call { approval, confirmed, opens, lasts, grace } => {
            let base = if approval { choice(moot) } else { call(moot) };
            let minutes = |n| clock(moot, Span::MINUTE.times(n));
            let (opens, closes, grace) = (minutes(opens), minutes(opens + lasts), grace.to_string());
            let called = moot.act(Who::Olive, Call { confirmed, opens, closes, grace, ..base });
            votes.extend(called.iter().copied().map(VoteId::from));
            called.map(|_| ())
        }
        Doing::Cast(vote, answer, options) => {
            let cast = Cast { choice: Some(answer), options, ..Cast::blank(pick(vote)) };
            moot.act(who, cast).map(|_| ())
        }
        Doing::Cancel(vote) => {
            let cancel = Cancel { vote: pick(vote), reason: "Never mind".into() };
            moot.act(who, cancel).map(|_| ())
        }
        Doing::Confirm(member, yes) => moot.act(who, members::Confirm { member: member.member(), yes }).map(|_| ()),
        Doing::Declare(linked_to_place) => {
            moot.act(who, Declare { linked_to_place, at_least_age: "18".into() }).map(|_| ())
        }
        Doing::Join => moot.act(who, members::Join { name: who.name(), code: String::new() }).map(|_| ()),
        Doing::Leave => moot.act(who, members::Leave {}).map(|_| ()),
        Doing::EraseMe => moot.act(who, members::EraseMe { posts: members::Posts::Erase }).map(|_| ()),
        Doing::Oversee(how) => {
            let accounts = moot.state.private.members.of_account(who.account());
            let member = accounts.map_or(who.member(), |member| member.id);
            let reason = String::new();
            let act: crate::Act = match how {
                0 => members::Pause { member, reason }.into(),
                1 => members::Unpause { member }.into(),
                2 => members::Remove { member, reason }.into(),
                _ => members::Approve { member }.into(),
            };
            moot.act(Who::Olive, act).map(|_| ())
        }
        Doing::NewPhone(phone) => {
            let whose = moot.state.viewer(Some(who.account())).member;
            whose.map_or(Ok(()), |member| move_to(moot, votes, member, phone).map(|_| ()))
        }
        Doing::Wait(minutes) => {
            moot.wait(Span::MINUTE.times(minutes));
            Ok(())
        }
        Doing::Tick => moot.act_as(Caller::System, Tick {}).map(|_| ()),
    };
}

/// Moves a membership to somebody's phone; that shows no ballot which was cast before.
fn move_to(moot: &mut Moot, votes: &[VoteId], member: MemberId, phone: Who) -> Result<(), Refusal> {
    moot.act(Who::Olive, members::ReplacePhone { member })?;
    let opens = members::Opens::Replacement { member };
    let code = moot.state.private.members.codes().find(|code| code.opens == opens).expect("just made").code.clone();
    moot.act(phone, members::Join { name: String::new(), code })?;
    for vote in votes {
        assert_eq!(show(moot, phone, *vote).my_ballot, None);
    }
    Ok(())
}

/// The published file, for everybody.
fn file(moot: &Moot, vote: VoteId) -> BallotFile {
    let text = &moot.state.private.votes.file(vote).expect("a closed vote has a file").text;
    text.parse().expect("a published file can be read")
}

fn check(moot: &Moot) {
    let rows = |wanted: fn(&Row) -> Option<VoteId>, vote: VoteId| {
        let rows = moot.rows.values().filter_map(|row| match row {
            change::Row::Vote(row) => wanted(row),
            _ => None,
        });
        rows.filter(|of| *of == vote).count()
    };
    let on_roll = |row: &Row| if let Row::Roll { vote, .. } = row { Some(*vote) } else { None };
    let cast = |row: &Row| if let Row::Ballot { vote, .. } = row { Some(*vote) } else { None };
    for vote in moot.state.community.votes.values() {
        let links = (rows(on_roll, vote.id), rows(cast, vote.id));
        match &vote.stage {
            Stage::Open { roll } => assert!(links.0 <= *roll as usize && links.1 <= links.0),
            Stage::Closed { result, ballots, .. } => {
                assert_eq!(links, (0, 0));
                assert_eq!(&file(moot, vote.id).tally(), result);
                assert_eq!(file(moot, vote.id).hash(), *ballots);
                assert!(result.cast().is_none_or(|cast| cast <= result.roll()));
            }
            Stage::Called | Stage::Cancelled { .. } => assert_eq!(links, (0, 0)),
        }
        for who in Who::ALL {
            let _ = show(moot, who, vote.id);
        }
    }
    let due = moot.state.community.votes.values().filter_map(|vote| vote.next_due()).min();
    assert_eq!(moot.state.next_due(), due);
    for who in Who::ALL {
        let _ = list(moot, who);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn rolls_ballots_and_results_always_agree(steps in vec(doing(), 0..40)) {
        let mut moot = Moot::new();
        let mut votes = Vec::new();
        for (who, doing) in steps {
            do_it(&mut moot, &mut votes, who, doing);
            check(&moot);
        }
        moot.wait(Span::DAY);
        tick(&mut moot);
        check(&moot);
        prop_assert!(!is_linked(&moot));
        prop_assert_eq!(moot.state.next_due(), None);
        for vote in votes {
            prop_assert!(moot.state.community.votes[&vote].next_due().is_none());
        }
    }

    #[test]
    fn only_the_last_ballots_count_in_whatever_order_they_come(
        by_choice in any::<bool>(),
        last in btree_map(select(vec![Who::Ann, Who::Ben, Who::Cal, Who::Olive]), (select(Answer::ALL.to_vec()), 1_u32..=3), 0..=4),
        earlier in vec((any::<Index>(), select(Answer::ALL.to_vec()), 1_u32..=3), 0..8),
        backwards in any::<bool>(),
    ) {
        let cast = |vote, (answer, option): (Answer, u32)| Cast { choice: Some(answer), options: vec![option], ..Cast::blank(vote) };
        let run = |last: &BTreeMap<Who, (Answer, u32)>, earlier: &[(Index, Answer, u32)], backwards: bool| {
            let mut moot = Moot::new();
            let vote = opened(&mut moot, if by_choice { choice } else { call });
            let voters: Vec<Who> = last.keys().copied().collect();
            for (index, answer, option) in earlier.iter().filter(|_| !voters.is_empty()) {
                moot.does(*index.get(&voters), cast(vote, (*answer, *option)));
            }
            let mut last: Vec<(Who, (Answer, u32))> = last.iter().map(|(who, ballot)| (*who, *ballot)).collect();
            if backwards {
                last.reverse();
            }
            for (who, ballot) in last {
                moot.does(who, cast(vote, ballot));
            }
            moot.wait(Span::HOUR);
            tick(&mut moot);
            let result = show(&moot, Who::Stranger, vote).card.result.expect("closed");
            (result, file(&moot, vote).to_string())
        };
        let plain = run(&last, &[], false);
        prop_assert_eq!(&run(&last, &earlier, backwards), &plain);
        let ballots: Vec<Ballot> = last.values().map(|(answer, option)| {
            if by_choice { Ballot::Options([*option].into()) } else { Ballot::Answer(*answer) }
        }).collect();
        let read: BallotFile = plain.1.parse().expect("readable");
        let rules: Rules = read.rules;
        prop_assert_eq!(rules.count(4, &ballots, &crate::count::lot::Ties::FirstListed), plain.0);
    }
}
