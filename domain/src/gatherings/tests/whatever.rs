//! Whatever happens, in whatever order: the counts are those who were there, and nobody is kept longer
//! than a vote needs.

use std::collections::BTreeSet;

use proptest::collection::vec;
use proptest::prelude::*;

use super::*;
use crate::ids::MemberId;

const PEOPLE: [Who; 4] = [Who::Ann, Who::Ben, Who::Cal, Who::Olive];

/// One thing that happens to the first or the second gathering.
#[derive(Debug, Clone)]
enum Step {
    CheckIn(Who, usize),
    CheckOut(Who, usize),
    Open(usize),
    Close(usize),
    Cancel(usize),
    Renew(usize),
    Leave(Who),
    CallVote(usize, i64),
    CancelVote(usize),
    Wait(i64),
}

fn step() -> impl Strategy<Value = Step> {
    let who = || prop::sample::select(&PEOPLE[..]);
    prop_oneof![
        6 => (who(), 0..2_usize).prop_map(|(who, which)| Step::CheckIn(who, which)),
        2 => (who(), 0..2_usize).prop_map(|(who, which)| Step::CheckOut(who, which)),
        1 => (0..2_usize).prop_map(Step::Open),
        1 => (0..2_usize).prop_map(Step::Close),
        1 => (0..2_usize).prop_map(Step::Cancel),
        1 => (0..2_usize).prop_map(Step::Renew),
        1 => who().prop_map(Step::Leave),
        2 => (0..2_usize, 0..8_i64).prop_map(|(which, hours)| Step::CallVote(which, hours)),
        1 => (0..4_usize).prop_map(Step::CancelVote),
        4 => (1..150_i64).prop_map(Step::Wait),
    ]
}

/// Those who are there, as the rows tell it one after another.
type There = BTreeSet<(GatheringId, MemberId)>;

fn count(there: &There, id: GatheringId) -> u32 {
    u32::try_from(there.iter().filter(|(at, _)| *at == id).count()).expect("a few")
}

/// Follows what the last command changed.
fn follow(moot: &Moot, there: &mut There) {
    for change in &moot.changes {
        match change {
            Change::Event(change::Event::Gathering(Event::Closed { id, there: counted })) => {
                assert_eq!(*counted, count(there, *id), "as many as are there");
            }
            Change::Event(change::Event::Vote(votes::Event::Opened { roll, electorate, .. })) => {
                let gathering = electorate.gathering.expect("every vote here is of those there");
                assert_eq!(*roll, count(there, gathering), "the roll is those who are there");
            }
            Change::Put(change::Row::Gathering(Row::Here { gathering, member })) => {
                there.insert((*gathering, *member));
            }
            Change::Erase(change::Key::Gathering(Key::Here(gathering, member))) => {
                there.remove(&(*gathering, *member));
            }
            _ => {}
        }
    }
}

fn check(moot: &Moot, there: &There) {
    let register = &moot.state.private.gatherings;
    for (id, gathering) in &moot.state.community.gatherings {
        assert_eq!(register.count(*id), count(there, *id));
        let is_over = matches!(gathering.stage, Stage::Closed { .. } | Stage::Cancelled { .. });
        assert_eq!(register.code(*id).is_none(), is_over, "a code lasts until the end");
        assert!(gathering.stage != Stage::Called || count(there, *id) == 0);
        let is_awaited = super::super::due::is_awaited(&moot.state, *id, None);
        assert!(!is_over || is_awaited || count(there, *id) == 0, "nobody is kept without need");
    }
    let book = moot.book();
    let [ann, ben, cal, _] = PEOPLE;
    assert!([ann, ben, cal].iter().all(|who| !book.contains(&who.member().to_string())), "nobody is minuted");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn counts_and_rolls_are_of_those_there_and_nobody_is_kept_without_need(steps in vec(step(), 1..60)) {
        let mut moot = Moot::new();
        let ids = [called(&mut moot, Span::default()), called(&mut moot, Span::HOUR)];
        let mut there = There::new();
        for step in steps {
            let code = |which: usize| moot.state.private.gatherings.code(ids[which]).unwrap_or("0000-0000").to_owned();
            let (who, act): (Who, Act) = match step {
                Step::CheckIn(who, which) => (who, CheckIn { gathering: ids[which], code: code(which) }.into()),
                Step::CheckOut(who, which) => (who, CheckOut { gathering: ids[which] }.into()),
                Step::Open(which) => (Who::Olive, Open { gathering: ids[which] }.into()),
                Step::Close(which) => (Who::Olive, Close { gathering: ids[which] }.into()),
                Step::Cancel(which) => (Who::Olive, Cancel { gathering: ids[which], reason: "Snow".into() }.into()),
                Step::Renew(which) => (Who::Olive, RenewCode { gathering: ids[which] }.into()),
                Step::Leave(who) => (who, members::Leave {}.into()),
                Step::CallVote(which, hours) => {
                    let opens = Span::HOUR.times(hours);
                    (Who::Olive, of_those_there(&moot, ids[which], opens).into())
                }
                Step::CancelVote(nth) => {
                    let Some(vote) = moot.state.community.votes.keys().nth(nth) else { continue };
                    (Who::Olive, votes::Cancel { vote: *vote, reason: "No need".into() }.into())
                }
                Step::Wait(minutes) => {
                    moot.wait(Span::MINUTE.times(minutes));
                    tick(&mut moot);
                    follow(&moot, &mut there);
                    check(&moot, &there);
                    continue;
                }
            };
            if moot.act(who, act).is_ok() {
                follow(&moot, &mut there);
            }
            check(&moot, &there);
        }
    }
}
