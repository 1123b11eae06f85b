//! What was once written can be read for ever: books, private rows and commands kept in
//! `tests/golden`, one folder for each time they were written. A folder is never written again:
//! when a kind of event, row or command is new, `write_another_folder` adds one that has it.

use std::collections::BTreeSet;
use std::path::PathBuf;

use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};

use super::town::{Town, call, raise};
use crate::book::Head;
use crate::community::{Kind, Visibility};
use crate::photos::Chosen;
use crate::query::{NAMES, answer};
use crate::testing::{Moot, Who};
use crate::time::Span;
use crate::{
    Act, Caller, Change, Command, Event, Row, State, Subject, Viewer, apply, comments, community, gatherings, groups,
    ideas, issues, jobs, members, posts, votes,
};

fn golden() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

/// The lines of a file of every folder, by folder.
fn lines(file: &str) -> Vec<Vec<String>> {
    let folders = std::fs::read_dir(golden()).expect("there are golden files");
    let mut folders: Vec<PathBuf> = folders.map(|folder| folder.expect("can be listed").path()).collect();
    folders.sort();
    let read = |folder: &PathBuf| std::fs::read_to_string(folder.join(file)).expect("every folder has every file");
    folders.iter().map(|folder| read(folder).lines().map(str::to_owned).collect()).collect()
}

/// The kinds that serde knows of: it names them when it meets one that it does not.
fn kinds<T: DeserializeOwned>(unknown: Value) -> Vec<String> {
    let told = serde_json::from_value::<T>(unknown).err().map(|error| error.to_string()).unwrap_or_default();
    told.split('`').skip(3).step_by(2).map(str::to_owned).collect()
}

/// Every `noun.kind` of events or rows.
fn all_kinds<T: DeserializeOwned>(tag: &str) -> BTreeSet<String> {
    let nouns = kinds::<T>(json!({ "noun": "?" }));
    let of = |noun: &String| {
        let found = kinds::<T>(json!({ "noun": noun, tag: "?" }));
        found.into_iter().map(move |kind| format!("{noun}.{kind}")).collect::<Vec<_>>()
    };
    nouns.iter().flat_map(of).collect()
}

fn kind_of(value: &impl Serialize, tag: &str) -> String {
    let value = serde_json::to_value(value).expect("plain data");
    format!("{}.{}", value["noun"].as_str().unwrap_or_default(), value[tag].as_str().unwrap_or_default())
}

/// Whether what was read still says all that was written.
fn keeps(written: &Value, read: &Value) -> bool {
    match (written, read) {
        (Value::Object(written), Value::Object(read)) => {
            written.iter().all(|(name, value)| read.get(name).is_some_and(|read| keeps(value, read)))
        }
        (Value::Array(written), Value::Array(read)) => {
            written.len() == read.len() && written.iter().zip(read).all(|(written, read)| keeps(written, read))
        }
        _ => written == read,
    }
}

fn read<T: DeserializeOwned + Serialize>(line: &str) -> T {
    let value: T = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
    let written: Value = serde_json::from_str(line).expect("it is JSON");
    assert!(keeps(&written, &serde_json::to_value(&value).expect("plain data")), "something is lost of {line}");
    value
}

/// What is missing among the golden files, if anything.
fn missing() -> Vec<String> {
    let mut wanted = all_kinds::<Event>("kind");
    for line in lines("book.jsonl").concat() {
        let minute: Value = serde_json::from_str(&line).expect("it is JSON");
        wanted.remove(&kind_of(&minute["event"], "kind"));
    }
    let mut rows = all_kinds::<Row>("row");
    for line in lines("rows.jsonl").concat() {
        rows.remove(&kind_of(&read::<Row>(&line), "row"));
    }
    let mut acts: BTreeSet<String> = Act::NAMES.iter().map(|name| (*name).to_owned()).collect();
    for line in lines("commands.jsonl").concat() {
        acts.remove(read::<Command>(&line).act.name());
    }
    wanted.into_iter().chain(rows).chain(acts).collect()
}

#[test]
fn every_kind_is_among_the_golden_files() {
    assert!(all_kinds::<Event>("kind").contains("community.founded"));
    assert!(all_kinds::<Row>("row").contains("member.author"));
    assert_eq!(missing(), Vec::<String>::new());
}

#[test]
fn golden_books_fold_and_can_be_looked_at() {
    for ((book, rows), head) in lines("book.jsonl").iter().zip(lines("rows.jsonl")).zip(lines("head.txt")) {
        let mut state = State::default();
        let mut at = Head::default();
        for line in book {
            let (entry, next) = at.open(line.as_bytes()).expect("the chain holds");
            let minute: Value = serde_json::from_str(line).expect("it is JSON");
            assert!(keeps(&minute["event"], &serde_json::to_value(&entry.event).expect("plain data")), "{line}");
            apply(&mut state, entry.at, &Change::Event(entry.event));
            at = next;
        }
        assert_eq!(at.to_string(), head.concat());
        for line in rows {
            apply(&mut state, at.at, &Change::Put(read(&line)));
        }
        let organiser = state.private.members.active().find(|member| member.organiser).expect("one always stays");
        let viewer = Viewer::of(organiser);
        for name in NAMES {
            let told = answer(name, "", &state, viewer, at.at);
            assert!(told.is_ok() || told == Err(crate::Refusal::NotThatForm), "{name}");
        }
        for seq in 1..=at.seq {
            assert!(answer("record.entry", &format!("seq={seq}"), &state, viewer, at.at).is_ok());
        }
        let gone: Vec<&Subject> = state.community.gone.keys().collect();
        assert!(gone.len() > 2);
        let redacted = |subject: &&Subject| state.community.title(**subject).is_none_or(|it| state.text(it).is_none());
        assert!(gone.iter().all(redacted));
    }
}

#[test]
#[ignore = "adds a folder of golden files that has the kinds that are new"]
fn write_another_folder() {
    let (moot, commands) = story();
    let number = std::fs::read_dir(golden()).map_or(0, Iterator::count) + 1;
    let folder = golden().join(number.to_string());
    std::fs::create_dir_all(&folder).expect("can be written");
    let write = |file: &str, lines: Vec<String>| {
        std::fs::write(folder.join(file), lines.join("\n") + "\n").expect("can be written");
    };
    write("book.jsonl", moot.minutes.iter().map(|bytes| String::from_utf8_lossy(bytes).into_owned()).collect());
    write("rows.jsonl", moot.rows.values().map(json).collect());
    write("commands.jsonl", commands.iter().map(json).collect());
    write("head.txt", vec![moot.head.to_string()]);
    assert_eq!(missing(), Vec::<String>::new());
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("plain data")
}

/// A community to which everything happened that can happen, and a command of every kind.
fn story() -> (Moot, Vec<Command>) {
    let town = Town::of(Kind::Place, Visibility::Public);
    let mut moot = town.moot.clone();
    let commands = town.samples().into_iter().zip(1_u128..);
    let commands = commands.map(|(act, n)| Command { id: crate::ids::CommandId(uuid::Uuid::from_u128(n)), act });
    let commands: Vec<Command> = commands.collect();
    let (issue, idea, group, job) = (town.issue, town.idea, town.group, town.job);
    let words = || "Some words".to_owned();
    let sample = |name: &str| commands.iter().find(|it| it.act.name() == name).expect("a sample of each").act.clone();
    let kinds = vec![Kind::Place, Kind::Interest];
    let link = |yes| ideas::LinkIssue { idea, issue: issue.to_string(), yes };

    let settles = ["community.describe", "community.set_categories", "community.poster_printed", "post.unhide"];
    for name in settles.into_iter().chain(["member.confirm", "member.make_code"]) {
        moot.does(Who::Olive, sample(name));
    }
    moot.does(Who::Olive, community::SetKinds { kinds });
    let (visibility, joining) = (Visibility::Members, community::Joining::Approval);
    moot.does(Who::Olive, community::SetAccess { visibility, joining });
    for name in ["member.renew_feed", "member.declare", "issue.me_too", "issue.offer_help", "idea.support", "vote.cast"]
    {
        moot.does(Who::Ann, sample(name));
    }
    moot.does(Who::Ann, issues::Answer { issue: town.fixed, fixed: false, words: words() });
    moot.act_as(Caller::System, sample("issue.import")).expect("the system may");
    moot.act_as(Caller::System, sample("vote.import")).expect("the system may");
    moot.does(Who::Ann, sample("idea.edit"));
    moot.does(Who::Ann, link(true));
    moot.does(Who::Ann, link(false));
    moot.does(Who::Ben, sample("group.describe"));
    moot.does(Who::Ben, groups::Reopen { group: town.closed });
    for name in ["job.describe", "job.renew", "job.read_details"] {
        moot.does(Who::Ben, sample(name));
    }
    moot.does(Who::Ben, jobs::Reopen { job: town.done });
    moot.does(Who::Ben, jobs::Cancel { job: town.free, reason: words() });
    let fence: Act = sample("job.add");
    moot.does(Who::Ben, fence);

    let by_request = groups::Joining::ByRequest;
    let form = groups::Form { name: "Singers".into(), purpose: words(), joining: by_request };
    let singers = moot.does(Who::Ben, form).into();
    moot.does(Who::Ann, groups::Join { group: singers, show_me: true });
    moot.does(Who::Ann, posts::TellOrganiser { subject: Subject::Issue(issue), words: words() });

    // Some of it goes again: hidden, withdrawn, erased, left without a name.
    moot.does(Who::Olive, posts::Hide { subject: Subject::Job(job), reason: words() });
    moot.does(Who::Ann, posts::Withdraw { subject: town.comment });
    moot.does(Who::Olive, posts::Erase { subject: Subject::Idea(town.agreed), reason: words() });
    moot.does(Who::Olive, posts::Erase { subject: town.hidden, reason: words() });
    let with_grace = votes::Call { grace: "24".into(), ..call(&moot, "A bench by the pond?", None) };
    let short: crate::ids::VoteId = moot.does(Who::Olive, with_grace).into();
    moot.does(Who::Olive, votes::Cancel { vote: short, reason: words() });
    moot.does(Who::Olive, gatherings::Close { gathering: town.on });
    moot.does(Who::Olive, gatherings::Cancel { gathering: town.coming, reason: words() });
    let gathering: crate::ids::GatheringId = moot.does(Who::Olive, sample("gathering.call")).into();
    let code_there = moot.state.private.gatherings.code(gathering).expect("it is on").to_owned();
    moot.does(Who::Ann, gatherings::CheckIn { gathering, code: code_there });
    let of_those_there = votes::Call { gathering: gathering.to_string(), ..call(&moot, "Tea?", None) };
    moot.does(Who::Olive, of_those_there);
    moot.does(Who::Cal, raise("Loose stone"));
    moot.does(Who::Cal, members::EraseMe { posts: members::Posts::KeepWithoutName });
    moot.does(Who::Ben, groups::StandDown { group, member: None });
    moot.does(Who::Olive, members::Appoint { member: Who::Ben.member() });
    moot.does(Who::Olive, members::StandDown { member: Who::Ben.member() });
    moot.wait(Span::MINUTE);
    let on = Subject::Issue(issue);
    moot.does(
        Who::Ben,
        comments::Post { on, body: "The last word".into(), show_name: true, photos: Chosen::default() },
    );
    let member = Who::Ann.member();
    moot.does(Who::Olive, members::ReplacePhone { member });
    let opens = members::Opens::Replacement { member };
    let code = moot.state.private.members.codes().find(|code| code.opens == opens).expect("just made").code.clone();
    moot.does(Who::Stranger, members::Join { name: String::new(), code });
    (moot, commands)
}
