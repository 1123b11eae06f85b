use super::*;
use crate::comments::Post;
use crate::ids::CommandId;
use crate::issues::Raise;
use crate::photos::Chosen;
use crate::testing::{Moot, Who, answered};
use crate::time::Span;
use crate::{Act, Change, Refusal, Subject, issues};

fn propose(title: &str) -> Propose {
    Propose {
        title: title.into(),
        why: "Buses are late".into(),
        takes: "Two afternoons".into(),
        cost: "1,200".into(),
        cost_words: "about a new bench".into(),
        issue: String::new(),
        show_name: false,
        photos: Chosen::default(),
    }
}

fn edit(idea: IdeaId, title: &str) -> Edit {
    let Propose { title, why, takes, cost, cost_words, .. } = propose(title);
    Edit { idea, title, why, takes, cost, cost_words }
}

fn raise(moot: &mut Moot, title: &str) -> IssueId {
    let details = String::new();
    let raise = Raise {
        title: title.into(),
        category: String::new(),
        place: String::new(),
        point: String::new(),
        details,
        show_name: false,
        looked: true,
        photos: Chosen::default(),
    };
    moot.does(Who::Ben, raise).into()
}

/// A moot in which Ann proposed an idea.
fn with_idea() -> (Moot, IdeaId) {
    let mut moot = Moot::new();
    let idea = moot.does(Who::Ann, propose("A bus shelter")).into();
    (moot, idea)
}

/// Puts the idea at a stage, whatever the way there.
fn at_stage(moot: &mut Moot, id: IdeaId, stage: Stage) {
    let set = Event::StageSet { id, stage, reason: None, vote: None, support: None };
    moot.keep(vec![Change::Event(crate::Event::Idea(set))]);
}

fn stage(moot: &Moot, idea: IdeaId) -> Stage {
    moot.state.community.ideas[&idea].stage
}

#[test]
fn members_propose_support_and_comment_and_nobody_else() {
    let (moot, idea) = with_idea();
    let members = [Who::Ann, Who::Ben, Who::Cal, Who::Olive];
    assert_eq!(moot.who_may(propose("Another")), members);
    assert_eq!(moot.who_may(Support { idea, yes: true }), members);
    assert_eq!(moot.who_may(Support { idea, yes: false }), members);
    let comment = Post { on: Subject::Idea(idea), body: "Yes".into(), show_name: true, photos: Chosen::default() };
    assert_eq!(moot.who_may(comment), members);
    let mut moot = moot;
    assert_eq!(moot.refused(Who::Stranger, propose("x")), Refusal::MembersOnly);
    assert_eq!(moot.refused(Who::Waiting, propose("x")), Refusal::WaitingForApproval);
    assert_eq!(moot.refused(Who::Paused, propose("x")), Refusal::Paused);
}

#[test]
fn the_author_and_organisers_change_its_words_and_link_issues() {
    let (mut moot, idea) = with_idea();
    let issue = raise(&mut moot, "Wet at the stop").to_string();
    assert_eq!(moot.who_may(edit(idea, "Two shelters")), [Who::Ann, Who::Olive]);
    assert_eq!(moot.who_may(LinkIssue { idea, issue, yes: true }), [Who::Ann, Who::Olive]);
    assert_eq!(moot.refused(Who::Ben, edit(idea, "Mine now")), Refusal::AuthorOnly);
}

#[test]
fn what_was_typed_is_checked() {
    let mut moot = Moot::new();
    let mut wrong = |change: fn(&mut Propose)| {
        let mut act = propose("A bus shelter");
        change(&mut act);
        let refusal = moot.refused(Who::Ann, act);
        format!("{} {}", refusal.field().unwrap_or("-"), refusal.code())
    };
    assert_eq!(wrong(|act| act.title = " ".into()), "title invalid.missing");
    assert_eq!(wrong(|act| act.why = String::new()), "why invalid.missing");
    assert_eq!(wrong(|act| act.takes = "x".repeat(4001)), "takes invalid.too_long");
    assert_eq!(wrong(|act| act.cost = "lots".into()), "cost invalid.not_a_number");
    assert_eq!(wrong(|act| act.cost = "1000000001".into()), "cost invalid.out_of_range");
    assert_eq!(wrong(|act| act.cost_words = "x".repeat(121)), "cost_words invalid.too_long");
    assert_eq!(wrong(|act| act.issue = "that one".into()), "issue invalid.not_that_form");
    let unknown = |act: &mut Propose| act.issue = "0192a000-0000-7000-8000-000000000000".into();
    assert_eq!(wrong(unknown), "issue invalid.not_a_choice");
}

#[test]
fn a_form_needs_only_what_browsers_send() {
    let act = Act::from_form("idea.propose", "title=Swings&why=Fun&cost=%C2%A3200&issue=&show_name=on");
    let mut moot = Moot::new();
    let idea = IdeaId::from(moot.does(Who::Ann, act.expect("a whole form")));
    let view = moot.view(Who::Stranger, Show { id: idea });
    assert_eq!(view.versions[0].cost, Some(200));
    assert_eq!(view.by, Some(Who::Ann.name()));
    let fields = format!("idea={idea}&stage=under_way&reason=");
    assert!(matches!(Act::from_form("idea.set_stage", &fields), Ok(Act::SetIdeaStage(_))));
    assert!(matches!(Act::from_form("idea.support", &format!("idea={idea}")), Ok(Act::SupportIdea(s)) if !s.yes));
    for fields in ["", "q=&stage=&sort=newest", "stage=agreed&sort=support&page=2"] {
        answered(&moot, Who::Ann, "ideas.list", fields).expect("a list");
    }
}

#[test]
fn stages_follow_one_another_and_nothing_else() {
    use Stage::*;
    let by_hand = [(TakenUp, Proposed), (NotAgreed, Proposed), (Agreed, UnderWay), (UnderWay, Done), (Done, UnderWay)];
    let by_vote = [(TakenUp, PutToVote), (PutToVote, Agreed), (PutToVote, NotAgreed), (PutToVote, TakenUp)];
    for from in Stage::ALL {
        for to in Stage::ALL {
            let (mut moot, idea) = with_idea();
            at_stage(&mut moot, idea, from);
            let vote = CommandId::of_source("test", "vote").into();
            let event = stage_event(&moot.state, idea, to, None, vote);
            assert_eq!(event.is_ok(), by_vote.contains(&(from, to)), "a vote moves {from:?} to {to:?}");
            let set = SetStage { idea, stage: to, reason: "It rained".into() };
            let done = moot.act(Who::Olive, set);
            assert_eq!(done.is_ok(), by_hand.contains(&(from, to)), "an organiser moves {from:?} to {to:?}");
            assert_eq!(stage(&moot, idea), if done.is_ok() { to } else { from });
            if let Err(refusal) = done {
                assert_eq!(refusal, Refusal::NoLongerApplies);
            }
        }
    }
}

#[test]
fn only_those_who_see_it_through_set_its_stage_but_its_author_may_propose_it_anew() {
    let (mut moot, idea) = with_idea();
    let set = |stage| SetStage { idea, stage, reason: String::new() };
    at_stage(&mut moot, idea, Stage::Agreed);
    assert_eq!(moot.who_may(set(Stage::UnderWay)), [Who::Olive]);
    assert_eq!(moot.refused(Who::Ann, set(Stage::UnderWay)), Refusal::CoordinatorsOnly);
    at_stage(&mut moot, idea, Stage::NotAgreed);
    assert_eq!(moot.who_may(set(Stage::Proposed)), [Who::Ann, Who::Olive]);
    assert_eq!(moot.view(Who::Ann, Show { id: idea }).may_set, [Stage::Proposed]);
    assert_eq!(moot.view(Who::Ben, Show { id: idea }).may_set, []);
}

#[test]
fn support_is_private_counted_and_settled_by_the_vote() {
    let (mut moot, idea) = with_idea();
    moot.does(Who::Ben, Support { idea, yes: true });
    moot.does(Who::Ben, Support { idea, yes: true });
    moot.does(Who::Cal, Support { idea, yes: true });
    moot.does(Who::Cal, Support { idea, yes: false });
    moot.does(Who::Olive, Support { idea, yes: true });
    let show = Show { id: idea };
    assert_eq!(moot.view(Who::Stranger, show.clone()).card.support, 2);
    assert!(moot.view(Who::Ben, show.clone()).supporting);
    assert!(!moot.view(Who::Cal, show.clone()).supporting);
    for who in Who::ALL {
        assert!(!moot.names(who, show.clone(), Who::Ben), "{who:?} learns who is for it");
    }
    assert!(!moot.book().contains(&Who::Ben.member().to_string()));

    at_stage(&mut moot, idea, Stage::TakenUp);
    let vote = CommandId::of_source("test", "vote").into();
    let event = stage_event(&moot.state, idea, Stage::PutToVote, None, vote).expect("may be put to the vote");
    moot.keep(vec![Change::Event(event)]);
    assert_eq!(moot.refused(Who::Cal, Support { idea, yes: true }), Refusal::NoLongerApplies);
    assert_eq!(moot.refused(Who::Ann, edit(idea, "Other words")), Refusal::NoLongerApplies);
    let view = moot.view(Who::Ben, show.clone());
    assert_eq!((view.card.support, view.vote, view.may_support), (2, Some(vote), false));
    // Somebody who was for it goes: what was settled stays.
    let row = Key::Support(idea, Who::Ben.member());
    moot.keep(vec![Change::Erase(crate::Key::Idea(row))]);
    assert_eq!(moot.view(Who::Cal, show.clone()).card.support, 2);
    // Called off, it is counted again.
    let event = stage_event(&moot.state, idea, Stage::TakenUp, None, vote).expect("may be called off");
    moot.keep(vec![Change::Event(event)]);
    assert_eq!(moot.view(Who::Cal, show).card.support, 1);
}

#[test]
fn every_version_can_be_read_with_its_date() {
    let (mut moot, idea) = with_idea();
    moot.wait(Span::DAY);
    moot.does(Who::Ann, edit(idea, "Two bus shelters"));
    moot.does(Who::Ann, edit(idea, "Two bus shelters"));
    moot.wait(Span::DAY);
    moot.does(Who::Olive, edit(idea, "Three bus shelters"));
    let view = moot.view(Who::Stranger, Show { id: idea });
    let versions: Vec<_> =
        view.versions.iter().map(|v| (v.title.as_deref().unwrap_or(""), &*v.at.said, v.by_organiser)).collect();
    assert_eq!(
        versions,
        [
            ("A bus shelter", "Tuesday 14 November, 10:13 pm", false),
            ("Two bus shelters", "Wednesday 15 November, 10:13 pm", false),
            ("Three bus shelters", "Thursday 16 November, 10:13 pm", true),
        ]
    );
    // One version's title is erased; the page still stands.
    let title = moot.state.community.ideas[&idea].versions[1].wording.title;
    moot.keep(vec![Change::Erase(crate::Key::Text(title))]);
    assert_eq!(moot.view(Who::Stranger, Show { id: idea }).versions[1].title, None);
}

#[test]
fn a_name_not_shown_is_nowhere() {
    let (moot, idea) = with_idea();
    for who in Who::ALL {
        assert!(!moot.names(who, Show { id: idea }, Who::Ann));
        assert!(!moot.names(who, List::default(), Who::Ann));
    }
    assert!(!moot.book().contains(&Who::Ann.member().to_string()));
    assert!(moot.view(Who::Ann, Show { id: idea }).mine);
    assert!(!moot.view(Who::Ben, Show { id: idea }).mine);
}

#[test]
fn issues_and_ideas_show_each_other() {
    let mut moot = Moot::new();
    let wet = raise(&mut moot, "Wet at the stop");
    let dark = raise(&mut moot, "Dark at the stop");
    let from = format!("https://example.org/c/little/issues/{wet}?from=list#top");
    let idea: IdeaId = moot.does(Who::Ann, Propose { issue: from, ..propose("A bus shelter") }).into();
    moot.does(Who::Ann, LinkIssue { idea, issue: dark.to_string(), yes: true });
    moot.does(Who::Ann, LinkIssue { idea, issue: dark.to_string(), yes: true });
    let titles = |moot: &Moot, who| -> Vec<_> {
        moot.view(who, Show { id: idea }).issues.into_iter().map(|link| (link.to, link.title)).collect()
    };
    let (wet_link, dark_link) = (Subject::Issue(wet), Subject::Issue(dark));
    assert_eq!(
        titles(&moot, Who::Stranger),
        [(wet_link, Some("Wet at the stop".into())), (dark_link, Some("Dark at the stop".into()))]
    );
    let ideas = moot.view(Who::Stranger, issues::Show { id: dark }).ideas;
    assert_eq!(ideas[0].title.as_deref(), Some("A bus shelter"));

    let mut hidden = moot.clone();
    hidden.hide(wet_link);
    assert_eq!(titles(&hidden, Who::Cal)[0], (wet_link, None));
    assert_eq!(titles(&hidden, Who::Olive)[0], (wet_link, Some("Wet at the stop".into())));
    let another = Propose { issue: wet.to_string(), ..propose("Another") };
    assert_eq!(hidden.refused(Who::Ann, another), Refusal::TakenAway);

    moot.does(Who::Ann, LinkIssue { idea, issue: wet.to_string(), yes: false });
    moot.does(Who::Ann, LinkIssue { idea, issue: wet.to_string(), yes: false });
    assert_eq!(titles(&moot, Who::Olive).len(), 1);
    assert!(moot.view(Who::Stranger, issues::Show { id: wet }).ideas.is_empty());
}

#[test]
fn what_is_hidden_shows_nothing_and_takes_nothing() {
    let (mut moot, idea) = with_idea();
    let issue = raise(&mut moot, "Wet at the stop");
    moot.does(Who::Ann, LinkIssue { idea, issue: issue.to_string(), yes: true });
    moot.does(
        Who::Cal,
        Post { on: Subject::Idea(idea), body: "Known words".into(), show_name: true, photos: Chosen::default() },
    );
    moot.hide(Subject::Idea(idea));
    let json = |who| serde_json::to_string(&moot.view(who, Show { id: idea })).expect("plain data");
    for word in ["bus shelter", "Two afternoons", "Known words", "Wet at the stop"] {
        for who in [Who::Stranger, Who::Ben, Who::Cal] {
            assert!(!json(who).contains(word), "{who:?} reads {word:?}");
        }
        assert!(json(Who::Olive).contains(word) && json(Who::Ann).contains(word));
    }
    assert!(json(Who::Ben).contains("It names a neighbour."));
    assert!(moot.view(Who::Ben, List::default()).cards.is_empty());
    assert_eq!(moot.view(Who::Ben, issues::Show { id: issue }).ideas[0].title, None);
    for act in [Act::from(Support { idea, yes: true }), edit(idea, "x").into()] {
        assert_eq!(moot.clone().refused(Who::Olive, act), Refusal::TakenAway);
    }
}

#[test]
fn the_list_is_found_filtered_and_sorted() {
    let (mut moot, shelter) = with_idea();
    moot.wait(Span::MINUTE);
    let bench: IdeaId = moot.does(Who::Ben, propose("A bench")).into();
    moot.does(Who::Cal, Support { idea: shelter, yes: true });
    at_stage(&mut moot, bench, Stage::Done);
    let ids = |list: List| -> Vec<_> { moot.view(Who::Cal, list).cards.iter().map(|card| card.id).collect() };
    assert_eq!(ids(List::default()), [bench, shelter]);
    assert_eq!(ids(List { sort: Sort::Support, ..List::default() }), [shelter, bench]);
    assert_eq!(ids(List { stage: Some(Stage::Done), ..List::default() }), [bench]);
    assert_eq!(ids(List { q: "SHELTER bus".into(), ..List::default() }), [shelter]);
    assert!(!moot.view(Who::Paused, List::default()).may_propose);
}
