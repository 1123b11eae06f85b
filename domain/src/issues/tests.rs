use super::*;
use crate::comments::Post;
use crate::context::Caller;
use crate::ids::CommandId;
use crate::photos::Chosen;
use crate::refusal::{Fault, Refusal};
use crate::testing::{Moot, Who};
use crate::text::LINE;
use crate::{Act, Subject};

fn raise(title: &str) -> Raise {
    Raise {
        title: title.into(),
        category: String::new(),
        place: "Mill Lane".into(),
        point: String::new(),
        details: "It has been so since Monday".into(),
        show_name: false,
        looked: false,
        photos: Chosen::default(),
    }
}

/// A moot in which Ann raised an issue.
fn with_issue() -> (Moot, IssueId) {
    let mut moot = Moot::new();
    let issue = moot.does(Who::Ann, raise("Street light out by the school")).into();
    (moot, issue)
}

fn set(issue: IssueId, status: Status, reason: &str) -> SetStatus {
    SetStatus { issue, status, reason: reason.into() }
}

fn show(moot: &Moot, who: Who, id: IssueId) -> ShowView {
    moot.view(who, Show { id })
}

#[test]
fn only_members_raise_issues() {
    let moot = Moot::new();
    assert_eq!(moot.who_may(raise("Bin overflowing")), [Who::Ann, Who::Ben, Who::Cal, Who::Olive]);
}

#[test]
fn what_was_typed_is_checked_field_by_field() {
    let mut moot = Moot::new();
    let refused = |moot: &mut Moot, raise: Raise| moot.refused(Who::Ann, raise);
    assert_eq!(refused(&mut moot, raise("  ")), Refusal::invalid("title", Fault::Missing));
    assert_eq!(
        refused(&mut moot, raise(&"x".repeat(LINE + 1))),
        Refusal::invalid("title", Fault::TooLong { max: LINE })
    );
    let far = Raise { point: "91,0".into(), ..raise("Hole") };
    assert_eq!(refused(&mut moot, far), Refusal::invalid("point", Fault::NotThatForm));
    let odd = Raise { category: "99".into(), ..raise("Hole") };
    assert_eq!(refused(&mut moot, odd), Refusal::invalid("category", Fault::NotAChoice));
}

#[test]
fn a_post_without_a_name_carries_no_member_in_public() {
    let (mut moot, issue) = with_issue();
    let ann = Who::Ann.member().to_string();
    assert!(!moot.book().contains(&ann));
    assert_eq!(show(&moot, Who::Ben, issue).by, None);
    assert!(show(&moot, Who::Ann, issue).mine);
    let shown = moot.does(Who::Ann, Raise { show_name: true, ..raise("Broken swing") }).into();
    assert_eq!(show(&moot, Who::Ben, shown).by, Some(Who::Ann.name()));
}

#[test]
fn similar_open_issues_are_shown_first() {
    let (mut moot, issue) = with_issue();
    let again = raise("The street lights near our school are out");
    assert_eq!(moot.refused(Who::Ben, again.clone()), Refusal::LookFirst);
    let similar = moot.view(Who::Ben, Similar { title: again.title.clone() });
    assert_eq!(similar.iter().map(|card| card.id).collect::<Vec<_>>(), [issue]);
    moot.does(Who::Ben, Raise { looked: true, ..again.clone() });
    moot.does(Who::Olive, set(issue, Status::Fixed, ""));
    moot.does(Who::Ben, raise("Dog mess on the green"));
}

#[test]
fn saying_me_too_twice_counts_once_and_can_be_taken_back() {
    let (mut moot, issue) = with_issue();
    for yes in [true, true] {
        moot.does(Who::Ben, MeToo { issue, yes });
    }
    moot.does(Who::Cal, MeToo { issue, yes: true });
    moot.does(Who::Cal, OfferHelp { issue, yes: true });
    let view = show(&moot, Who::Ben, issue);
    assert_eq!((view.card.me_too, view.help, view.me_too, view.helping), (2, 1, true, false));
    moot.does(Who::Ben, MeToo { issue, yes: false });
    assert_eq!(show(&moot, Who::Ben, issue).card.me_too, 1);
    assert!(!moot.book().contains(&Who::Cal.member().to_string()));
}

#[test]
fn organisers_say_where_it_stands_and_why() {
    let (mut moot, issue) = with_issue();
    assert_eq!(moot.who_may(set(issue, Status::Seen, "")), [Who::Olive]);
    let missing = Refusal::invalid("reason", Fault::Missing);
    assert_eq!(moot.refused(Who::Olive, set(issue, Status::WontBeDone, " ")), missing);
    assert_eq!(moot.refused(Who::Olive, set(issue, Status::SomeoneElses, "")), missing);
    moot.does(Who::Ben, MeToo { issue, yes: true });
    moot.does(Who::Olive, set(issue, Status::SomeoneElses, "The county council's"));
    assert_eq!(moot.refused(Who::Olive, set(issue, Status::SomeoneElses, "again")), Refusal::NoLongerApplies);
    let view = show(&moot, Who::Ben, issue);
    assert_eq!(view.steps.last().and_then(|step| step.reason.clone()), Some("The county council's".into()));
    assert!(moot.book().contains("\"me_too\":1"), "the count is minuted when it is settled");
}

#[test]
fn the_raiser_is_asked_and_can_open_it_again() {
    let (mut moot, issue) = with_issue();
    let answer = |fixed| Answer { issue, fixed, words: "Still dark".into() };
    assert_eq!(moot.refused(Who::Ann, answer(true)), Refusal::NoLongerApplies);
    moot.does(Who::Olive, set(issue, Status::Fixed, ""));
    assert!(show(&moot, Who::Ann, issue).asks_me);
    assert!(!show(&moot, Who::Ben, issue).asks_me);
    assert_eq!(moot.refused(Who::Ben, answer(false)), Refusal::AuthorOnly);
    moot.does(Who::Ann, answer(false));
    let view = show(&moot, Who::Ann, issue);
    assert_eq!((view.card.status, view.asks_me), (Status::Open, false));
    moot.does(Who::Olive, set(issue, Status::Fixed, ""));
    moot.does(Who::Ann, answer(true));
    assert_eq!(show(&moot, Who::Ann, issue).card.status, Status::Fixed);
}

#[test]
fn importing_twice_adds_nothing() {
    let mut moot = Moot::new();
    let report = |key: &str, title: &str| Report {
        key: key.into(),
        title: title.into(),
        category: "Potholes".into(),
        reported: crate::Timestamp::from_millis(1_700_000_000_000),
        point: Point::from_degrees(51.9, -2.1),
    };
    let import = Import {
        source: "FixMyStreet".into(),
        reports: vec![report("1", "Hole"), report("2", "Gap"), report("1", "Hole")],
    };
    assert_eq!(moot.refused(Who::Olive, import.clone()), Refusal::SystemOnly);
    let before = moot.state.community.minutes.len();
    assert!(moot.act_as(Caller::System, import.clone()).is_ok());
    assert_eq!(moot.state.community.minutes.len(), before + 3, "two issues and a new category");
    assert!(moot.act_as(Caller::System, import).is_ok());
    assert_eq!(moot.state.community.minutes.len(), before + 3);
    let list = moot.view(Who::Ann, List { status: StatusFilter::All, ..List::default() });
    assert_eq!(list.pager.total, 2);
    assert_eq!(list.cards[0].category.as_deref(), Some("Potholes"));
}

#[test]
fn a_bad_report_brings_nothing_in() {
    let mut moot = Moot::new();
    let good = Report {
        key: "1".into(),
        title: "Hole".into(),
        category: "Road".into(),
        reported: moot.look(Who::Ann).now,
        point: None,
    };
    let bad = Report { key: "2".into(), title: " ".into(), ..good.clone() };
    let import = Import { source: "Elsewhere".into(), reports: vec![good, bad] };
    assert_eq!(moot.act_as(Caller::System, import), Err(Refusal::invalid("title", Fault::Missing)));
    assert!(moot.state.community.issues.is_empty());
}

#[test]
fn lists_filter_search_and_page() {
    let mut moot = Moot::new();
    for n in 0..120 {
        let title = if n % 2 == 0 { format!("Pothole {n}") } else { format!("Streetlamp {n}") };
        moot.does(Who::Ann, Raise { looked: true, ..raise(&title) });
    }
    let list = |list: List| moot.view(Who::Ben, list);
    assert_eq!(list(List::default()).pager, crate::query::Pager { page: 1, pages: 3, total: 120 });
    assert_eq!(list(List { page: Some(99), ..List::default() }).cards.len(), 20);
    assert_eq!(list(List { q: "POTHOLE mill".into(), ..List::default() }).pager.total, 60);
    assert_eq!(list(List { status: StatusFilter::Closed, ..List::default() }).pager.total, 0);
}

#[test]
fn what_is_hidden_shows_its_words_to_nobody_else() {
    let (mut moot, issue) = with_issue();
    moot.does(
        Who::Ben,
        Post { on: Subject::Issue(issue), body: "So dark".into(), show_name: false, photos: Chosen::default() },
    );
    moot.hide(Subject::Issue(issue));
    assert_eq!(moot.view(Who::Ben, List::default()).pager.total, 0);
    let view = show(&moot, Who::Ben, issue);
    assert_eq!((view.card.title, view.details, view.comments.len()), (None, None, 0));
    assert!(show(&moot, Who::Ann, issue).card.title.is_some(), "its author still sees it");
    assert_eq!(moot.refused(Who::Ben, MeToo { issue, yes: true }), Refusal::TakenAway);
}

#[test]
fn forms_and_json_give_the_same_act() {
    let form = "act=issue.raise&id=x&title=Hole+in+road&category=&place=&point=&details=Deep%0D%0Aone&show_name=on";
    let read = Act::from_form("issue.raise", form);
    let expected =
        Raise { place: String::new(), details: "Deep\r\none".into(), show_name: true, ..raise("Hole in road") };
    assert_eq!(read, Ok(Act::RaiseIssue(expected)));
    let json = serde_json::to_string(&read).expect("plain data");
    assert_eq!(serde_json::from_str::<Result<Act, Refusal>>(&json).expect("as written"), read);
    assert_eq!(Act::from_form("issue.raise", "category=1"), Err(Refusal::NotThatForm));
    assert_eq!(Act::from_form("no.such", ""), Err(Refusal::NotThatForm));
}

#[test]
fn a_source_always_gives_the_same_issue() {
    assert_eq!(CommandId::of_source("a", "1"), CommandId::of_source("a", "1"));
    assert_ne!(CommandId::of_source("a", "1"), CommandId::of_source("b", "1"));
}
