use super::{Erase, Hide, Reports, SettleReport, TellOrganiser, Unhide, Withdraw};
use crate::ids::{CommandId, IssueId};
use crate::photos::Chosen;
use crate::query::{How, Words};
use crate::testing::{Moot, Who};
use crate::{Refusal, Subject, comments, issues};

const SECRET: &str = "a word found nowhere else";

fn raised(moot: &mut Moot) -> (Subject, IssueId) {
    let id = moot.does(
        Who::Ann,
        issues::Raise {
            title: format!("Title, {SECRET}"),
            category: String::new(),
            place: format!("Place, {SECRET}"),
            point: "51.900000,-2.100000".into(),
            details: format!("Details, {SECRET}"),
            show_name: true,
            looked: true,
            photos: Chosen::default(),
        },
    );
    (Subject::Issue(id.into()), id.into())
}

fn commented(moot: &mut Moot, on: Subject) -> Subject {
    let post = comments::Post { on, body: format!("Comment, {SECRET}"), show_name: true, photos: Chosen::default() };
    Subject::Comment(moot.does(Who::Ben, post).into())
}

fn page(moot: &Moot, who: Who, id: IssueId) -> (issues::ShowView, String) {
    let view = moot.view(who, issues::Show { id });
    let json = serde_json::to_string(&view).expect("views are plain data");
    (view, json)
}

fn hide(subject: Subject) -> Hide {
    Hide { subject, reason: "Names a neighbour".into() }
}

#[test]
fn what_is_hidden_only_organisers_and_its_author_see() {
    let mut moot = Moot::new();
    let (subject, id) = raised(&mut moot);
    commented(&mut moot, subject);
    moot.does(Who::Olive, hide(subject));
    for who in Who::ALL {
        let (view, json) = page(&moot, who, id);
        let sees = matches!(who, Who::Ann | Who::Olive);
        assert_eq!(json.contains(SECRET), sees, "{who:?}");
        assert_eq!(view.point.is_some(), sees);
        let taken = view.taken.expect("it is hidden");
        assert_eq!((taken.how, taken.reason), (How::Hidden, Some("Names a neighbour".to_owned())));
        assert!(!view.may_act);
        let listed = moot.view(who, issues::List::default()).cards.len();
        assert_eq!(listed == 1, sees);
    }
    assert_eq!(moot.refused(Who::Olive, hide(subject)), Refusal::NoLongerApplies);
    let comment = comments::Post { on: subject, body: "More".into(), show_name: false, photos: Chosen::default() };
    assert_eq!(moot.refused(Who::Ann, comment), Refusal::TakenAway);
    moot.does(Who::Olive, Unhide { subject });
    assert!(page(&moot, Who::Stranger, id).1.contains(SECRET));
}

#[test]
fn what_its_author_withdraws_is_destroyed_but_not_what_others_said() {
    let mut moot = Moot::new();
    let (subject, id) = raised(&mut moot);
    commented(&mut moot, subject);
    let status =
        issues::SetStatus { issue: id, status: issues::Status::WontBeDone, reason: "Told why by Olive".into() };
    moot.does(Who::Olive, status);
    assert_eq!(moot.refused(Who::Olive, Withdraw { subject }), Refusal::AuthorOnly);
    moot.does(Who::Ann, Withdraw { subject });
    let (view, json) = page(&moot, Who::Olive, id);
    assert_eq!(view.taken.map(|taken| taken.how), Some(How::Withdrawn));
    assert_eq!((view.card.title, view.by, view.point), (None, None, None));
    assert!(json.contains("Told why by Olive") && json.contains("Comment, a word"));
    assert!(!stored(&moot).contains("Title, a word") && !stored(&moot).contains("51.9"));
    assert!(moot.view(Who::Ann, issues::List::default()).cards.is_empty());
    assert_eq!(moot.refused(Who::Ann, Withdraw { subject }), Refusal::TakenAway);
    assert_eq!(moot.refused(Who::Olive, hide(subject)), Refusal::TakenAway);
}

#[test]
fn what_is_erased_leaves_no_word_and_the_chain_holds() {
    let mut moot = Moot::new();
    let (subject, id) = raised(&mut moot);
    let comment = commented(&mut moot, subject);
    let erase = |subject| Erase { subject, reason: "Private things".into() };
    moot.does(Who::Olive, erase(comment));
    let (view, _) = page(&moot, Who::Ben, id);
    assert_eq!((view.comments[0].body.clone(), view.comments[0].by.clone()), (None, None));
    assert_eq!(view.comments[0].taken.clone().and_then(|taken| taken.reason), Some("Private things".to_owned()));
    moot.does(Who::Olive, erase(subject));
    // Every command has also folded the chained book afresh.
    assert!(!stored(&moot).contains(SECRET));
    assert_eq!(moot.refused(Who::Olive, erase(Subject::Community)), Refusal::NotFound);
    let unknown = Subject::Issue(CommandId(uuid::Uuid::max()).into());
    assert_eq!(moot.refused(Who::Olive, erase(unknown)), Refusal::NotFound);
}

/// Every row as stored.
fn stored(moot: &Moot) -> String {
    moot.rows.values().map(|row| serde_json::to_string(row).expect("rows are plain data")).collect()
}

#[test]
fn what_organisers_are_told_stays_between_them_and_the_teller() {
    let mut moot = Moot::new();
    let (subject, id) = raised(&mut moot);
    let tell = |words: &str| TellOrganiser { subject, words: words.into() };
    assert_eq!(moot.who_may(tell("rude")), [Who::Ann, Who::Ben, Who::Cal, Who::Olive]);
    assert!(moot.refused(Who::Ben, tell(" ")).field().is_some());
    let report = moot.does(Who::Ben, tell("told in confidence")).into();
    let events = moot.events().count();
    assert!(!page(&moot, Who::Ann, id).1.contains("confidence"));
    assert_eq!(moot.refused_to_see(Who::Ann, Reports::default()), Refusal::OrganisersOnly);
    let seen = moot.view(Who::Olive, Reports::default()).reports.remove(0);
    assert_eq!(by_and_words(seen), (Some(Who::Ben.name()), "told in confidence".to_owned()));
    let settle = || SettleReport { report, words: "Talked to them".into() };
    assert_eq!(moot.who_may(settle()), [Who::Olive]);
    moot.does(Who::Olive, settle());
    assert_eq!(moot.refused(Who::Olive, settle()), Refusal::NoLongerApplies);
    assert_eq!(moot.events().count(), events, "none of it is minuted");
}

#[test]
fn an_organiser_is_not_told_who_complained_of_them() {
    let mut moot = Moot::new();
    let (issue, _) = raised(&mut moot);
    let post = comments::Post { on: issue, body: "Olive's words".into(), show_name: false, photos: Chosen::default() };
    let subject = Subject::Comment(moot.does(Who::Olive, post).into());
    moot.does(Who::Ben, TellOrganiser { subject, words: "unkind".into() });
    let seen = moot.view(Who::Olive, Reports::default()).reports.remove(0);
    assert_eq!(seen.page, issue);
    assert_eq!(by_and_words(seen), (None, "unkind".to_owned()));
}

fn by_and_words(report: super::ReportView) -> (Words, String) {
    (report.by, report.words)
}
