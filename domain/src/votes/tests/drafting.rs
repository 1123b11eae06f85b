use super::*;
use crate::Subject;
use crate::refusal::{Fault, Refusal};
use crate::votes::Electorate;

#[test]
fn what_is_looked_over_is_checked_and_not_called() {
    let mut moot = Moot::new();
    let looked_over = Call { look_over: true, ..call(&moot) };
    assert_eq!(moot.refused(Who::Olive, looked_over.clone()), Refusal::LookOver);
    assert_eq!(moot.refused(Who::Ann, looked_over.clone()), Refusal::OrganisersOnly);
    let wrong = Call { closes: String::new(), ..looked_over.clone() };
    assert_eq!(moot.refused(Who::Olive, wrong), Refusal::invalid("closes", Fault::Missing));
    let not_to_be_voted_on = Call { idea: "elsewhere".into(), ..looked_over };
    assert_eq!(moot.refused(Who::Olive, not_to_be_voted_on), Refusal::invalid("idea", Fault::NotAChoice));
    assert!(list(&moot, Who::Olive).open.is_empty());
}

#[test]
fn a_form_may_be_turned_to_another_kind_however_little_is_filled_in() {
    let mut moot = Moot::new();
    let turned = Call { other_kind: Some(Kind::Ranked), ..Call::default() };
    assert_eq!(moot.refused(Who::Olive, turned.clone()), Refusal::OtherKind);
    assert_eq!(moot.refused(Who::Ann, turned), Refusal::OrganisersOnly);
}

#[test]
fn a_draft_is_what_would_be_called() {
    let mut moot = Moot::new();
    let draft = |moot: &Moot, call: Call| -> DraftView { moot.view(Who::Olive, Draft(call)) };
    let calls = [
        call(&moot),
        choice(&moot),
        Call {
            details: "From ten to four.".into(),
            confirmed: true,
            least_age: "16".into(),
            opens: clock(&moot, Span::DAY),
            closes: clock(&moot, Span::DAY.times(8)),
            ..call(&moot)
        },
    ];
    for call in calls {
        let draft = draft(&moot, call.clone());
        let vote = opened(&mut moot, |_| call);
        let view = show(&moot, Who::Olive, vote);
        assert_eq!(Some(draft.question), view.card.question);
        assert_eq!(draft.details, view.details);
        assert_eq!(draft.options, view.options.into_iter().filter_map(|option| option.text).collect::<Vec<_>>());
        assert_eq!((draft.rules, draft.electorate), (view.rules, view.electorate));
        assert_eq!(draft.closes, view.card.closes);
        assert_eq!(draft.opens, view.roll.is_none().then_some(view.card.opens));
        assert_eq!(view.roll.unwrap_or(draft.roll), draft.roll);
    }
    let wrong = Call { question: " ".into(), ..call(&moot) };
    assert_eq!(moot.ask(Who::Olive, Draft(wrong)), Err(Refusal::invalid("question", Fault::Missing)));
    assert_eq!(moot.refused_to_see(Who::Ann, Draft(call(&moot))), Refusal::OrganisersOnly);
}

#[test]
fn the_form_says_how_many_members_and_confirmed_ones_there_are() {
    let mut moot = Moot::new();
    moot.does(Who::Olive, members::Confirm { member: Who::Ann.member(), yes: true });
    let view = moot.view(Who::Olive, New::default());
    assert_eq!((view.members, view.confirmed), (4, 1));
    assert_eq!(view.closes, "2023-11-21T22:13");
    assert_eq!(moot.refused_to_see(Who::Ann, New::default()), Refusal::OrganisersOnly);
    let few = Call { confirmed: true, ..call(&moot) };
    assert_eq!(moot.view(Who::Olive, Draft(few)).electorate, Electorate { confirmed: true, ..Electorate::default() });
}

#[test]
fn an_idea_is_offered_while_it_may_be_put_to_a_vote() {
    let mut moot = Moot::new();
    let idea = idea(&mut moot);
    let offered = |moot: &Moot| {
        let page = moot.view(Who::Olive, crate::ideas::Show { id: idea }).may_put_to_vote;
        let form = moot.view(Who::Olive, New { idea: Some(idea) }).idea;
        assert_eq!(page, form.is_some());
        form.and_then(|link| link.title)
    };
    assert_eq!(offered(&moot).as_deref(), Some("A slow lane"));
    assert!(!moot.view(Who::Ann, crate::ideas::Show { id: idea }).may_put_to_vote);
    let on = Call { idea: idea.to_string(), ..call(&moot) };
    let draft = moot.view(Who::Olive, Draft(on.clone()));
    assert_eq!(draft.idea.map(|link| link.to), Some(Subject::Idea(idea)));

    let mut hidden = moot.clone();
    hidden.hide(Subject::Idea(idea));
    assert_eq!(offered(&hidden), None);
    moot.does(Who::Olive, on);
    assert_eq!(offered(&moot), None);
}

#[test]
fn whoever_lacks_only_their_word_is_asked_for_it_until_the_roll_is_fixed() {
    let mut moot = Moot::new();
    let linked = Declare { linked_to_place: true, at_least_age: String::new() };
    moot.does(Who::Cal, linked);
    let vote = opened(&mut moot, |moot| Call {
        linked_to_place: true,
        least_age: "16".into(),
        opens: clock(moot, Span::HOUR),
        closes: clock(moot, Span::DAY),
        ..call(moot)
    });
    let asked = |moot: &Moot, who| {
        let declared = show(moot, who, vote).may_declare;
        declared.map(|declared| (declared.linked_to_place, declared.at_least_age))
    };
    assert_eq!(asked(&moot, Who::Ann), Some((false, 0)));
    assert_eq!(asked(&moot, Who::Cal), Some((true, 0)));
    assert_eq!(asked(&moot, Who::Paused), None);
    assert_eq!(asked(&moot, Who::Stranger), None);
    moot.does(Who::Cal, Declare { linked_to_place: true, at_least_age: "16".into() });
    assert_eq!(asked(&moot, Who::Cal), None);
    moot.wait(Span::HOUR);
    tick(&mut moot);
    assert_eq!(asked(&moot, Who::Ann), None);
}
