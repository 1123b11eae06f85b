//! Someone who may not see a thing gets nothing of it, whatever they ask.

use super::town::{DETAILS, Town, photo_of, raise, subjects};
use crate::community::{Kind, Visibility};
use crate::ids::MemberId;
use crate::query::{NAMES, answer};
use crate::testing::{Moot, Who};
use crate::time::{Span, to_local_input};
use crate::{Refusal, Subject, Viewer, comments, groups, jobs, members, posts};

/// What a list may be asked for.
const LISTS: &[&str] = &["", "q=secret", "status=all", "which=all", "standing=removed", "standing=paused", "code=AAAA"];

/// Everything that every query tells this viewer, with every id and number there is and some more.
pub fn all_that_is_told(moot: &Moot, viewer: Viewer) -> Vec<(String, String)> {
    let mut about: Vec<String> = (0..=moot.minutes.len() + 1).map(|seq| format!("seq={seq}")).collect();
    about.push("title=secret".into());
    let closes = to_local_input(moot.now.plus(Span::HOUR), &moot.state.community.profile.zone);
    about.push(format!("question=secret&share=1&out_of=2&closes={closes}"));
    for subject in subjects(moot) {
        let id = subject.to_string().split('/').next_back().unwrap_or_default().to_owned();
        about.extend(["id", "group"].map(|field| format!("{field}={id}")));
    }
    let lists: Vec<String> = LISTS.iter().map(|fields| (*fields).to_owned()).collect();
    let mut told = Vec::new();
    for name in NAMES {
        let ask = |fields: &str| answer(name, fields, &moot.state, viewer, moot.now);
        let fields = if ask("") == Err(Refusal::NotThatForm) { &about } else { &lists };
        for fields in fields {
            if let Ok(json) = ask(fields) {
                told.push((format!("{name}?{fields}"), json));
            }
        }
    }
    told
}

fn look_for(moot: &Moot, viewer: Viewer, secrets: &[&str]) {
    for (asked, json) in all_that_is_told(moot, viewer) {
        for secret in secrets {
            assert!(!json.contains(secret), "{asked} tells {secret:?} to {viewer:?}: {json}");
        }
    }
}

fn viewer(moot: &Moot, who: Who) -> Viewer {
    moot.state.viewer(Some(who.account()))
}

/// Which queries answer at all.
fn answered_by(told: &[(String, String)]) -> Vec<&str> {
    let mut names: Vec<&str> = told.iter().filter_map(|(asked, _)| asked.split('?').next()).collect();
    names.dedup();
    names
}

#[test]
fn every_query_is_asked_and_answers_organisers() {
    let moot = Town::new().moot;
    assert_eq!(answered_by(&all_that_is_told(&moot, viewer(&moot, Who::Olive))), NAMES);
}

#[test]
fn outsiders_are_told_nothing_of_a_closed_community() {
    let moot = Town::of(Kind::Need, Visibility::Members).moot;
    for outsider in [Viewer::STRANGER, viewer(&moot, Who::Stranger)] {
        assert_eq!(all_that_is_told(&moot, outsider), []);
        for name in NAMES {
            let fields = format!("id={}&title=a&seq=1&group={}", uuid::Uuid::nil(), uuid::Uuid::nil());
            let refusal = answer(name, &fields, &moot.state, outsider, moot.now);
            assert!(matches!(refusal, Err(Refusal::NotFound | Refusal::NotThatForm)), "{name}");
        }
    }
    let told = all_that_is_told(&moot, viewer(&moot, Who::Waiting));
    assert_eq!(answered_by(&told), ["community.door", "members.me"], "only where they stand");
}

#[test]
fn what_is_hidden_is_in_no_answer_to_those_from_whom_it_is_hidden() {
    let mut town = Town::new();
    let moot = &mut town.moot;
    let issue = Subject::Issue(moot.does(Who::Ann, raise("Xylophone thief")).into());
    let on_it = comments::Post {
        on: issue,
        body: "Xylophone echo".into(),
        show_name: true,
        photos: photo_of("Xylophone echo"),
    };
    moot.does(Who::Ben, on_it);
    let form =
        groups::Form { name: "Xylophones".into(), purpose: "Xylophone hunt".into(), joining: groups::Joining::Open };
    let group = Subject::Group(moot.does(Who::Ann, form).into());
    let all: Vec<Subject> = vec![
        issue,
        group,
        Subject::Idea(town.idea),
        Subject::Job(town.free),
        Subject::Vote(town.vote),
        Subject::Gathering(town.coming),
    ];
    for subject in all {
        moot.does(Who::Olive, posts::Hide { subject, reason: "Not here".into() });
    }
    let [photo, comment] = ["Xylophone thief", "Xylophone echo"].map(|of| photo_of(of).photo.concat());
    let secrets =
        ["Xylophone", "Plant trees", "Sweep", "Mill Lane", "Rude words", "Summer gathering", &photo, &comment];
    for who in [Who::Stranger, Who::Waiting, Who::Paused, Who::Ben] {
        // The job is Ben's own.
        let secrets: Vec<&str> = secrets.into_iter().filter(|it| who != Who::Ben || *it != "Sweep").collect();
        look_for(moot, viewer(moot, who), &secrets);
    }
    let seen: String = all_that_is_told(moot, viewer(moot, Who::Olive)).into_iter().map(|(_, json)| json).collect();
    for secret in secrets {
        assert!(seen.contains(secret), "organisers see {secret}");
    }
}

#[test]
fn what_is_gone_is_in_no_answer_to_anybody() {
    let mut town = Town::new();
    let moot = &mut town.moot;
    moot.does(Who::Ann, posts::Withdraw { subject: Subject::Idea(town.idea) });
    let gone = [
        Subject::Job(town.free),
        Subject::Vote(town.vote),
        Subject::Gathering(town.coming),
        town.hidden,
        Subject::Group(town.closed),
    ];
    for subject in gone {
        moot.does(Who::Olive, posts::Erase { subject, reason: "Private".into() });
    }
    for who in Who::ALL {
        look_for(
            moot,
            viewer(moot, who),
            &["Plant trees", "Sweep", "Mill Lane", "Rude words", "Gritters", "It thawed", "Summer gathering"],
        );
    }
}

#[test]
fn what_is_sealed_is_told_to_nobody_but_to_whoever_took_it_on_and_asked() {
    let town = Town::new();
    let mut moot = town.moot;
    for who in Who::ALL {
        look_for(&moot, viewer(&moot, who), &[DETAILS]);
    }
    moot.does(Who::Ben, jobs::ReadDetails { job: town.sealed });
    for who in Who::ALL.into_iter().filter(|who| *who != Who::Ben) {
        look_for(&moot, viewer(&moot, who), &[DETAILS]);
    }
    let told = all_that_is_told(&moot, viewer(&moot, Who::Ben)).into_iter().filter(|(_, json)| json.contains(DETAILS));
    let told: Vec<String> = told.map(|(asked, _)| asked).collect();
    assert_eq!(told, [format!("jobs.show?id={}", town.sealed)], "on the job's own page only");
    let downloads = serde_json::to_string(&members::download(&moot.state, Who::Ben.account())).expect("plain data");
    assert!(!downloads.contains(DETAILS) && downloads.contains("reading"), "{downloads}");
}

#[test]
fn names_and_ids_of_members_stay_where_they_belong() {
    let mut town = Town::new();
    town.moot.does(Who::Cal, members::RenewFeed {});
    let feed = town.moot.view(Who::Cal, members::Me {}).feed.expect("a feed");
    let accounts: Vec<String> = Who::ALL.iter().map(|who| who.account().to_string()).collect();
    let (code, code_there) = (town.code.clone(), town.code_there());
    let moot = &town.moot;
    for who in Who::ALL {
        let mut secrets: Vec<&str> = accounts.iter().map(String::as_str).collect();
        let waiting = Who::Waiting.name();
        if who != Who::Cal {
            secrets.push(&feed);
        }
        if who != Who::Olive {
            secrets.extend([code.as_str(), code_there.as_str()]);
            if who != Who::Waiting {
                secrets.push(&waiting);
            }
            if who != Who::Cal {
                secrets.push("Not true");
            }
        }
        look_for(moot, viewer(moot, who), &secrets);
    }
    // Cal never showed a name but on what is hidden.
    for who in [Who::Stranger, Who::Waiting, Who::Paused, Who::Ann, Who::Ben] {
        look_for(moot, viewer(moot, who), &[&Who::Cal.name(), &Who::Cal.member().to_string()]);
    }
    let helper: MemberId = town.helper;
    look_for(moot, Viewer::STRANGER, &["Fay", &helper.to_string()]);
    assert!(!moot.book().contains(&helper.to_string()), "who is in a group is not minuted");
}
