use super::Show;
use crate::ids::IssueId;
use crate::photos::Chosen;
use crate::search::{All, Found};
use crate::testing::{Moot, Who};
use crate::{Subject, groups, ideas, issues, jobs, posts};

fn raise(moot: &mut Moot, title: &str) -> IssueId {
    let raise = issues::Raise {
        title: title.into(),
        category: String::new(),
        place: String::new(),
        point: String::new(),
        details: "By the duck pond".into(),
        show_name: true,
        looked: true,
        photos: Chosen::default(),
    };
    moot.does(Who::Ann, raise).into()
}

fn form(moot: &mut Moot, joining: groups::Joining) -> crate::ids::GroupId {
    let form = groups::Form { name: "Pond wardens".into(), purpose: "Keep it clear".into(), joining };
    moot.does(Who::Ben, form).into()
}

#[test]
fn home_asks_each_what_they_alone_can_answer() {
    let mut moot = Moot::new();
    let issue = raise(&mut moot, "Broken lamp");
    let fixed = issues::SetStatus { issue, status: issues::Status::Fixed, reason: String::new() };
    moot.does(Who::Olive, fixed);
    let group = form(&mut moot, groups::Joining::ByRequest);
    moot.does(Who::Cal, groups::Join { group, show_me: false });
    moot.does(Who::Ann, posts::TellOrganiser { subject: Subject::Issue(issue), words: "Spam".into() });
    let home = |who| moot.view(who, Show {});
    let asked = |who| {
        let home = home(who);
        (home.fixed.len(), home.group_requests.len(), home.requests, home.reports, home.checklist.is_some())
    };
    assert_eq!(asked(Who::Ann), (1, 0, 0, 0, false));
    assert_eq!(asked(Who::Ben), (0, 1, 0, 0, false));
    assert_eq!(asked(Who::Cal), (0, 0, 0, 0, false));
    assert_eq!(asked(Who::Olive), (0, 0, 1, 1, true));
    for who in [Who::Stranger, Who::Waiting, Who::Paused, Who::Cal] {
        let home = home(who);
        assert!(home.votes.is_empty() && home.jobs.is_empty(), "{who:?}");
        assert_eq!((home.fixed.len(), home.group_requests.len(), home.requests, home.reports), (0, 0, 0, 0), "{who:?}");
        assert!(!home.new.is_empty());
    }
}

#[test]
fn home_shows_the_jobs_one_has_taken_on() {
    let mut moot = Moot::new();
    let group = form(&mut moot, groups::Joining::Open);
    moot.does(Who::Ben, jobs::AddList { group, list: "Rake the leaves".into() });
    let job = *moot.state.community.jobs.keys().next().expect("a job");
    moot.does(Who::Cal, jobs::Take { job });
    assert_eq!(moot.view(Who::Cal, Show {}).jobs.len(), 1);
    assert!(moot.view(Who::Ann, Show {}).jobs.is_empty());
}

#[test]
fn a_search_looks_everywhere_but_at_what_is_hidden() {
    let mut moot = Moot::new();
    let by_the_pond = raise(&mut moot, "Broken lamp");
    let hidden = raise(&mut moot, "Pond smells");
    moot.does(Who::Olive, posts::Hide { subject: Subject::Issue(hidden), reason: "Rude".into() });
    form(&mut moot, groups::Joining::Open);
    let propose = ideas::Propose {
        title: "A bridge".into(),
        why: "Over the pond".into(),
        takes: String::new(),
        cost: String::new(),
        issue: String::new(),
        show_name: false,
        cost_words: String::new(),
        photos: Chosen::default(),
    };
    moot.does(Who::Ben, propose);
    let search = |who, q: &str| moot.view(who, All { q: q.into(), page: None }).found;
    let found = search(Who::Stranger, "POND");
    assert!(matches!(
        &found[..],
        [Found::Group(_), Found::Idea(_) | Found::Issue(_), Found::Idea(_) | Found::Issue(_)]
    ));
    assert!(found.iter().any(|found| matches!(found, Found::Issue(card) if card.id == by_the_pond)));
    assert_eq!(search(Who::Olive, "pond").len(), 4);
    assert!(search(Who::Ann, " ").is_empty());
    assert!(search(Who::Ann, "pond zebra").is_empty());
}
