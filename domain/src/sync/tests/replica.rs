use crate::comments::Happened;
use crate::community::{Kind, Visibility};
use crate::photos::Chosen;
use crate::query::{self, NAMES, answer as answer_query};
use crate::record::{self, What};
use crate::sync::{Entry, Have, Overlay, Replica, Shelf, Standing, Verdict, answer};
use crate::testing::{Moot, Who};
use crate::tests::{subjects, town::Town, unseen::all_that_is_told};
use crate::votes::Stage;
use crate::{Act, Command, Moment, State, Subject, Viewer, votes};

/// Pages that phones do not show without the server: organisers' and those of the account.
const ONLINE: &[&str] = &[
    "community.checklist",
    "community.door",
    "community.settings",
    "gatherings.code",
    "groups.call_sheet",
    "members.codes",
    "members.list",
    "members.me",
    "reports.list",
    "votes.draft",
    "votes.new",
];

/// A phone of this viewer that has just been told all it asked for.
pub fn phone(moot: &Moot, viewer: Viewer, opened: Vec<Subject>) -> Replica {
    let mut replica = Replica::default();
    catch_up(moot, viewer, &mut replica, opened);
    replica
}

/// Asks the server for what is missing; gives how many parcels came.
pub fn catch_up(moot: &Moot, viewer: Viewer, replica: &mut Replica, opened: Vec<Subject>) -> usize {
    let shelf = Shelf::new(&moot.state, viewer.role, moot.now);
    let have: Have = through_json(&replica.have(opened));
    let answer = answer(&shelf, &moot.look_as(viewer), &have);
    let sent = answer.parcels.len();
    let json = serde_json::to_string(&answer).expect("plain data");
    replica.take(serde_json::from_str(&json).expect("as it was written"));
    sent
}

/// As it comes back from where it was stored or sent.
pub fn through_json<T: serde::Serialize + serde::de::DeserializeOwned>(value: &T) -> T {
    serde_json::from_str(&serde_json::to_string(value).expect("plain data")).expect("as it was written")
}

fn on_phone(moot: &Moot, state: State) -> Moot {
    let mut phone = moot.clone();
    phone.state = state;
    phone
}

/// Every page that the phone shows is the server's.
pub fn shows_the_same(moot: &Moot, viewer: Viewer, replica: &Replica) {
    let (state, holder) = replica.open();
    assert_eq!(holder, viewer);
    let mut overlay = Overlay::new((state, viewer));
    // The phone has asked for all published ballots.
    for id in moot.state.community.votes.keys() {
        if let Some(file) = votes::published(&moot.state, &viewer, *id) {
            overlay.lay_ballots(*id, &file.text);
        }
    }
    let phone = on_phone(moot, overlay.state);
    for (asked, json) in all_that_is_told(&phone, viewer) {
        let (name, fields) = asked.split_once('?').expect("a name and its fields");
        if !ONLINE.contains(&name) {
            let server = answer_query(name, fields, &moot.state, viewer, moot.now);
            assert_eq!(Ok(json), server, "{asked} for {viewer:?}");
        }
    }
}

#[test]
fn pages_that_need_the_server_are_known_queries() {
    assert!(ONLINE.iter().all(|name| NAMES.contains(name)));
}

#[test]
fn a_phone_shows_the_pages_that_the_server_would() {
    for (kind, visibility) in [(Kind::Place, Visibility::Public), (Kind::Need, Visibility::Members)] {
        let moot = Town::of(kind, visibility).moot;
        for who in Who::ALL {
            let viewer = moot.state.viewer(Some(who.account()));
            if moot.state.may_read(&viewer) {
                shows_the_same(&moot, viewer, &phone(&moot, viewer, subjects(&moot)));
            }
        }
    }
}

#[test]
fn a_phone_counts_no_votes_of_which_it_has_a_part() {
    let town = Town::new();
    let moot = &town.moot;
    let viewer = moot.state.viewer(Some(Who::Cal.account()));
    let mut overlay = Overlay::new(phone(moot, viewer, subjects(moot)).open());
    let mut moment = Moment::new(moot.state.community.votes[&town.vote].closes, [1; 32]);
    let command =
        Command { id: moment.command_id(), act: Act::MeToo(crate::issues::MeToo { issue: town.issue, yes: true }) };
    assert_eq!(overlay.lay_command(&command, &mut moment), Verdict::Shown);
    let stage = &overlay.state.community.votes[&town.vote].stage;
    assert!(matches!(stage, Stage::Open { .. }), "{stage:?}");
}

#[test]
fn what_is_done_is_shown_before_the_news_of_it_and_only_once_after() {
    let town = Town::new();
    let moot = &town.moot;
    let viewer = moot.state.viewer(Some(Who::Cal.account()));
    let mut replica = phone(moot, viewer, subjects(moot));
    let on = Subject::Issue(town.issue);
    let entry = |id| Entry {
        id,
        slug: "mill".into(),
        member: Who::Cal.member(),
        address: String::new(),
        fields: format!("id={id}&act=comment.post&on={on}&body=So+dark"),
        kept: 0,
        standing: Standing::Waiting,
    };
    let thread = |replica: &Replica, entry: &Entry| {
        let mut overlay = Overlay::new(replica.open());
        overlay.lay_done(entry, &mut Moment::new(moot.now, [1; 32]));
        assert!(overlay.unsent.is_empty());
        overlay.state.community.threads[&on].len()
    };
    let before = moot.state.community.threads[&on].len();
    let post = crate::comments::Post { on, body: "So dark".into(), photos: Chosen::default(), show_name: false };
    let mut there = town.moot.clone();
    let id = there.does(Who::Cal, post);
    assert_eq!(thread(&replica, &entry(id)), before + 1);
    catch_up(&there, viewer, &mut replica, subjects(&there));
    assert_eq!(thread(&replica, &entry(id)), before + 1);
}

#[test]
fn the_record_says_on_what_somebody_commented_though_the_thread_is_not_here() {
    let town = Town::new();
    let viewer = town.moot.state.viewer(Some(Who::Paused.account()));
    let (state, holder) = phone(&town.moot, viewer, vec![]).open();
    let on_phone = on_phone(&town.moot, state);
    let record = |moot: &Moot| query::ask(&record::List::default(), &moot.state, holder, moot.now).expect("readable");
    let of_comments = |moot: &Moot| {
        let comments = record(moot).entries.into_iter().filter(|entry| entry.what == What::Comment(Happened::Posted));
        comments.map(|entry| (entry.page, entry.words)).collect::<Vec<_>>()
    };
    let (here, there) = (of_comments(&on_phone), of_comments(&town.moot));
    assert!(there.len() > 1 && on_phone.state.community.comments.is_empty(), "{there:?}");
    assert_eq!(here, there);
}

#[test]
fn what_has_not_changed_is_not_sent_again() {
    let town = Town::new();
    let mut moot = town.moot.clone();
    let viewer = moot.state.viewer(Some(Who::Cal.account()));
    let mut replica = phone(&moot, viewer, vec![]);
    assert_eq!(catch_up(&moot, viewer, &mut replica, vec![]), 0);
    moot.does(Who::Ann, crate::issues::MeToo { issue: town.issue, yes: true });
    assert_eq!(catch_up(&moot, viewer, &mut replica, vec![]), 2, "its outline, and its details: Cal has spoken there");
    moot.does(
        Who::Ann,
        crate::votes::Cast { choice: Some(crate::count::yes_no::Answer::Yes), ..crate::votes::Cast::blank(town.vote) },
    );
    assert_eq!(catch_up(&moot, viewer, &mut replica, vec![]), 0, "nobody learns that somebody voted");
}

#[test]
fn the_record_says_of_a_comment_that_it_was_hidden_though_its_thread_is_hidden_too() {
    let mut town = Town::new();
    for subject in [town.comment, Subject::Issue(town.issue)] {
        town.moot.does(Who::Olive, crate::posts::Hide { subject, reason: "It names somebody".into() });
    }
    let viewer = town.moot.state.viewer(Some(Who::Cal.account()));
    let (state, holder) = phone(&town.moot, viewer, subjects(&town.moot)).open();
    let on_phone = on_phone(&town.moot, state);
    let taken = |moot: &Moot| {
        let entries = query::ask(&record::List::default(), &moot.state, holder, moot.now).expect("readable").entries;
        entries.into_iter().filter(|entry| entry.subject == town.comment).map(|entry| entry.taken).collect::<Vec<_>>()
    };
    assert_eq!(taken(&on_phone), taken(&town.moot));
    assert!(taken(&on_phone).iter().all(Option::is_some));
}
