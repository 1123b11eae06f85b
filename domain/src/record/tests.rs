use super::{About, EntryView, List, RecordEntry, Show, What};
use crate::ids::IssueId;
use crate::photos::Chosen;
use crate::query::How;
use crate::testing::{Moot, Who};
use crate::time::Span;
use crate::{Refusal, Subject, comments, issues, members, posts};

fn raise(moot: &mut Moot, title: &str) -> IssueId {
    let raise = issues::Raise {
        title: title.into(),
        category: String::new(),
        place: String::new(),
        point: String::new(),
        details: String::new(),
        show_name: true,
        looked: true,
        photos: Chosen::default(),
    };
    moot.does(Who::Ann, raise).into()
}

fn newest(moot: &Moot, who: Who) -> RecordEntry {
    moot.view(who, List::default()).entries.remove(0)
}

#[test]
fn every_minute_is_an_entry_and_the_newest_comes_first() {
    let mut moot = Moot::new();
    let id = raise(&mut moot, "Broken lamp");
    moot.wait(Span::DAY);
    moot.does(
        Who::Ben,
        comments::Post {
            on: Subject::Issue(id),
            body: "Still dark".into(),
            show_name: true,
            photos: Chosen::default(),
        },
    );
    let view = moot.view(Who::Stranger, List::default());
    assert_eq!(view.entries.len(), moot.minutes.len());
    let seqs: Vec<u64> = view.entries.iter().map(|entry| entry.seq).collect();
    assert!(seqs.is_sorted_by(|a, b| a > b) && seqs.last() == Some(&1));
    let entry = &view.entries[0];
    assert_eq!((entry.words.as_deref(), entry.by.clone()), (Some("Still dark"), Some(Who::Ben.name())));
    assert_eq!((entry.page.to, entry.page.title.as_deref()), (Subject::Issue(id), Some("Broken lamp")));
    assert_ne!(entry.day, view.entries[1].day);
    let only = |about| moot.view(Who::Ann, List { about, page: None }).entries.len();
    assert_eq!((only(About::Issues), only(About::Comments), only(About::Ideas)), (1, 1, 0));
    assert_eq!(only(About::Organisers), moot.minutes.len() - 2);
}

#[test]
fn an_entry_has_a_page_of_its_own() {
    let mut moot = Moot::new();
    raise(&mut moot, "Broken lamp");
    let last = u64::try_from(moot.minutes.len()).expect("few minutes");
    let EntryView { entry, before, after } = moot.view(Who::Stranger, Show { seq: last });
    assert_eq!((entry.seq, before, after), (last, Some(last - 1), None));
    assert_eq!(entry.what, What::Issue(issues::Happened::Raised));
    let first = moot.view(Who::Stranger, Show { seq: 1 });
    assert_eq!((first.before, first.after), (None, Some(2)));
    for seq in [0, last + 1, u64::MAX] {
        assert_eq!(moot.refused_to_see(Who::Olive, Show { seq }), Refusal::NotFound);
    }
}

#[test]
fn what_was_taken_away_is_said_but_not_shown() {
    let mut moot = Moot::new();
    let subject = Subject::Issue(raise(&mut moot, "Secret lamp"));
    moot.does(
        Who::Ben,
        comments::Post { on: subject, body: "Secret remark".into(), show_name: true, photos: Chosen::default() },
    );
    moot.does(Who::Olive, posts::Hide { subject, reason: "Names a neighbour".into() });
    let json = |moot: &Moot, who| serde_json::to_string(&moot.view(who, List::default())).expect("plain data");
    for who in [Who::Stranger, Who::Cal] {
        assert!(!json(&moot, who).contains("Secret"));
        let entry = newest(&moot, who);
        assert_eq!(entry.what, What::Post(posts::Happened::Hidden));
        assert_eq!(entry.words.as_deref(), Some("Names a neighbour"));
        assert_eq!(entry.taken.map(|taken| taken.how), Some(How::Hidden));
    }
    assert!(json(&moot, Who::Olive).contains("Secret remark"));
    moot.does(Who::Olive, posts::Erase { subject, reason: "For good".into() });
    assert!(!json(&moot, Who::Olive).contains("Secret lamp"));
}

#[test]
fn roles_are_told_by_name() {
    let mut moot = Moot::new();
    let member = Who::Ann.member();
    moot.does(Who::Olive, members::Appoint { member });
    moot.does(Who::Olive, members::StandDown { member });
    let entry = newest(&moot, Who::Stranger);
    assert_eq!(entry.what, What::Member(members::Happened::OrganiserStoodDown));
    assert_eq!(entry.by, Some(Who::Ann.name()));
}
