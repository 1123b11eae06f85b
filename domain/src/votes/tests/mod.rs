//! Votes tried on the little community.

mod calling;
mod closing;
mod drafting;
mod grace;
mod kinds;
mod voting;
mod whatever;

use super::{Call, Cancel, Card, Cast, Draft, DraftView, Kind, List, ListView, New, Show, ShowView};
use crate::community::Tick;
use crate::context::Caller;
use crate::count::Ballot;
use crate::count::yes_no::Answer;
use crate::ids::{IdeaId, VoteId};
use crate::members::Declare;
use crate::testing::{Moot, Who};
use crate::time::{Span, to_local_input};
use crate::{Change, change, ideas, members};

/// A vote by yes and no that is open for an hour from now.
fn call(moot: &Moot) -> Call {
    Call {
        question: "Close Mill Lane on Sundays?".into(),
        share: "1".into(),
        out_of: "2".into(),
        closes: clock(moot, Span::HOUR),
        ..Call::default()
    }
}

/// A choice of at most two of three, open for an hour from now.
fn choice(moot: &Moot) -> Call {
    Call {
        kind: Kind::Approval,
        options: "Benches\r\n\r\nTrees \nA pond".into(),
        choose_up_to: "2".into(),
        ..call(moot)
    }
}

/// So long from now, as a form gives it.
fn clock(moot: &Moot, later: Span) -> String {
    to_local_input(moot.now.plus(later), &moot.state.community.profile.zone)
}

fn opened(moot: &mut Moot, call: impl FnOnce(&Moot) -> Call) -> VoteId {
    let call = call(moot);
    moot.does(Who::Olive, call).into()
}

fn says(vote: VoteId, answer: Answer) -> Cast {
    Cast { choice: Some(answer), ..Cast::blank(vote) }
}

fn chooses(vote: VoteId, options: &[u32]) -> Cast {
    Cast { options: options.to_vec(), ..Cast::blank(vote) }
}

fn tick(moot: &mut Moot) {
    moot.act_as(Caller::System, Tick {}).expect("time always passes");
}

fn show(moot: &Moot, who: Who, id: VoteId) -> ShowView {
    moot.view(who, Show { id })
}

fn list(moot: &Moot, who: Who) -> ListView {
    moot.view(who, List::default())
}

/// Somebody's membership moves to the phone of another, by an organiser's code.
fn replace_phone(moot: &mut Moot, whose: Who, phone: Who) {
    let member = moot.state.viewer(Some(whose.account())).member.expect("a membership");
    moot.does(Who::Olive, members::ReplacePhone { member });
    let opens = members::Opens::Replacement { member };
    let code = moot.state.private.members.codes().find(|code| code.opens == opens).expect("just made").code.clone();
    moot.does(phone, members::Join { name: String::new(), code });
}

/// Whether some row still links a member to a vote.
fn is_linked(moot: &Moot) -> bool {
    moot.rows.keys().any(|key| matches!(key, change::Key::Vote(super::Key::Roll(..) | super::Key::Ballot(..))))
}

/// An idea that a group has taken up.
fn idea(moot: &mut Moot) -> IdeaId {
    let propose = ideas::Propose {
        title: "A slow lane".into(),
        why: "Children walk there.".into(),
        ..serde_json::from_str(r#"{"title":"","why":""}"#).expect("a form")
    };
    let id: IdeaId = moot.does(Who::Ann, propose).into();
    let (stage, vote) = (ideas::Stage::TakenUp, None);
    let taken_up = ideas::Event::StageSet { id, stage, reason: None, vote, support: None };
    moot.keep(vec![Change::Event(change::Event::Idea(taken_up))]);
    id
}
