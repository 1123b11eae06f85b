//! Who may do what: every act against everybody.

use super::town::Town;
use crate::community::{Kind, Visibility};
use crate::testing::{Moot, Who};
use crate::{Act, Caller, Refusal};

/// The columns: nobody, a stranger with an account, one who waits, one who is paused, Ann the
/// author, Ben the coordinator, Cal a member like any other, Olive the organiser, the system.
fn callers() -> [Caller; 9] {
    let people = Who::ALL.map(|who| Caller::Account(who.account()));
    let [stranger, waiting, paused, ann, ben, cal, olive] = people;
    [Caller::Nobody, stranger, waiting, paused, ann, ben, cal, olive, Caller::System]
}

fn who_may(moot: &Moot, act: &Act) -> String {
    let letters = "nswpabcoy".chars();
    let may = |caller| moot.clone().act_as(caller, act.clone()).is_ok();
    callers().into_iter().zip(letters).map(|(caller, letter)| if may(caller) { letter } else { '-' }).collect()
}

const MAY: &[(&str, &str)] = &[
    ("community.found", "---------"),
    ("community.tick", "--------y"),
    ("community.describe", "-------o-"),
    ("community.set_access", "-------o-"),
    ("community.set_kinds", "-------o-"),
    ("community.set_categories", "-------o-"),
    ("community.poster_printed", "-------o-"),
    ("member.join", "-s-------"),
    ("member.leave", "--wpabco-"),
    ("member.approve", "-------o-"),
    ("member.decline", "-------o-"),
    ("member.rename", "----abco-"),
    ("member.pause", "-------o-"),
    ("member.unpause", "-------o-"),
    ("member.remove", "-------o-"),
    ("member.appoint", "-------o-"),
    ("member.stand_down", "-------o-"),
    ("member.make_code", "-------oy"),
    ("member.end_code", "-------oy"),
    ("member.replace_phone", "-------o-"),
    ("member.renew_feed", "----abco-"),
    ("member.erase_me", "--wpabco-"),
    ("member.confirm", "-------o-"),
    ("member.declare", "----abco-"),
    ("issue.raise", "----abco-"),
    ("issue.me_too", "----abco-"),
    ("issue.offer_help", "----abco-"),
    ("issue.set_status", "-------o-"),
    ("issue.answer", "----a--o-"),
    ("issue.import", "--------y"),
    ("vote.import", "--------y"),
    ("idea.propose", "----abco-"),
    ("idea.support", "----abco-"),
    ("idea.edit", "----a--o-"),
    ("idea.link_issue", "----a--o-"),
    ("idea.take_up", "-----b---"),
    ("idea.set_stage", "-----b-o-"),
    ("post.hide", "-------o-"),
    ("post.unhide", "-------o-"),
    ("post.withdraw", "----a----"),
    ("post.erase", "-------o-"),
    ("post.tell_organiser", "----abco-"),
    ("post.settle_report", "-------o-"),
    ("group.form", "----abco-"),
    ("group.join", "----abco-"),
    ("group.answer_request", "-----b---"),
    ("group.leave", "----ab---"),
    ("group.show_me", "-----b---"),
    ("group.trust", "-----b---"),
    ("group.make_coordinator", "-----b-o-"),
    ("group.stand_down", "-----b---"),
    ("group.describe", "-----b-o-"),
    ("group.close", "-----b-o-"),
    ("group.reopen", "-----b-o-"),
    ("job.add", "-----b-o-"),
    ("job.add_list", "-----b-o-"),
    ("job.describe", "-----b-o-"),
    ("job.take", "-----b---"),
    ("job.renew", "-----b---"),
    ("job.dismiss", "-----b---"),
    ("job.hand_back", "-----b---"),
    ("job.finish", "-----b-o-"),
    ("job.cancel", "-----b-o-"),
    ("job.reopen", "-----b-o-"),
    ("job.write_details", "-----b---"),
    ("job.read_details", "-----b---"),
    ("comment.post", "----abco-"),
    ("vote.call", "-------o-"),
    ("vote.cancel", "-------o-"),
    // Who is paused was a member when the vote opened.
    ("vote.cast", "---pabco-"),
    ("gathering.call", "-------o-"),
    ("gathering.open", "-------o-"),
    ("gathering.close", "-------o-"),
    ("gathering.cancel", "-------o-"),
    ("gathering.renew_code", "-------o-"),
    ("gathering.check_in", "----abco-"),
    // Who is paused may take back that they were there.
    ("gathering.check_out", "---pabco-"),
];

#[test]
fn everybody_may_do_what_is_theirs_to_do_and_no_more() {
    let town = Town::new();
    let found: Vec<(&str, String)> = town.samples().iter().map(|act| (act.name(), who_may(&town.moot, act))).collect();
    let expected: Vec<(&str, String)> = MAY.iter().map(|(act, who)| (*act, (*who).to_owned())).collect();
    for (found, expected) in found.iter().zip(&expected) {
        assert_eq!(found, expected);
    }
    assert_eq!(found.len(), expected.len());
}

#[test]
fn to_outsiders_a_closed_community_is_no_community() {
    let town = Town::of(Kind::Need, Visibility::Members);
    let [nobody, stranger, waiting, ..] = callers();
    for act in town.samples() {
        for caller in [nobody, stranger, waiting] {
            match town.moot.clone().act_as(caller, act.clone()) {
                Err(Refusal::NotFound) => {}
                // Who waits knows that there is something to wait for, and may do it after the yes.
                Err(Refusal::WaitingForApproval) if caller == waiting => {}
                outcome => {
                    // Who waits may take it back.
                    assert!(caller == waiting && matches!(act, Act::Leave(_) | Act::EraseMe(_)), "{act:?}");
                    assert!(outcome.is_ok());
                }
            }
        }
    }
}
