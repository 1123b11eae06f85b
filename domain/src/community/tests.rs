use super::*;
use crate::photos::Chosen;
use crate::testing::{Moot, Who};
use crate::{Refusal, Subject, issues, members};

fn describe() -> Describe {
    Describe {
        name: "Little Moot".into(),
        welcome: "Come in".into(),
        contact_name: "Kate".into(),
        contact_telephone: "01234 567890".into(),
        contact_place: "The hall".into(),
        contact_times: "Mondays".into(),
        issue_notice: "Not the council".into(),
    }
}

#[test]
fn organisers_describe_their_community_and_old_numbers_are_destroyed() {
    let mut moot = Moot::new();
    assert_eq!(moot.who_may(describe()), [Who::Olive]);
    moot.does(Who::Olive, describe());
    let about = moot.view(Who::Stranger, About {});
    assert_eq!((about.name.as_str(), about.welcome.as_deref()), ("Little Moot", Some("Come in")));
    assert_eq!(about.contact.telephone.as_deref(), Some("01234 567890"));
    let minutes = moot.minutes.len();
    moot.does(Who::Olive, describe());
    assert_eq!(moot.minutes.len(), minutes, "what has not changed is not minuted");
    moot.does(Who::Olive, Describe { contact_telephone: String::new(), ..describe() });
    assert!(!format!("{:?}", moot.rows).contains("567890"));
    let settings = moot.view(Who::Olive, Settings {});
    assert_eq!((settings.contact.name.as_deref(), settings.contact.telephone), (Some("Kate"), None));
    assert_eq!(moot.refused_to_see(Who::Ann, Settings {}), Refusal::OrganisersOnly);
}

#[test]
fn a_community_of_need_never_becomes_public() {
    let mut moot = Moot::with(Kind::Need, Visibility::Members);
    let public = SetAccess { visibility: Visibility::Public, joining: Joining::Anyone };
    assert_eq!(moot.refused(Who::Olive, public.clone()), Refusal::NeedStaysPrivate);
    assert_eq!(moot.refused(Who::Olive, SetKinds { kinds: vec![Kind::Place] }), Refusal::NeedStaysPrivate);
    moot.does(Who::Olive, SetKinds { kinds: vec![Kind::Place, Kind::Need] });
    assert_eq!(moot.refused_to_see(Who::Stranger, About {}), Refusal::NotFound);
    assert_eq!(moot.refused_to_see(Who::Waiting, About {}), Refusal::NotFound);
    assert_eq!(moot.refused_to_see(Who::Stranger, Door::default()), Refusal::NotFound);
    assert!(moot.ask(Who::Waiting, Door::default()).is_ok());
    moot.does(Who::Olive, members::MakeCode { opens: members::Opens::Membership });
    let code = moot.view(Who::Olive, members::Codes {}).codes.remove(0).code;
    assert_eq!(moot.view(Who::Stranger, Door { code }).name, "Little");

    let mut open = Moot::new();
    assert_eq!(open.who_may(public), [Who::Olive]);
    assert_eq!(open.refused(Who::Olive, SetKinds { kinds: vec![Kind::Need] }), Refusal::NeedStaysPrivate);
    open.does(Who::Olive, SetAccess { visibility: Visibility::Members, joining: Joining::Code });
    open.does(Who::Olive, SetKinds { kinds: vec![Kind::Need] });
    assert_eq!(open.refused_to_see(Who::Stranger, About {}), Refusal::NotFound);
}

#[test]
fn categories_keep_their_numbers_and_none_is_given_twice() {
    let mut moot = Moot::new();
    let set = |names: &str| SetCategories { categories: names.into() };
    assert_eq!(moot.who_may(set("Parks")), [Who::Olive]);
    moot.does(Who::Olive, set("Parks\n\n Roads \r\nLamps"));
    let known = |moot: &Moot| moot.view(Who::Ann, issues::List::default()).categories;
    assert_eq!(known(&moot), [(2, "Parks".into()), (1, "Roads".into()), (3, "Lamps".into())]);
    moot.does(Who::Olive, set("Roads"));
    moot.does(Who::Olive, set("Lamps\nRoads"));
    assert_eq!(known(&moot), [(4, "Lamps".into()), (1, "Roads".into())]);
    assert_eq!(moot.refused(Who::Olive, set("a\nA")).code(), "invalid.twice");
    let many: String = (0..=CATEGORIES).map(|n| format!("{n}\n")).collect();
    assert_eq!(moot.refused(Who::Olive, set(&many)).code(), "invalid.too_many");
}

#[test]
fn the_checklist_is_ticked_off() {
    let mut moot = Moot::new();
    let list = |moot: &Moot| moot.view(Who::Olive, Checklist {});
    assert_eq!(moot.refused_to_see(Who::Ann, Checklist {}), Refusal::OrganisersOnly);
    let none = ChecklistView { welcome: false, contact: false, issue: false, second_organiser: false, poster: false };
    assert_eq!(list(&moot), none);
    moot.does(Who::Olive, describe());
    moot.does(Who::Olive, members::Appoint { member: Who::Ann.member() });
    moot.does(Who::Olive, PosterPrinted {});
    let raise = issues::Raise {
        title: "Broken lamp".into(),
        category: String::new(),
        place: String::new(),
        point: String::new(),
        details: String::new(),
        show_name: true,
        looked: true,
        photos: Chosen::default(),
    };
    let id = moot.does(Who::Ann, raise);
    assert!(list(&moot).is_done());
    moot.does(Who::Ann, crate::posts::Withdraw { subject: Subject::Issue(id.into()) });
    assert!(!list(&moot).issue);
}
