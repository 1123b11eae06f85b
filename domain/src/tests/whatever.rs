//! Whatever people send, in whatever order: acts of every kind, bent in every way.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::Value;

use super::town::{DETAILS, Town, subjects};
use super::unseen::all_that_is_told;
use crate::community::{Kind, Visibility};
use crate::testing::{Moot, Who};
use crate::time::Span;
use crate::{Act, Caller, Change, Row, Viewer};

/// What people type, and what they should not be able to.
const TYPED: &[&str] = &[
    "",
    " ",
    "Ducks",
    "Broken lamp",
    "</textarea><script>alert(1)</script>",
    "A\r\nB\n\nA\n",
    "3",
    "-1",
    "4294967296",
    "2023-11-15T10:00",
    "9999-99-99T99:99",
    "51.9,-2.1",
    "NaN,inf",
    "\u{202e}\u{0}\u{200b}",
    "éèß🦆",
];

/// One thing that happens.
#[derive(Debug, Clone)]
struct Step {
    who: Index,
    act: Index,
    bends: Vec<(Index, Index)>,
    long: bool,
    minutes: u8,
}

fn step() -> impl Strategy<Value = Step> {
    let bends = vec((any::<Index>(), any::<Index>()), 0..3);
    let long = prop::bool::weighted(0.02);
    (any::<Index>(), any::<Index>(), bends, long, prop_oneof![4 => Just(0_u8), 1 => 1_u8..90])
        .prop_map(|(who, act, bends, long, minutes)| Step { who, act, bends, long, minutes })
}

/// The sample with some fields changed to others that such a field could hold, or should not.
fn bent(moot: &Moot, sample: &Act, step: &Step) -> Act {
    let mut json = serde_json::to_value(sample).expect("acts are plain data");
    let mut act = sample.clone();
    for (which, how) in &step.bends {
        let Some(fields) = json["with"].as_object_mut().filter(|fields| !fields.is_empty()) else { continue };
        let name = which.get(&fields.keys().cloned().collect::<Vec<_>>()).clone();
        let before = fields[&name].clone();
        fields.insert(name.clone(), other(moot, &before, *how, step.long));
        match serde_json::from_value(json.clone()) {
            Ok(read) => act = read,
            Err(_) => json["with"][&name] = before,
        }
    }
    act
}

fn other(moot: &Moot, before: &Value, how: Index, long: bool) -> Value {
    let members = moot.state.private.members.all().map(|member| member.id.to_string());
    let things = subjects(moot);
    match before {
        Value::Bool(yes) => Value::Bool(!yes),
        Value::String(text) if text.contains('/') => how.get(&things).to_string().into(),
        Value::String(text) if uuid::Uuid::parse_str(text).is_ok() => {
            let ids = things.iter().filter_map(|thing| thing.to_string().split('/').next_back().map(str::to_owned));
            how.get(&ids.chain(members).chain([uuid::Uuid::max().to_string()]).collect::<Vec<_>>()).clone().into()
        }
        Value::String(_) if long => "long ".repeat(2_000).into(),
        Value::String(_) => (*how.get(TYPED)).into(),
        Value::Array(items) => items.iter().cycle().take(how.index(100)).cloned().collect(),
        Value::Null => how.get(&members.collect::<Vec<_>>()).clone().into(),
        other => other.clone(),
    }
}

fn callers() -> Vec<Caller> {
    // Those who may do much do more than others, so that much happens.
    let busy = [Who::Ann, Who::Ben, Who::Olive].into_iter().cycle().take(15);
    let people = Who::ALL.into_iter().chain(busy).map(|who| Caller::Account(who.account()));
    people.chain([Caller::Nobody, Caller::System]).collect()
}

/// What holds at any time, besides what the little community checks after each command.
fn check(moot: &Moot, organised: bool) {
    let register = &moot.state.private.members;
    assert!(!organised || register.active().any(|member| member.organiser), "one organiser always stays");
    let public: BTreeSet<_> = moot.state.community.organisers.keys().collect();
    let private: BTreeSet<_> = register.all().filter(|member| member.organiser).map(|member| &member.id).collect();
    assert_eq!(public, private, "the book names the organisers there are");
    let book = moot.book();
    assert!(!book.contains(DETAILS), "what is sealed is never minuted");
    for member in register.all() {
        assert!(!book.contains(&member.account.to_string()));
        assert!(member.name.is_empty() || member.name.len() < 4 || !book.contains(&member.name), "{}", member.name);
    }
    for row in moot.rows.values() {
        if let Row::Text(text) = row {
            assert!(book.contains(&text.commitment().0.to_string()), "no minute refers to {:?}", text.body);
        }
    }
    for subject in moot.state.community.gone.keys() {
        let own = moot.state.community.written(*subject).unwrap_or_default().own;
        assert!(own.iter().all(|text| moot.state.text(*text).is_none()), "{subject} is gone");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn nothing_panics_and_everything_in_the_book_was_allowed(
        closed in any::<bool>(),
        steps in vec(step(), 1..60),
    ) {
        static TOWNS: LazyLock<[Town; 2]> =
            LazyLock::new(|| [Town::new(), Town::of(Kind::Need, Visibility::Members)]);
        let town = &TOWNS[usize::from(closed)];
        let samples = town.samples();
        let mut moot = town.moot.clone();
        for step in steps {
            moot.wait(Span::MINUTE.times(step.minutes.into()));
            let act = bent(&moot, step.act.get(&samples), &step);
            let caller = *step.who.get(&callers());
            let (minutes, rows) = (moot.minutes.len(), moot.rows.clone());
            match moot.act_as(caller, act.clone()) {
                Ok(_) => {
                    let events = moot.changes.iter().filter(|change| matches!(change, Change::Event(_))).count();
                    prop_assert_eq!(moot.minutes.len(), minutes + events, "{:?}", act);
                }
                Err(refusal) => {
                    prop_assert!(!refusal.code().is_empty());
                    prop_assert_eq!(moot.minutes.len(), minutes);
                    prop_assert!(moot.rows == rows);
                }
            }
            check(&moot, true);
        }
        let outside = all_that_is_told(&moot, Viewer::STRANGER);
        if closed {
            prop_assert_eq!(outside, []);
        }
        for who in Who::ALL {
            let viewer = moot.state.viewer(Some(who.account()));
            let told = all_that_is_told(&moot, viewer);
            let jobs = &moot.state.private.jobs;
            let may_read = viewer.is_member()
                && viewer.member.and_then(|me| jobs.claim(town.sealed, me, moot.now)).is_some_and(|claim| claim.shown);
            prop_assert!(may_read || told.iter().all(|(_, json)| !json.contains(DETAILS)), "{:?} reads what is sealed", who);
            for subject in moot.state.community.hidden.keys() {
                if !moot.state.is_hidden_from(&moot.state.viewer(Some(who.account())), *subject) {
                    continue;
                }
                let own = moot.state.community.written(*subject).unwrap_or_default().own;
                for text in own.iter().filter_map(|text| moot.state.text(*text)) {
                    let elsewhere = moot.state.community.texts.values().filter(|other| other.contains(text)).count();
                    let quoted = serde_json::to_string(text).expect("plain data");
                    let plain = text.len() > 8 && elsewhere == 1;
                    prop_assert!(!plain || told.iter().all(|(_, json)| !json.contains(&quoted)), "{}", text);
                }
            }
        }
    }
}
