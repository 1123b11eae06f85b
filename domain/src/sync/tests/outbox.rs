use uuid::Uuid;

use crate::Refusal;
use crate::ids::{CommandId, MemberId};
use crate::sync::{Entry, Outbox, Reply, Standing, Waiting};

const ANN: u128 = 1;
const BEN: u128 = 2;

fn entry(id: u128, slug: &str, member: u128) -> Entry {
    Entry {
        id: CommandId(Uuid::from_u128(id)),
        slug: slug.into(),
        member: MemberId(Uuid::from_u128(member)),
        address: format!("/c/{slug}/issues/new?q=1"),
        fields: format!("id={id}"),
        kept: 0,
        standing: Standing::Waiting,
    }
}

fn filled(entries: &[(u128, &str, u128)]) -> Outbox {
    let mut outbox = Outbox::default();
    for (id, slug, member) in entries {
        outbox.keep(entry(*id, slug, *member));
    }
    outbox
}

fn id(id: u128) -> CommandId {
    CommandId(Uuid::from_u128(id))
}

fn next(outbox: &Outbox, may: impl Fn(&Entry) -> bool) -> Option<u128> {
    outbox.next(may).map(|entry| entry.id.0.as_u128())
}

fn refused(refusal: Refusal) -> Reply {
    Reply::Refused { refusal }
}

#[test]
fn what_was_done_first_is_sent_first_in_each_community() {
    let mut outbox = filled(&[(1, "mill", ANN), (2, "mill", ANN), (3, "hill", ANN)]);
    assert_eq!(next(&outbox, |_| true), Some(1));
    assert_eq!(next(&outbox, |entry| entry.slug != "mill"), Some(3), "another community need not wait");
    assert!(!outbox.settle(id(1), &Reply::Later));
    assert_eq!(next(&outbox, |_| true), Some(1), "no word is no answer");
    assert!(outbox.settle(id(1), &Reply::Done));
    assert_eq!(next(&outbox, |_| true), Some(2));
    assert!(!outbox.settle(id(1), &Reply::Done), "a late answer changes nothing");
}

#[test]
fn a_refusal_stays_with_its_author_and_blocks_nothing() {
    let mut outbox = filled(&[(1, "mill", ANN), (2, "mill", ANN)]);
    assert!(outbox.settle(id(1), &refused(Refusal::JobFull)));
    assert_eq!(next(&outbox, |_| true), Some(2));
    let here: Vec<_> = outbox.refused_at(MemberId(Uuid::from_u128(ANN)), "/c/mill/issues/new").collect();
    assert_eq!(here.iter().map(|(_, refusal)| *refusal).collect::<Vec<_>>(), [&Refusal::JobFull]);
    assert_eq!(outbox.refused_at(MemberId(Uuid::from_u128(BEN)), "/c/mill/issues/new").count(), 0);
    assert_eq!(outbox.refused_at(MemberId(Uuid::from_u128(ANN)), "/c/mill").count(), 0);
    assert_eq!(outbox.waiting(), Waiting { waiting: 1, held: 0, refused: 1 });
    assert!(outbox.drop(id(1)) && !outbox.drop(id(1)));
}

#[test]
fn what_waits_for_a_yes_holds_what_was_done_after_it() {
    let mut outbox = filled(&[(1, "mill", ANN), (2, "mill", ANN), (3, "mill", BEN)]);
    assert!(outbox.settle(id(1), &refused(Refusal::WaitingForApproval)));
    assert_eq!(next(&outbox, |_| true), Some(1), "it is tried again, and nothing before it");
    assert_eq!(next(&outbox, |entry| entry.member.0.as_u128() == BEN), Some(3), "somebody else's is not held");
    assert_eq!(outbox.waiting(), Waiting { waiting: 2, held: 1, refused: 0 });
    assert!(outbox.settle(id(1), &Reply::Done));
    assert_eq!(next(&outbox, |_| true), Some(2));
}

#[test]
fn the_same_act_is_kept_once() {
    let mut outbox = filled(&[(1, "mill", ANN)]);
    outbox.keep(Entry { fields: "id=1&changed=yes".into(), ..entry(1, "mill", ANN) });
    assert_eq!(outbox.entries().len(), 1);
    assert_eq!(outbox.entries()[0].fields, "id=1", "what may have been sent stays as it was");
}
