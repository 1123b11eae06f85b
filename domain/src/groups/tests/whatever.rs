//! Whatever people do with issues, ideas, groups and jobs, the rules hold and nobody is given away.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::*;
use crate::comments::Post;
use crate::ideas::{Edit, LinkIssue, Stage, Support};
use crate::ids::{IssueId, JobId};
use crate::jobs;
use crate::photos::Chosen;
use crate::testing::answered;
use crate::time::Span;
use crate::{Act, Map, change};

/// What private details begin with.
const SEALED: &str = "Behind the blue door";

/// Something somebody tries; whom and what it is about is chosen from what there is by then.
#[derive(Debug, Clone)]
struct Try {
    who: Who,
    what: usize,
    group: Index,
    job: Index,
    idea: Index,
    issue: Index,
    other: Who,
    yes: bool,
    number: u8,
    text: &'static str,
}

fn tries() -> impl Strategy<Value = Try> {
    let members = || select(vec![Who::Ann, Who::Ben, Who::Cal, Who::Olive]);
    let who = || prop_oneof![4 => members(), 1 => select(Who::ALL.to_vec())];
    let things = (any::<Index>(), any::<Index>(), any::<Index>(), any::<Index>());
    let text = select(vec!["", " ", "Paint", "- One\n\n* Two", "2023-11-20T06:00", "</textarea>\u{202e}", "7"]);
    (who(), 0..36_usize, things, who(), any::<bool>(), 0..8_u8, text).prop_map(
        |(who, what, (group, job, idea, issue), other, yes, number, text)| Try {
            who,
            what,
            group,
            job,
            idea,
            issue,
            other,
            yes,
            number,
            text,
        },
    )
}

fn one<K: Ord + Copy, V: Clone>(all: &Map<K, V>, which: Index, none: K) -> K {
    let keys: Vec<K> = all.keys().copied().collect();
    if keys.is_empty() { none } else { *which.get(&keys) }
}

impl Try {
    fn act(&self, moot: &Moot) -> Act {
        let community = &moot.state.community;
        let nothing = uuid::Uuid::nil();
        let group = one(&community.groups, self.group, GroupId(nothing));
        let job = one(&community.jobs, self.job, JobId(nothing));
        let idea = one(&community.ideas, self.idea, IdeaId(nothing));
        let issue = one(&community.issues, self.issue, IssueId(nothing));
        let (yes, member) = (self.yes, self.other.member());
        let text = || self.text.to_owned();
        let joining = if yes { Joining::Open } else { Joining::ByRequest };
        let linked = if yes { issue.to_string() } else { text() };
        let claim_hours = if yes { String::new() } else { self.number.to_string() };
        let subject = [Subject::Group(group), Subject::Job(job), Subject::Idea(idea), Subject::Issue(issue)]
            [usize::from(self.number % 4)];
        match self.what {
            0 => Form { name: "Walkers".into(), purpose: text(), joining }.into(),
            1..=3 => join(group, yes).into(),
            4 | 5 => AnswerRequest { group, member, yes }.into(),
            6 => Leave { group }.into(),
            7 => ShowMe { group, yes }.into(),
            8 | 9 => MakeCoordinator { group, member }.into(),
            10 => StandDown { group, member: yes.then_some(member) }.into(),
            11 => Describe { group, name: text(), purpose: "Walk".into(), joining }.into(),
            12 => Close { group, reason: text() }.into(),
            13 => Reopen { group }.into(),
            14 => {
                let needed = self.number.to_string();
                let (what, place, when, details) = ("Sweep".into(), text(), text(), text());
                jobs::Add { group, what, place, when, needed, details, issue: linked, claim_hours }.into()
            }
            15 => jobs::AddList { group, list: text() }.into(),
            16 => {
                let (what, place, when, needed, details) = ("Rake".into(), text(), text(), text(), text());
                jobs::Describe { job, what, place, when, needed, details, issue: linked, claim_hours }.into()
            }
            17..=19 => jobs::Take { job }.into(),
            20 => jobs::HandBack { job }.into(),
            21 => jobs::Finish { job, words: text(), photos: Chosen::default() }.into(),
            22 => jobs::Cancel { job, reason: text() }.into(),
            23 => jobs::Reopen { job }.into(),
            24 => Propose { why: text(), issue: linked, ..propose() }.into(),
            25 if yes => TakeUp { idea, group }.into(),
            25 => {
                let (title, why, takes, cost, cost_words) = ("Swings".into(), text(), text(), text(), text());
                Edit { idea, title, why, takes, cost, cost_words }.into()
            }
            26 => SetStage { idea, stage: Stage::ALL[usize::from(self.number) % 7], reason: text() }.into(),
            27 if yes => Support { idea, yes: self.number > 2 }.into(),
            27 => LinkIssue { idea, issue: issue.to_string(), yes: self.number > 2 }.into(),
            28 if yes => posts::Hide { subject, reason: text() }.into(),
            28 => posts::Unhide { subject }.into(),
            29 | 30 => Trust { group, member, yes }.into(),
            31 if self.number == 0 => jobs::WriteDetails { job, words: String::new() }.into(),
            31 => jobs::WriteDetails { job, words: format!("{SEALED} {}", self.number) }.into(),
            32 => jobs::ReadDetails { job }.into(),
            33 => jobs::Renew { job }.into(),
            34 if yes => jobs::Dismiss { job }.into(),
            34 => posts::Erase { subject, reason: "Private".into() }.into(),
            _ if yes => Post { on: subject, body: text(), show_name: false, photos: Chosen::default() }.into(),
            _ => Act::from_form("issue.raise", "title=Ice&looked=on").expect("a whole form"),
        }
    }
}

/// Whoever coordinates is in the group, an open group with members is coordinated, and jobs are taken by
/// those in it and by no more than they need.
fn rules_hold(moot: &Moot) {
    let (community, private) = (&moot.state.community, &moot.state.private);
    for group in community.groups.values() {
        let members: Vec<_> = private.groups.members(group.id).collect();
        let led = !group.coordinators.is_empty() || group.closed.is_some();
        assert!(members.is_empty() || led, "nobody coordinates");
        assert!(!members.is_empty() || group.closed.is_some(), "nobody is in an open group");
        assert!(group.coordinators.keys().all(|member| private.groups.has(group.id, *member)));
    }
    for job in community.jobs.values() {
        assert!(private.jobs.count(job.id, moot.now) <= job.task.needed);
        assert!(private.jobs.takers(job.id, moot.now).all(|member| private.groups.has(job.group, member)));
    }
}

/// What is sealed is read by trusted holders of open jobs and by coordinators who ask, is on no other page,
/// and does not outlast its job.
fn seals_hold(moot: &Moot) {
    let (community, private, now) = (&moot.state.community, &moot.state.private, moot.now);
    for job in community.jobs.values() {
        let group = &community.groups[&job.group];
        let stands = job.stage == jobs::Stage::Open && group.closed.is_none();
        let gone = [Subject::Job(job.id), Subject::Group(group.id)].iter().any(|it| community.gone.contains_key(it));
        if let Some(details) = private.jobs.details(job.id, now) {
            assert!(!gone && details.until.is_none() == stands, "kept for as long as it is needed");
        }
        assert!(
            stands
                || private.jobs.takers(job.id, now).all(|member| {
                    job.stage == jobs::Stage::Open
                        || private.jobs.claim(job.id, member, now).is_some_and(|claim| claim.until.is_none())
                })
        );
        for who in Who::ALL {
            let show = |private| moot.view(who, jobs::Show { id: job.id, private }).details_words;
            let viewer = moot.state.viewer(Some(who.account()));
            let holds = private.jobs.claim(job.id, who.member(), now).is_some_and(|claim| claim.shown);
            let may = stands && viewer.is_member() && holds && moot.state.is_trusted(who.member(), group.id);
            assert!(may || show(false).is_none(), "{who:?} reads what is sealed");
            assert!(may || moot.state.coordinates(&viewer, group.id) || show(true).is_none(), "{who:?} asks for it");
        }
    }
    for key in moot.rows.keys() {
        if let change::Key::Group(Key::Trusted(group, member)) = key {
            assert!(private.groups.has(*group, *member), "trusted outside the group");
        }
    }
}

/// Every page there is, by name and fields.
fn pages(moot: &Moot) -> Vec<(&'static str, String)> {
    let community = &moot.state.community;
    let of_group = |name| community.groups.keys().map(move |id| (name, format!("id={id}")));
    let mut pages = vec![("groups.list", "which=all".into()), ("jobs.mine", String::new())];
    pages.extend([("ideas.list", "sort=support".into()), ("issues.list", "status=all".into())]);
    pages.extend(of_group("groups.show").chain(of_group("groups.call_sheet")));
    pages.extend(community.ideas.keys().map(|id| ("ideas.show", format!("id={id}"))));
    pages.extend(community.issues.keys().map(|id| ("issues.show", format!("id={id}"))));
    pages
}

/// Nobody is named to somebody who shares no group with them and runs nothing, unless they chose it
/// by being shown or by coordinating.
fn nobody_is_given_away(moot: &Moot) {
    let groups = &moot.state.private.groups;
    let all = || moot.state.community.groups.values();
    let in_any = |who: Who| all().any(|group| groups.has(group.id, who.member()));
    for viewer in Who::ALL.into_iter().filter(|viewer| *viewer != Who::Olive && !in_any(*viewer)) {
        let reads = moot.state.viewer(Some(viewer.account())).role >= Role::Paused;
        for person in Who::ALL {
            let open = all().any(|group| group.coordinators.contains_key(&person.member()));
            let shown = reads && all().any(|group| groups.shows(group.id, person.member()));
            if open || shown {
                continue;
            }
            for (name, fields) in pages(moot) {
                let page = answered(moot, viewer, name, &fields).unwrap_or_default();
                assert!(!page.contains(&person.name()), "{viewer:?} reads of {person:?} on {name}");
                assert!(!page.contains(&person.member().to_string()), "{viewer:?} has {person:?}'s id from {name}");
            }
        }
    }
    let book = moot.book();
    for person in [Who::Ann, Who::Ben, Who::Cal] {
        let coordinated = all().any(|group| group.names(person.member()));
        assert!(coordinated || !book.contains(&person.member().to_string()), "{person:?} is in the book");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn the_rules_hold_and_nobody_is_given_away(tries in vec(tries(), 1..60)) {
        let (mut moot, _) = with_group(Joining::ByRequest);
        for attempt in &tries {
            let act = attempt.act(&moot);
            if moot.act(attempt.who, act).is_ok() {
                rules_hold(&moot);
                seals_hold(&moot);
            }
            moot.wait(Span::MINUTE.times(i64::from(attempt.number) * 7));
        }
        nobody_is_given_away(&moot);
        prop_assert!(!moot.book().contains(SEALED));
        for who in Who::ALL {
            for (name, fields) in pages(&moot) {
                prop_assert!(!answered(&moot, who, name, &fields).unwrap_or_default().contains(SEALED), "{}", name);
            }
        }
        let folded = moot.refolded();
        for who in Who::ALL {
            for (name, fields) in pages(&moot) {
                prop_assert_eq!(answered(&moot, who, name, &fields), answered(&folded, who, name, &fields));
            }
        }
    }
}
