use super::{Chosen, MOST, PhotoView};
use crate::members::EraseMe;
use crate::posts::{Erase, Hide, Withdraw};
use crate::refusal::Fault;
use crate::testing::{Moot, Who};
use crate::tests::town::{Town, photo_of, raise};
use crate::text::Hash;
use crate::{Command, Refusal, Subject, comments, ideas, issues, jobs};

fn chosen(photos: &[&str]) -> Chosen {
    Chosen { photo: photos.iter().map(|photo| (*photo).to_owned()).collect(), ..Chosen::default() }
}

fn name(of: &str) -> Hash {
    Hash::of(of.as_bytes())
}

fn fault(chosen: &Chosen) -> Option<Fault> {
    match chosen.read() {
        Err(Refusal::Invalid { fault, .. }) => Some(fault),
        _ => None,
    }
}

#[test]
fn each_photo_is_read_once_with_its_own_words() {
    let (one, two) = (name("one").to_string(), name("two").to_string());
    let form = Chosen {
        photo: vec![String::new(), one.clone(), two.clone(), one.clone()],
        photo_words: vec!["of nothing".into(), " A hole ".into()],
        photo_drop: Vec::new(),
    };
    assert_eq!(form.read(), Ok(vec![(name("one"), Some("A hole".into())), (name("two"), None)]));
    let without = Chosen { photo_drop: vec![one], ..form };
    assert_eq!(without.read(), Ok(vec![(name("two"), None)]));
    assert_eq!(without.names().collect::<Vec<_>>(), [name("two")]);
}

#[test]
fn what_is_no_photo_is_refused() {
    assert_eq!(fault(&chosen(&["anything"])), Some(Fault::NotThatForm));
    assert_eq!(fault(&chosen(&["not-a-picture"])), Some(Fault::NotAPicture));
    assert_eq!(fault(&chosen(&["heic"])), Some(Fault::UnknownPicture));
    assert_eq!(fault(&chosen(&["too-large"])), Some(Fault::PictureTooLarge));
    assert_eq!(fault(&chosen(&["missing"])), Some(Fault::PictureMissing));
    let names: Vec<String> = (0..=MOST).map(|n| name(&n.to_string()).to_string()).collect();
    let many: Vec<&str> = names.iter().map(String::as_str).collect();
    assert_eq!(fault(&chosen(&many)), Some(Fault::TooMany { max: MOST }));
    assert!(chosen(&many[1..]).read().is_ok());
    let words = vec!["a".repeat(super::WORDS + 1)];
    assert_eq!(fault(&Chosen { photo_words: words, ..chosen(&many[1..]) }), Some(Fault::TooLong { max: super::WORDS }));
}

#[test]
fn forms_say_what_was_chosen_and_old_ones_nothing() {
    let id = uuid::Uuid::from_u128(7);
    let form = |more: &str| format!("id={id}&act=comment.post&on=issue/{id}&body=So%20dark{more}");
    let (one, two) = (name("one"), name("two"));
    let read = |fields: &str| Command::from_form(fields).expect("it fits");
    assert_eq!(read(&form("")).act.photos(), []);
    assert_eq!(read(&form(&format!("&photo={one}&photo_words=A+hole"))).act.photos(), [one]);
    let two_places = form(&format!("&photo={one}&photo_words=&photo={two}&photo_words=B&show_name=on"));
    let command = read(&two_places);
    assert_eq!(command.act.photos(), [one, two]);
    let json = serde_json::to_string(&command).expect("plain data");
    assert_eq!(serde_json::from_str::<Command>(&json).expect("as it was written"), command);
    // What is sent again after the server was brought up to date is the same as before.
    let without = serde_json::to_string(&read(&form(""))).expect("plain data");
    assert!(!without.contains("photo"), "{without}");
}

/// Every kind of post with a photo, and the photo.
fn posts(moot: &mut Moot) -> Vec<(Subject, Hash)> {
    let issue: crate::ids::IssueId = moot.does(Who::Ann, raise("A hole")).into();
    let propose = ideas::Propose {
        title: "A bench".into(),
        why: "To sit".into(),
        takes: String::new(),
        cost: String::new(),
        cost_words: String::new(),
        issue: String::new(),
        photos: photo_of("A bench"),
        show_name: false,
    };
    let idea = moot.does(Who::Ann, propose).into();
    let on = Subject::Issue(issue);
    let say = comments::Post { on, body: "So deep".into(), photos: photo_of("So deep"), show_name: true };
    let comment = moot.does(Who::Ann, say).into();
    vec![(on, name("A hole")), (Subject::Idea(idea), name("A bench")), (Subject::Comment(comment), name("So deep"))]
}

fn sees(moot: &Moot, who: Who, (post, photo): (Subject, Hash)) -> bool {
    moot.state.may_see_photo(&moot.state.viewer(Some(who.account())), post, photo)
}

#[test]
fn whoever_may_see_a_post_may_see_its_photos_there_and_nowhere_else() {
    let mut moot = Moot::new();
    let posts = posts(&mut moot);
    for post in &posts {
        assert!(sees(&moot, Who::Ben, *post), "{post:?}");
    }
    assert!(!sees(&moot, Who::Ben, (posts[0].0, posts[1].1)));
    moot.does(Who::Olive, Hide { subject: posts[0].0, reason: "A face".into() });
    for (who, may) in [(Who::Ann, true), (Who::Olive, true), (Who::Ben, false), (Who::Stranger, false)] {
        assert_eq!(sees(&moot, who, posts[0]), may, "{who:?}");
        assert_eq!(moot.view(who, issues::Show { id: id_of(posts[0].0) }).photos.len(), usize::from(may), "{who:?}");
    }
    assert!(!sees(&moot, Who::Ben, posts[2]), "what hides an issue hides its comments");
    assert_eq!(moot.state.photos().len(), 3, "what is hidden is kept");
}

fn id_of(subject: Subject) -> crate::ids::IssueId {
    match subject {
        Subject::Issue(id) => id,
        other => panic!("{other:?} is no issue"),
    }
}

#[test]
fn photos_go_with_their_posts() {
    let mut moot = Moot::new();
    let posts = posts(&mut moot);
    moot.does(Who::Ann, Withdraw { subject: posts[0].0 });
    moot.does(Who::Olive, Erase { subject: posts[1].0, reason: "A face".into() });
    assert_eq!(moot.state.photos().into_iter().collect::<Vec<_>>(), [posts[2].1]);
    for post in &posts[..2] {
        assert!(!sees(&moot, Who::Olive, *post), "{post:?}");
    }
    moot.does(Who::Ann, EraseMe { posts: crate::members::Posts::Erase });
    assert!(moot.state.photos().is_empty());
}

#[test]
fn a_finished_job_shows_how_it_went_until_it_is_to_be_done_again() {
    let mut town = Town::new();
    let moot = &mut town.moot;
    let shown = |moot: &Moot| moot.view(Who::Ann, jobs::Show { id: town.done, private: false }).photos;
    let gate = PhotoView { name: name("a green gate"), words: Some("A photo of a green gate".into()) };
    assert_eq!(shown(moot), [gate]);
    moot.does(Who::Ben, jobs::Reopen { job: town.done });
    assert_eq!(shown(moot), []);
    assert!(!sees(moot, Who::Ben, (Subject::Job(town.done), name("a green gate"))));
    assert!(!moot.state.photos().contains(&name("a green gate")));
}
